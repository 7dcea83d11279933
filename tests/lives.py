"""A file through the years: each step on its own day, by the office-holder whose desk it is."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from ceremonies.choices import Action, PaperKind, State
from ceremonies.models import Candidacy
from ceremonies.rules import Vote
from ceremonies.selectors.facts import official_members_of
from ceremonies.services.candidacies import open_by_cell, save_paper
from ceremonies.services.effects.listing import helpers_needed
from ceremonies.services.workflow import NotYet, act
from ceremonies.workflow import Transition, transition, transitions_from
from members import clock
from members.choices import DecisionMode, Right
from members.models import DecisionAuthority, Membership, Person, Term
from members.services.people import derive
from tests.cast import START, Cast
from tests.road import nominate

#: Who acts for an organisation, by what is asked.
HANDS = {
    "CD1": {Right.DRAFT_NOMINATION: "doan_vien", Right.RESOLVE_NOMINATION: "doan_bi_thu"},
    "TCD": {Right.DRAFT_NOMINATION: "cong_doan", Right.RESOLVE_NOMINATION: "cong_doan_chu_tich"},
    "CB1": dict.fromkeys((Right.KEEP_CANDIDACY, Right.RECORD_VOTE), "chi_bo"),
    "CB2": dict.fromkeys((Right.KEEP_CANDIDACY, Right.RECORD_VOTE), "chi_bo_khac"),
    "DBP": dict.fromkeys((Right.KEEP_CANDIDACY, Right.RECORD_VOTE), "bo_phan"),
    "DUC": {
        Right.KEEP_CANDIDACY: "van_phong",
        Right.RECORD_VOTE: "van_phong",
        Right.ISSUE_DECISION: "dang_uy",
    },
    "DUB": {
        Right.KEEP_CANDIDACY: "ban_to_chuc",
        Right.RECORD_VOTE: "ban_to_chuc",
        Right.ISSUE_DECISION: "cap_tren",
    },
}
#: How many members each body that votes has; a cell counts its official members.
SEATS = {"CD1": 5, "TCD": 5, "DUC": 15, "DUB": 9}
VOTES = {
    Action.RESOLVE: "nominator",
    Action.RECORD_CELL_VOTE: "cell",
    Action.RECORD_COMMITTEE_VOTE: "committee",
    Action.RECORD_AUTHORITY_VOTE: "authority",
}
#: What an office does when the main road is closed to a file.
WAYS_OUT = (Action.CONSIDER_AGAIN, Action.SEND_BACK, Action.DROP_STRIKING_OFF, Action.REJECT)
REASON = "Theo quyết định của tập thể."


class Life:
    """`day` is the day on which the last step was taken."""

    def __init__(self, cast: Cast, starts_on: date, *, by_cell: bool = False, **nomination):
        self.cast, self.day = cast, starts_on
        with self._clock():
            self.candidacy = self._open_by_cell(**nomination) if by_cell else nominate(cast, **nomination)

    def _open_by_cell(self, person: Person) -> Candidacy:
        words = {"strengths": "Gương mẫu, có uy tín.", "form_key": uuid4()}
        return open_by_cell(actor=self.cast.chi_bo, person=person, cell=self.cast.CB1, **words)

    def _clock(self):
        return clock.at(timezone.make_aware(datetime.combine(self.day, time(9))))

    @property
    def state(self) -> State:
        return State(self.candidacy.state)

    def take(
        self, action: Action, *, after: int = 3, passing: bool = True, by: str = "", **details
    ) -> "Life":
        """One step so many days later, with what an office would write; `passing`: how a vote ends."""
        self.day += timedelta(days=after)
        with self._clock():
            row = transition(self.candidacy.state, action)
            usual = self._usual(row or action, passing) if row else {}
            actor = self.cast.users[by or self.hand(row)]
            self.candidacy = act(
                actor=actor,
                candidacy=self.candidacy,
                action=action,
                version=self.candidacy.version,
                **usual | details,
            ).candidacy
        return self

    def hand(self, row: Transition) -> str:
        return HANDS[getattr(self.candidacy, row.by).code][row.right]

    def fill_papers(self, **of_kind: date) -> "Life":
        """The papers of the matter now considered, of today unless another day is given for their kind; a consent from
        above only when its day is given."""
        with self._clock():
            for paper in self.candidacy.papers.all():
                asked = not paper.issued_on and paper.kind != PaperKind.CONSENT
                if asked or paper.kind in of_kind:
                    paper.issued_on = of_kind.get(paper.kind, self.day)
                    paper.number = "280/CN"
                    save_paper(actor=self._keeper(), paper=paper, version=paper.version)
        return self

    def _keeper(self):
        return self.cast.users[HANDS[self.candidacy.cell.code][Right.KEEP_CANDIDACY]]

    def ahead(self, **how) -> "Life":
        """The first step of the main road that the rules allow; else a way out."""
        steps = [row.action for row in transitions_from(self.state) if not row.ends]
        steps += [action for action in WAYS_OUT if transition(self.state, action)]
        refused = None
        for action in steps:
            if action == Action.RECORD_CELL_VOTE:
                self.day += timedelta(days=1)
                self.fill_papers()
            try:
                return self.take(action, **how)
            except NotYet as not_yet:
                refused = refused or not_yet
        raise refused

    def to(self, state: State, **how) -> "Life":
        """Along the main road."""
        for _ in range(80):
            if self.state == state:
                return self
            if self.state == State.PROBATION:
                self.day = max(self.day, self.candidacy.probation_ends_on)
            self.ahead(**how)
        raise AssertionError(f"never came to {state}, but to {self.state}")

    def _usual(self, row: Transition, passing: bool) -> dict:
        action, today = row.action, self.day
        known = {"reason": REASON} if row.reason else {}
        if action in VOTES:
            return known | self._vote(getattr(self.candidacy, VOTES[action]), passing)
        resolved = {"number": "05-NQ/CB", "held_on": today}
        return known | {
            Action.LIST: resolved,
            Action.ASSIGN_HELPER: resolved | self._helpers() | {"together_since": self._together()},
            Action.REPLACE_HELPER: resolved | self._helpers(others=True) | {"remark": "Có nhiều tiến bộ."},
            Action.ASK_PROCEDURE: resolved,
            Action.ALLOW_PROCEDURE: resolved,
            Action.OPEN_DOSSIER: {"started_on": today},
            Action.APPRAISE: resolved | {"conclusion": "Đủ tiêu chuẩn, đúng thủ tục."},
            Action.ISSUE_DECISION: {"issued_on": today},
            Action.RECEIVE_DECISION: {"received_on": today},
            Action.HOLD_CEREMONY: {"held_on": today, "helper": self._official()[0]},
            Action.ANNOUNCE: {"announced_on": today},
            Action.CANCEL_DECISION: {"issued_on": today},
            Action.REDO_DECISION: {"issued_on": today},
            Action.MOVE: {"to_cell": self._other_cell(), "decided_on": today - timedelta(days=2)},
            Action.LEAVE_PARTY: {"number": "09-NQ/CB", "held_on": today, "issued_on": today},
            Action.RECORD_DEATH: {"died_on": today},
            Action.MOVE_AWAY: {
                "destination": "Đảng bộ tỉnh Cao Bằng",
                "decided_on": today - timedelta(days=2),
            },
        }.get(action, {})

    def _vote(self, body, passing: bool) -> dict:
        listed = SEATS.get(body.code) or official_members_of(body, self.day).count()
        votes_for = listed if passing else listed // 3
        return {"vote": Vote(self.day, listed, 0, listed, votes_for, listed - votes_for), "number": "07-NQ"}

    def _official(self) -> list[Person]:
        members = official_members_of(self.candidacy.cell, self.day).exclude(person=self.candidacy.person)
        return [member.person for member in members]

    def _helpers(self, *, others: bool = False) -> dict:
        helping = self.candidacy.helpers.filter(ends_on=None).values_list("person", flat=True)
        people = (
            sorted(self._official(), key=lambda person: person.pk in helping) if others else self._official()
        )
        return {"helpers": people[: helpers_needed(self.candidacy)]}

    def _together(self) -> dict[int, date]:
        return {person.pk: self.day - timedelta(days=800) for person in self._official()}

    def _other_cell(self):
        return self.cast.CB1 if self.candidacy.cell_id == self.cast.CB2.pk else self.cast.CB2


def delegate(cast: Cast) -> None:
    """Đảng ủy Cục Mẫu is given the power to decide as a whole (294-QĐ/TW §22)."""
    DecisionAuthority.objects.create(organisation=cast.DUC, mode=DecisionMode.COLLECTIVE, starts_on=START)
    Term.objects.get_or_create(organisation=cast.DUC, defaults={"name": "2025 – 2030", "starts_on": START})


def enlarge(cast: Cast, code: str, number: int) -> None:
    """So many more official members for this cell."""
    for each in range(number):
        person = Person(
            full_name=f"Lê Thị Mẫu {each + 1}",
            birth_date=date(1980, 1, 1 + each),
            citizen_id=f"960180{code[-1]}{each:05d}",
            sex="female",
        )
        derive(person)
        person.save()
        Membership.objects.create(
            person=person,
            organisation=cast.organisations[code],
            joined_on=date(2010, 2, 3),
            official_on=date(2011, 2, 3),
        )
