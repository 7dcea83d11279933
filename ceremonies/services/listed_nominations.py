"""A union's list with its resolution: people, memberships and a draft for each.

A draft's history is frozen, so it is taken back by withdrawing.
"""

from uuid import uuid4

from ceremonies.choices import Action, Route, State
from ceremonies.choices import ListKind as Kind
from ceremonies.models import Candidacy
from ceremonies.resources.letterheads import resolution_in
from ceremonies.resources.nominations import FILE, MEMBERSHIP, NominationResource
from ceremonies.services.calls import answer_with_list
from ceremonies.services.candidacies import open_nomination
from ceremonies.services.workflow import act
from members.choices import Right, Tree
from members.models import Membership, Person
from members.resources.judged import Judged
from members.services.audit import record
from members.services.errors import Refused
from members.services.list_kinds import Detail, ListKind, register_kind
from members.services.listed_rows import part_of, together, write_persons, write_rows

_LABEL, _PERSON = Candidacy._meta.label_lower, Person._meta.label_lower
_ROUTES = {Tree.YOUTH: Route.YOUTH_UNION, Tree.UNION: Route.TRADE_UNION}
_MEMBERSHIP = ["joined_on", "joined_precision", "ended_on"]
_TAKEN_BACK = "Lấy lại đợt nhập."
_STAYS = "bản soạn đã rút; người và nơi sinh hoạt vẫn ở trong sổ, vì hồ sơ đã rút còn ghi tên"
_MOVED_ON = "đề nghị đã được xử lý tiếp, không còn là bản soạn"
_BY_WHOM = "Danh sách đề nghị phải do một tài khoản của tổ chức giới thiệu nhập."


class Nominations(ListKind):
    name = Kind.NOMINATIONS
    label = Kind.NOMINATIONS.label
    right = Right.DRAFT_NOMINATION
    trees = (Tree.YOUTH, Tree.UNION)
    needs_organisation = True
    help = (
        "Danh sách kèm theo nghị quyết của Đoàn hoặc công đoàn: ghi người, ngày vào và lập cho mỗi người một bản soạn "
        "đề nghị. Lấy lại đợt nhập thì các bản soạn được rút; người đã thêm vào sổ vẫn ở trong sổ."
    )
    details = (
        Detail("cell", "Chi bộ tiếp nhận (tên hoặc mã; để trống thì theo đơn vị của từng người)"),
        Detail("number", "Số nghị quyết", longest=40),
        Detail("dated", "Ngày nghị quyết", "date"),
    )
    undo_note = (
        "Đề nghị nào còn là bản soạn thì được rút. Người mới thêm và nơi sinh hoạt của họ vẫn ở trong sổ, "
        "vì hồ sơ đã rút còn ghi tên họ; các dòng ấy được kể ra sau khi lấy lại."
    )
    takes_back = (_LABEL, _PERSON)  # in this order: the draft first, then whom it goes on naming

    def resource(self, context):
        return NominationResource(context)

    def suggest(self, letterhead, organisation):
        return resolution_in(letterhead)

    def require(self, actor, organisation):
        super().require(actor, organisation)
        if actor is None:
            raise Refused(_BY_WHOM)

    def write(self, actor, judged, resource):
        people, done = write_persons(judged, resource)
        for row in judged:
            if row.instance is None:
                record(actor=actor, action="person.create", obj=people[row.number])
        memberships = write_rows(
            [(row.number, *_membership(row, people[row.number], resource)) for row in judged], _MEMBERSHIP
        )
        files = {
            row.number: self._open(actor, row, people, resource)
            for row in judged
            if resource.opens(row.instance)
        }
        answer_with_list(actor=actor, organisation=resource.nominator, files=list(files.values()))
        drafts = {
            number: {"made": [[_LABEL, file.pk, {"version": file.version}]]} for number, file in files.items()
        }
        return together(done, memberships, drafts)

    def _open(self, actor, row: Judged, people: dict[int, Person], resource: NominationResource) -> Candidacy:
        union, details = resource.nominator, resource.context.details
        words = part_of(row.cleaned, FILE)
        return open_nomination(
            actor=actor,
            person=people[row.number],
            nominator=union,
            cell=resource.cells[row.number],
            route=_ROUTES[union.tree],
            strengths=words.get("strengths", ""),
            shortcomings=words.get("shortcomings", ""),
            list_number=details.get("number") or "",
            list_dated=details.get("dated"),
            form_key=uuid4(),
        )

    def take_back(self, actor, label, pk):
        if label == _PERSON:
            return _STAYS
        candidacy = Candidacy.objects.get(pk=pk)
        if candidacy.state != State.DRAFT:
            return _MOVED_ON
        act(
            actor=actor,
            candidacy=candidacy,
            action=Action.WITHDRAW,
            version=candidacy.version,
            reason=_TAKEN_BACK,
        )
        return ""


def _membership(row: Judged, person: Person, resource: NominationResource) -> tuple[Membership, dict]:
    known = resource.membership_of(row.instance)
    return known or Membership(person=person, organisation=resource.nominator), part_of(
        row.cleaned, MEMBERSHIP
    )


register_kind(Nominations())
