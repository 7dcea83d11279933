"""Decisions issued, voided, received, announced, cancelled; who leaves the Party by one, and who has died."""

from datetime import date

from ceremonies.choices import DecisionKind, Matter, PaperKind, ResolutionKind
from ceremonies.rules import forms_of
from ceremonies.rules.probation import official_from
from ceremonies.rules.special import CANCELLED, DECEASED, LEFT, REDONE, STRUCK_OFF
from ceremonies.selectors.decisions import valid_decision
from ceremonies.services.candidacies import put_aside
from ceremonies.services.decisions import issue_decision, void_decision
from ceremonies.services.effects.base import Effect, refuse_future, write_resolution
from ceremonies.services.party_memberships import end_party_membership, make_official
from ceremonies.workflow import matter_of
from members.clock import today
from members.services.errors import Refused


class Issue(Effect):
    """`issued_on`: the day the decision is dated and signed; `replacing`: it names the void one.

    Recognised from the exact end of the twelve months (294-QĐ/TW §4.2.2); struck off from the day of the decision.
    """

    def day(self, *, issued_on: date, **details) -> date:
        return issued_on

    def late_as(self, candidacy) -> str:
        return "recognition_decision" if matter_of(candidacy.state) == Matter.RECOGNITION else ""

    def apply(self, candidacy, *, actor, reason, issued_on: date, replacing: bool = False) -> None:
        matter = matter_of(candidacy.state)
        if matter == Matter.RECOGNITION:
            policy = candidacy.policy.data
            candidacy.official_from = official_from(candidacy.probation_ends_on, issued_on, policy)
        issue_decision(
            actor=actor,
            candidacy=candidacy,
            kind=DecisionKind(matter),
            issued_on=issued_on,
            replacing=replacing,
        )
        if matter == Matter.RECOGNITION:
            make_official(candidacy)
        if matter == Matter.STRIKING_OFF:
            end_party_membership(candidacy, issued_on, STRUCK_OFF)
            candidacy.helpers.filter(ends_on__isnull=True).update(ends_on=today())


class Void(Effect):
    """The number is void; what the decision brought about is taken back, for another will be issued."""

    def apply(self, candidacy, *, actor, reason) -> None:
        matter = matter_of(candidacy.state)
        void_decision(actor=actor, candidacy=candidacy, kind=DecisionKind(matter), reason=reason)
        if matter == Matter.RECOGNITION:
            candidacy.official_from = None
            make_official(candidacy)


class ReceiveDecision(Effect):
    """`received_on`: the day the cell got the decision; the ceremony is due from here (294-QĐ/TW §4.1)."""

    def day(self, *, received_on: date) -> date:
        return received_on

    def apply(self, candidacy, *, actor, reason, received_on: date) -> None:
        refuse_future(received_on)
        issued_on = valid_decision(candidacy, DecisionKind.ADMISSION).issued_on
        if received_on < issued_on:
            raise Refused(f"Ngày nhận không được trước ngày ban hành quyết định {issued_on:%d/%m/%Y}.")
        candidacy.decision_received_on = received_on


class Announce(Effect):
    """`announced_on`: the cell meeting at which the recognition was read out."""

    def day(self, *, announced_on: date) -> date:
        return announced_on

    def apply(self, candidacy, *, actor, reason, announced_on: date) -> None:
        refuse_future(announced_on)
        if announced_on < valid_decision(candidacy, DecisionKind.RECOGNITION).issued_on:
            raise Refused("Ngày công bố không được trước ngày ban hành quyết định công nhận.")
        candidacy.helpers.filter(ends_on__isnull=True).update(ends_on=announced_on)


class Cancel(Effect):
    """Admitted though not up to the standard: the decision is cancelled by another (294-QĐ/TW §4.4)."""

    end_reason = CANCELLED
    redone = False

    def day(self, *, issued_on: date) -> date:
        return issued_on

    def apply(self, candidacy, *, actor, reason, issued_on: date) -> None:
        issue_decision(
            actor=actor,
            candidacy=candidacy,
            kind=DecisionKind.CANCELLATION,
            issued_on=issued_on,
            reason=reason,
            redone=self.redone,
        )
        end_party_membership(candidacy, issued_on, self.end_reason)
        self._leave(actor, candidacy)

    def _leave(self, actor, candidacy) -> None:
        candidacy.helpers.filter(ends_on__isnull=True).update(ends_on=today())


class Redo(Cancel):
    """Decided by the wrong body or procedure: cancelled, and decided anew with new dates; the helpers stay.

    What was gathered for the recognition speaks of a probation that was none; the certificate of the class stays.
    """

    end_reason = REDONE
    redone = True

    def _leave(self, actor, candidacy) -> None:
        valid = candidacy.resolutions.filter(superseded=False)
        valid.filter(matter=Matter.ADMISSION, kind=ResolutionKind.AUTHORITY).update(superseded=True)
        valid.filter(matter=Matter.RECOGNITION).update(superseded=True, dropped=True)
        asked = forms_of(candidacy.policy.data, candidacy.route, Matter.RECOGNITION)
        kinds = {form["kind"] for form in asked} - {PaperKind.NEW_MEMBER_CLASS}
        for paper in candidacy.papers.filter(kind__in=kinds, issued_on__isnull=False):
            put_aside(actor, paper)
        candidacy.decision_received_on = candidacy.ceremony_on = candidacy.probation_ends_on = None


class LeaveParty(Effect):
    """A probationary member asked to leave; `number`, `held_on` of the cell's resolution on it, `issued_on` of the
    decision (Điều lệ Đảng, Điều 8)."""

    def day(self, *, issued_on: date, **details) -> date:
        return issued_on

    def apply(self, candidacy, *, actor, reason, number: str, held_on: date, issued_on: date) -> None:
        write_resolution(candidacy, ResolutionKind.LEAVING, number=number, held_on=held_on)
        issue_decision(
            actor=actor,
            candidacy=candidacy,
            kind=DecisionKind.LEAVING,
            issued_on=issued_on,
            reason=reason,
        )
        end_party_membership(candidacy, issued_on, LEFT)
        candidacy.helpers.filter(ends_on__isnull=True).update(ends_on=issued_on)


class RecordDeath(Effect):
    """`died_on`; a probationary member leaves the list of members on that day. No paper: the history keeps the day."""

    def told(self, reason: str, *, died_on: date) -> str:
        return f"Từ trần ngày {died_on:%d/%m/%Y}. {reason}"

    def apply(self, candidacy, *, actor, reason, died_on: date) -> None:
        refuse_future(died_on)
        if died_on < (candidacy.ceremony_on or candidacy.person.birth_date):
            raise Refused("Ngày từ trần không thể trước ngày sinh, ngày kết nạp của người này.")
        end_party_membership(candidacy, died_on, DECEASED)
        candidacy.helpers.filter(ends_on__isnull=True).update(ends_on=today())
