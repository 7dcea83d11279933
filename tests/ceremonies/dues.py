"""A deadline that a test wants, beside or instead of those the rules reckon."""

from datetime import date

from ceremonies.models import Candidacy, Due
from ceremonies.selectors.calendars import working_calendar
from members.clock import today


def only_due(file: Candidacy, due: date, code: str = "cell_vote", **values) -> Due:
    Due.objects.filter(candidacy=file).delete()
    told = {
        "kind": "deadline",
        "label": "Chi bộ xét, đề nghị kết nạp",
        "clause": "294-QĐ/TW §3.6",
        "desk": file.cell,
    }
    return Due.objects.create(candidacy=file, code=code, due=due, **(told | values))


def working_day(days: int, on: date | None = None) -> date:
    """So many working days from today; negative: before."""
    calendar, day = working_calendar(), on or today()
    step = 1 if days > 0 else -1
    while calendar.between(on or today(), day) != days:
        day = date.fromordinal(day.toordinal() + step)
    return day
