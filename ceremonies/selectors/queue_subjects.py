"""Lines of the work queue beside the steps of files: calls, reviews of lists, ceremonies, classes, letters to write."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone

from ceremonies.choices import CeremonyState, CourseKind, FilePart, VerificationWay
from ceremonies.models import Admission, Attendance, Candidacy, Ceremony, Course, Verification
from ceremonies.permissions.verifications import BEFORE_ADMISSION
from ceremonies.permissions.work import desks_with
from ceremonies.rules.arithmetic import add_months
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.rules.facts import Policy
from ceremonies.selectors.calls import unanswered
from ceremonies.selectors.ceremonies import day_of
from ceremonies.selectors.courses import without_class
from ceremonies.selectors.policies_in_force import policy_in_force
from ceremonies.selectors.queue_items import Item, until
from ceremonies.selectors.reviews import count_to_review, month_of, waiting_cells
from members.choices import OrganisationKind, Right
from members.models import Appointment, Organisation
from members.permissions import grants_of, visible_to

_MOST = 50
_MOST_NAMED = 3
#: So long after its last day a class without results is asked about, in days.
_ASK_FOR = 180


def of_other_subjects(
    user, office: Appointment | None, last: date, calendar: WorkingCalendar, on: date
) -> list[Item]:
    if not grants_of(user).holds(Right.KEEP_CANDIDACY):
        return list(_calls(user, office, calendar, on))
    rules = policy_in_force(on).data
    return [
        *_calls(user, office, calendar, on),
        *_reviews(user, office, calendar, on, rules),
        *_ceremonies(user, office, last, calendar, on, rules),
        *_permissions(user, office, calendar, on, rules),
        *_classes(user, office, on, rules),
        *_proposals(user, office, calendar, on, rules),
        *_letters(user, office, rules),
    ]


def _calls(user, office: Appointment | None, calendar: WorkingCalendar, on: date) -> Iterator[Item]:
    """Calls for nominations that wait for an answer."""
    for line in unanswered(user)[:_MOST]:
        if office and office.organisation_id not in (line.organisation_id, line.organisation.serves_id):
            continue
        quota = f" {line.quota} người" if line.quota else " quần chúng ưu tú"
        yield Item(
            title=str(line.call),
            page=line.call.get_absolute_url(),
            what=f"{line.call.organisation} đề nghị {line.organisation} giới thiệu{quota}",
            action="Trả lời",
            url=line.get_absolute_url(),
            since=line.call.opened_on,
            note=f"Đã nhắc ngày {line.reminded_on:%d/%m/%Y}." if line.reminded_on else "",
            **until(line.call.due_on, calendar, on),
        )


def _reviews(
    user, office: Appointment | None, calendar: WorkingCalendar, on: date, rules: Policy
) -> Iterator[Item]:
    """Cells that owe this month's review of their list, due on its last day."""
    month = month_of(on)
    cells = list(waiting_cells(user, month).filter(desks_with(user, Right.KEEP_CANDIDACY, office))[:_MOST])
    people = count_to_review(user, cells)
    for cell in cells:
        yield Item(
            title=str(cell),
            page=reverse("ceremonies:review_list"),
            what=f"Rà soát danh sách cảm tình Đảng tháng {month.month}/{month.year}: {people[cell.pk]} người",
            action="Ghi kết quả rà soát",
            url=reverse("ceremonies:review_create", args=[cell.pk]),
            since=month,
            clause=rules["listing"]["clause"],
            **until(add_months(month, 1) - timedelta(days=1), calendar, on),
        )


def _kept(user, office: Appointment | None):
    return Organisation.objects.filter(desks_with(user, Right.KEEP_CANDIDACY, office))


def _ceremonies(
    user, office: Appointment | None, last: date, calendar: WorkingCalendar, on: date, rules: Policy
) -> Iterator[Item]:
    """Those to come, and those whose day has passed without a record."""
    planned = visible_to(user, Ceremony).filter(state=CeremonyState.PLANNED, cell__in=_kept(user, office))
    planned = planned.exclude(admissions__candidacy__person=user.person_id) if user.person_id else planned
    admissions = Admission.objects.filter(dropped=False).select_related("candidacy__person")
    planned = planned.select_related("cell").prefetch_related(Prefetch("admissions", admissions))
    for ceremony in planned.order_by("starts_at", "pk")[:_MOST]:
        if day_of(ceremony) > last:
            break
        yield _ceremony(ceremony, calendar, on, rules)


def _ceremony(ceremony: Ceremony, calendar: WorkingCalendar, on: date, rules: Policy) -> Item:
    """`since`: when the first of its files came to the cell with the decision."""
    at, day = timezone.localtime(ceremony.starts_at), day_of(ceremony)
    files = [each.candidacy for each in ceremony.admissions.all()]
    came, page = day <= on, ceremony.get_absolute_url()
    return Item(
        title=str(ceremony),
        page=page,
        what=f"Kết nạp {_names(files)} lúc {at:%H:%M} ngày {at:%d/%m/%Y}, {ceremony.place}",
        action="Ghi kết quả buổi lễ" if came else "Chuẩn bị buổi lễ",
        url=reverse("ceremonies:ceremony_hold", args=[ceremony.pk]) if came else page,
        since=min((timezone.localdate(file.desk_since) for file in files), default=None),
        clause=rules["ceremony"]["programme_clause"],
        **until(day, calendar, on),
    )


def _names(files: list[Candidacy]) -> str:
    names = [str(file.person) for file in files[:_MOST_NAMED]]
    more = len(files) - len(names)
    return ", ".join(names) + (f" và {more} người khác" if more else "")


def _permissions(
    user, office: Appointment | None, calendar: WorkingCalendar, on: date, rules: Policy
) -> Iterator[Item]:
    """Classes for which cells have proposed learners and nobody has written the decision that opens them."""
    waiting = visible_to(user, Course).filter(
        permission_number="", ends_on__gte=on, organisation__in=_kept(user, office)
    )
    proposed = Count("attendances", filter=Q(attendances__proposed_by__isnull=False))
    since = Min("attendances__proposed_on")
    found = waiting.annotate(people=proposed, since=since).filter(people__gt=0)
    for course in found.order_by("starts_on", "pk")[:_MOST]:
        yield Item(
            title=str(course),
            page=course.get_absolute_url(),
            what=f"Các chi bộ đã đề nghị cử {course.people} người đi học, chưa ghi quyết định mở lớp",
            action="Ghi quyết định mở lớp",
            url=reverse("ceremonies:course_permit", args=[course.pk]),
            since=course.since,
            clause=rules["class"]["clause"],
            **until(course.starts_on, calendar, on),
        )


def _classes(user, office: Appointment | None, on: date, rules: Policy) -> Iterator[Item]:
    """Classes that are over and have learners without a result."""
    without = Attendance.objects.filter(course=OuterRef("pk"), passed=None)
    over = Q(ends_on__lt=on, ends_on__gte=on - timedelta(days=_ASK_FOR))
    found = visible_to(user, Course).filter(over, Exists(without), organisation__in=_kept(user, office))
    for course in found.order_by("ends_on", "pk")[:_MOST]:
        yield Item(
            title=str(course),
            page=course.get_absolute_url(),
            what=f"Lớp đã bế giảng ngày {course.ends_on:%d/%m/%Y}, còn học viên chưa có kết quả",
            action="Ghi kết quả lớp",
            url=reverse("ceremonies:course_results", args=[course.pk]),
            since=course.ends_on,
            clause=rules["class"]["clause"],
        )


def _proposals(
    user, office: Appointment | None, calendar: WorkingCalendar, on: date, rules: Policy
) -> Iterator[Item]:
    """Classes to come or running that people of the user's cells have not been to; due before the first day."""
    cells = list(_kept(user, office).active(on).filter(kind=OrganisationKind.PARTY_CELL))
    running = visible_to(user, Course).filter(ends_on__gte=on).order_by("starts_on", "pk")
    courses = list(running[:_MOST]) if cells else []
    lacking = {kind: without_class(user, kind, cells, on) for kind in {course.kind for course in courses}}
    above = Organisation.objects.in_bulk({course.organisation_id for course in courses}) if courses else {}
    for course in courses:
        for cell in cells:
            people = lacking[course.kind].get(cell.pk, 0)
            if people and cell.path.startswith(above[course.organisation_id].path):
                yield _proposal(course, cell, people, calendar, on, rules)


def _letters(user, office: Appointment | None, rules: Policy) -> Iterator[Item]:
    """Files of the cells below whose letters of verification the committee has not written yet."""
    unwritten = visible_to(user, Verification).filter(
        way__in=(VerificationWay.LETTER, VerificationWay.LETTER_ABROAD),
        letter_number="",
        sent_on=None,
        returned_on=None,
        candidacy__state__in=BEFORE_ADMISSION,
        candidacy__committee__in=_kept(user, office),
    )
    rows = unwritten.exclude(asked_of="").select_related("candidacy__person", "candidacy__cell")
    files: dict[Candidacy, list[str]] = {}
    for row in rows.order_by("candidacy", "pk")[:_MOST]:
        files.setdefault(row.candidacy, []).append(str(row))
    for file, people in files.items():
        yield Item(
            title=str(file.person),
            page=file.get_absolute_url(),
            what=f"{file.cell} đề nghị thẩm tra lý lịch: {', '.join(people)}",
            action="Lập công văn thẩm tra",
            url=file.get_part_url(FilePart.DOCUMENTS),
            clause=rules["verification"]["clause"],
        )


def _proposal(
    course: Course, cell: Organisation, people: int, calendar: WorkingCalendar, on: date, rules: Policy
) -> Item:
    """`since`: the day the class was decided on."""
    begun = course.starts_on <= on
    who = "cảm tình Đảng" if course.kind == CourseKind.AWARENESS else "đảng viên mới"
    return Item(
        title=str(course),
        page=course.get_absolute_url(),
        what=f"{cell} có {people} {who} chưa được cử đi học lớp này",
        action="Đề nghị cử đi học",
        url=reverse("ceremonies:course_propose", args=[course.pk]),
        since=course.permission_on,
        clause=rules["class"]["clause"],
        note=f"Khai giảng {course.starts_on:%d/%m/%Y}, bế giảng {course.ends_on:%d/%m/%Y}.",
        **until(course.ends_on if begun else course.starts_on, calendar, on),
    )
