"""The yearly plans of every committee, of this year and the last."""

from datetime import date

from ceremonies.choices import TargetGroup
from ceremonies.models import Plan, Target
from members.choices import DECIDING_KINDS
from members.models import Organisation
from members.services import bulk

_WANTED = {TargetGroup.ALL: (20, 10), TargetGroup.WOMEN: (8, 4), TargetGroup.YOUTH: (15, 7)}


def write_targets(on: date) -> None:
    bodies = Organisation.objects.filter(kind__in=DECIDING_KINDS).order_by("pk").values_list("pk", flat=True)
    years = [(body, year) for body in bodies for year in (on.year - 1, on.year)]
    plans = bulk.insert(
        Plan,
        ({"organisation_id": body, "year": year, "dated": date(year, 1, 15)} for body, year in years),
    )
    bulk.insert(
        Target,
        (
            {"plan_id": plan, "group": group.value, "listed": listed, "admitted": admitted}
            for plan in plans
            for group, (listed, admitted) in _WANTED.items()
        ),
    )
