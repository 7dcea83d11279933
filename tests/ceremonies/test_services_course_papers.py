"""Papers of a class, read back as text."""

import subprocess
from uuid import uuid4

import pytest

from ceremonies.choices import CourseKind, State
from ceremonies.models import Attendance, Candidacy, Course, Document
from ceremonies.services.course_papers import make_certificates, print_certificates
from ceremonies.services.documents import Sheet, make_document, read_document, recipe_of
from ceremonies.services.learners import propose_learners
from members.models import AuditEntry
from members.services.errors import Refused
from tests.road import bring, day

DIRECTOR = {"signer_name": "Trần Văn Giám", "signer_office": "Giám đốc"}
SECRETARY = {"signer_name": "Phạm Quốc Dũng", "signer_office": "Bí thư"}
MEETING = {
    "chair": "Phạm Quốc Dũng",
    "chair_office": "Bí thư",
    "secretary": "Đặng Thu Hà",
    "members": 3,
    "present": 3,
    "probationary": 1,
    "probationary_present": 1,
    "agreed": 3,
}


@pytest.fixture
def course(cast):
    return Course.objects.create(
        kind=CourseKind.AWARENESS,
        title="Lớp bồi dưỡng nhận thức về Đảng khóa I",
        organiser="Trung tâm chính trị phường Mẫu",
        organisation=cast.DUC,
        starts_on=day(10),
        ends_on=day(-1),
    )


def text_of(content: bytes) -> str:
    out = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()
    return " ".join(out.split())


def paper(actor, subject, kind, about=None, **sheet) -> str:
    document = make_document(
        actor=actor,
        recipe=recipe_of(type(subject), kind),
        subject=subject,
        about=about,
        sheet=Sheet(**sheet),
        form_key=uuid4(),
    )
    return text_of(read_document(actor=actor, document=document))


def passed(course, person, number="280/CN") -> Attendance:
    return course.attendances.create(
        person=person, passed=True, grade="Khá", certificate_number=number, certificate_on=day(1)
    )


def test_the_list_of_a_class(cast, course):
    file = bring(cast, State.FOLLOWED)
    course.attendances.create(person=cast.an, proposed_by=cast.CB1)
    text = paper(cast.van_phong, course, "class_list", dated=day(), **SECRETARY)
    assert "DANH SÁCH học viên lớp bồi dưỡng nhận thức về Đảng khóa I" in text
    assert "Nguyễn Hoài" in text
    assert f"{file.listed_on.day:02d}" in text
    assert "Đặng Thu" in text
    assert "Danh sách này có 01 học viên." in text
    assert "T/M ĐẢNG ỦY" in text


def test_the_resolution_of_a_cell_names_those_of_its_last_proposal(cast, course):
    file = bring(cast, State.LISTED)
    proposal = {"number": "04-NQ/CB", "proposed_on": day(3)}
    propose_learners(actor=cast.chi_bo, course=course, cell=cast.CB1, files=[file], **proposal)
    file.resolutions.filter(kind="listing").update(held_on=day(3))  # of the same meeting
    text = paper(cast.chi_bo, course, "class_resolution", about=cast.CB1, words=MEETING, **SECRETARY)
    assert "Số 04-NQ/CB" in text
    assert "đề nghị Đảng ủy Cục Mẫu cử 01 quần chúng có tên sau học lớp bồi dưỡng nhận thức về Đảng" in text
    assert "Nguyễn Hoài An" in text
    assert "T/M CHI BỘ" in text
    document = Document.objects.get()
    assert (document.course, document.about, document.organisation) == (course, cast.CB1.pk, cast.CB1)
    listing = recipe_of(Candidacy, "listing_resolution").initial(file, None)
    assert (listing["secretary"], listing["members"]) == (MEETING["secretary"], 3)


def test_a_certificate_signed_by_the_director_is_of_the_centre(cast, course):
    text = paper(cast.van_phong, passed(course, cast.an), "class_certificate", about=cast.an, **DIRECTOR)
    assert "TRUNG TÂM CHÍNH TRỊ PHƯỜNG MẪU" in text
    assert "280/CN" in text
    assert "Là cảm tình Đảng của Chi bộ Một." in text
    assert "Khá" in text
    assert "GIÁM ĐỐC" in text
    assert "T/M" not in text


def test_a_certificate_signed_by_the_secretary_is_of_the_committee(cast, course):
    text = paper(cast.van_phong, passed(course, cast.an), "class_certificate", about=cast.an, **SECRETARY)
    assert "T/M ĐẢNG ỦY" in text


def test_a_certificate_of_the_class_of_new_members(cast, course):
    Course.objects.update(kind=CourseKind.NEW_MEMBERS)
    course.refresh_from_db()
    text = paper(cast.van_phong, passed(course, cast.lan), "new_member_class", about=cast.lan, **DIRECTOR)
    assert "học lớp bồi dưỡng đảng viên mới" in text
    assert "Là đảng viên dự bị của Chi bộ Một." in text


def test_no_certificate_without_its_number(cast, course):
    learner = course.attendances.create(person=cast.an, passed=True)
    with pytest.raises(Refused, match="Chưa ghi số và ngày cấp giấy chứng nhận của Nguyễn Hoài An"):
        paper(cast.van_phong, learner, "class_certificate", about=cast.an, **DIRECTOR)


def test_all_certificates_of_a_class_are_one_file_for_the_printer(cast, course):
    for number, person in enumerate((cast.chau, cast.an, cast.ha), 280):
        passed(course, person, f"{number}/CN")
    course.attendances.create(person=cast.khoa, passed=False)
    course.attendances.create(person=cast.lan, passed=True)
    key = uuid4()
    made = make_certificates(actor=cast.van_phong, course=course, sheet=Sheet(**DIRECTOR), form_key=key)
    assert (made.done, made.left) == (3, 0)
    with pytest.raises(Refused, match="Không còn ai chờ"):
        make_certificates(actor=cast.van_phong, course=course, sheet=Sheet(**DIRECTOR), form_key=uuid4())
    text = text_of(print_certificates(actor=cast.van_phong, course=course))
    places = [text.index(name) for name in ("Nguyễn Hoài An", "Lê Minh Châu", "Đặng Thu Hà")]
    assert places == sorted(places)
    assert text.count("Kết quả đạt loại") == 3
    [entry] = AuditEntry.objects.filter(action="course.print_certificates")
    assert len(entry.data["sha256"]) == 3


def test_nothing_is_printed_before_it_is_made(cast, course):
    with pytest.raises(Refused, match="Chưa lập giấy chứng nhận nào"):
        print_certificates(actor=cast.van_phong, course=course)
