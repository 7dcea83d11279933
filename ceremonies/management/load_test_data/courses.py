"""Classes for those on the list, one a quarter at each body that decides, with results once they are over."""

from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from ceremonies.choices import CourseKind
from ceremonies.models import Attendance, Candidacy, Course
from members.models import Organisation
from members.services import bulk

_QUARTERS = ("I", "II", "III", "IV")
_DAYS = 3
#: From the end of a class to its certificates.
_RESULTS_AFTER = timedelta(7)


class _Listed(NamedTuple):
    authority: int
    on: date
    person: int
    cell: int


def write_courses(on: date) -> None:
    """People listed in one quarter sit together in the next."""
    listed = Candidacy.objects.filter(listed_on__isnull=False).order_by("authority", "listed_on", "pk")
    rows = map(_Listed._make, listed.values_list("authority", "listed_on", "person", "cell"))
    classes = [
        (_course(authority, year, quarter), list(learners))
        for (authority, year, quarter), learners in groupby(rows, key=_class_of)
    ]
    pks = bulk.insert(Course, (course for course, _ in classes))
    symbols = dict(Organisation.objects.values_list("pk", "symbol"))
    bulk.insert(
        Attendance,
        (
            _learner(pk, course, place, learner, symbols[learner.authority], on)
            for pk, (course, learners) in zip(pks, classes, strict=True)
            for place, learner in enumerate(learners, 1)
        ),
    )


def _class_of(listed: _Listed) -> tuple[int, int, int]:
    return listed.authority, listed.on.year, (listed.on.month - 1) // 3


def _course(authority: int, year: int, quarter: int) -> dict:
    starts = date(year + quarter // 3, (quarter * 3 + 3) % 12 + 1, 15)
    return {
        **{"kind": CourseKind.AWARENESS.value, "organisation_id": authority, "starts_on": starts},
        **{"ends_on": starts + timedelta(_DAYS - 1), "organiser": "Trung tâm chính trị Bình Mẫu"},
        "title": f"Lớp bồi dưỡng nhận thức về Đảng cho người được ghi danh quý {_QUARTERS[quarter]}/{year}",
    }


def _learner(course: int, row: dict, place: int, listed: _Listed, symbol: str, on: date) -> dict:
    learner = {"course_id": course, "person_id": listed.person, "proposed_by_id": listed.cell}
    learner["proposed_on"] = listed.on
    given_on = row["ends_on"] + _RESULTS_AFTER
    if given_on <= on:
        number = f"{place:03d}/{row['starts_on']:%m.%Y}-GCN/{symbol}"
        learner |= {"passed": True, "grade": "Khá", "days_attended": _DAYS}
        learner |= {"certificate_number": number, "certificate_on": given_on}
    return learner
