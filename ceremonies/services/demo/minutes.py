"""What the office-holders write down at each step: resolutions, votes, helpers; see `effects` for what is asked."""

from collections import Counter

from ceremonies.choices import Action, ResolutionKind
from ceremonies.models import Candidacy
from ceremonies.rules import Vote
from ceremonies.selectors.facts import official_members_of
from ceremonies.services.demo.office import SEATS
from ceremonies.services.demo.road import Story
from ceremonies.services.demo.stage import Stage
from ceremonies.services.demo.stories import AWAY, HELPERS
from members.clock import today
from members.models import Organisation, Person


class Minutes:
    """Counts the resolutions of each body and takes turns among the helpers of each cell."""

    def __init__(self, stage: Stage):
        self._stage = stage
        self._numbers: Counter[int] = Counter()
        self._helped: Counter[int] = Counter()

    def number(self, body: Organisation) -> str:
        """The next number of this body's resolutions."""
        self._numbers[body.pk] += 1
        return f"{self._numbers[body.pk]:02d}-NQ/{body.symbol}"

    def details(self, action: Action, candidacy: Candidacy, story: Story) -> dict:
        write = self._WRITE.get(action)
        return write(self, candidacy, story) if write else {}

    def _union_vote(self, candidacy, story) -> dict:
        return self._vote(candidacy.nominator, SEATS[candidacy.nominator.code])

    def _listing(self, candidacy, story) -> dict:
        return {"number": self.number(candidacy.cell), "held_on": today()}

    def _assignment(self, candidacy, story) -> dict:
        """At the same meeting, so under the same number."""
        listing = candidacy.resolutions.get(kind=ResolutionKind.LISTING)
        return {"helpers": self._helpers(candidacy), "number": listing.number, "held_on": today()}

    def _start(self, candidacy, story) -> dict:
        return {"started_on": today()}

    def _cell_vote(self, candidacy, story) -> dict:
        exclusions = [AWAY[candidacy.cell.code]] if candidacy.cell.code in AWAY else []
        official = official_members_of(candidacy.cell, today()).count()
        vote = self._vote(candidacy.cell, official, len(exclusions), failing=story.failing)
        return vote | {"exclusions": exclusions}

    def _committee_vote(self, candidacy, story) -> dict:
        return self._vote(candidacy.committee, SEATS[candidacy.committee.code])

    def _authority_vote(self, candidacy, story) -> dict:
        return self._vote(candidacy.authority, SEATS[candidacy.authority.code])

    def _issue(self, candidacy, story) -> dict:
        return {"issued_on": today()}

    _WRITE = {
        Action.RESOLVE: _union_vote,
        Action.LIST: _listing,
        Action.ASSIGN_HELPER: _assignment,
        Action.OPEN_DOSSIER: _start,
        Action.RECORD_CELL_VOTE: _cell_vote,
        Action.RECORD_COMMITTEE_VOTE: _committee_vote,
        Action.RECORD_AUTHORITY_VOTE: _authority_vote,
        Action.ISSUE_DECISION: _issue,
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
