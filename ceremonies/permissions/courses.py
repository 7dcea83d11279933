"""Classes: kept by the body that follows them, read above it, proposed to by the cells below."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from ceremonies.models import Attendance, CountedLearner, Course
from members.choices import OrganisationKind, Right, Tree
from members.clock import today
from members.models import Membership, Organisation, Person
from members.permissions import RULES, grants_of, organisations_with, rule, scope, together, visibility

_SEGMENT = 6  # characters of a path for each level


@visibility(Course)
def courses_visible_to(user):
    """The body that keeps the results and those above; below it who proposes: while the class runs, or did propose."""
    proposed = Attendance.objects.filter(scope(user, Right.VIEW_CANDIDACIES, "proposed_by__path"))
    offered = Q(organisation__path__in=_paths_above(user), ends_on__gte=today())
    return Course.objects.filter(
        scope(user, Right.VIEW_CANDIDACIES, "organisation__path")
        | offered
        | Q(pk__in=proposed.order_by().values("course"))
    )


def _paths_above(user) -> set[str]:
    held = grants_of(user).paths.get(Right.VIEW_CANDIDACIES, ())
    return {path[:end] for path in held for end in range(_SEGMENT, len(path), _SEGMENT)}


@visibility(Attendance)
def attendances_visible_to(user):
    """Who keeps the class; who proposed, or keeps the file of a learner whom nobody did; for everybody they look after
    the Party bodies; and the person concerned."""
    reach = organisations_with(user, Right.VIEW_CANDIDACIES)
    own = Q(person=user.person_id) if user.person_id else Q(pk__in=[])
    ways = [Q(course__organisation__in=reach), Q(proposed_by__in=reach), own]
    staff = Person.objects.filter(department__serves__in=reach)
    members = Membership.objects.order_by().current(today()).filter(organisation__in=reach)
    if grants_of(user).is_wide:
        ways.append(Q(Exists(staff.filter(pk=OuterRef("person")))))
        ways.append(Q(Exists(members.filter(person=OuterRef("person")))))
        ways.append(scope(user, Right.VIEW_CANDIDACIES, "counted__place"))
        return Attendance.objects.filter(reduce(or_, ways))
    counted = CountedLearner.objects.filter(cell__in=reach)
    ways += [Q(person__in=staff), Q(person__in=members.values("person")), Q(pk__in=counted.values("pk"))]
    return Attendance.objects.filter(
        pk__in=together(*(Attendance.objects.filter(way).values("pk") for way in ways))
    )


RULES["courses.list"] = lambda user, obj: grants_of(user).holds(Right.VIEW_CANDIDACIES)


@rule("course.keep")
def _may_keep(user, organisation):
    """`organisation`: the body that follows the class; None asks whether the user keeps any."""
    if organisation is None:
        return grants_of(user).holds(Right.KEEP_CANDIDACY)
    return organisation.tree == Tree.PARTY and grants_of(user).cover(Right.KEEP_CANDIDACY, organisation)


def proposing_cells(user, course: Course):
    """The user's own cells that may propose people for the class."""
    cells = Organisation.objects.under(course.organisation.path).active(today())
    return cells.filter(scope(user, Right.KEEP_CANDIDACY), kind=OrganisationKind.PARTY_CELL)


@rule("course.propose")
def _may_propose(user, course: Course):
    return course.ends_on >= today() and proposing_cells(user, course).exists()


@rule("learner.remove")
def _may_remove(user, attendance: Attendance):
    """Before there is a result: who keeps the class, or the cell that proposed."""
    if attendance.has_result:
        return False
    grants = grants_of(user)
    bodies = (attendance.course.organisation, attendance.proposed_by)
    return any(grants.cover(Right.KEEP_CANDIDACY, body) for body in bodies)
