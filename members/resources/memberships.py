from collections.abc import Iterator
from datetime import date

from members.choices import Precision, Right, Tree, kinds_of
from members.clock import today
from members.models import Membership, Organisation
from members.models.membership import shown_partly
from members.permissions import grants_of, may
from members.resources.base import Found, ListContext
from members.resources.columns import LeaveEmpty, UnknownPlace
from members.resources.judged import Message, Read
from members.resources.known_people import KnownPeople
from members.resources.membership_columns import MembershipColumns
from members.resources.places import Places
from members.spreadsheets.reading import Cell

TREES = (Tree.PARTY, Tree.YOUTH, Tree.UNION)
NOT_YOURS = "Đồng chí không được ghi nơi sinh hoạt tại {organisation}."
LEFT = "Trong sổ, người này đã thôi sinh hoạt ngày {day}; nếu đã trở lại, hãy ghi ngày vào lại."
TAKEN = "Dòng {row} của tệp cũng ghi người này tại cùng tổ chức."


class MembershipResource(MembershipColumns):
    """Who belongs to which Party, Youth Union or Trade Union organisation. People are never created here."""

    repeated = "Người này còn ở dòng {rows} của tệp, tại cùng tổ chức."
    section = "Tổ chức"
    related = ("person", "organisation")

    class Meta(MembershipColumns.Meta):
        pass

    def __init__(self, context: ListContext | None = None):
        super().__init__(context)
        bodies = Organisation.objects.filter(kind__in=kinds_of(*TREES))
        self._places = Places(bodies, self.context.names)
        departments = Organisation.objects.filter(kind__in=kinds_of(Tree.STAFF))
        self._departments = Places(departments, {})
        self.fields["organisation"].clean_cell = self._body
        self.fields["organisation"].show = self._places.show
        self._people = KnownPeople(self.context, prefix="person__")
        self._allowed: dict[int, bool] = {}
        self._rows: dict[tuple, int] = {}

    def _body(self, cell: Cell) -> int:
        """A list of one organisation may name the departments of its members; they say nothing here."""
        try:
            return self._places.find(cell)
        except UnknownPlace as unknown:
            if self.context.organisation is not None and self._departments.knows(unknown.written):
                raise LeaveEmpty from None
            raise

    def nearest(self, name):
        return self._places.nearest(name)

    def _organisation_of(self, read: Read) -> int | None:
        chosen = self.context.organisation
        return read.values.get("organisation_id", chosen.pk if chosen else None)

    def note(self, read):
        self._people.note(read)
        super().note(read)

    def key(self, read):
        who = read.values.get("person__citizen_id") or read.who
        organisation = self._organisation_of(read)
        return (who, organisation, read.values.get("ended_on")) if who and organisation else None

    def load(self, reads):
        self._people.load(reads)
        bodies = Organisation.objects.in_bulk({self._organisation_of(read) for read in reads} - {None})
        self._bodies = {pk: body for pk, body in bodies.items() if body.tree in TREES}
        rows = Membership.objects.filter(person__in=self._people.found()).select_related(
            "person", "organisation"
        )
        if self.context.lock:
            rows = rows.select_for_update(of=("self",))
        self._known: dict[tuple, list[Membership]] = {}
        self._in_party: dict[int, Membership] = {}
        for membership in rows.order_by("pk"):
            place = (membership.person_id, membership.organisation_id)
            self._known.setdefault(place, []).append(membership)
            if membership.organisation.tree == Tree.PARTY and membership.ended_on is None:
                self._in_party[membership.person_id] = membership

    def find(self, read):
        who = self._people.find(read)
        person, body = who.known, self._bodies.get(self._organisation_of(read))
        if person is None or body is None:
            return Found(None, who.double, who.matches, who.messages)
        known = _meant(read, self._known.get((person.pk, body.pk), []))
        fresh = Membership(person=person, organisation=body)
        return Found(known or fresh, who.double, who.matches, who.messages)

    def check(self, read, found, changes):
        body = self._bodies.get(self._organisation_of(read))
        if body is None:
            if not read.unknown:
                yield Message("error", "Tổ chức", "Hãy ghi tổ chức Đảng, Đoàn hoặc Công đoàn của người này.")
            return
        membership = found.known
        if membership is None:
            return
        if membership.pk is None or changes:
            yield from self._refusals(read, membership)
        yield from _impossible(read, membership)
        yield from self._remarks(read, membership)
        place = (membership.person_id, body.pk, read.values.get("ended_on"))
        row = self._rows.setdefault(place, read.number)
        if row != read.number:
            yield Message("error", "Họ và tên", TAKEN.format(row=row))

    def _refusals(self, read: Read, membership: Membership) -> Iterator[Message]:
        """As adding and ending a membership by hand: the right over that very organisation, and never one's own."""
        own = self._people.refusal(read, membership.person, changes=False, joins=True)
        if own:
            yield own
        if not self._may_keep(membership.organisation):
            yield Message("error", "Tổ chức", NOT_YOURS.format(organisation=membership.organisation))

    def _may_keep(self, body: Organisation) -> bool:
        actor = self.context.actor
        if actor is None:
            return True
        if body.pk not in self._allowed:
            by_list = body.tree == Tree.PARTY or grants_of(actor).cover(Right.IMPORT_PEOPLE, body)
            self._allowed[body.pk] = by_list and may(actor, "membership.manage", body)
        return self._allowed[body.pk]

    def _remarks(self, read: Read, membership: Membership) -> Iterator[Message]:
        if membership.ended_on and "ended_on" not in read.values:
            yield Message("info", None, LEFT.format(day=f"{membership.ended_on:%d/%m/%Y}"))
        elsewhere = self._in_party.get(membership.person_id)
        joins_party = membership.pk is None and membership.organisation.tree == Tree.PARTY
        if elsewhere and joins_party and "ended_on" not in read.values:
            sentence = f"Người này đang sinh hoạt đảng tại {elsewhere.organisation}."
            yield Message("warning", "Tổ chức", sentence)


def _meant(read: Read, memberships: list[Membership]) -> Membership | None:
    """The one whose end the row names, else the open one, else an old one whose story the row tells again."""
    ended, joined = read.values.get("ended_on"), read.values.get("joined_on")
    over = [membership for membership in memberships if membership.ended_on]
    same_end = [membership for membership in over if membership.ended_on == ended]
    still_open = [membership for membership in memberships if not membership.ended_on]
    retold = [membership for membership in over if not ended and joined in (None, membership.joined_on)]
    return next(iter([*same_end, *still_open, *reversed(retold)]), None)


def _impossible(read: Read, membership: Membership) -> Iterator[Message]:
    joined: date | None = read.values.get("joined_on", membership.joined_on)
    precision = read.values.get("joined_precision", membership.joined_precision)
    official: date | None = read.values.get("official_on", membership.official_on)
    ended: date | None = read.values.get("ended_on", membership.ended_on)
    shown = shown_partly(joined, precision or Precision.DAY) if joined else ""
    for title, day in (("Ngày vào", joined), ("Ngày chính thức", official), ("Ngày thôi sinh hoạt", ended)):
        if title != "Ngày chính thức" and day and day > today():
            yield Message("error", title, f"{title} không được ở tương lai.")
    if read.values.get("official_on") and membership.organisation.tree != Tree.PARTY:
        yield Message("error", "Ngày chính thức", "Chỉ ghi ngày chính thức cho đảng viên.")
    if official and joined and official < joined:
        yield Message("error", "Ngày chính thức", f"Ngày chính thức không được trước ngày vào, {shown}.")
    if ended and joined and ended < joined:
        yield Message("error", "Ngày thôi sinh hoạt", f"Ngày thôi không được trước ngày vào, {shown}.")
    if joined and joined <= membership.person.birth_date:
        yield Message("error", "Ngày vào", "Ngày vào không thể trước ngày sinh.")
    if read.values.get("end_reason") and not ended:
        yield Message("error", "Lý do thôi", "Có lý do thôi thì phải ghi ngày thôi sinh hoạt.")
    if membership.pk is None and membership.organisation.closed_on and not ended:
        yield Message("error", "Tổ chức", f"{membership.organisation} đã giải thể.")
