import re
from collections.abc import Callable, Iterator, Mapping

from ceremonies.choices import CourseKind
from ceremonies.models import Attendance, Course
from members.clock import today
from members.models import Organisation
from members.names import normalise
from members.resources.base import Found, ListContext, SheetResource
from members.resources.columns import Column, Composite
from members.resources.judged import Message, Read, Repair
from members.resources.known_people import KnownPeople, who_column
from members.spreadsheets.cells import as_text, is_blank, key, mending, values
from members.spreadsheets.reading import Cell
from members.spreadsheets.tables import DataRow

GRADE, NUMBER, ISSUED = "Xếp loại", "Số giấy chứng nhận", "Ngày cấp giấy chứng nhận"
PASSED = "Đạt"
FAIL = "Không đạt"
_PASSING = (
    "Xuất sắc",
    "Giỏi",
    "Khá giỏi",
    "Khá",
    "Trung bình khá",
    "TB khá",
    "Trung bình",
    "TB",
    "Tốt",
    PASSED,
    "Đạt yêu cầu",
    "Đậu",
    "Hoàn thành",
    "Hoàn thành tốt",
    "Hoàn thành xuất sắc",
)
_FAILING = (
    FAIL,
    "Không đạt yêu cầu",
    "Ko đạt",
    "K đạt",
    "KĐ",
    "Chưa đạt",
    "Chưa đạt yêu cầu",
    "Không hoàn thành",
    "Chưa hoàn thành",
    "Không công nhận",
    "Không cấp",
    "Trượt",
    "Rớt",
    "Hỏng",
    "Yếu",
    "Kém",
    "Vắng",
    "Vắng thi",
    "Bỏ thi",
    "Bỏ học",
    "Nghỉ học",
    "Đình chỉ",
)
#: A closed list: whoever passed may be voted on, so nothing is taken for a pass that is not known as one.
MEANING = {key(words): True for words in _PASSING} | {key(words): False for words in _FAILING}
_BEFORE = re.compile(r"(?:xếp\s+)?loại\s*:?\s+", re.IGNORECASE)
_MARK = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?", re.ASCII)
_LEAST, _MOST = 5, 10
UNCLEAR = (
    "Không rõ «{written}» là đạt hay không đạt. Hãy ghi: Xuất sắc, Giỏi, Khá, Trung bình, Đạt hoặc Không đạt."
)
_NO_MARK = {"", "0", "khong"}
FAILED_WITH_NUMBER = "Xếp loại «{grade}» nhưng có số giấy chứng nhận."
UNDATED = "Chưa có ngày cấp giấy chứng nhận; ghi một lần ở mục «Sửa thông tin chung»."
TAKEN = "Dòng {row} của tệp cũng ghi kết quả của người này."


def _grade(cell: Cell) -> tuple[str, bool]:
    """A known word, or a mark out of ten, of which five passes."""
    written = values.text(cell, longest=40)
    passed = MEANING.get(key(_BEFORE.sub("", written, count=1)))
    if passed is None and _MARK.fullmatch(written):
        mark = float(written.replace(",", "."))
        passed = mark >= _LEAST if mark <= _MOST else None
    if passed is None:
        raise ValueError(UNCLEAR.format(written=written))
    return written, passed


def _ticked(grade: str) -> Callable[[str, DataRow], Mapping[str, Cell]]:
    """A column of crosses: whoever has one in it has this grade, unless the row names a finer one."""

    def split(written: str, row: DataRow) -> Mapping[str, Cell]:
        own = row.cells.get(GRADE, "")
        if key(written) in _NO_MARK and written.strip() not in ("+", "✓", "√"):
            return {}
        return {} if grade == PASSED and not is_blank(own) else {GRADE: grade}

    return split


class Grade(Column):
    """What was written, and whether it means that the person passed."""

    @property
    def attributes(self):
        return "grade", "passed"

    def put(self, said, value):
        said["grade"], said["passed"] = value

    def get_value(self, instance):
        grade = instance.grade or {True: PASSED, False: FAIL, None: ""}[instance.passed]
        return (grade, instance.passed) if grade else None


class ClassResultResource(SheetResource):
    """Who went to a class and with what result. People are never created here.

    Whoever has a certificate without a grade passed; a list without results is one of attendance.
    """

    full_name = who_column("full_name", "person__full_name", required=True)
    birth_date = who_column("birth_date", "person__birth_date")
    citizen_id = who_column("citizen_id", "person__citizen_id")
    department = Column(
        "person__department__name",
        "Đơn vị",
        lambda cell: values.text(cell, longest=200),
        identifies=True,
        aliases=("Đơn vị công tác", "Chi bộ", "Chi bộ, đơn vị", "Nơi công tác"),
        help="Chỉ để đối chiếu, không ghi vào sổ.",
    )
    grade = Grade(
        "grade",
        GRADE,
        _grade,
        lambda known: known[0],
        aliases=("Xếp loại học tập", "Kết quả", "Kết quả xếp loại", "Kết quả học tập", "Loại"),
    )
    certificate_number = Column(
        "certificate_number",
        NUMBER,
        lambda cell: values.text(cell, longest=40),
        aliases=("Số GCN", "Số giấy CN", "GCN số", "Giấy chứng nhận số", "Số chứng nhận", "Số CN"),
    )
    certificate_on = Column(
        "certificate_on",
        ISSUED,
        values.day,
        as_text,
        repair=mending.day,
        aliases=("Ngày cấp GCN", "Ngày cấp", "Ngày cấp chứng nhận"),
    )
    remark = Column("note", "Ghi chú", lambda cell: values.text(cell, longest=200))

    composites = (
        Composite(PASSED, ("Kết quả - Đạt", "Xếp loại - Đạt"), _ticked(PASSED)),
        Composite(FAIL, ("Kết quả - Không đạt", "Xếp loại - Không đạt", "Chưa đạt"), _ticked(FAIL)),
    )
    repeated = "Người này còn ở dòng {rows} của tệp; mỗi học viên chỉ được có một dòng."
    section = "Đơn vị"
    related = ("person__department",)

    class Meta:
        model = Attendance
        import_id_fields = ["citizen_id"]
        fields = [
            "full_name",
            "birth_date",
            "citizen_id",
            "department",
            "grade",
            "certificate_number",
            "certificate_on",
            "remark",
        ]

    def __init__(self, context: ListContext | None = None):
        super().__init__(context)
        self._people = KnownPeople(self.context, prefix="person__")
        self.course: Course | None = None
        """The class as the register has it; None before its first list is written."""

    def begin(self):
        self._rows: dict[int, int] = {}
        self.course = known_course(self.context)

    def read(self, row: DataRow):
        read = super().read(row)
        said, issued = read.values, self.context.details.get("certificate_on")
        certified = "certificate_number" in said and said.get("passed", True)
        if certified and issued and ISSUED not in read.texts:
            said["certificate_on"], read.texts[ISSUED] = issued, as_text(issued)
        return read

    def note(self, read):
        self._people.note(read)
        super().note(read)

    def key(self, read):
        return read.values.get("person__citizen_id") or read.who

    def load(self, reads):
        self._people.load(reads)
        rows = Attendance.objects.filter(course=self.course, person__in=self._people.found())
        if self.context.lock:
            rows = rows.select_for_update(of=("self",))
        found = rows.select_related("person__department") if self.course else ()
        self._known = {attendance.person_id: attendance for attendance in found}

    def find(self, read):
        who = self._people.find(read)
        if who.known is not None:
            person = who.known
            who.known = self._known.get(person.pk) or Attendance(person=person, course=self.course)
            _tell_passed(read, who.known)
        return who

    def check(self, read, found: Found, changes) -> Iterator[Message]:
        said, attendance = read.values, found.known
        if attendance is None:
            return
        row = self._rows.setdefault(attendance.person_id, read.number)
        if row != read.number:
            yield Message("error", "Họ và tên", TAKEN.format(row=row))
        refusal = self._people.refusal(
            read, attendance.person, changes=False, joins=bool(changes) or attendance.pk is None
        )
        if refusal:
            yield refusal
        if said.get("passed") is False and "certificate_number" in said:
            yield Message("warning", GRADE, FAILED_WITH_NUMBER.format(grade=said["grade"]))
        issued = said.get("certificate_on")
        if issued and issued > today():
            yield Message("error", ISSUED, "Ngày cấp giấy chứng nhận không được ở tương lai.")
        starts = self.context.details.get("starts_on")
        if issued and starts and issued < starts:
            yield Message("error", ISSUED, "Ngày cấp giấy chứng nhận không được trước ngày khai giảng.")
        if said.get("passed") and "certificate_number" in said and not (issued or attendance.certificate_on):
            yield Message("info", ISSUED, UNDATED)


def _tell_passed(read: Read, attendance: Attendance) -> None:
    """Whoever has a certificate without a grade passed, unless the register knows already."""
    if "certificate_number" in read.values and GRADE not in read.texts and attendance.passed is None:
        read.texts[GRADE] = read.values["grade"] = PASSED
        read.values["passed"] = True
        read.repaired.append(Repair(GRADE, "", PASSED, "có số giấy chứng nhận"))


def known_course(context: ListContext) -> Course | None:
    """The class of this organisation with the title, the kind and the first day that the list names."""
    details = context.details
    named = [details.get(name) for name in ("title", "kind", "starts_on")]
    if context.organisation is None or not all(named):
        return None
    title, kind, starts_on = named
    return next(iter(_called(context.organisation, kind, title, starts_on=starts_on)), None)


def known_details(organisation: Organisation | None, found: dict[str, str]) -> dict[str, str]:
    """Where and when the class is that waits for results and is called as the list calls it, if there is one: its
    days are not typed again. A list that names its days speaks of that class and of no other.
    """
    if organisation is None or "title" not in found or "starts_on" in found:
        return {}
    waiting = _called(organisation, found["kind"], found["title"], attendances__passed=None)
    if len(waiting) != 1:
        return {}
    [course] = waiting
    days = {name: f"{getattr(course, name):%d/%m/%Y}" for name in ("starts_on", "ends_on")}
    return {"organiser": course.organiser} | days


def _called(organisation: Organisation, kind: str, title: str, **values) -> list[Course]:
    same = Course.objects.filter(organisation=organisation, kind=CourseKind(kind), **values).distinct()
    return [course for course in same if normalise(course.title).casefold() == title.casefold()]
