"""Plans, and what came of them: counted by the database from the files below the body a plan is of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Count, DateField, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce, Concat

from ceremonies.choices import Measure, PlanFigure, Route, State, TargetGroup
from ceremonies.models import Candidacy, CountedFile, CountedLot, Plan, Target
from ceremonies.rules.groups import INTELLECTUAL, WORKER
from ceremonies.rules.periods import Span
from ceremonies.selectors.counted import lots
from members.choices import OrganisationKind, Right, Sex
from members.clock import today
from members.models import Organisation
from members.models.organisation import PATH_END
from members.permissions import scope, visible_to

_DAY = {PlanFigure.LISTED: "listed_on", PlanFigure.ADMITTED: "ceremony_on"}
_MEASURE = {PlanFigure.LISTED: Measure.LISTED, PlanFigure.ADMITTED: Measure.ADMITTED}
_COUNTED_DAY = {PlanFigure.LISTED: "listed_on", PlanFigure.ADMITTED: "admitted_on"}
#: A decision of admission that was cancelled admits nobody; reports count likewise.
_ONLY = {PlanFigure.LISTED: Q(), PlanFigure.ADMITTED: ~Q(state=State.CANCELLED)}
MAJORITY = ("Kinh", "")
NO_RELIGION = ("Không", "")
HOW_COUNTED = {
    TargetGroup.YOUTH: "do Đoàn giới thiệu, hoặc chưa quá tuổi đoàn viên trong năm",
    TargetGroup.WORKERS: "theo chức vụ ghi trong sổ",
    TargetGroup.INTELLECTUALS: "theo trình độ ghi trong sổ: từ đại học trở lên",
}


@dataclass(frozen=True)
class Figure:
    """One number to reach: `below` sums what the bodies below set themselves, `reached` is counted."""

    figure: PlanFigure
    target: int
    below: int
    reached: int

    @property
    def percent(self) -> int | None:
        return self.reached * 100 // self.target if self.target else None


@dataclass(frozen=True)
class GroupResult:
    group: TargetGroup
    how: str
    listed: Figure
    admitted: Figure


def plans(user, *, year: int | None = None, organisation=None) -> QuerySet[Plan]:
    found = visible_to(user, Plan).select_related("organisation").prefetch_related("targets")
    if year:
        found = found.filter(year=year)
    return found.filter(organisation=organisation) if organisation else found


def planners_of(user) -> QuerySet[Organisation]:
    """Bodies whose plans the user reads."""
    return Organisation.objects.filter(pk__in=visible_to(user, Plan).order_by().values("organisation"))


def with_totals(found: QuerySet[Plan]) -> QuerySet[Plan]:
    """`listed_target`, `listed_reached`, `admitted_target`, `admitted_reached` of each plan."""
    totals = {}
    for figure in _COUNTED_DAY:
        target = Target.objects.filter(plan=OuterRef("pk"), group=TargetGroup.ALL).values(figure)
        totals[f"{figure}_target"] = Coalesce(Subquery(target), 0)
        totals[f"{figure}_reached"] = Coalesce(Subquery(_counted_for_plan(figure)), 0)
    return found.annotate(**totals)


def _counted_for_plan(figure: PlanFigure) -> QuerySet:
    """Of each cell an index of the counted rows holds the days of the year."""
    path, day = "organisation__path", _COUNTED_DAY[figure]
    files = CountedFile.objects.filter(
        cell__path__gte=OuterRef(path),
        cell__path__lt=Concat(OuterRef(path), Value(PATH_END)),
        **{f"{day}__gte": _new_year(OuterRef("year")), f"{day}__lt": _new_year(OuterRef("year") + 1)},
    )
    return files.order_by().annotate(one=Value(1)).values("one").annotate(found=Count("pk")).values("found")


def _new_year(year) -> Cast:
    """Its first day."""
    return Cast(Concat(Cast(year, CharField()), Value("-01-01")), DateField())


def people_behind(plan: Plan, group: str, figure: str, youth_max_years: int) -> QuerySet[Candidacy]:
    """The files that a figure of the plan counts."""
    return _in_year(plan, figure).filter(group_condition(TargetGroup(group), plan.year, youth_max_years))


def _in_year(plan: Plan, figure: str) -> QuerySet[Candidacy]:
    path = plan.organisation.path
    return Candidacy.objects.filter(
        _ONLY[PlanFigure(figure)],
        cell__path__gte=path,
        cell__path__lt=path + PATH_END,
        **{f"{_DAY[PlanFigure(figure)]}__year": plan.year},
    )


def group_condition(group: TargetGroup, year: int, youth_max_years: int) -> Q:
    """Files of people of this group in this year."""
    if group == TargetGroup.YOUTH:
        return Q(route=Route.YOUTH_UNION) | Q(person__birth_date__year__gte=year - youth_max_years)
    if group == TargetGroup.WORKERS:
        return _mentions("person__job_title", WORKER)
    if group == TargetGroup.INTELLECTUALS:
        return _mentions("person__qualification", INTELLECTUAL) | _mentions("person__education", INTELLECTUAL)
    return {
        TargetGroup.ALL: Q(),
        TargetGroup.WOMEN: Q(person__sex=Sex.FEMALE),
        TargetGroup.MINORITY: ~Q(person__ethnicity__in=MAJORITY),
        TargetGroup.RELIGIOUS: ~Q(person__religion__in=NO_RELIGION),
    }[group]


def _mentions(field: str, words: Iterable[str]) -> Q:
    found = Q(pk__in=[])
    for word in words:
        found |= Q(**{f"{field}__contains": word})
    return found


def results(user, plan: Plan, youth_max_years: int) -> list[GroupResult]:
    """A constant number of queries, however many groups and files."""
    targets = {target.group: target for target in plan.targets.all()}
    below = _targets_below(user, plan)
    reached = {figure: _reached(user, plan, figure, youth_max_years) for figure in PlanFigure}
    return [
        GroupResult(
            group,
            HOW_COUNTED.get(group, ""),
            *(
                Figure(
                    figure,
                    getattr(targets.get(group), figure, 0),
                    below.get((group, figure), 0),
                    reached[figure][group],
                )
                for figure in (PlanFigure.LISTED, PlanFigure.ADMITTED)
            ),
        )
        for group in TargetGroup
    ]


def _reached(user, plan: Plan, figure: PlanFigure, youth_max_years: int) -> dict[str, int]:
    year = Span(date(plan.year, 1, 1), date(plan.year, 12, 31), str(plan.year))
    measure = _MEASURE[figure]
    alike = lots(user, plan.organisation, measure, {measure: year}, youth_max_years)[measure]
    return {TargetGroup.ALL: sum(number for _, number, _ in alike), **in_groups(alike)}


def in_groups(alike: Iterable[tuple[CountedLot, int, int]]) -> dict[TargetGroup, int]:
    """Of what `counted.lots` answers: people of each group, as `group_condition` tells them."""
    counts = dict.fromkeys([group for group in TargetGroup if group != TargetGroup.ALL], 0)
    for lot, number, young in alike:
        belongs = {
            TargetGroup.WOMEN: lot.sex == Sex.FEMALE,
            TargetGroup.MINORITY: lot.ethnicity not in MAJORITY,
            TargetGroup.RELIGIOUS: lot.religion not in NO_RELIGION,
            TargetGroup.WORKERS: lot.is_worker,
            TargetGroup.INTELLECTUALS: lot.is_intellectual,
        }
        counts[TargetGroup.YOUTH] += young
        for group in belongs:
            counts[group] += number * belongs[group]
    return counts


def _targets_below(user, plan: Plan) -> dict[tuple[str, str], int]:
    """Of the cells: what a committee between them set is the same people once more."""
    rows = (
        Target.objects.filter(plan__in=plans_below(user, plan))
        .filter(plan__organisation__kind=OrganisationKind.PARTY_CELL)
        .order_by()
        .values("group")
        .annotate(all_listed=Sum("listed"), all_admitted=Sum("admitted"))
    )
    found = {}
    for row in rows:
        found[row["group"], PlanFigure.LISTED] = row["all_listed"]
        found[row["group"], PlanFigure.ADMITTED] = row["all_admitted"]
    return found


def plans_below(user, plan: Plan) -> QuerySet[Plan]:
    return (
        visible_to(user, Plan)
        .filter(year=plan.year, organisation__in=Organisation.objects.under(plan.organisation.path))
        .exclude(pk=plan.pk)
        .select_related("organisation")
    )


def cells_without_plan(user, plan: Plan) -> QuerySet[Organisation]:
    """Active cells below that have no plan for the year yet."""
    planned = Plan.objects.filter(year=plan.year).values("organisation")
    cells = Organisation.objects.under(plan.organisation.path).active(today())
    cells = cells.filter(scope(user, Right.VIEW_CANDIDACIES), kind=OrganisationKind.PARTY_CELL)
    return cells.exclude(pk__in=planned).exclude(pk=plan.organisation_id).order_by(F("path"))
