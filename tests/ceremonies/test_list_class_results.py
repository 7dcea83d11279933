import io
from datetime import date

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.choices import CourseKind, ListKind
from ceremonies.models import Attendance, Course
from ceremonies.resources.class_results import ClassResultResource
from ceremonies.resources.letterheads import course_in
from ceremonies.selectors.courses import attendances
from members.models import AuditEntry, Person
from members.resources.base import ListContext
from members.services.batches import answer_rows, questions
from members.services.errors import Refused
from members.services.people import derive
from tests.lists import messages, outcomes, send, take_back, write
from tests.members.sheets import sample, workbook

KIND = ListKind.CLASS_RESULTS
TITLES = ("Số TT", "Họ tên", "Sinh ngày", "CCCD", "Đơn vị", "Xếp loại", "Số GCN")
HEAD = (
    ("TRUNG TÂM CHÍNH TRỊ",),
    ("KẾT QUẢ LỚP BỒI DƯỠNG NHẬN THỨC VỀ ĐẢNG KHÓA II/2026",),
    ("Từ ngày 15/6/2026 đến ngày 19/6/2026",),
    (),
)
AN = (1, "NGUYỄN HOÀI AN", "15/03/2000", "", "Phòng Một", "Khá", "280/CN")
CHAU = (2, "LÊ MINH CHÂU", "3/11/1985", "", "Phòng Một", "Không đạt", "")
DETAILS = {"certificate_on": "20/06/2026"}


def sheet(*rows, titles=TITLES) -> bytes:
    return workbook(*HEAD, titles, *rows)


def results(course=None) -> list[tuple]:
    rows = Attendance.objects.order_by("person__sort_key")
    return [(a.person.full_name, a.grade, a.passed, a.certificate_number, a.certificate_on) for a in rows]


def test_a_list_of_results_opens_the_class_and_can_be_taken_back(cast):
    batch = send(cast.van_phong, KIND, content=sheet(AN, CHAU), organisation=cast.DUC, details=DETAILS)
    assert (outcomes(batch), questions(batch)) == (["new", "new"], [])
    batch = write(cast.van_phong, batch)
    [course] = Course.objects.all()
    assert (course.title, course.kind) == (
        "Lớp bồi dưỡng nhận thức về Đảng khóa II/2026",
        CourseKind.AWARENESS,
    )
    assert (course.organiser, course.organisation) == ("Trung tâm chính trị", cast.DUC)
    assert (course.starts_on, course.ends_on) == (date(2026, 6, 15), date(2026, 6, 19))
    assert results() == [
        ("Nguyễn Hoài An", "Khá", True, "280/CN", date(2026, 6, 20)),
        ("Lê Minh Châu", "Không đạt", False, "", None),
    ]
    assert AuditEntry.objects.filter(action="course.create", object_id=course.pk).exists()
    again = send(cast.van_phong, KIND, content=sheet(AN, CHAU), organisation=cast.DUC, details=DETAILS)
    assert outcomes(again) == ["same", "same"]
    take_back(cast.van_phong, batch)
    assert (Course.objects.count(), Attendance.objects.count()) == (0, 0)


def test_the_class_that_was_announced_is_known_by_its_title(cast):
    """Its place in capitals and its days need not be typed again, and no second class is opened."""
    days = {"starts_on": date(2026, 6, 15), "ends_on": date(2026, 6, 19)}
    title = "Lớp bồi dưỡng nhận thức về Đảng khóa II/2026"
    place = "Trung tâm chính trị phường Mẫu"
    course = Course.objects.create(
        organisation=cast.DUC, kind=CourseKind.AWARENESS, title=title, organiser=place, **days
    )
    Attendance.objects.create(course=course, person=cast.an)
    head = (("TRUNG TÂM CHÍNH TRỊ PHƯỜNG MẪU",), HEAD[1], ())
    content = workbook(*head, TITLES, AN)
    batch = send(cast.van_phong, KIND, content=content, organisation=cast.DUC, details=DETAILS)
    assert (outcomes(batch), questions(batch)) == (["changed"], [])
    write(cast.van_phong, batch)
    assert [course.attendances.count() for course in Course.objects.all()] == [1]


def test_attendance_comes_first_and_the_results_later(cast):
    titles = ("STT", "Họ và tên", "Ngày sinh", "Chi bộ")
    rows = [
        (1, "Nguyễn Hoài An", "15/03/2000", "Chi bộ Một"),
        (2, "Lê Minh Châu", "03/11/1985", "Chi bộ Một"),
    ]
    first = send(cast.van_phong, KIND, content=sheet(*rows, titles=titles), organisation=cast.DUC)
    write(cast.van_phong, first)
    assert [row[2] for row in results()] == [None, None]
    batch = send(cast.van_phong, KIND, content=sheet(AN), organisation=cast.DUC)
    [row] = batch.rows.all()
    assert row.data["before"] == {"Xếp loại": "", "Số giấy chứng nhận": ""}
    assert messages(batch, "info") == [
        "Chưa có ngày cấp giấy chứng nhận; ghi một lần ở mục «Sửa thông tin chung»."
    ]
    batch = write(cast.van_phong, batch)
    assert (Course.objects.count(), results()[0][1:4]) == (1, ("Khá", True, "280/CN"))
    take_back(cast.van_phong, batch)
    assert results()[0][1:4] == ("", None, "")


def test_whoever_is_unknown_is_wrong_and_a_near_one_is_asked(cast):
    batch = send(
        cast.van_phong,
        KIND,
        content=sheet(
            (1, "Người Chưa Biết", "01/01/1990", "", "", "Khá", ""),
            (2, "Nguyễn Hoài Ân", "15/03/2000", "", "", "Khá", ""),
            (3, "Lê Minh Châu", "03/11/1985", "999185000999", "", "Khá", ""),
        ),
        organisation=cast.DUC,
    )
    assert outcomes(batch) == ["wrong", "asked", "asked"]
    assert messages(batch) == ["Chưa có trong sổ; hãy nhập danh sách người trước."]
    assert messages(batch, "info")[0] == (
        "Trong sổ có người gần giống. Có phải người đó không? Danh sách này không thêm người mới."
    )
    assert batch.rows.get(number=7).data["matches"] == [cast.an.pk]


@pytest.mark.parametrize(
    "grade, passed",
    [
        ("Giỏi", True),
        ("Loại Khá", True),
        ("TB khá", True),
        ("8,5", True),
        ("4", False),
        ("KĐ", False),
        ("Ko đạt", False),
        ("Không hoàn thành", False),
        ("Bỏ học", False),
        ("Kém", False),
    ],
)
def test_a_known_grade_says_whether_one_passed(cast, grade, passed):
    row = (1, "Nguyễn Hoài An", "15/03/2000", "", "", grade, "")
    write(cast.van_phong, send(cast.van_phong, KIND, content=sheet(row), organisation=cast.DUC))
    assert results()[0][1:3] == (grade, passed)


@pytest.mark.parametrize("grade", ["x", "Bảo lưu", "Thi lại", "Không", "15", "Vi phạm quy chế"])
def test_an_unknown_grade_is_never_a_pass(cast, grade):
    row = (1, "Nguyễn Hoài An", "15/03/2000", "", "", grade, "")
    batch = send(cast.van_phong, KIND, content=sheet(row), organisation=cast.DUC)
    assert messages(batch) == [
        f"Không rõ «{grade}» là đạt hay không đạt. "
        "Hãy ghi: Xuất sắc, Giỏi, Khá, Trung bình, Đạt hoặc Không đạt."
    ]


def test_crosses_in_two_columns(cast):
    titles = ("STT", "Họ và tên", "Ngày sinh", "Đạt", "Không đạt")
    rows = [(1, "Nguyễn Hoài An", "15/03/2000", "x", ""), (2, "Lê Minh Châu", "03/11/1985", "", "X")]
    batch = send(cast.van_phong, KIND, content=sheet(*rows, titles=titles), organisation=cast.DUC)
    write(cast.van_phong, batch)
    assert [row[1:3] for row in results()] == [("Đạt", True), ("Không đạt", False)]


def test_a_year_of_birth_alone_is_asked_and_answered(cast):
    titles = ("Họ và tên", "Năm sinh", "Xếp loại")
    rows = [("Nguyễn Hoài An", "2000", "Khá"), ("Lê Minh Châu", "1986", "Khá")]
    batch = send(cast.van_phong, KIND, content=sheet(*rows, titles=titles), organisation=cast.DUC)
    assert outcomes(batch) == ["asked", "wrong"]
    assert batch.rows.get(number=6).data["matches"] == [cast.an.pk]
    answers = {6: str(cast.an.pk)}
    batch = answer_rows(actor=cast.van_phong, batch=batch, version=batch.version, answers=answers)
    write(cast.van_phong, batch, skip_wrong=True)
    assert results() == [("Nguyễn Hoài An", "Khá", True, "", None)]


def test_a_mark_put_on_the_other_vowel_is_the_same_name(cast):
    Person.objects.filter(pk=cast.an.pk).update(full_name="Nguyễn Hoà An", search_key="nguyen hoa an")
    row = (1, "Nguyễn Hòa An", "15/03/2000", "", "", "Khá", "")
    assert outcomes(send(cast.van_phong, KIND, content=sheet(row), organisation=cast.DUC)) == ["new"]


def test_what_the_letterhead_does_not_say_is_asked(cast):
    batch = send(cast.van_phong, KIND, TITLES, AN, organisation=cast.DUC)
    assert [question.code for question in questions(batch)] == ["details"]
    with pytest.raises(Refused):
        write(cast.van_phong, batch)


@pytest.mark.parametrize(
    "grade, number, issued, sentence",
    [
        ("Khá", "1", "01/01/2090", "Ngày cấp giấy chứng nhận không được ở tương lai."),
        ("Khá", "1", "01/06/2026", "Ngày cấp giấy chứng nhận không được trước ngày khai giảng."),
    ],
)
def test_a_certificate_has_a_possible_day(cast, grade, number, issued, sentence):
    titles = (*TITLES, "Ngày cấp GCN")
    row = (1, "Nguyễn Hoài An", "15/03/2000", "", "", grade, number, issued)
    batch = send(cast.van_phong, KIND, content=sheet(row, titles=titles), organisation=cast.DUC)
    assert messages(batch) == [sentence]


def test_failing_with_a_certificate_is_remarked_and_a_certificate_alone_means_passed(cast):
    batch = send(
        cast.van_phong,
        KIND,
        content=sheet(
            (1, "Nguyễn Hoài An", "15/03/2000", "", "", "Không đạt", "291/CN"),
            (2, "Lê Minh Châu", "03/11/1985", "", "", "", "292/CN"),
        ),
        organisation=cast.DUC,
    )
    assert messages(batch, "warning") == ["Xếp loại «Không đạt» nhưng có số giấy chứng nhận."]
    write(cast.van_phong, batch)
    assert [row[1:3] for row in results()] == [("Không đạt", False), ("Đạt", True)]


def test_a_certificate_that_comes_later_says_that_the_learner_passed_and_keeps_the_grade(cast):
    titles = ("Họ và tên", "Ngày sinh", "Xếp loại", "Số GCN")
    people = [("Nguyễn Hoài An", "15/03/2000"), ("Lê Minh Châu", "03/11/1985")]
    first = [(*people[0], "", ""), (*people[1], "Khá", "")]
    write(
        cast.van_phong,
        send(cast.van_phong, KIND, content=sheet(*first, titles=titles), organisation=cast.DUC),
    )
    later = [(*people[0], "", "1/CN"), (*people[1], "", "2/CN")]
    batch = send(cast.van_phong, KIND, content=sheet(*later, titles=titles), organisation=cast.DUC)
    write(cast.van_phong, batch)
    assert [row[1:4] for row in results()] == [("Đạt", True, "1/CN"), ("Khá", True, "2/CN")]


def test_never_ones_own_and_nobody_twice(cast):
    batch = send(
        cast.chi_bo,
        KIND,
        content=sheet(
            (1, "Phạm Quốc Dũng", "09/07/1975", "", "", "Giỏi", ""),
            (2, "Đặng Thu Hà", "30/01/1978", "", "", "Giỏi", ""),
            (3, "Đặng Thu Hà", "30/01/1978", cast.ha.citizen_id, "", "Giỏi", ""),
        ),
        organisation=cast.CB1,
    )
    assert outcomes(batch) == ["wrong", "new", "wrong"]
    assert messages(batch) == [
        "Không ai được tự ghi thông tin của chính mình qua danh sách.",
        "Dòng 7 của tệp cũng ghi kết quả của người này.",
    ]


@pytest.mark.parametrize("account, code", [("doan_vien", "CD1"), ("chi_bo", "DUC"), ("kiem_tra", "DUC")])
def test_the_right_is_to_keep_files_at_that_very_organisation(cast, account, code):
    with pytest.raises((PermissionDenied, Refused)):
        send(cast.users[account], KIND, content=sheet(AN), organisation=cast.organisations[code])


def test_the_sample_goes_in(cast):
    """Names in capitals, no sex, people already in the register."""
    register = workbook_people()
    for person in register:
        person.department = cast.PM1
        derive(person)
    Person.objects.bulk_create(register)
    content = sample("ket-qua-lop-boi-duong.xlsx")
    batch = send(cast.van_phong, KIND, content=content, organisation=cast.DUC, details=DETAILS)
    assert set(outcomes(batch)) == {"new"}
    batch = write(cast.van_phong, batch)
    assert Attendance.objects.count() == len(register) == batch.counts["new"]
    assert Attendance.objects.filter(passed=False).count() == 3


def workbook_people() -> list[Person]:
    """Whoever stands in the sample, as the register has them."""
    rows = openpyxl.load_workbook(io.BytesIO(sample("ket-qua-lop-boi-duong.xlsx"))).active.iter_rows(
        min_row=9, values_only=True
    )
    found = []
    for row in rows:
        if row[3]:
            day, month, year = map(int, row[2].split("/"))
            sex = "female" if int(row[3][3]) % 2 else "male"
            found.append(
                Person(
                    full_name=row[1].title(), birth_date=date(year, month, day), citizen_id=row[3], sex=sex
                )
            )
    return found


def test_what_goes_out_comes_in_unchanged(cast):
    batch = send(cast.van_phong, KIND, content=sheet(AN, CHAU), organisation=cast.DUC, details=DETAILS)
    write(cast.van_phong, batch)
    resource = ClassResultResource(ListContext(actor=cast.van_phong))
    rows = [[field.column_name for field in resource.get_export_fields()]]
    rows += [resource.export_resource(row) for row in attendances(cast.van_phong, Course.objects.get())]
    again = send(cast.van_phong, KIND, content=workbook(*HEAD, *rows), organisation=cast.DUC)
    assert (outcomes(again), messages(again)) == (["same", "same"], [])


def test_the_letterhead_says_which_class():
    assert course_in(
        ["DANH SÁCH HỌC VIÊN LỚP BỒI DƯỠNG ĐẢNG VIÊN MỚI ĐỢT 1", "(từ ngày 15/6 đến ngày 19/6/2026)"]
    ) == {
        "title": "Lớp bồi dưỡng đảng viên mới đợt 1",
        "kind": "new_members",
        "starts_on": "15/06/2026",
        "ends_on": "19/06/2026",
    }
    assert course_in(["Danh sách cán bộ", "Hà Nội, ngày 20 tháng 6 năm 2026"]) == {}
