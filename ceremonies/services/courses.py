"""A class by hand: opened, permitted, changed, removed while it has no results."""

from datetime import date

from django.db import IntegrityError, transaction

from ceremonies.models import Course
from members.clock import today
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.versions import save_version

FIELDS = ["title", "organiser", "starts_on", "ends_on", "place"]
_SAME = "{} đã có lớp này với cùng tên, cùng ngày khai giảng."


def open_course(*, actor, course: Course) -> Course:
    """Cells below `course.organisation` may propose people from now until its last day."""
    require(may(actor, "course.keep", course.organisation))
    try:
        with transaction.atomic():
            course.save()
            record(actor=actor, action="course.create", obj=course)
    except IntegrityError:
        raise Refused(_SAME.format(course.organisation)) from None
    return course


def edit_course(*, actor, course: Course, version: int) -> Course:
    require(may(actor, "course.keep", course.organisation))
    try:
        with transaction.atomic():
            save_version(course, version, FIELDS)
            record(actor=actor, action="course.change", obj=course)
    except IntegrityError:
        raise Refused(_SAME.format(course.organisation)) from None
    return course


@transaction.atomic
def permit_course(*, actor, course: Course, number: str, permitted_on: date, version: int) -> Course:
    """Keeps number and day of the decision that opens the class."""
    require(may(actor, "course.keep", course.organisation))
    if permitted_on > today():
        raise Refused("Ngày quyết định mở lớp không được ở tương lai.")
    if permitted_on > course.ends_on:
        raise Refused("Ngày quyết định mở lớp không được sau ngày bế giảng.")
    course.permission_number, course.permission_on = number, permitted_on
    save_version(course, version, ["permission_number", "permission_on"])
    record(actor=actor, action="course.permit", obj=course, number=number, permitted_on=permitted_on)
    return course


@transaction.atomic
def remove_course(*, actor, course: Course, version: int) -> None:
    require(may(actor, "course.keep", course.organisation))
    save_version(course, version, [])
    learners = list(course.attendances.all())
    if any(learner.has_result for learner in learners):
        raise Refused("Lớp đã có kết quả, không xóa được.")
    if course.documents.exists():
        raise Refused("Lớp đã có văn bản được lập, không xóa được.")
    record(actor=actor, action="course.remove", obj=course, learners=[each.person_id for each in learners])
    course.attendances.all().delete()
    course.delete()
