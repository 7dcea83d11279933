"""What ceremony, recognition and striking off write into the register of members."""

from datetime import date

from ceremonies.models import Candidacy
from ceremonies.rules.special import MOVED
from members.choices import Tree, kinds_of
from members.models import Membership
from members.services.audit import record
from members.services.errors import Refused


def admit(*, actor, candidacy: Candidacy, day: date) -> Membership:
    """A probationary member of the cell from the day of the ceremony (294-QĐ/TW §4.1)."""
    membership = Membership.objects.create(
        person=candidacy.person, organisation=candidacy.cell, joined_on=day
    )
    record(actor=actor, action="membership.add", obj=membership, candidacy=candidacy.pk)
    return membership


def current_of(candidacy: Candidacy) -> Membership | None:
    """The open membership in the Party, wherever the person was moved to meanwhile."""
    return Membership.objects.filter(
        person=candidacy.person, organisation__kind__in=kinds_of(Tree.PARTY), ended_on__isnull=True
    ).first()


def make_official(candidacy: Candidacy) -> None:
    """Official from `official_from`; probationary again when that is empty."""
    membership = current_of(candidacy)
    if membership is None:
        raise Refused("Trong sổ không còn tư cách đảng viên của người này; hãy kiểm tra danh sách đảng viên.")
    membership.official_on = candidacy.official_from
    membership.save(update_fields=["official_on"])


def end_party_membership(candidacy: Candidacy, day: date, reason: str) -> None:
    """Nothing to end before the ceremony."""
    membership = current_of(candidacy)
    if membership and candidacy.ceremony_on:
        membership.ended_on, membership.end_reason = day, reason
        membership.save(update_fields=["ended_on", "end_reason"])


def move_membership(candidacy: Candidacy, to_cell, day: date) -> None:
    """A probationary member goes on in another cell; the day of admission stays."""
    membership = current_of(candidacy)
    if membership is None:
        return
    end_party_membership(candidacy, day, MOVED)
    if to_cell:
        Membership.objects.create(
            person=candidacy.person, organisation=to_cell, joined_on=membership.joined_on
        )
