"""Results of a class from the list of whoever held it: the class once, then one attendance a learner."""

from ceremonies.choices import CourseKind
from ceremonies.choices import ListKind as Kind
from ceremonies.models import Course
from ceremonies.resources.class_results import ClassResultResource, known_details
from ceremonies.resources.letterheads import course_in
from ceremonies.services.dues import refresh_dues_of_people, refresh_later
from members.choices import Right, Tree
from members.resources.judged import Judged
from members.services.audit import record
from members.services.list_kinds import Detail, ListKind, register_kind
from members.services.listed_rows import as_kept, write_rows

_ATTENDANCE = ["grade", "passed", "certificate_number", "certificate_on", "note"]
_COURSE = ["kind", "title", "organiser", "organisation_id", "starts_on", "ends_on"]


class ClassResults(ListKind):
    name = Kind.CLASS_RESULTS
    label = Kind.CLASS_RESULTS.label
    right = Right.KEEP_CANDIDACY
    trees = (Tree.PARTY,)
    needs_organisation = True
    help = (
        "Học viên, xếp loại và giấy chứng nhận của một lớp bồi dưỡng, hoặc danh sách học viên chưa có kết quả. "
        "Học viên phải có trong sổ trước."
    )
    details = (
        Detail("title", "Tên lớp", required=True),
        Detail("kind", "Loại lớp", "choice", required=True, choices=CourseKind.choices),
        Detail("organiser", "Nơi mở lớp", required=True),
        Detail("starts_on", "Từ ngày", "date", required=True),
        Detail("ends_on", "Đến ngày", "date", required=True),
        Detail("certificate_on", "Ngày cấp giấy chứng nhận", "date"),
    )

    def resource(self, context):
        return ClassResultResource(context)

    def suggest(self, letterhead, organisation):
        found = course_in(letterhead)
        return found | known_details(organisation, found)

    def sift_details(self, details):
        cleaned, wrong = super().sift_details(details)
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            wrong["ends_on"] = "Ngày bế giảng không được trước ngày khai giảng."
            del cleaned["ends_on"]
        return cleaned, wrong

    def write(self, actor, judged, resource):
        opened = resource.course is None
        course = resource.course = resource.course or _open_course(actor, resource)
        rows = []
        for row in judged:
            attendance = row.instance
            attendance.course = course
            rows.append((row.number, attendance, row.cleaned))
        done = write_rows(rows, _ATTENDANCE)
        refresh_dues_of_people([attendance.person_id for _, attendance, _ in rows])
        if opened:
            _put_first(done, judged[0], course)
        return done

    def after_undo(self, actor):
        refresh_later()


def _open_course(actor, resource: ClassResultResource) -> Course:
    details = resource.context.details
    course = Course.objects.create(
        organisation=resource.context.organisation,
        **{name: details[name] for name in ("kind", "title", "organiser", "starts_on", "ends_on")},
    )
    record(actor=actor, action="course.create", obj=course)
    return course


def _put_first(done: dict[int, dict], row: Judged, course: Course) -> None:
    """The class is taken back with the row that opened it, after the attendances."""
    made = done[row.number].setdefault("made", [])
    made.insert(0, [Course._meta.label_lower, course.pk, as_kept(course, _COURSE)])


register_kind(ClassResults())
