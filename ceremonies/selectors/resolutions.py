"""What bodies resolved, and the meetings in which they did."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import get_format
from django.utils.http import urlencode

from ceremonies.models import Resolution
from ceremonies.rules.paper_numbers import is_number
from ceremonies.selectors.lists import below
from ceremonies.selectors.meetings import Meeting
from ceremonies.selectors.paper_numbers import resolutions_matching
from members.choices import Tree, kinds_of
from members.models import Organisation
from members.permissions import visible_to

NEWEST = ("-held_on", "-pk")
#: Of the newest so many resolutions a search names the meetings: one meeting may have resolved on many people.
_MOST_READ = 100


@dataclass(frozen=True)
class Sitting:
    """A meeting with the resolutions that a reader sees of it, the newest first."""

    meeting: Meeting
    resolutions: list[Resolution]

    def __str__(self):
        return self.meeting.number

    @property
    def newest(self) -> Resolution:
        return self.resolutions[0]

    @property
    def others(self) -> int:
        return len({each.candidacy_id for each in self.resolutions}) - 1

    def get_absolute_url(self) -> str:
        """The list, narrowed to this meeting."""
        meeting = self.meeting
        day = f"{meeting.held_on:%d/%m/%Y}"
        query = urlencode({"q": meeting.number, "day": day, "organisation": meeting.body.code})
        return f"{reverse('ceremonies:resolution_list')}?{query}"


def resolutions(user, *, q="", day: date | None = None, organisation=None) -> QuerySet[Resolution]:
    """`q`: a name, a number as written, or a day."""
    found = visible_to(user, Resolution).filter(_asked(user, q))
    if day:
        found = found.filter(held_on=day)
    if organisation:
        found = found.filter(below("body", organisation))
    return found.select_related("candidacy__person", "candidacy__cell", "body")


def sittings(user, q: str) -> list[Sitting]:
    """Meetings by the number of what they resolved or by their day, the newest first; names are found in files."""
    if not is_number(q):
        return []
    rows = list(resolutions(user, q=q).order_by(*NEWEST)[:_MOST_READ])
    found = _together(rows)
    is_cut = len(rows) == _MOST_READ and len(found) > 1
    return found[:-1] if is_cut else found


def bodies(user) -> QuerySet[Organisation]:
    """Who resolves anything; those above and beside the user's own organisations, too."""
    return visible_to(user, Organisation).exclude(kind__in=kinds_of(Tree.STAFF)).order_by("path")


def _together(rows: list[Resolution]) -> list[Sitting]:
    meetings: dict[Meeting, list[Resolution]] = {}
    for row in rows:
        meetings.setdefault(Meeting(row.body, row.held_on, row.number), []).append(row)
    return [Sitting(meeting, of_meeting) for meeting, of_meeting in meetings.items()]


def _asked(user, q: str) -> Q:
    day = _day(q)
    return Q(held_on=day) if day else resolutions_matching(user, q)


def _day(q: str) -> date | None:
    for form in get_format("DATE_INPUT_FORMATS"):
        try:
            return datetime.strptime(q.strip(), form).date()  # noqa: DTZ007 — a day, not a moment
        except ValueError:
            continue
    return None
