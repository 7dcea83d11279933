"""A person changed the place of work: the file goes along, or leaves the portal (06-HD/TW §3.9)."""

from datetime import date

from ceremonies.choices import DecisionKind, ResolutionKind, State
from ceremonies.models import Candidacy, Move
from ceremonies.rules import Facts, check_decision_in_time
from ceremonies.rules.policies import differences
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.decisions import in_force
from ceremonies.selectors.policies_in_force import policy_after_move
from ceremonies.services.effects.base import Effect, refuse_future
from ceremonies.services.effects.files import find_bodies
from ceremonies.services.effects.votes import supersede
from ceremonies.services.party_memberships import move_membership
from members.choices import OrganisationKind
from members.clock import today
from members.models import Organisation
from members.services.audit import record
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


#: Asked anew at the new place, by the state in which the person moved: what was resolved at the old one stands.
_ASKED_ANEW = {
    State.AUTHORITY_VOTED: (ResolutionKind.AUTHORITY,),
    State.FOLLOWED: (ResolutionKind.HELPER,),
    State.PROCEDURE_ASKED: (ResolutionKind.HELPER, ResolutionKind.PROCEDURE),
    State.PROCEDURE_ALLOWED: (ResolutionKind.HELPER, ResolutionKind.PROCEDURE, ResolutionKind.PERMISSION),
    State.DOSSIER: (ResolutionKind.HELPER, ResolutionKind.PROCEDURE, ResolutionKind.PERMISSION),
}
#: A decision stays with who issued it, to void or cancel it, until the file goes up again for recognition.
_DECIDED = (State.DECIDED, State.AWAITING_CEREMONY, State.PROBATION, State.RECOGNITION)


class MoveFile(MoveAway):
    """To another cell of this portal, `to_cell`, which names new helpers (the 12 months together are not asked)."""

    def apply(self, candidacy, *, actor, reason, to_cell: Organisation, decided_on: date) -> None:
        refuse_future(decided_on)
        if to_cell == candidacy.cell or to_cell.closed_on or to_cell.kind != OrganisationKind.PARTY_CELL:
            raise Refused("Hãy chọn một chi bộ khác, đang hoạt động.")
        _refuse_late_decision(candidacy, decided_on)
        self._note(candidacy, actor, reason, decided_on, to_cell=to_cell)
        candidacy.helpers.filter(ends_on__isnull=True).update(ends_on=today())
        supersede(candidacy, _ASKED_ANEW.get(State(candidacy.state), ()))
        move_membership(candidacy, to_cell, today())
        issuer = candidacy.authority
        candidacy.cell, candidacy.moved_on = to_cell, today()
        _leave_local_rules(actor, candidacy, reason)
        find_bodies(candidacy)
        if candidacy.state in _DECIDED:
            candidacy.authority = issuer
        if candidacy.review_asked_on:
            candidacy.reviewed_on = today()


class AskReview(MoveAway):
    """The new place finds faults: the file goes back to where it came from, which looks at it again and sends it on;
    the reason says what is to be reviewed."""

    def apply(self, candidacy, *, actor, reason) -> None:
        came = candidacy.moves.filter(to_cell=candidacy.cell).last()
        if came is None or came.from_cell.closed_on:
            raise Refused("Nơi đã chuyển hồ sơ đến không còn hoạt động; hãy báo cáo cấp ủy cấp trên.")
        self._note(candidacy, actor, reason, came.decided_on, to_cell=came.from_cell)
        issuer = candidacy.authority
        candidacy.cell, candidacy.review_asked_on, candidacy.reviewed_on = came.from_cell, today(), None
        _leave_local_rules(actor, candidacy, reason)
        find_bodies(candidacy)
        if candidacy.state in _DECIDED:
            candidacy.authority = issuer


def _leave_local_rules(actor, candidacy: Candidacy, reason: str) -> None:
    old = candidacy.policy
    candidacy.policy = new = policy_after_move(old, candidacy.cell, today())
    if new != old:
        words = {"old": old.code, "new": new.code, "reason": reason}
        changed = [path for path, _, _ in differences(old.data, new.data)]
        record(actor=actor, action="candidacy.policy.change", obj=candidacy, **words, changed=changed)


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
