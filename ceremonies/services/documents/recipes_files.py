"""The file itself: its table of contents, and the slip when it changes hands."""

from collections.abc import Iterator
from textwrap import shorten

from django.utils.timezone import localdate

from ceremonies.choices import Action, DecisionKind, Matter, PaperKind, ResolutionKind
from ceremonies.documents.forms.files import (
    ContentsFacts,
    HandedFile,
    HandOverFacts,
    Paper,
    contents_snapshot,
    hand_over_snapshot,
)
from ceremonies.documents.wording import bare_number
from ceremonies.models import Candidacy, Course, Decision, Resolution
from ceremonies.models import Paper as Listed
from ceremonies.rules import forms_of
from ceremonies.selectors.courses import certificates, remark_of
from ceremonies.services.documents.gathering import letterhead, name_of, resolution_of, signs_for
from ceremonies.services.documents.recipes import Ask, AskKind, Recipe, Sheet, register
from ceremonies.services.documents.recipes_resolutions import committee_vote
from ceremonies.services.documents.recipes_unions import base_of
from members.clock import today
from members.models import Organisation

_BY_PERSON = (PaperKind.APPLICATION, PaperKind.CV, PaperKind.SELF_REVIEW)
_BY_CELL = (PaperKind.VERIFICATION, PaperKind.OPINIONS, PaperKind.RECOGNITION_OPINIONS)
_BY_HELPER = (PaperKind.INTRODUCTION, PaperKind.HELPER_REMARKS)
_BY_CLASS = (PaperKind.CERTIFICATE, PaperKind.NEW_MEMBER_CLASS)
_ENDINGS = (DecisionKind.STRIKING_OFF, DecisionKind.LEAVING, DecisionKind.CANCELLATION)
_LONGEST_NOTE = 200
_DECISIONS = {Matter.ADMISSION: DecisionKind.ADMISSION, Matter.RECOGNITION: DecisionKind.RECOGNITION}


def contents_of(candidacy: Candidacy) -> list[Paper]:
    """What the file holds, matter by matter: papers of the checklist, resolutions, the decision; how it ended."""
    of_matters = [paper for matter in _DECISIONS for paper in _contents(candidacy, matter)]
    return [*of_matters, *_ending(candidacy)]


def _ending(candidacy: Candidacy) -> Iterator[Paper]:
    """Struck off, let go, cancelled: resolution and decision. Who has died has no decision, but a note of the day."""
    matter = Matter.STRIKING_OFF
    leaving = [each for each in candidacy.resolutions.all() if each.kind == ResolutionKind.LEAVING]
    struck = [resolution_of(candidacy, matter, ResolutionKind.CELL), committee_vote(candidacy, matter)]
    yield from (_of_resolution(each) for each in [*filter(None, struck), *leaving] if not each.superseded)
    decided = [each for each in candidacy.decisions.all() if each.kind in _ENDINGS and not each.is_void]
    yield from map(_of_decision, decided)
    for step in candidacy.steps.all():
        if step.action == Action.RECORD_DEATH:
            yield Paper(
                title=step.get_action_display(),
                day=localdate(step.at),
                issuer=str(step.desk),
                note=shorten(step.reason, _LONGEST_NOTE, placeholder=" (xem hồ sơ)"),
            )


def _of_resolution(resolution: Resolution) -> Paper:
    return Paper(
        title=f"{resolution.get_kind_display()}, việc {resolution.get_matter_display().lower()}",
        number=bare_number(resolution.number),
        day=resolution.held_on,
        issuer=str(resolution.body),
    )


def _of_decision(decision: Decision) -> Paper:
    return Paper(
        title=decision.get_kind_display(),
        number=bare_number(decision.number_text),
        day=decision.issued_on,
        issuer=str(decision.organisation),
    )


def _contents(candidacy: Candidacy, matter: Matter) -> Iterator[Paper]:
    kinds = [entry["kind"] for entry in forms_of(candidacy.policy.data, candidacy.route, matter)]
    gathered = [each for each in candidacy.papers.all() if each.kind in kinds and each.issued_on]
    for paper in sorted(gathered, key=lambda each: (kinds.index(each.kind), each.position)):
        course = _class_of(candidacy, paper)
        told = course is not None and remark_of(course).startswith(paper.note)
        yield Paper(
            title=paper.get_kind_display(),
            number=bare_number(paper.number),
            day=paper.issued_on,
            issuer=course.organiser if course else _author(candidacy, paper),
            sheets=paper.pages,
            note="" if told else paper.note,
        )
    below = [resolution_of(candidacy, matter, kind) for kind in (ResolutionKind.CELL, ResolutionKind.SECTION)]
    yield from map(_of_resolution, filter(None, [*below, committee_vote(candidacy, matter)]))
    issued = [each for each in candidacy.decisions.all() if each.kind == _DECISIONS[matter]]
    yield from (_of_decision(each) for each in issued if not each.is_void)


def _class_of(candidacy: Candidacy, paper: Listed) -> Course | None:
    """The class whose results gave the certificate: who held it issued it."""
    if paper.kind not in _BY_CLASS:
        return None
    same = {"certificate_number": paper.number, "certificate_on": paper.issued_on}
    passed = certificates(candidacy.person).filter(**same).first()
    return passed.course if passed else None


def _author(candidacy: Candidacy, paper: Listed) -> str:
    """Who wrote it, as far as the kind of paper says."""
    kind, day = PaperKind(paper.kind), paper.issued_on
    if kind in _BY_HELPER:
        helpers = [one for one in candidacy.helpers.all() if one.starts_on <= day <= (one.ends_on or day)]
        return str(helpers[paper.position - 1]) if len(helpers) >= paper.position else ""
    if kind in _BY_PERSON:
        return candidacy.person.full_name
    if kind == PaperKind.UNION_RESOLUTION and candidacy.nominator:
        return str(base_of(candidacy.nominator))
    return str(candidacy.cell) if kind in _BY_CELL else ""


def _keeper(candidacy: Candidacy, about) -> Organisation:
    """Whose desk the file is on; a closed one goes to the committee."""
    return candidacy.desk or candidacy.committee or candidacy.cell


def _contents_facts(candidacy: Candidacy, about, sheet: Sheet) -> ContentsFacts:
    person, keeper = candidacy.person, _keeper(candidacy, None)
    record = getattr(person, "party_record", None)
    return ContentsFacts(
        **letterhead(keeper, sheet),
        person_name=person.full_name,
        birth_date=person.birth_date,
        cell_name=str(candidacy.cell),
        file_number=record.file_number if record else "",
        papers=contents_of(candidacy),
        is_member=candidacy.ceremony_on is not None,
        signs_for=signs_for(keeper, sheet.dated or today()),
    )


def _hand_over(candidacy: Candidacy, about, sheet: Sheet) -> HandOverFacts:
    papers, person = contents_of(candidacy), candidacy.person
    sheets = [paper.sheets for paper in papers]
    return HandOverFacts(
        **letterhead(_keeper(candidacy, None), sheet),
        handed_on=sheet.dated or today(),
        giver_body=str(_keeper(candidacy, None)),
        taker_name=sheet.said("taker_name"),
        taker_office=sheet.said("taker_office"),
        taker_body=sheet.said("taker_body"),
        reason=sheet.said("reason"),
        files=[
            HandedFile(
                person_name=person.full_name,
                birth_date=person.birth_date,
                cell_name=str(candidacy.cell),
                papers=len(papers),
                sheets=sum(sheets) if None not in sheets else None,
                note=sheet.said("note"),
            )
        ],
    )


def _no_papers(candidacy: Candidacy, about) -> list[str]:
    return [] if contents_of(candidacy) else ["Hồ sơ chưa có giấy tờ nào đã ghi ngày."]


register(
    Recipe(
        kind="file_contents",
        order=190,
        subject=Candidacy,
        issuer=_keeper,
        facts=_contents_facts,
        snapshot=contents_snapshot,
        unnumbered=True,
        applies=lambda candidacy: candidacy.dossier_started_on is not None,
        lacking=_no_papers,
    ),
    Recipe(
        kind="handover_slip",
        order=195,
        subject=Candidacy,
        issuer=_keeper,
        facts=_hand_over,
        snapshot=hand_over_snapshot,
        unnumbered=True,
        applies=lambda candidacy: candidacy.dossier_started_on is not None,
        lacking=_no_papers,
        asks=(
            Ask("taker_name", "Họ và tên người nhận", AskKind.LINE, required=True),
            Ask("taker_office", "Chức vụ người nhận", AskKind.LINE, required=True),
            Ask("taker_body", "Tổ chức của người nhận", AskKind.LINE, required=True),
            Ask("reason", "Giao nhận về việc gì", AskKind.LINE, required=True),
            Ask("note", "Ghi chú", AskKind.LINE),
        ),
        initial=lambda candidacy, about: {
            "taker_body": name_of(candidacy.committee),
            "reason": "về việc chuyển hồ sơ để xem xét, quyết định",
        },
    ),
)
