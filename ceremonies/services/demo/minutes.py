"""What the office-holders write down at each step: resolutions, votes, helpers; see `effects` for what is asked."""

from collections import Counter
from datetime import timedelta

from ceremonies.choices import Action, ResolutionKind
from ceremonies.models import Candidacy
from ceremonies.rules import Vote
from ceremonies.selectors.facts import official_members_of
from ceremonies.services.demo.office import SEATS
from ceremonies.services.demo.road import Story, Turn
from ceremonies.services.demo.stage import Stage
from ceremonies.services.demo.stories import AWAY, HELPERS
from members.clock import today
from members.models import Organisation, Person

#: Days for which a helper has been in the same unit with the person.
_TOGETHER = 1200


class Minutes:
    """Counts the resolutions of each body and takes turns among the helpers of each cell."""

    def __init__(self, stage: Stage):
        self._stage = stage
        self._numbers: Counter[int] = Counter()
        self._helped: Counter[int] = Counter()

    def number(self, body: Organisation, kind: str = "NQ") -> str:
        """The next number of this body's papers."""
        self._numbers[body.pk] += 1
        return f"{self._numbers[body.pk]:02d}-{kind}/{body.symbol}"

    def details(self, turn: Turn, candidacy: Candidacy, story: Story) -> dict:
        if turn.to:
            return self._move(turn)
        write = self._WRITE.get(turn.action)
        return write(self, candidacy, story) if write else {}

    def _move(self, turn: Turn) -> dict:
        """Decided a week before the file goes."""
        decided_on, cell = today() - timedelta(7), self._stage.organisations.get(turn.to)
        return {"decided_on": decided_on} | ({"to_cell": cell} if cell else {"destination": turn.to})

    def _union_vote(self, candidacy, story) -> dict:
        return self._vote(candidacy.nominator, SEATS[candidacy.nominator.code])

    def _listing(self, candidacy, story) -> dict:
        return {"number": self.number(candidacy.cell), "held_on": today()}

    def _assignment(self, candidacy, story) -> dict:
        """At the same meeting, so under the same number."""
        listing = candidacy.resolutions.get(kind=ResolutionKind.LISTING)
        helpers = self._helpers(candidacy)
        together = {helper.pk: today() - timedelta(_TOGETHER) for helper in helpers}
        details = {"helpers": helpers, "together_since": together}
        return details | {"number": listing.number, "held_on": today()}

    def _permission(self, candidacy, story) -> dict:
        return {"number": self.number(candidacy.committee, "TB"), "held_on": today()}

    def _report(self, candidacy, story) -> dict:
        return {
            "number": self.number(candidacy.section, "BC"),
            "held_on": today(),
            "conclusion": "Chi bộ làm đúng thủ tục; người được đề nghị đủ tiêu chuẩn.",
        }

    def _receive(self, candidacy, story) -> dict:
        return {"received_on": today()}

    def _ceremony(self, candidacy, story) -> dict:
        """Who helped so far goes on helping."""
        helper = candidacy.helpers.filter(ends_on__isnull=True).first().person
        return {"held_on": today(), "helper": helper}

    def _announce(self, candidacy, story) -> dict:
        return {"announced_on": today()}

    def _start(self, candidacy, story) -> dict:
        return {"started_on": today()}

    def _cell_vote(self, candidacy, story) -> dict:
        exclusions = [AWAY[candidacy.cell.code]] if candidacy.cell.code in AWAY else []
        official = official_members_of(candidacy.cell, today()).count()
        failing = story.failing and self._is_last(story, candidacy)
        vote = self._vote(candidacy.cell, official, len(exclusions), failing=failing)
        return vote | {"exclusions": exclusions}

    def _is_last(self, story: Story, candidacy: Candidacy) -> bool:
        """Whether this vote of the cell is the last one of the story."""
        later = [turn.action for turn in story.turns].count(Action.RECORD_CELL_VOTE)
        return candidacy.resolutions.filter(kind=ResolutionKind.CELL).count() == later - 1

    def _committee_vote(self, candidacy, story) -> dict:
        return self._vote(candidacy.committee, SEATS[candidacy.committee.code])

    def _authority_vote(self, candidacy, story) -> dict:
        return self._vote(candidacy.authority, SEATS[candidacy.authority.code])

    def _issue(self, candidacy, story) -> dict:
        return {"issued_on": today()}

    def _leave(self, candidacy, story) -> dict:
        return self._listing(candidacy, story) | self._issue(candidacy, story)

    def _death(self, candidacy, story) -> dict:
        return {"died_on": today()}

    _WRITE = {
        Action.RESOLVE: _union_vote,
        Action.LIST: _listing,
        Action.ASSIGN_HELPER: _assignment,
        Action.ASK_PROCEDURE: _listing,
        Action.ALLOW_PROCEDURE: _permission,
        Action.OPEN_DOSSIER: _start,
        Action.APPRAISE: _report,
        Action.RECORD_CELL_VOTE: _cell_vote,
        Action.RECORD_COMMITTEE_VOTE: _committee_vote,
        Action.RECORD_AUTHORITY_VOTE: _authority_vote,
        Action.ISSUE_DECISION: _issue,
        Action.RECEIVE_DECISION: _receive,
        Action.HOLD_CEREMONY: _ceremony,
        Action.ANNOUNCE: _announce,
        Action.CANCEL_DECISION: _issue,
        Action.LEAVE_PARTY: _leave,
        Action.RECORD_DEATH: _death,
    }

    def _helpers(self, candidacy: Candidacy) -> list[Person]:
        cell, needed = candidacy.cell, 1 if candidacy.nominator else 2
        names, first = HELPERS[cell.code], self._helped[cell.pk]
        self._helped[cell.pk] += needed
        return [self._stage.people[names[(first + place) % len(names)]] for place in range(needed)]

    def _vote(self, body: Organisation, listed: int, excluded: int = 0, *, failing: bool = False) -> dict:
        """A vote of today: now and then a member is away, now and then one is against."""
        number = self.number(body)
        count = self._numbers[body.pk]
        present = listed - excluded - count % 2
        votes_for = present // 2 if failing else present - (count % 3 == 0)
        vote = Vote(today(), listed, excluded, present, votes_for, present - votes_for)
        return {"vote": vote, "number": number}
