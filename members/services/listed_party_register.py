from members.choices import ImportKind, Right, Tree
from members.models import Membership, PartyRecord, Person
from members.resources.judged import Judged
from members.resources.party_columns import MEMBERSHIP, RECORD, membership_of
from members.resources.party_register import PartyRegisterResource
from members.services.list_kinds import ListKind, register_kind
from members.services.listed_memberships import MEMBERSHIP as MEMBERSHIP_FIELDS
from members.services.listed_rows import part_of, together, write_persons, write_rows

_RECORD_FIELDS = [
    field.attname
    for field in PartyRecord._meta.concrete_fields
    if field.name not in ("id", "person", "version")
]


class PartyRegister(ListKind):
    name = ImportKind.PARTY_REGISTER
    label = ImportKind.PARTY_REGISTER.label
    right = Right.MANAGE_PEOPLE
    trees = (Tree.PARTY,)
    needs_organisation = True
    help = (
        "Sổ danh sách đảng viên (Mẫu 7-HSĐV) của một tổ chức đảng: mười bốn cột như trong sổ, "
        "hoặc mỗi nội dung một cột. Ghi cả thông tin của người và nơi sinh hoạt đảng."
    )

    def resource(self, context):
        return PartyRegisterResource(context)

    def write(self, actor, judged, resource):
        """Person, then membership, then record: what is referred to comes first."""
        people, done = write_persons(judged, resource)
        memberships = [(row.number, *_membership(row, people[row.number], resource)) for row in judged]
        records = [
            (row.number, _record(row, people[row.number]), part_of(row.cleaned, RECORD)) for row in judged
        ]
        return together(done, write_rows(memberships, MEMBERSHIP_FIELDS), write_rows(records, _RECORD_FIELDS))


def _membership(row: Judged, person: Person, resource: PartyRegisterResource) -> tuple[Membership, dict]:
    membership = membership_of(person) or Membership(
        person=person, organisation=resource.context.organisation
    )
    cleaned, ending = part_of(row.cleaned, MEMBERSHIP), resource.endings.get(row.number)
    if ending:
        cleaned |= {"ended_on": ending[0], "end_reason": ending[1]}
    return membership, cleaned


def _record(row: Judged, person: Person) -> PartyRecord:
    """Every member in the register has one."""
    known = getattr(row.instance, "party_record", None) if row.instance else None
    return known or PartyRecord(person=person)


register_kind(PartyRegister())
