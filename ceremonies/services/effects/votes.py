from dataclasses import dataclass
from datetime import date

from ceremonies.choices import Matter, ResolutionKind
from ceremonies.models import Candidacy, Exclusion, Resolution
from ceremonies.rules import Threshold, Vote, threshold, vote_errors
from ceremonies.selectors.facts import identity
from ceremonies.selectors.organisations import mode_of
from ceremonies.services.effects.base import Effect, refuse_before_earlier
from ceremonies.workflow import ROADS, matter_of
from members.clock import today
from members.names import fold
from members.services.errors import Refused


@dataclass(frozen=True)
class CountedVote(Effect):
    """A body votes: `vote`, the resolution's `number`, `exclusions` as (name, reason) pairs, and `minutes`: what else
    the resolution says (fields of `Resolution`)."""

    kind: ResolutionKind
    desk: str
    body: str

    def day(self, *, vote: Vote, **details) -> date:
        return vote.held_on

    def facts(self, candidacy, *, vote: Vote, **details) -> dict:
        return {"proposed_vote": vote}

    def late_as(self, candidacy) -> str:
        late = self.kind == ResolutionKind.CELL and matter_of(candidacy.state) == Matter.RECOGNITION
        return "recognition_cell" if late else ""

    def apply(
        self, candidacy, *, actor, reason, vote: Vote, number: str, exclusions=(), minutes=None
    ) -> None:
        matter = matter_of(candidacy.state)
        rule = threshold(candidacy.policy.data, self._body(candidacy, vote.held_on), matter)
        self._refuse_impossible(candidacy, rule, vote, exclusions)
        resolution = Resolution.objects.create(
            candidacy=candidacy,
            matter=matter,
            kind=self.kind,
            body=getattr(candidacy, self.desk),
            number=number,
            held_on=vote.held_on,
            listed=vote.listed,
            present=vote.present,
            entitled=vote.entitled,
            votes_for=vote.votes_for,
            votes_against=vote.votes_against,
            passed=rule.reached(vote.votes_for, vote.entitled),
            formula=rule.formula(vote.votes_for, vote.entitled),
            **(minutes or {}),
        )
        Exclusion.objects.bulk_create(
            Exclusion(resolution=resolution, name=name, reason=why) for name, why in exclusions
        )
        if self.kind == ResolutionKind.CELL and matter == Matter.ADMISSION:
            candidacy.voted_as = identity(candidacy.person)

    def _body(self, candidacy: Candidacy, on: date) -> str:
        """The authority votes as its mode of that day says; the others by their own threshold."""
        return self.body or mode_of(candidacy.authority, on)

    def _refuse_impossible(self, candidacy: Candidacy, rule: Threshold, vote: Vote, exclusions) -> None:
        errors = vote_errors(vote, today())
        if rule.everybody_counts and vote.excluded:
            errors.append("Cấp này phải tính đủ mọi thành viên, không được trừ người nào.")
        if len(exclusions) != vote.excluded:
            errors.append("Mỗi người không tính phải có họ tên và lý do.")
        if len({fold(name) for name, _ in exclusions}) < len(exclusions):
            errors.append("Một người chỉ được trừ một lần.")
        if errors:
            raise Refused(" ".join(errors))
        refuse_before_earlier(candidacy, vote.held_on)


#: Whose resolution stops counting when the file leaves this state backwards: that body will resolve anew.
_UNDONE = {
    "sent": (ResolutionKind.UNION,),
    "received": (ResolutionKind.UNION,),
    "procedure_asked": (ResolutionKind.PROCEDURE,),
    "cell_voted": (ResolutionKind.CELL,),
    "at_section": (ResolutionKind.CELL,),
    "at_committee": (ResolutionKind.CELL, ResolutionKind.SECTION),
    "committee_voted": (ResolutionKind.COMMITTEE,),
    "at_authority": (ResolutionKind.COMMITTEE,),
    "authority_voted": (ResolutionKind.AUTHORITY,),
}


def undone_in(state: str) -> tuple[ResolutionKind, ...]:
    """Recognition and striking off call their states after those of admission."""
    return _UNDONE.get(state.removeprefix("recognition_").removeprefix("striking_"), ())


_ALL_VOTES = (
    ResolutionKind.CELL,
    ResolutionKind.SECTION,
    ResolutionKind.COMMITTEE,
    ResolutionKind.AUTHORITY,
)


def supersede(candidacy: Candidacy, kinds, **also) -> None:
    valid = candidacy.resolutions.filter(matter=matter_of(candidacy.state), kind__in=kinds, superseded=False)
    valid.update(superseded=True, **also)


class SendBack(Effect):
    """The vote of the body that gets the file back no longer counts: it will vote, or write its vote, again.

    A recognition or striking off that did not pass goes from above all the way to the cell.
    """

    def apply(self, candidacy, *, actor, reason) -> None:
        road = ROADS[matter_of(candidacy.state)]
        failed_above = road.matter != Matter.ADMISSION and candidacy.state in (
            road.committee_voted,
            road.authority_voted,
        )
        supersede(candidacy, _ALL_VOTES if failed_above else undone_in(candidacy.state))


class CorrectVote(Effect):
    """What was written down is wrong: it will be written again, and does not count among the failed votes."""

    def apply(self, candidacy, *, actor, reason) -> None:
        supersede(candidacy, undone_in(candidacy.state), corrected=True)


class ConsiderAgain(Effect):
    """A vote that failed stays among the failed ones; the cell votes anew."""

    def apply(self, candidacy, *, actor, reason) -> None:
        supersede(candidacy, [ResolutionKind.CELL])
