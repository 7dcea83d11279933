"""A running class of Đảng ủy Cục Mẫu; Hoài An is in it on the proposal of Chi bộ Một, but where that cell proposes."""

from ceremonies.models import Attendance, Course
from tests.road import day


def _course(world) -> dict:
    course, _ = Course.objects.get_or_create(
        organisation=world.cast.DUC,
        kind="awareness",
        title="Lớp đang mở",
        starts_on=day(5),
        defaults={"ends_on": day(-5), "organiser": "Trung tâm chính trị"},
    )
    return {"pk": course.pk}


def _learner(world) -> dict:
    learner, _ = Attendance.objects.get_or_create(
        course_id=_course(world)["pk"], person=world.cast.an, defaults={"proposed_by": world.cast.CB1}
    )
    return {"pk": learner.pk}


_OF_COURSE = ("edit", "permit", "remove", "results", "propose")


def _passed(world) -> dict:
    """Nobody proposed: the cell is that of the department."""
    course = _course(world)
    known = {"passed": True, "certificate_number": "280/CN", "certificate_on": day(1)}
    Attendance.objects.get_or_create(course_id=course["pk"], person=world.cast.chau, defaults=known)
    return course


KEYS = {f"ceremonies:course_{view}": _course for view in _OF_COURSE} | {
    "ceremonies:course_certificates": _passed,
    "ceremonies:course_certificates_print": _course,
    "ceremonies:learner_add": _course,
    "ceremonies:learner_remove": _learner,
}
_WORDS = {
    "title": "Lớp khóa II",
    "organiser": "Trung tâm chính trị",
    "starts_on": f"{day(-10):%d/%m/%Y}",
    "ends_on": f"{day(-14):%d/%m/%Y}",
}
BODIES = {
    "ceremonies:course_create": lambda world: (
        _WORDS | {"organisation": "Đảng ủy Cục Mẫu (DUC)", "kind": "awareness"}
    ),
    "ceremonies:course_edit": lambda world: _WORDS | {"version": 1},
    "ceremonies:course_permit": lambda world: {
        "version": 1,
        "number": "25-QĐ/ĐU",
        "permitted_on": f"{day(6):%d/%m/%Y}",
    },
    "ceremonies:course_remove": lambda world: {"version": 1},
    "ceremonies:course_results": lambda world: {"sent": "1"},
    "ceremonies:learner_add": lambda world: {"person": "Lê Minh Châu (03/11/1985)"},
    "ceremonies:learner_remove": lambda world: {"version": 1},
    "ceremonies:course_certificates": lambda world: {
        "form_key": "3f0b5a8e-7f0e-4a7a-9a52-0d7a2a1d9d31",
        "signer": "other",
        "signer_name": "Trần Văn Giám",
        "signer_office": "Giám đốc",
    },
    "ceremonies:course_propose": lambda world: {
        "number": "04-NQ/CB",
        "proposed_on": f"{day(3):%d/%m/%Y}",
        "files": [world.file.pk] if world.file else [],
    },
}
