"""Plays the stories in the order of time, each turn by the office-holder whose desk it is."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from itertools import count
from uuid import uuid4

from django.utils import timezone

from ceremonies.choices import Action, PaperKind, ResolutionKind, Route
from ceremonies.models import Candidacy
from ceremonies.rules import Vote, forms_of
from ceremonies.selectors.facts import official_members_of
from ceremonies.services.candidacies import open_by_cell, open_nomination, save_paper
from ceremonies.services.demo.office import BODIES_OF_DEPARTMENT, SEATS
from ceremonies.services.demo.road import PAPERS, Story, Turn
from ceremonies.services.demo.stage import Stage
from ceremonies.services.demo.stories import AWAY, HELPERS, SHORTCOMINGS, STORIES, STRENGTHS
from ceremonies.services.workflow import act
from ceremonies.workflow import transition
from members import clock
from members.choices import Right, Tree
from members.clock import today
from members.models import Organisation

_MORNING = time(8, 0)
_PAPERS_AT_ONCE = 4


def agenda(present: date) -> list[tuple[datetime, Story, Turn]]:
    """Every turn of every story with its moment, earliest first; no two at the same minute of a day."""
    turns = []
    for number, story in enumerate(STORIES):
        for step, (turn, day) in enumerate(zip(story.turns, story.days(present), strict=True)):
            minutes = number * 29 % 300 + step * 11
            moment = datetime.combine(day, _MORNING) + timedelta(minutes=minutes)
            turns.append((timezone.make_aware(moment), story, turn))
    return sorted(turns, key=lambda entry: entry[0])


class Telling:
    """Keeps the files of the stories and the numbers of the resolutions while it tells."""

    def __init__(self, stage: Stage):
        self._stage = stage
        self._files: dict[str, Candidacy] = {}
        self._numbers: Counter[int] = Counter()
        self._certificates = count(201)
        self._helped: Counter[int] = Counter()

    def take(self, story: Story, turn: Turn) -> None:
        if turn.action == Action.OPEN:
            self._files[story.person] = self._open(story)
        elif turn.action is PAPERS:
            self._complete_papers(self._files[story.person])
        else:
            self._act(story, turn)

    def _open(self, story: Story) -> Candidacy:
        person, opened = self._stage.people[story.person], len(self._files)
        cell = self._stage.organisations[BODIES_OF_DEPARTMENT[person.department.code][0]]
        words = {"strengths": STRENGTHS[opened % len(STRENGTHS)], "form_key": uuid4()}
        if story.nominator is None:
            actor = self._stage.office_holder(Right.KEEP_CANDIDACY, cell)
            return open_by_cell(actor=actor, person=person, cell=cell, **words)
        nominator = self._stage.organisations[story.nominator]
        return open_nomination(
            actor=self._stage.office_holder(Right.DRAFT_NOMINATION, nominator),
            person=person,
            nominator=nominator,
            cell=cell,
            route=Route.YOUTH_UNION if nominator.tree == Tree.YOUTH else Route.TRADE_UNION,
            shortcomings=SHORTCOMINGS[opened % len(SHORTCOMINGS)],
            **words,
        )

    def _act(self, story: Story, turn: Turn) -> None:
        candidacy = self._files[story.person]
        row = transition(candidacy.state, turn.action)
        details = self._DETAILS.get(turn.action)
        outcome = act(
            actor=self._stage.office_holder(row.right, getattr(candidacy, row.by)),
            candidacy=candidacy,
            action=turn.action,
            version=candidacy.version,
            reason=turn.reason,
            **(details(self, candidacy, story) if details else {}),
        )
        self._files[story.person] = outcome.candidacy

    # --- what each action takes ---------------------------------------------------------------

    def _union_vote(self, candidacy, story) -> dict:
        return self._vote(candidacy.nominator, SEATS[candidacy.nominator.code])

    def _listing(self, candidacy, story) -> dict:
        return {"number": self._number(candidacy.cell), "held_on": today()}

    def _assignment(self, candidacy, story) -> dict:
        cell, needed = candidacy.cell, 1 if candidacy.nominator else 2
        names, turn = HELPERS[cell.code], self._helped[cell.pk]
        self._helped[cell.pk] += needed
        helpers = [self._stage.people[names[(turn + place) % len(names)]] for place in range(needed)]
        listing = candidacy.resolutions.get(kind=ResolutionKind.LISTING)
        return {"helpers": helpers, "number": listing.number, "held_on": today()}

    def _start(self, candidacy, story) -> dict:
        return {"started_on": today()}

    def _cell_vote(self, candidacy, story) -> dict:
        exclusions = [AWAY[candidacy.cell.code]] if candidacy.cell.code in AWAY else []
        official = official_members_of(candidacy.cell, today()).count()
        return self._vote(candidacy.cell, official, exclusions, story.failing) | {"exclusions": exclusions}

    def _committee_vote(self, candidacy, story) -> dict:
        return self._vote(candidacy.committee, SEATS[candidacy.committee.code])

    def _authority_vote(self, candidacy, story) -> dict:
        return self._vote(candidacy.authority, SEATS[candidacy.authority.code])

    def _issue(self, candidacy, story) -> dict:
        return {"issued_on": today()}

    _DETAILS = {
        Action.RESOLVE: _union_vote,
        Action.LIST: _listing,
        Action.ASSIGN_HELPER: _assignment,
        Action.OPEN_DOSSIER: _start,
        Action.RECORD_CELL_VOTE: _cell_vote,
        Action.RECORD_COMMITTEE_VOTE: _committee_vote,
        Action.RECORD_AUTHORITY_VOTE: _authority_vote,
        Action.ISSUE_DECISION: _issue,
    }

    def _vote(self, body: Organisation, listed: int, exclusions=(), failing: bool = False) -> dict:
        """A vote of today: one member is away now and then, one is against now and then."""
        number = self._number(body)
        entitled = listed - len(exclusions)
        present = entitled - self._numbers[body.pk] % 2
        votes_for = entitled // 2 if failing else present - (self._numbers[body.pk] % 3 == 0)
        vote = Vote(today(), listed, len(exclusions), present, votes_for, present - votes_for)
        return {"vote": vote, "number": number}

    def _number(self, body: Organisation) -> str:
        self._numbers[body.pk] += 1
        return f"{self._numbers[body.pk]:02d}-NQ/{body.symbol}"

    def _complete_papers(self, candidacy: Candidacy) -> None:
        """The next papers of the checklist, dated in the days before; the certificate dates from before the dossier."""
        keeper = self._stage.office_holder(Right.KEEP_CANDIDACY, candidacy.cell)
        numbered = {
            form["kind"]
            for form in forms_of(candidacy.policy.data, candidacy.route)
            if form["number_required"]
        }
        waiting = candidacy.papers.filter(issued_on=None).select_related("candidacy")
        for back, paper in enumerate(waiting[:_PAPERS_AT_ONCE]):
            paper.issued_on = today() - timedelta(2 * back + 1)
            if paper.kind == PaperKind.CERTIFICATE:
                paper.issued_on = candidacy.dossier_started_on - timedelta(26)
                paper.number = f"{next(self._certificates)}/CN"
            elif paper.kind in numbered:
                paper.number = self._number(candidacy.nominator)
            save_paper(actor=keeper, paper=paper, version=paper.version)


def tell(stage: Stage, present: date) -> None:
    telling = Telling(stage)
    for moment, story, turn in agenda(present):
        with clock.at(moment):
            telling.take(story, turn)
