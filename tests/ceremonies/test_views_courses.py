from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import CourseKind, State
from ceremonies.models import Attendance, Course
from members.models import AuditEntry
from tests.pages import Page, whole
from tests.road import bring
from tests.signed_in import signed_in

LIST = reverse("ceremonies:course_list")


@pytest.fixture
def course(cast):
    course = Course.objects.create(
        kind=CourseKind.AWARENESS,
        title="Lớp bồi dưỡng nhận thức về Đảng khóa II/2026",
        organiser="Trung tâm Chính trị",
        organisation=cast.DUC,
        starts_on=date(2026, 6, 15),
        ends_on=date(2026, 6, 19),
    )
    results = [(cast.an, "Khá", True, "280/CN"), (cast.binh, "", False, ""), (cast.chau, "", None, "")]
    for person, grade, passed, number in results:
        Attendance.objects.create(
            course=course,
            person=person,
            grade=grade,
            passed=passed,
            certificate_number=number,
            certificate_on=date(2026, 6, 20) if number else None,
        )
    return course


@pytest.mark.parametrize(
    "account, list_status, course_status",
    [
        ("van_phong", 200, 200),
        ("dang_uy", 200, 200),
        ("kiem_tra", 200, 200),
        ("ban_to_chuc", 200, 200),
        ("chi_bo", 200, 404),
        ("doan_vien", 403, 404),
        ("ung_vien", 403, 404),
        ("quan_tri", 403, 404),
    ],
)
def test_a_class_belongs_to_its_organisation_and_those_above(
    cast, course, account, list_status, course_status
):
    client = signed_in(cast.users[account])
    assert client.get(LIST).status_code == list_status
    assert client.get(course.get_absolute_url()).status_code == course_status


def test_the_list_counts_learners_and_passes(cast, course):
    page = Page(signed_in(cast.van_phong).get(LIST))
    assert "Lớp bồi dưỡng nhận thức về Đảng khóa II/2026" in page.text
    assert "15/06/2026 19/06/2026 3 1" in page.text
    narrowed = Page(signed_in(cast.van_phong).get(LIST, {"year": "2025"}))
    assert "Chưa có lớp nào" in narrowed.text


def test_a_class_shows_every_result_and_is_read_on_record(cast, course):
    text = Page(signed_in(cast.van_phong).get(course.get_absolute_url())).text
    assert "Nguyễn Hoài An 15/03/2000 Phòng Một – Đạt Khá 280/CN 20/06/2026 Còn giá trị" in text
    assert "Trần Gia Bình 02/05/1999 Phòng Hai – Không đạt" in text
    assert "Lê Minh Châu 03/11/1985 Phòng Một – Chưa có kết quả" in text
    assert AuditEntry.objects.filter(action="course.read", object_id=course.pk).count() == 1


def test_the_number_of_queries_does_not_depend_on_the_learners(cast, course):
    client = signed_in(cast.van_phong)
    client.get(course.get_absolute_url())
    with CaptureQueriesContext(connection) as few:
        client.get(course.get_absolute_url())
    for person in (cast.dung, cast.ha, cast.khoa, cast.lan):
        Attendance.objects.create(course=course, person=person)
    with CaptureQueriesContext(connection) as many:
        client.get(course.get_absolute_url())
    assert len(many) == len(few)


@pytest.mark.parametrize(
    "account, shown", [("chi_bo", True), ("van_phong", True), ("doan_vien", False), ("ung_vien", True)]
)
def test_the_page_of_a_person_names_the_classes_to_the_party_and_to_the_person(cast, course, account, shown):
    page = Page(signed_in(cast.users[account]).get(cast.an.get_absolute_url()))
    assert ("Giấy chứng nhận số 280/CN ngày 20/06/2026" in page.text) == shown


def test_only_who_sees_the_class_gets_its_address(cast, course):
    cell, committee = (
        Page(signed_in(user).get(cast.an.get_absolute_url())) for user in (cast.chi_bo, cast.van_phong)
    )
    assert str(course) not in cell.links()
    assert str(course) in committee.links()


@pytest.mark.parametrize("account, shown", [("chi_bo", True), ("doan_vien", False)])
def test_the_file_names_the_classes_to_those_who_read_the_dossier(cast, course, account, shown):
    file = bring(cast, State.DOSSIER)
    page = Page(signed_in(cast.users[account]).get(whole(file)))
    assert ("Giấy chứng nhận số 280/CN ngày 20/06/2026" in page.text) == shown
