"""A person changed the place of work: the file goes along, or leaves the portal (06-HD/TW §3.9)."""

from datetime import date

from ceremonies.choices import DecisionKind, ResolutionKind
from ceremonies.models import Candidacy, Move
from ceremonies.rules import Facts, check_decision_in_time
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.decisions import in_force
from ceremonies.services.effects.base import Effect, refuse_future
from ceremonies.services.effects.files import find_bodies
from ceremonies.services.effects.votes import supersede
from ceremonies.services.party_memberships import move_membership
from members.choices import OrganisationKind
from members.clock import today
from members.models import Organisation
from members.services.errors import Refused


class MoveAway(Effect):
    """`destination`: the place outside; `decided_on`: the day of the decision that moved the person."""

    def apply(self, candidacy, *, actor, reason, destination: str, decided_on: date) -> None:
        refuse_future(decided_on)
        self._note(candidacy, actor, reason, decided_on, destination=destination)
        candidacy.helpers.filter(ends_on__isnull=True).update(ends_on=today())
        move_membership(candidacy, None, today())

    def _note(self, candidacy: Candidacy, actor, reason: str, decided_on: date, **where) -> None:
        Move.objects.create(
            candidacy=candidacy,
            from_cell=candidacy.cell,
            from_committee=candidacy.committee,
            from_authority=candidacy.authority,
            decided_on=decided_on,
            moved_on=today(),
            reason=reason,
            actor=actor,
            **where,
        )


class MoveFile(MoveAway):
    """To another cell of this portal, `to_cell`, which names new helpers (the 12 months together are not asked)."""

    def apply(self, candidacy, *, actor, reason, to_cell: Organisation, decided_on: date) -> None:
        refuse_future(decided_on)
        if to_cell == candidacy.cell or to_cell.closed_on or to_cell.kind != OrganisationKind.PARTY_CELL:
            raise Refused("Hãy chọn một chi bộ khác, đang hoạt động.")
        _refuse_late_decision(candidacy, decided_on)
        self._note(candidacy, actor, reason, decided_on, to_cell=to_cell)
        candidacy.helpers.filter(ends_on__isnull=True).update(ends_on=today())
        supersede(candidacy, [ResolutionKind.AUTHORITY, ResolutionKind.HELPER])
        move_membership(candidacy, to_cell, today())
        candidacy.cell, candidacy.moved_on = to_cell, today()
        find_bodies(candidacy)


def _refuse_late_decision(candidacy: Candidacy, decided_on: date) -> None:
    decision = in_force(candidacy.decisions.filter(kind=DecisionKind.ADMISSION)).first()
    if decision is None or candidacy.ceremony_on:
        return
    facts = Facts(
        route=candidacy.route,
        birth_date=candidacy.person.birth_date,
        decision_issued_on=decision.issued_on,
        move_decided_on=decided_on,
    )
    for late in check_decision_in_time(facts, candidacy.policy.data, working_calendar()):
        raise Refused(f"{late.sentence} {late.todo}")
