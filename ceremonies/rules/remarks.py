"""When a helper's next remark is due."""

from datetime import date

from ceremonies.rules.arithmetic import add_months
from ceremonies.rules.facts import Policy


def remark_due(policy: Policy, *, assigned_on: date, last_on: date | None, admitted_on: date | None) -> date:
    """So many months after the last remark, else after the assignment; from the admission on the months of probation
    count, from the day of the ceremony at the earliest."""
    months = policy["probation" if admitted_on else "helper"]["remark_months"]
    known = (assigned_on, last_on, admitted_on)
    return add_months(max(day for day in known if day), months)
