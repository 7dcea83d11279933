"""Which files a user sees, how deep, and which step is theirs."""

from collections import defaultdict
from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ceremonies.choices import Action, Desk, Matter, State
from ceremonies.models import (
    Candidacy,
    Decision,
    HelperAssignment,
    Move,
    Register,
    Resolution,
    Step,
)
from ceremonies.permissions.work import lies_with
from ceremonies.workflow import DESK_OF_STATE, ROADS, TRANSITIONS, Transition
from members.choices import Right
from members.clock import today
from members.models import Appointment, Membership
from members.permissions import RULES, grants_of, rule, scope, together, visibility

#: After these the bodies resolve anew: on the same matter, or, once the person is admitted, on another one.
_DONE_ANEW = (
    Action.SEND_BACK,
    Action.CORRECT_VOTE,
    Action.MOVE,
    Action.ASK_REVIEW,
    Action.REDO_DECISION,
    Action.HOLD_CEREMONY,
)
#: While the cell gathers papers.
_PAPERS_OPEN = (
    State.FOLLOWED,
    State.PROCEDURE_ALLOWED,
    State.DOSSIER,
    State.PROBATION,
    State.RECOGNITION,
)
_BEFORE_THE_VOTE = (
    State.RECEIVED,
    State.LISTED,
    State.FOLLOWED,
    State.PROCEDURE_ALLOWED,
    State.DOSSIER,
)


def _sent(file: str) -> Q:
    return Q(**{f"{file}sent_on__isnull": False}) | Q(**{f"{file}nominator__isnull": True})


#: Off the union's desk: from then on the Party's business.
SENT = _sent("")


def helped_by(user) -> Q:
    if not user.person_id:
        return Q(pk__in=[])
    official = Membership.objects.official(today()).filter(person=user.person_id)
    current = HelperAssignment.objects.filter(person__in=official.values("person")).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today())
    )
    return Q(pk__in=current.values("candidacy"))


def of_party(user, file: str = "") -> Q:
    """Above the cell; and who issued the decision of somebody who moved, as long as it is theirs to cancel.

    `file`: what leads to the file from the rows that are asked, as "candidacy__".
    """
    if not grants_of(user).is_wide:
        return Q(**{f"{file}pk__in": together(*(each.values("pk") for each in _of_party(user)))})
    issued = Move.objects.filter(
        scope(user, Right.VIEW_CANDIDACIES, "from_authority__path"),
        candidacy=OuterRef(f"{file}pk"),
        from_authority=OuterRef(f"{file}authority"),
    )
    return (scope(user, Right.VIEW_CANDIDACIES, f"{file}cell__path") | Q(Exists(issued))) & _sent(file)


def _of_party(user) -> Iterator[QuerySet[Candidacy]]:
    """The same files, each set from an index of its own."""
    files = Candidacy.objects.filter(SENT)
    yield files.filter(scope(user, Right.VIEW_CANDIDACIES, "cell__path"))
    issued = Move.objects.filter(
        scope(user, Right.VIEW_CANDIDACIES, "from_authority__path"),
        candidacy__authority=F("from_authority"),
    )
    yield files.filter(pk__in=issued.values("candidacy"))


def _reasons(user) -> Iterator[QuerySet[Candidacy]]:
    """The Party bodies above the cell, the nominating union for its nominees, the helper, and the person concerned."""
    yield from _of_party(user)
    yield from (Candidacy.objects.filter(each) for each in _beside_the_party(user))


def _beside_the_party(user) -> Iterator[Q]:
    yield scope(user, Right.VIEW_NOMINATIONS, "nominator__path")
    if user.person_id:
        yield helped_by(user)
        yield Q(person=user.person_id) & SENT


@visibility(Candidacy, _reasons)
def candidacies_visible_to(user):
    """Every file for which there is a reason."""
    if grants_of(user).is_wide:
        return Candidacy.objects.filter(reduce(or_, _beside_the_party(user), of_party(user)))
    return Candidacy.objects.filter(pk__in=together(*(each.values("pk") for each in _reasons(user))))


@visibility(Move)
def moves_visible_to(user):
    """The Party bodies of the place that was left: they know that the file has gone, and where to."""
    left = scope(user, Right.VIEW_CANDIDACIES, "from_cell__path")
    own = Q(candidacy__person=user.person_id) if user.person_id else Q(pk__in=[])
    return Move.objects.filter(left).exclude(own)


@visibility(Decision)
def decisions_visible_to(user):
    """Party bodies above the cell, and the person whom it is about."""
    own = Q(candidacy__person=user.person_id) if user.person_id else Q(pk__in=[])
    return Decision.objects.filter(of_party(user, "candidacy__") | own)


@visibility(Register)
def registers_visible_to(user):
    return Register.objects.filter(scope(user, Right.VIEW_CANDIDACIES, "organisation__path"))


RULES["candidacies.list"] = lambda user, obj: (
    grants_of(user).holds(Right.VIEW_CANDIDACIES) or bool(user.person_id)
)
RULES["nominations.list"] = lambda user, obj: grants_of(user).holds(Right.VIEW_NOMINATIONS)
RULES["nomination.open"] = lambda user, organisation: grants_of(user).cover(
    Right.DRAFT_NOMINATION, organisation
)
RULES["candidacy.open_by_cell"] = lambda user, cell: grants_of(user).cover(Right.KEEP_CANDIDACY, cell)
RULES["moves.list"] = lambda user, obj: grants_of(user).holds(Right.VIEW_CANDIDACIES)
RULES["registers.list"] = lambda user, obj: grants_of(user).holds(Right.VIEW_CANDIDACIES)
RULES["decisions.list"] = RULES["registers.list"]
RULES["resolutions.list"] = lambda user, obj: (
    grants_of(user).holds(Right.VIEW_CANDIDACIES) or grants_of(user).holds(Right.VIEW_NOMINATIONS)
)


@rule("nomination.edit")
def _may_edit_nomination(user, candidacy):
    """The draft's words, while it lies with the union."""
    return (
        candidacy.state == "draft"
        and candidacy.person_id != user.person_id
        and grants_of(user).cover(Right.DRAFT_NOMINATION, candidacy.nominator)
    )


@rule("candidacy.view_dossier")
def _may_view_dossier(user, candidacy):
    """Checklist and papers: Party office-holders and the helper; not the union, nor the person concerned."""
    if candidacy.person_id == user.person_id:
        return False
    return (
        _is_of_party(user, candidacy) or Candidacy.objects.filter(helped_by(user), pk=candidacy.pk).exists()
    )


@rule("candidacy.view_votes")
def _may_view_votes(user, candidacy):
    """Votes, opinions and reasons: Party office-holders only."""
    if candidacy.person_id == user.person_id:
        return False
    return _is_of_party(user, candidacy)


def _is_of_party(user, candidacy: Candidacy) -> bool:
    return any(files.filter(pk=candidacy.pk).exists() for files in _of_party(user))


@rule("paper.edit")
def _may_edit_papers(user, candidacy):
    """The cell, while the file lies with it."""
    return (
        DESK_OF_STATE[candidacy.state] == Desk.CELL
        and candidacy.state in _PAPERS_OPEN
        and candidacy.person_id != user.person_id
        and grants_of(user).cover(Right.KEEP_CANDIDACY, candidacy.cell)
    )


@rule("paper.consent")
def _may_edit_consent(user, candidacy):
    """What a higher body agreed to in writing, from the day the cell has the file until it votes."""
    return (
        candidacy.state in _BEFORE_THE_VOTE
        and candidacy.person_id != user.person_id
        and grants_of(user).cover(Right.KEEP_CANDIDACY, candidacy.cell)
    )


def holds_desk(user, candidacy: Candidacy, transition: Transition) -> bool:
    """Today's right on the organisation that acts in this row; never on one's own file."""
    if candidacy.person_id == user.person_id:
        return False
    return grants_of(user).cover(transition.right, getattr(candidacy, transition.by))


def steps_that_count(user) -> QuerySet[Step]:
    """What the user did in files and still answers for.

    What was done before a file last went back, or before the ceremony, is done anew by whoever does it then; only who
    opened a file stays its proposer.
    """
    returned = Step.objects.filter(
        candidacy=OuterRef("candidacy"), action__in=_DONE_ANEW, version__gt=OuterRef("version")
    )
    return Step.objects.filter(~Exists(returned) | Q(action=Action.OPEN), actor=user)


def is_separate(user, candidacy: Candidacy, transition: Transition) -> bool:
    """Nobody approves what they proposed: the user did none of the steps this one must be kept apart from."""
    if not transition.not_by:
        return True
    steps = steps_that_count(user).filter(of_matter(transition.matter), candidacy=candidacy)
    return not steps.filter(action__in=transition.not_by).exists()


def of_matter(matter: Matter) -> Q:
    """Steps taken while this was considered: who wrote the vote on admission may sign the recognition a year later."""
    others = [road for road in ROADS.values() if road.matter != Matter.ADMISSION]
    if matter == Matter.ADMISSION:
        return ~Q(source__in=[state for road in others for state in road.states])
    return Q(source__in=ROADS[matter].states)


def may_take(user, candidacy: Candidacy, transition: Transition) -> bool:
    return holds_desk(user, candidacy, transition) and is_separate(user, candidacy, transition)


def _step_rule(action: Action):
    def allowed(user, candidacy):
        """True if some row of the table lets this user take this action on the file as it stands."""
        row = TRANSITIONS.get((candidacy.state, action))
        return row is not None and may_take(user, candidacy, row)

    return allowed


for _action in Action:
    RULES[f"candidacy.{_action}"] = _step_rule(_action)


def waiting_for(user, office: Appointment | None = None) -> Q:
    """Files lying at a desk of this user with a step of the main road that is theirs to take, in this office or any."""
    states = defaultdict(set)
    for row in TRANSITIONS.values():
        if not row.ends and DESK_OF_STATE[row.source] == row.by:
            states[row.right].add(row.source)
    waiting, places = Q(pk__in=[]), []
    for right in states.keys() & grants_of(user).paths:
        there = lies_with(user, right, office)
        waiting |= Q(state__in=states[right]) & there
        places += [there] if there not in places else []
    # The places alone lead to an index; the conditions above, joined by OR, do not.
    waiting &= reduce(or_, places, Q(pk__in=[]))
    waiting &= ~Q(state=State.PROBATION, probation_ends_on__gt=today())
    return waiting & ~Q(person=user.person_id) if user.person_id else waiting


@visibility(Resolution)
def resolutions_visible_to(user):
    """Votes are for Party office-holders; a union sees its own resolution; nobody sees the votes about themselves."""
    nominated = scope(user, Right.VIEW_NOMINATIONS, "candidacy__nominator__path")
    ways = [
        Resolution.objects.filter(each)
        for each in (of_party(user, "candidacy__"), Q(kind="union") & nominated)
    ]
    if grants_of(user).is_wide:
        seen = ways[0] | ways[1]
    else:
        seen = Resolution.objects.filter(pk__in=together(*(way.values("pk") for way in ways)))
    return seen.exclude(candidacy__person=user.person_id)
