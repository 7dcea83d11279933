"""The yearly plan as a paper."""

from ceremonies.choices import TargetGroup
from ceremonies.documents.forms.plans import PlanFacts, plan_snapshot
from ceremonies.models import Plan
from ceremonies.services.documents.gathering import letterhead, name_of, signs_for
from ceremonies.services.documents.recipes import Recipe, Recorded, Sheet, register
from members.clock import today


def _facts(plan: Plan, about, sheet: Sheet) -> PlanFacts:
    targets = {target.group: target for target in plan.targets.all()}
    return PlanFacts(
        **letterhead(plan.organisation, sheet),
        signs_for=signs_for(plan.organisation, sheet.dated or today()),
        body_name=str(plan.organisation),
        year=plan.year,
        rows=[
            (group.label, targets[group].listed, targets[group].admitted)
            for group in TargetGroup
            if group in targets
        ],
        measures=plan.measures,
        reports_to=name_of(plan.organisation.parent),
    )


def _recorded(plan: Plan, about) -> Recorded | None:
    return Recorded(plan.number, plan.dated) if plan.number and plan.dated else None


register(
    Recipe(
        kind="yearly_plan",
        subject=Plan,
        issuer=lambda plan, about: plan.organisation,
        facts=_facts,
        snapshot=plan_snapshot,
        recorded=_recorded,
    )
)
