"""Where an account is expected: ceremonies, meetings and classes it may read of. Titles name no people."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from ceremonies.choices import CeremonyState
from ceremonies.models import Candidacy, Ceremony, Course
from members.choices import Right
from members.permissions import scope, visible_to

#: So many of each sort; an office of any size has fewer in its span.
_MOST = 300


@dataclass(frozen=True)
class Event:
    """`uid` stays the same when time or place change. `starts`: a day, or a moment; `ends`: the last day of several."""

    uid: str
    title: str
    starts: date | datetime
    path: str
    ends: date | None = None
    place: str = ""
    text: str = ""
    names: tuple[str, ...] = field(default=())

    @property
    def is_moment(self) -> bool:
        return isinstance(self.starts, datetime)

    @property
    def day(self) -> date:
        return timezone.localdate(self.starts) if isinstance(self.starts, datetime) else self.starts


def meetings_of(user, first: date, last: date) -> list[Event]:
    """In the order of time; three queries and the names."""
    found = [
        *_ceremonies(user, first, last),
        *_planned_meetings(user, first, last),
        *_courses(user, first, last),
    ]
    return sorted(found, key=lambda event: (event.day, event.title))


def _ceremonies(user, first: date, last: date) -> list[Event]:
    """Those of the cells in reach, and the one in which the account's own person is to be admitted."""
    begin = timezone.make_aware(datetime.combine(first, datetime.min.time()))
    end = begin + timedelta(days=(last - first).days + 1)
    own = Q(pk__in=[])
    if user.person_id:
        files = visible_to(user, Candidacy).filter(person=user.person_id)
        own = Q(admissions__candidacy__in=files, admissions__dropped=False)
    seen = Q(pk__in=visible_to(user, Ceremony).order_by().values("pk"))
    rows = (
        Ceremony.objects.filter(seen | own, starts_at__gte=begin, starts_at__lt=end)
        .exclude(state=CeremonyState.CANCELLED)
        .select_related("cell")
        .prefetch_related("admissions__candidacy__person")
        .distinct()
        .order_by("starts_at", "pk")
    )
    return [_ceremony(user, row) for row in rows[:_MOST]]


def _ceremony(user, row: Ceremony) -> Event:
    people = [each.candidacy for each in row.admissions.all() if not each.dropped]
    own = next((file for file in people if file.person_id == user.person_id), None)
    return Event(
        uid=f"ceremony-{row.pk}",
        title=str(row),
        starts=row.starts_at,
        path=own.get_absolute_url() if own else row.get_absolute_url(),
        place=row.place,
        names=() if own else tuple(str(file.person) for file in people),
    )


def _planned_meetings(user, first: date, last: date) -> list[Event]:
    """A meeting of a cell that the account keeps, whatever number of files it considers."""
    rows = _considered(user).filter(meeting_planned_on__gte=first, meeting_planned_on__lte=last)
    meetings: dict[tuple[int, date], list[Candidacy]] = {}
    for file in rows.order_by("meeting_planned_on", "person__sort_key", "pk")[:_MOST]:
        meetings.setdefault((file.cell_id, file.meeting_planned_on), []).append(file)
    return [
        Event(
            uid=f"meeting-{cell}-{day:%Y%m%d}",
            title=f"Họp chi bộ xét {len(files)} hồ sơ – {files[0].cell}",
            starts=day,
            path=files[0].get_absolute_url(),
            names=tuple(str(file.person) for file in files),
        )
        for (cell, day), files in meetings.items()
    ]


def _considered(user) -> QuerySet[Candidacy]:
    files = visible_to(user, Candidacy).filter(
        scope(user, Right.KEEP_CANDIDACY, "cell__path"), closed_on__isnull=True
    )
    return files.exclude(person=user.person_id).select_related("person", "cell")


def _courses(user, first: date, last: date) -> list[Event]:
    rows = visible_to(user, Course).filter(starts_on__lte=last, ends_on__gte=first)
    return [
        Event(
            uid=f"course-{row.pk}",
            title=f"{row.get_kind_display()}: {row.title}",
            starts=row.starts_on,
            ends=row.ends_on,
            path=row.get_absolute_url(),
            place=row.place,
            text=row.organiser,
        )
        for row in rows.order_by("starts_on", "pk")[:_MOST]
    ]
