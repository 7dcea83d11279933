from ceremonies.models import Holiday
from ceremonies.rules.calendar import WorkingCalendar


def working_calendar() -> WorkingCalendar:
    """The days off and the days worked instead, as the administrators keep them; one query."""
    days = list(Holiday.objects.values_list("day", "is_worked"))
    return WorkingCalendar(
        off=frozenset(day for day, is_worked in days if not is_worked),
        worked=frozenset(day for day, is_worked in days if is_worked),
    )
