"""Who signs for an organisation, and under which office."""

from dataclasses import dataclass
from datetime import date

from members.choices import OrganisationKind, Role, Tree
from members.models import Appointment, Organisation

_OFFICES = {Role.SECRETARY: "Bí thư", Role.DEPUTY_SECRETARY: "Phó Bí thư", Role.UNION_LEADER: "Bí thư"}
_OF_TRADE_UNION = {OrganisationKind.UNION_BASE: "Chủ tịch", OrganisationKind.UNION_GROUP: "Tổ trưởng"}


@dataclass(frozen=True)
class Signer:
    """`key`: the appointment. Offices as in running text; the layout makes capitals."""

    key: int
    name: str
    office: str


def signers_of(organisation: Organisation, on: date) -> list[Signer]:
    """The heads first, deputies after them."""
    held = Appointment.objects.current(on).filter(
        organisation=organisation, role__in=list(_OFFICES), substitutes=None
    )
    order = list(_OFFICES)
    found = sorted(held.select_related("user"), key=lambda each: (order.index(Role(each.role)), each.pk))
    return [Signer(each.pk, each.user.full_name, _office(each, organisation)) for each in found]


def _office(appointment: Appointment, organisation: Organisation) -> str:
    if organisation.tree == Tree.UNION:
        return _OF_TRADE_UNION[OrganisationKind(organisation.kind)]
    return _OFFICES[Role(appointment.role)]
