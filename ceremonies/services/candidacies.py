"""Opening a file, the words of the nomination, and the papers of the dossier."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from ceremonies.choices import Action, PaperKind, Route, State
from ceremonies.models import Candidacy, FormerPaper, Paper, Step
from ceremonies.selectors.organisations import authority_of, committee_of, section_of
from ceremonies.selectors.papers import is_frozen, needs_consent
from ceremonies.services.dues import refresh_dues
from ceremonies.services.policies import policy_in_force
from members import clock
from members.choices import OrganisationKind
from members.clock import today
from members.models import Organisation, Person
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused
from members.services.people import change_person
from members.services.stored_files import read_file, store_file
from members.services.versions import save_version


def open_nomination(
    *,
    actor,
    person: Person,
    nominator: Organisation,
    cell: Organisation,
    route: str,
    strengths: str,
    shortcomings: str = "",
    form_key: UUID,
    list_number: str = "",
    list_dated: date | None = None,
    native_place: str = "",
) -> Candidacy:
    """A union drafts a nomination; sending the same form twice (`form_key`) answers with the first one.

    `list_number`, `list_dated`: the union's resolution as an imported list names it; `native_place`: what the
    register does not know of the person yet.
    """
    require(may(actor, "nomination.open", nominator))
    require(may(actor, "view", person))
    _refuse_other_cells(nominator, cell)
    return _open(
        actor=actor,
        person=person,
        nominator=nominator,
        cell=cell,
        route=route,
        state=State.DRAFT,
        strengths=strengths,
        shortcomings=shortcomings,
        form_key=form_key,
        list_number=list_number,
        list_dated=list_dated,
        native_place=native_place,
    )


def _refuse_other_cells(nominator: Organisation, cell: Organisation) -> None:
    """A union nominates to the cell it serves, or to one below the Party body it serves."""
    served = nominator.serves
    if served is None:
        raise Refused(
            f"{nominator} chưa ghi tổ chức đảng phụ trách nên chưa gửi đề nghị đi đâu được. Quản trị hệ thống ghi ở "
            "trang của tổ chức ấy."
        )
    below = cell.path.startswith(served.path)
    if cell.kind != OrganisationKind.PARTY_CELL or cell.closed_on or not below:
        raise Refused(f"{cell} không nhận đề nghị giới thiệu của {nominator}.")


def open_by_cell(
    *, actor, person: Person, cell: Organisation, strengths: str, form_key: UUID, native_place: str = ""
) -> Candidacy:
    """The third route: the cell itself takes up a person whom two official members introduce."""
    require(may(actor, "candidacy.open_by_cell", cell))
    require(may(actor, "view", person))
    return _open(
        actor=actor,
        person=person,
        nominator=None,
        cell=cell,
        route=Route.TWO_MEMBERS,
        state=State.RECEIVED,
        strengths=strengths,
        shortcomings="",
        form_key=form_key,
        native_place=native_place,
    )


def _open(*, actor, person, nominator, cell, state, form_key, native_place, **words) -> Candidacy:
    if person.pk == actor.person_id:
        raise Refused("Không ai được tự giới thiệu chính mình.")
    try:
        with transaction.atomic():
            if native_place:
                person.native_place = native_place
                change_person(actor=actor, person=person, version=person.version)
            candidacy = Candidacy.objects.create(
                person=person,
                nominator=nominator,
                cell=cell,
                section=section_of(cell),
                committee=committee_of(cell),
                authority=authority_of(cell, today())[0],
                policy=policy_in_force(today(), cell),
                state=state,
                desk=nominator or cell,
                desk_since=clock.now(),
                opened_on=today(),
                version=2,
                form_key=form_key,
                **words,
            )
            Step.objects.create(
                candidacy=candidacy,
                version=1,
                action=Action.OPEN,
                source="",
                target=state,
                desk=nominator or cell,
                actor=actor,
                actor_name=str(actor),
                at=clock.now(),
            )
            lay_out_consent(candidacy)
            refresh_dues(candidacy.pk)
            record(actor=actor, action="candidacy.open", obj=candidacy)
            return candidacy
    except IntegrityError:
        same = Candidacy.objects.filter(form_key=form_key, person=person).first()
        if same and same.steps.filter(version=1, actor=actor).exists():
            return same
        raise Conflict("Người này đang có một hồ sơ chưa kết thúc, không lập thêm hồ sơ mới.") from None


def lay_out_consent(candidacy: Candidacy) -> None:
    """Once, where it will be asked for; the cell writes its number and day down."""
    if needs_consent(candidacy):
        Paper.objects.get_or_create(candidacy=candidacy, kind=PaperKind.CONSENT, position=1)


def as_it_is(pk: int) -> Candidacy:
    """The file as it is now, not as the page showed it, and kept so until the transaction ends."""
    return Candidacy.objects.select_for_update(of=("self",)).select_related("cell").get(pk=pk)


@transaction.atomic
def edit_nomination(*, actor, candidacy: Candidacy, version: int) -> Candidacy:
    """The committees follow the cell."""
    require(may(actor, "nomination.edit", as_it_is(candidacy.pk)))
    _refuse_other_cells(candidacy.nominator, candidacy.cell)
    candidacy.section = section_of(candidacy.cell)
    candidacy.committee = committee_of(candidacy.cell)
    candidacy.authority = authority_of(candidacy.cell, today())[0]
    fields = ["route", "strengths", "shortcomings", "cell", "section", "committee", "authority"]
    save_version(candidacy, version, fields)
    refresh_dues(candidacy.pk)
    record(actor=actor, action="candidacy.edit", obj=candidacy)
    return candidacy


_SAID = ("issued_on", "number", "pages", "note", "file", "file_name")
_BLANK = {"issued_on": None, "number": "", "pages": None, "note": "", "file": None, "file_name": ""}


def put_aside(actor, paper: Paper) -> FormerPaper:
    """What the entry said is kept beside, the entry is blank: the paper is to be made again."""
    said = {name: getattr(paper, name) for name in _SAID}
    place = {"candidacy": paper.candidacy, "kind": paper.kind, "position": paper.position}
    former = FormerPaper.objects.create(**place, **said, actor=actor, at=clock.now())
    for name, blank in _BLANK.items():
        setattr(paper, name, blank)
    save_version(paper, paper.version, list(_BLANK))
    return former


FROZEN = "Giấy tờ này là căn cứ của quyết định kết nạp, không sửa được nữa."


def edit_rule(paper: Paper) -> str:
    """The consent from above is asked for before there is a dossier (294-QĐ/TW §1.1, §3.5)."""
    return "paper.consent" if paper.kind == PaperKind.CONSENT else "paper.edit"


@transaction.atomic
def save_paper(
    *,
    actor,
    paper: Paper,
    version: int,
    content: bytes | None = None,
    file_name: str = "",
    content_type: str = "",
) -> Paper:
    """Date, number and note of one paper; `content` replaces the scan (the old file is kept on disk)."""
    candidacy = as_it_is(paper.candidacy_id)
    require(may(actor, edit_rule(paper), candidacy))
    if is_frozen(candidacy, paper.kind):
        raise Refused(FROZEN)
    if paper.issued_on and paper.issued_on > today():
        raise Refused("Ngày ghi trên giấy không được ở tương lai.")
    _refuse_the_old_one(paper)
    if content is not None:
        paper.file = store_file(content, content_type=content_type)
        paper.file_name = file_name
    save_version(paper, version, ["issued_on", "number", "pages", "note", "file", "file_name"])
    refresh_dues(paper.candidacy_id)
    record(
        actor=actor,
        action="paper.change",
        obj=paper,
        candidacy=paper.candidacy_id,
        issued_on=paper.issued_on,
        number=paper.number,
        sha256=paper.file.sha256 if paper.file else "",
    )
    return paper


@transaction.atomic
def save_papers(*, actor, papers: Iterable[tuple[Paper, int]]) -> int:
    """Several papers of one file with the version seen of each, all or none; a refusal names the paper."""
    saved = 0
    for paper, version in papers:
        try:
            save_paper(actor=actor, paper=paper, version=version)
        except Refused as refused:
            raise type(refused)(f"{paper}: {refused.message}") from refused
        saved += 1
    return saved


def _refuse_the_old_one(paper: Paper) -> None:
    """What was to be made again does not bear the day of the paper it takes the place of."""
    same = {"kind": paper.kind, "position": paper.position, "issued_on__isnull": False}
    former = FormerPaper.objects.filter(candidacy=paper.candidacy_id, **same).order_by("issued_on").last()
    if former and paper.issued_on and paper.issued_on <= former.issued_on:
        raise Refused(
            f"Giấy này phải làm lại: ngày mới phải sau ngày {former.issued_on:%d/%m/%Y} của giấy cũ."
        )


def read_paper(*, actor, paper: Paper) -> bytes:
    """The scan's bytes; the reading is written to the audit chain."""
    require(may(actor, "candidacy.view_dossier", paper.candidacy))
    record(actor=actor, action="paper.read", obj=paper, candidacy=paper.candidacy_id)
    return read_file(paper.file)
