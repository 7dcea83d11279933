import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import CourseKind, State
from ceremonies.models import Course
from ceremonies.services.candidacies import open_by_cell
from tests.pages import Page, whole
from tests.road import bring, day
from tests.signed_in import signed_in

CREATE = reverse("ceremonies:course_create")


@pytest.fixture
def course(cast):
    return Course.objects.create(
        kind=CourseKind.AWARENESS,
        title="Lớp khóa I",
        organiser="Trung tâm chính trị",
        organisation=cast.DUC,
        starts_on=day(10),
        ends_on=day(-10),
    )


def url_of(view: str, row) -> str:
    return reverse(f"ceremonies:{view}", args=[row.pk])


def test_from_the_opening_to_the_certificate(cast):
    file = bring(cast, State.LISTED)
    office, cell = signed_in(cast.van_phong), signed_in(cast.chi_bo)
    page = Page(office.get(CREATE))
    assert "Theo quy định: Trung tâm chính trị xã, phường, đặc khu." in page.text
    form = page.form() | {"organiser": "Trung tâm chính trị phường Mẫu"}
    dates = {"starts_on": f"{day(10):%d/%m/%Y}", "ends_on": f"{day(-10):%d/%m/%Y}"}
    office.post(CREATE, form | dates | {"title": "Lớp khóa I", "kind": "awareness"})
    course = Course.objects.get()

    propose = Page(cell.get(whole(file))).link("Đề nghị cử đi học Lớp khóa I")
    page = Page(cell.get(propose))
    assert page.form()["files"] == str(file.pk)
    shown = Page(cell.post(propose, page.form() | {"number": "04-NQ/CB"}, follow=True))
    assert "Nguyễn Hoài An 15/03/2000 Phòng Một Chi bộ Một số 04-NQ/CB" in shown.text
    assert not Page(cell.get(whole(file))).has_link("Đề nghị cử đi học")

    permit = url_of("course_permit", course)
    office.post(permit, Page(office.get(permit)).form() | {"number": "25-QĐ/ĐU"})
    results = url_of("course_results", course)
    learner = course.attendances.get()
    said = {
        f"passed_{learner.pk}": "yes",
        f"days_attended_{learner.pk}": "5",
        f"grade_{learner.pk}": "Khá",
        f"certificate_number_{learner.pk}": "280/CN",
        f"certificate_on_{learner.pk}": f"{day():%d/%m/%Y}",
    }
    shown = Page(office.post(results, Page(office.get(results)).form() | said, follow=True))
    assert f"Số 25-QĐ/ĐU ngày {day():%d/%m/%Y}" in shown.text
    assert f"Đạt Khá dự học 5 ngày 280/CN {day():%d/%m/%Y} Còn giá trị" in shown.text
    assert "Giấy chứng nhận số 280/CN" in Page(cell.get(whole(file))).text


def test_a_cell_sees_its_own_people_in_the_class(cast, course):
    course.attendances.create(person=cast.an, proposed_by=cast.CB1)
    course.attendances.create(person=cast.binh, proposed_by=cast.CB2)
    text = Page(signed_in(cast.chi_bo).get(course.get_absolute_url())).text
    assert "Nguyễn Hoài An" in text
    assert "Trần Gia Bình" not in text
    Course.objects.update(starts_on=day(60), ends_on=day(50))
    assert signed_in(cast.chi_bo).get(course.get_absolute_url()).status_code == 200
    course.attendances.update(proposed_by=cast.CB2)
    assert signed_in(cast.chi_bo).get(course.get_absolute_url()).status_code == 404


def test_what_was_typed_stays_when_a_result_cannot_be(cast, course):
    learner = course.attendances.create(person=cast.an)
    client, url = signed_in(cast.van_phong), url_of("course_results", course)
    said = {f"certificate_number_{learner.pk}": "280/CN"}
    page = Page(client.post(url, Page(client.get(url)).form() | said))
    assert page.errors() == ["Nguyễn Hoài An: chỉ người đạt mới có giấy chứng nhận."]
    assert page.form()[f"certificate_number_{learner.pk}"] == "280/CN"


@pytest.mark.parametrize(
    "issued, words", [(day(60 * 31), "Đã hết hạn"), (day(58 * 30), "Sắp hết hạn"), (day(30), "Còn giá trị")]
)
def test_a_certificate_that_runs_out_is_said_to(cast, course, issued, words):
    Course.objects.update(starts_on=day(2000), ends_on=day(1990))
    course.attendances.create(person=cast.an, passed=True, certificate_number="280/CN", certificate_on=issued)
    office = signed_in(cast.van_phong)
    assert words in Page(office.get(course.get_absolute_url())).text
    assert words in Page(office.get(cast.an.get_absolute_url())).text
    assert words in Page(office.get(whole(bring(cast, State.LISTED)))).text


def test_a_class_of_new_members_does_not_lapse(cast, course):
    Course.objects.update(kind=CourseKind.NEW_MEMBERS, starts_on=day(2000), ends_on=day(1990))
    course.attendances.create(person=cast.lan, passed=True, certificate_number="1", certificate_on=day(1980))
    assert "hết hạn" not in Page(signed_in(cast.van_phong).get(course.get_absolute_url())).text


def test_a_certificate_is_made_from_the_row_of_the_learner(cast, course):
    course.attendances.create(
        person=cast.an, proposed_by=cast.CB1, passed=True, certificate_number="280/CN", certificate_on=day()
    )
    client = signed_in(cast.van_phong)
    page = Page(client.get(course.get_absolute_url()))
    url = page.link("Lập giấy chứng nhận của Nguyễn Hoài An")
    signer = {"signer": "other", "signer_name": "Trần Văn Giám", "signer_office": "Giám đốc"}
    shown = client.post(url, Page(client.get(url)).form() | signer, follow=True)
    assert "Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng: Nguyễn Hoài An" in Page(shown).text
    assert Page(client.get(course.get_absolute_url())).has_link("In 1 giấy chứng nhận")
    cell = Page(signed_in(cast.chi_bo).get(course.get_absolute_url()))
    assert not cell.has_link("Lập giấy")


def test_an_empty_class_is_removed_from_its_page(cast, course):
    client = signed_in(cast.van_phong)
    sent = client.post(url_of("course_remove", course), {"version": course.version})
    assert sent.url == reverse("ceremonies:course_list")
    assert Course.objects.count() == 0


@pytest.mark.parametrize("view, account", [("course_results", "van_phong"), ("course_propose", "chi_bo")])
def test_the_number_of_queries_does_not_depend_on_the_people(cast, course, view, account):
    bring(cast, State.LISTED)
    course.attendances.create(person=cast.dung)
    client, url = signed_in(cast.users[account]), url_of(view, course)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number, person in enumerate((cast.chau, cast.ha), 1):
        key = f"3f0b5a8e-7f0e-4a7a-9a52-0d7a2a1d9d2{number}"
        file = open_by_cell(
            actor=cast.chi_bo, person=person, cell=cast.CB1, strengths="Có uy tín.", form_key=key
        )
        type(file).objects.filter(pk=file.pk).update(listed_on=day())
        course.attendances.create(person=(cast.khoa, cast.lan)[number - 1])
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)
