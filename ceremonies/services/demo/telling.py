"""Plays the stories in the order of time, each turn by the office-holder whose desk it is."""

from datetime import date, datetime, time, timedelta
from itertools import count
from uuid import uuid4

from django.utils import timezone

from ceremonies.choices import Action, PaperKind, Route
from ceremonies.models import Candidacy
from ceremonies.rules import forms_of
from ceremonies.services.candidacies import open_by_cell, open_nomination, save_paper
from ceremonies.services.demo.dossiers import accompany, behind_papers
from ceremonies.services.demo.later_stories import ALL_STORIES
from ceremonies.services.demo.minutes import Minutes
from ceremonies.services.demo.office import BODIES_OF_DEPARTMENT
from ceremonies.services.demo.road import PAPERS, Story, Turn
from ceremonies.services.demo.stage import Stage
from ceremonies.services.demo.stories import SHORTCOMINGS, STRENGTHS
from ceremonies.services.dues import dues_once
from ceremonies.services.workflow import act
from ceremonies.workflow import matter_of, transition
from members import clock
from members.choices import Right, Tree
from members.clock import today

_MORNING = time(8, 0)
_PAPERS_AT_ONCE = 4


def tell(stage: Stage, present: date) -> None:
    telling = _Telling(stage)
    with dues_once():
        for moment, story, turn in agenda(present):
            with clock.at(moment):
                telling.take(story, turn)
        accompany(stage)


def agenda(present: date) -> list[tuple[datetime, Story, Turn]]:
    """Every turn of every story with its moment in office hours, earliest first."""
    turns = []
    for number, story in enumerate(ALL_STORIES):
        for step, (turn, day) in enumerate(zip(story.turns, story.days(present), strict=True)):
            minutes = number * 29 % 300 + step * 11
            moment = datetime.combine(day, _MORNING) + timedelta(minutes=minutes)
            turns.append((timezone.make_aware(moment), story, turn))
    return sorted(turns, key=lambda entry: entry[0])


class _Telling:
    """Keeps the files of the stories while it tells."""

    def __init__(self, stage: Stage):
        self._stage = stage
        self._minutes = Minutes(stage)
        self._files: dict[str, Candidacy] = {}
        self._certificates = count(201)

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
        outcome = act(
            actor=self._stage.office_holder(row.right, getattr(candidacy, row.by)),
            candidacy=candidacy,
            action=turn.action,
            version=candidacy.version,
            reason=turn.reason,
            **self._minutes.details(turn, candidacy, story),
        )
        self._files[story.person] = outcome.candidacy

    def _complete_papers(self, candidacy: Candidacy) -> None:
        """The next papers of the checklist, dated in the days before; the certificates of classes are older."""
        keeper = self._stage.office_holder(Right.KEEP_CANDIDACY, candidacy.cell)
        forms = forms_of(candidacy.policy.data, candidacy.route, matter_of(candidacy.state))
        numbered = {form["kind"] for form in forms if form["number_required"]}
        waiting = candidacy.papers.filter(issued_on=None).select_related("candidacy")
        for place, paper in enumerate(waiting[:_PAPERS_AT_ONCE]):
            paper.issued_on = today() - timedelta(2 * (_PAPERS_AT_ONCE - place))
            if paper.kind == PaperKind.CERTIFICATE:
                paper.issued_on = candidacy.dossier_started_on - timedelta(26)
                paper.number = f"{next(self._certificates)}/CN"
            elif paper.kind == PaperKind.NEW_MEMBER_CLASS:
                paper.issued_on = today() - timedelta(150)
                paper.number = f"{next(self._certificates)}/CN-ĐVM"
            elif paper.kind in numbered:
                paper.number = self._minutes.number(candidacy.nominator)
            save_paper(actor=keeper, paper=paper, version=paper.version)
        behind_papers(keeper, candidacy)
