"""One paper about several files: the lists laid before a meeting (trích ngang), the slip on which files change hands.

The subject is the batch in which the files were chosen.
"""

from datetime import date

from ceremonies.choices import DecisionKind, Matter, PaperKind, ResolutionKind
from ceremonies.documents.forms.files import HandedFile, HandOverFacts, hand_over_snapshot
from ceremonies.documents.forms.proposal_lists import (
    AdmissionListFacts,
    AdmissionRow,
    RecognitionListFacts,
    RecognitionRow,
    admission_list_snapshot,
    recognition_list_snapshot,
)
from ceremonies.documents.wording import bare_number, office_date
from ceremonies.models import Candidacy, PaperBatch, Resolution
from ceremonies.selectors.decisions import still_valid
from ceremonies.services.documents.gathering import letterhead, name_of
from ceremonies.services.documents.recipes import Ask, AskKind, Recipe, Sheet, register
from members.choices import OrganisationKind, Tree
from members.models import Organisation

_RELATED = ("person__department", "cell", "committee", "policy")
_PREFETCHED = (
    "resolutions__body",
    "decisions__number",
    "papers",
    "helpers__person",
    "person__memberships__organisation",
)
_NOTE = Ask("note", "Ghi chú chung cho mọi dòng", AskKind.LINE)


def files_of(batch: PaperBatch) -> list[Candidacy]:
    """In the order chosen."""
    found = Candidacy.objects.select_related(*_RELATED).prefetch_related(*_PREFETCHED).in_bulk(batch.files)
    return [found[key] for key in batch.files if key in found]


def _listed(batch: PaperBatch, sheet: Sheet, matter: str) -> dict:
    return letterhead(batch.organisation, sheet) | {
        "signs_for": _body(batch.organisation),
        "made_by": batch.actor.full_name,
        "summary": f"trích ngang đề nghị {matter}",
    }


def _body(organisation: Organisation) -> str:
    return "Chi bộ" if organisation.kind == OrganisationKind.PARTY_CELL else "Đảng ủy"


def _admission(batch: PaperBatch, about, sheet: Sheet) -> AdmissionListFacts:
    rows = [_admission_row(file, sheet.said("note")) for file in files_of(batch)]
    return AdmissionListFacts(**_listed(batch, sheet, "kết nạp đảng viên"), rows=rows)


def _admission_row(file: Candidacy, note: str) -> AdmissionRow:
    person = file.person
    return AdmissionRow(
        name=person.full_name,
        birth_date=person.birth_date,
        sex=person.get_sex_display(),
        ethnicity=person.ethnicity,
        religion=person.religion,
        native_place=person.native_place,
        education=person.education,
        work=_work(file),
        union_joined_on=_union_joined_on(file),
        certificate=_paper(file, PaperKind.CERTIFICATE),
        introducers=", ".join([*_union(file), *(each.person.full_name for each in _helping(file))]),
        cell_resolution=_vote(file, Matter.ADMISSION, ResolutionKind.CELL),
        committee_resolution=_vote(file, Matter.ADMISSION, ResolutionKind.COMMITTEE),
        note=note,
    )


def _recognition(batch: PaperBatch, about, sheet: Sheet) -> RecognitionListFacts:
    rows = [_recognition_row(file, sheet.said("note")) for file in files_of(batch)]
    return RecognitionListFacts(**_listed(batch, sheet, "công nhận đảng viên chính thức"), rows=rows)


def _recognition_row(file: Candidacy, note: str) -> RecognitionRow:
    person, decision = file.person, _admitting(file)
    return RecognitionRow(
        name=person.full_name,
        birth_date=person.birth_date,
        sex=person.get_sex_display(),
        native_place=person.native_place,
        work=_work(file),
        decision=_cited(decision.number_text, decision.issued_on),
        admitted_on=file.ceremony_on,
        probation_ends_on=file.probation_ends_on,
        member_class=_paper(file, PaperKind.NEW_MEMBER_CLASS),
        helper=", ".join(each.person.full_name for each in _helping(file)),
        cell_resolution=_vote(file, Matter.RECOGNITION, ResolutionKind.CELL),
        note=note,
    )


def _not_admitted(batch: PaperBatch, about) -> list[str]:
    without = [str(file.person) for file in files_of(batch) if not (file.ceremony_on and _admitting(file))]
    return (
        [f"Chưa được kết nạp nên không ghi được vào danh sách này: {', '.join(without)}."] if without else []
    )


def _admitting(file: Candidacy):
    decisions = still_valid(file.decisions.all())
    return next((each for each in decisions if each.kind == DecisionKind.ADMISSION), None)


def _work(file: Candidacy) -> str:
    return ", ".join(part for part in (file.person.job_title, name_of(file.person.department)) if part)


def _union_joined_on(file: Candidacy) -> date | None:
    days = [
        each.joined_on
        for each in file.person.memberships.all()
        if each.organisation.tree == Tree.YOUTH and each.joined_on
    ]
    return min(days, default=None)


def _paper(file: Candidacy, kind: PaperKind) -> str:
    found = next((each for each in file.papers.all() if each.kind == kind and each.issued_on), None)
    return _cited(found.number, found.issued_on) if found else ""


def _helping(file: Candidacy) -> list:
    return [each for each in file.helpers.all() if each.ends_on is None]


def _union(file: Candidacy) -> list[str]:
    """The executive whose resolution introduces the person."""
    resolved = (each for each in file.resolutions.all() if _is(each, Matter.ADMISSION, ResolutionKind.UNION))
    return [f"BCH {each.body}" for each in resolved]


def _vote(file: Candidacy, matter: Matter, kind: ResolutionKind) -> str:
    """ "05-NQ/CB, 03/9/2026, 9/11"."""
    found = next((each for each in file.resolutions.all() if _is(each, matter, kind)), None)
    if found is None:
        return ""
    count = f", {found.votes_for}/{found.entitled}" if found.entitled else ""
    return f"{_cited(found.number, found.held_on)}{count}"


def _is(resolution: Resolution, matter: Matter, kind: ResolutionKind) -> bool:
    return not resolution.superseded and (resolution.matter, resolution.kind) == (matter, kind)


def _cited(number: str, day: date) -> str:
    return ", ".join(part for part in (bare_number(number), office_date(day)) if part)


def _handed(batch: PaperBatch, about, sheet: Sheet) -> HandOverFacts:
    return HandOverFacts(
        **letterhead(batch.organisation, sheet),
        handed_on=sheet.dated,
        giver_body=batch.organisation.name,
        taker_name=sheet.said("taker_name"),
        taker_office=sheet.said("taker_office"),
        taker_body=sheet.said("taker_body"),
        reason=sheet.said("reason"),
        files=[_handed_file(file) for file in files_of(batch)],
    )


def _handed_file(file: Candidacy) -> HandedFile:
    """Papers that are there; sheets when all of them are counted."""
    there = [paper for paper in file.papers.all() if paper.issued_on]
    pages = [paper.pages for paper in there]
    return HandedFile(
        person_name=file.person.full_name,
        birth_date=file.person.birth_date,
        cell_name=file.cell.name,
        papers=len(there),
        sheets=sum(pages) if pages and None not in pages else None,
    )


register(
    Recipe(
        kind="proposal_list",
        subject=PaperBatch,
        issuer=lambda batch, about: batch.organisation,
        facts=_admission,
        snapshot=admission_list_snapshot,
        unnumbered=True,
        asks=(_NOTE,),
    ),
    Recipe(
        kind="recognition_list",
        subject=PaperBatch,
        issuer=lambda batch, about: batch.organisation,
        facts=_recognition,
        snapshot=recognition_list_snapshot,
        unnumbered=True,
        lacking=_not_admitted,
        asks=(_NOTE,),
    ),
    Recipe(
        kind="handover_slip",
        subject=PaperBatch,
        issuer=lambda batch, about: batch.organisation,
        facts=_handed,
        snapshot=hand_over_snapshot,
        unnumbered=True,
        asks=(
            Ask(
                "reason", "Về việc giao nhận", AskKind.LINE, required=True, help_text="Ví dụ: trình kết nạp."
            ),
            Ask("taker_name", "Họ và tên người nhận", AskKind.LINE, required=True),
            Ask("taker_office", "Chức vụ của người nhận", AskKind.LINE, required=True),
            Ask("taker_body", "Tổ chức nhận", AskKind.LINE, required=True),
        ),
    ),
)
