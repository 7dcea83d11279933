"""The days of a file from which deadlines run."""

from collections.abc import Iterable
from datetime import date

from ceremonies.choices import CourseKind, DecisionKind, Matter, PaperKind, ResolutionKind
from ceremonies.models import Candidacy
from ceremonies.selectors.decisions import still_valid

#: What has to be at hand, for many files at once.
RELATED = ("resolutions", "decisions__number", "helpers", "papers", "moves", "person__attendances__course")


def key_dates(candidacy: Candidacy) -> dict[str, date | None]:
    """By the names of `ceremonies.rules.deadlines.KEY_DATES`; `redone_on`: when a decision was cancelled."""
    resolved = {(r.matter, r.kind): r.held_on for r in candidacy.resolutions.all() if not r.superseded}
    issued = {d.kind: d.issued_on for d in still_valid(candidacy.decisions.all())}
    kinds = ResolutionKind
    cell_resolution_on = resolved.get((Matter.ADMISSION, kinds.CELL))
    moved_on = _moved(candidacy, cell_resolution_on)
    moves = [move.decided_on for move in candidacy.moves.all()] if moved_on else []
    return {
        "opened_on": candidacy.opened_on,
        "sent_on": candidacy.sent_on,
        "listed_on": candidacy.listed_on,
        "helper_on": _first(helper.starts_on for helper in candidacy.helpers.all()),
        "certificate_on": _certificate(candidacy),
        "dossier_started_on": candidacy.dossier_started_on,
        "cell_resolution_on": cell_resolution_on,
        "section_report_on": resolved.get((Matter.ADMISSION, kinds.SECTION)),
        "committee_resolution_on": resolved.get((Matter.ADMISSION, kinds.COMMITTEE)),
        "decision_issued_on": issued.get(DecisionKind.ADMISSION),
        "redone_on": issued.get(DecisionKind.CANCELLATION),
        "decision_received_on": candidacy.decision_received_on,
        "ceremony_on": candidacy.ceremony_on,
        "probation_ends_on": candidacy.probation_ends_on,
        "recognition_cell_on": resolved.get((Matter.RECOGNITION, kinds.CELL)),
        "recognition_committee_on": resolved.get((Matter.RECOGNITION, kinds.COMMITTEE)),
        "recognition_issued_on": issued.get(DecisionKind.RECOGNITION),
        "official_from": candidacy.official_from,
        "move_decided_on": max(moves, default=None),
        "moved_on": moved_on,
        "review_asked_on": candidacy.review_asked_on,
        "reviewed_on": candidacy.reviewed_on,
    }


def _moved(candidacy: Candidacy, cell_resolution_on: date | None) -> date | None:
    """Only a file that moved with its resolution is to be decided at the new place (06-HD/TW §3.9), and not while the
    old one looks at it again."""
    under_review = candidacy.review_asked_on and not candidacy.reviewed_on
    moved = None if under_review else candidacy.moved_on
    return moved if moved and cell_resolution_on and cell_resolution_on <= moved else None


def _first(days: Iterable[date]) -> date | None:
    return min(days, default=None)


def _certificate(candidacy: Candidacy) -> date | None:
    """Of the awareness class, the newest: its paper in the dossier or the class itself."""
    papers = [p.issued_on for p in candidacy.papers.all() if p.kind == PaperKind.CERTIFICATE and p.issued_on]
    classes = [
        each.certificate_on
        for each in candidacy.person.attendances.all()
        if each.passed and each.certificate_on and each.course.kind == CourseKind.AWARENESS
    ]
    return max(papers + classes, default=None)
