"""The file itself: its checklist, where it goes next, its end."""

from datetime import date

from ceremonies.choices import CourseKind, Matter, PaperKind, ResolutionKind
from ceremonies.models import Candidacy, Paper
from ceremonies.rules import forms_of
from ceremonies.selectors.courses import certificates, remark_of
from ceremonies.selectors.facts import authority_facts
from ceremonies.selectors.organisations import authority_of, committee_of, section_of
from ceremonies.services.candidacies import lay_out_consent
from ceremonies.services.effects.base import (
    Effect,
    refuse_before_earlier,
    refuse_future,
    write_resolution,
)
from members.clock import today
from members.models import Person

_LONGEST_NOTE = Paper._meta.get_field("note").max_length
_PROVES = {
    CourseKind.AWARENESS: PaperKind.CERTIFICATE,
    CourseKind.NEW_MEMBERS: PaperKind.NEW_MEMBER_CLASS,
}


class OpenDossier(Effect):
    """Lays out the checklist of the route; `started_on` is the anchor of the twelve months (06-HD/TW §5.4)."""

    def apply(self, candidacy, *, actor, reason, started_on: date) -> None:
        refuse_future(started_on)
        refuse_before_earlier(candidacy, started_on)
        candidacy.dossier_started_on = started_on
        _lay_out(candidacy, Matter.ADMISSION)
        lay_out_consent(candidacy)


class OpenRecognition(Effect):
    """Lays out the papers of recognition (38-HD/BTCTW §II.1.1 c); after a move they are there already."""

    def apply(self, candidacy, *, actor, reason) -> None:
        _lay_out(candidacy, Matter.RECOGNITION)


def _lay_out(candidacy: Candidacy, matter: Matter) -> None:
    there = set(candidacy.papers.values_list("kind", "position"))
    papers = [
        Paper(candidacy=candidacy, kind=PaperKind(entry["kind"]), position=position)
        for entry in forms_of(candidacy.policy.data, candidacy.route, matter)
        for position in range(1, entry["copies"] + 1)
        if (entry["kind"], position) not in there
    ]
    _fill_certificates(papers, candidacy.person)
    _fill_union_resolution(papers, candidacy)
    Paper.objects.bulk_create(papers)


def _fill_certificates(papers: list[Paper], person: Person) -> None:
    """What the classes of the person say already need not be written again."""
    latest = {
        _PROVES[CourseKind(each.course.kind)]: each
        for each in certificates(person).order_by("certificate_on")
    }
    for paper in papers:
        passed = latest.get(paper.kind)
        if passed:
            paper.issued_on, paper.number = passed.certificate_on, passed.certificate_number
            paper.note = remark_of(passed.course)[:_LONGEST_NOTE]


def _fill_union_resolution(papers: list[Paper], candidacy: Candidacy) -> None:
    """The union wrote number and day of its resolution down when it passed it."""
    resolved = candidacy.resolutions.filter(kind=ResolutionKind.UNION, superseded=False).first()
    for paper in papers:
        if resolved and paper.kind == PaperKind.UNION_RESOLUTION:
            paper.issued_on, paper.number = resolved.held_on, resolved.number


class Send(Effect):
    def apply(self, candidacy, *, actor, reason) -> None:
        candidacy.sent_on = today()


class ForwardToCommittee(Effect):
    """Finds the committees anew: the tree may have changed since the file was opened."""

    def facts(self, candidacy, **details) -> dict:
        return authority_facts(candidacy.cell, today())

    def apply(self, candidacy, *, actor, reason) -> None:
        find_bodies(candidacy)


class ForwardToSection(Effect):
    def apply(self, candidacy, *, actor, reason) -> None:
        find_bodies(candidacy)


def find_bodies(candidacy: Candidacy) -> None:
    """The bodies above the cell as the tree stands today."""
    candidacy.section = section_of(candidacy.cell)
    candidacy.committee = committee_of(candidacy.cell)
    candidacy.authority = authority_of(candidacy.cell, today())[0]


class Appraise(Effect):
    """The section committee reports on the cell's resolution and passes the file on (7-KNĐ, 14-KNĐ); it does not vote.

    `number`, `held_on` of the report, `conclusion` its words.
    """

    def day(self, *, held_on: date, **details) -> date:
        return held_on

    def facts(self, candidacy, **details) -> dict:
        return authority_facts(candidacy.cell, today())

    def apply(self, candidacy, *, actor, reason, number: str, held_on: date, conclusion: str) -> None:
        write_resolution(
            candidacy,
            ResolutionKind.SECTION,
            number=number,
            held_on=held_on,
            body=candidacy.section,
            conclusion=conclusion,
        )
        find_bodies(candidacy)


class Close(Effect):
    def apply(self, candidacy, *, actor, reason) -> None:
        candidacy.helpers.filter(ends_on__isnull=True).update(ends_on=today())
