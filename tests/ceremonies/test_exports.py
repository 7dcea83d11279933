"""The lists about what happens, as files: their rows, their filters, who takes them, what they cost."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import Course, Decision, Register
from ceremonies.resources.class_results import ClassResultResource
from ceremonies.resources.nominations import NominationResource
from ceremonies.services.numbering import void_number
from members.choices import ExportFormat, Outcome
from members.models import AuditEntry
from members.resources.context import ListContext
from tests.ceremonies.crowd import crowd
from tests.exported import cells, given_in, take
from tests.pages import Page
from tests.road import bring, day
from tests.signed_in import signed_in


def address(view: str, *args) -> str:
    return reverse(f"ceremonies:{view}", args=args)


def taken(user, view: str, *args, query="") -> list[list]:
    """The rows below the note, the header first."""
    return cells(take(signed_in(user), address(view, *args) + query))[1:]


def test_files_leave_with_the_filters_on_screen(cast):
    bring(cast, State.SENT)
    client, url = signed_in(cast.van_phong), address("candidacy_export") + "?state=sent"
    assert Page(client.get(address("candidacy_list") + "?state=sent")).link("Xuất danh sách") == url
    assert client.get(url).context["facts"] == [("Trạng thái", "Chờ chi bộ tiếp nhận"), ("Số dòng", "1")]
    header, row = taken(cast.van_phong, "candidacy_export", query="?state=sent")
    assert (header[:2], row[:2]) == (["Họ và tên", "Ngày sinh"], ["Nguyễn Hoài An", "15/03/2000"])
    data = AuditEntry.objects.get(action="list.export").data
    assert (data["reason"], data["filters"], data["rows"]) == ("Báo cáo quý", {"state": "sent"}, 1)


def test_whoever_only_has_a_file_of_their_own_takes_none(cast):
    bring(cast, State.SENT)
    assert take(signed_in(cast.ung_vien), address("candidacy_export")).status_code == 403
    assert AuditEntry.objects.filter(action="list.export").count() == 0


def test_a_union_takes_its_nominees(cast):
    bring(cast, State.DRAFT)
    rows = taken(cast.doan_vien, "nomination_export")
    assert [row[0] for row in rows[1:]] == ["Nguyễn Hoài An"]
    assert [row[0] for row in taken(cast.doan_khac, "nomination_export")[1:]] == []


def test_decisions_leave_with_the_names_that_were_printed(cast):
    bring(cast, State.DECIDED)
    cast.an.full_name = "Nguyễn Đổi Tên"
    cast.an.save()
    _, row = taken(cast.van_phong, "decision_export")
    assert (row[0], row[2:]) == (
        "Số 01-QĐ/ĐU",
        [
            "Nguyễn Hoài An",
            "Chi bộ Một",
            "Đảng ủy Bộ Mẫu",
            "Cap Tren",
            "Quyết định kết nạp đảng viên",
            "Có hiệu lực",
        ],
    )


@pytest.mark.parametrize("format", ["sheet", "csv", "office"])
def test_nominees_come_in_again_without_a_second_draft(cast, format):
    bring(cast, State.SENT)
    bring(cast, State.DRAFT, crowd(cast, 1)[0])
    user = cast.doan_vien
    response = take(signed_in(user), address("nomination_export"), format=format)
    resource = NominationResource(ListContext(actor=user, organisation=cast.CD1))
    layout, rows = given_in(response.content, resource)
    assert (layout.missing, [row.outcome for row in rows]) == ([], [Outcome.SAME] * 2)


@pytest.fixture
def register(cast):
    bring(cast, State.DECIDED)
    return Register.objects.get()


def test_a_register_leaves_with_its_void_numbers(cast, register):
    number = Decision.objects.get().number
    void_number(actor=cast.cap_tren, number=number, reason="Ghi nhầm quê quán.")
    header, row = taken(cast.cap_tren, "register_export", register.pk)
    assert header == ["Số", "Ngày văn bản", "Về việc", "Người ký", "Tình trạng", "Lý do hủy"]
    assert (row[0], row[2], *row[4:]) == (
        "Số 01-QĐ/ĐU",
        "Kết nạp đảng viên: Nguyễn Hoài An",
        "Đã hủy",
        "Ghi nhầm quê quán.",
    )
    entry = AuditEntry.objects.get(action="list.export")
    assert (entry.object_type, entry.object_id) == ("ceremonies.register", register.pk)


def test_the_registers_leave(cast, register):
    assert taken(cast.cap_tren, "register_list_export")[1] == [
        "Đảng ủy Bộ Mẫu",
        "Quyết định",
        "2025 – 2030",
        "01/01/2025",
        "1",
    ]


def test_meetings_that_wait_leave_for_those_who_sign(cast):
    file = bring(cast, State.AUTHORITY_VOTED)
    vote = file.resolutions.get(kind="authority")
    rows = taken(cast.cap_tren, "meeting_export")[1:]
    assert rows == [[f"{vote.held_on:%d/%m/%Y}", vote.number, "Đảng ủy Bộ Mẫu", "1"]]
    assert take(signed_in(cast.van_phong), address("meeting_export")).status_code == 403


def a_course(cast, number=0) -> Course:
    return Course.objects.create(
        kind="awareness",
        title=f"Lớp {number}",
        organiser="Trường Chính trị Mẫu",
        organisation=cast.DUC,
        starts_on=day(30),
        ends_on=day(20),
    )


def test_classes_leave_with_how_many_passed(cast):
    course = a_course(cast)
    course.attendances.create(person=cast.an, passed=True)
    course.attendances.create(person=cast.binh)
    header, row = taken(cast.van_phong, "course_export", query="?kind=awareness")
    assert (header[0], row[0], row[-2:]) == ("Tên lớp", "Lớp 0", ["2", "1"])


@pytest.mark.parametrize("format", ["sheet", "csv", "office"])
def test_the_results_of_a_class_come_in_again_as_the_same(cast, format):
    course, user = a_course(cast), cast.van_phong
    course.attendances.create(
        person=cast.an, grade="Giỏi", passed=True, certificate_number="=01/GCN", certificate_on=day(20)
    )
    course.attendances.create(person=cast.binh, grade="Không đạt", passed=False, note="Vắng buổi cuối")
    response = take(signed_in(user), address("course_results_export", course.pk), format=format)
    details = {"title": course.title, "kind": course.kind, "starts_on": course.starts_on}
    resource = ClassResultResource(ListContext(actor=user, organisation=cast.DUC, details=details))
    layout, rows = given_in(response.content, resource)
    assert (layout.missing, [row.outcome for row in rows]) == ([], [Outcome.SAME] * 2)
    assert rows[0].values["Số giấy chứng nhận"] == "=01/GCN"


def test_whoever_only_reads_takes_results_with_masked_numbers(cast):
    course = a_course(cast)
    course.attendances.create(person=cast.an)
    _, row = taken(cast.kiem_tra, "course_results_export", course.pk)
    assert row[2] == "•" * 9 + cast.an.citizen_id[-3:]


FILES = ["candidacy_export", "decision_export", "register_list_export", "course_export"]


def test_each_leaves_in_each_form_at_the_same_price_for_any_number_of_rows(cast):
    client, asked = signed_in(cast.cap_tren), {}
    take(client, address(FILES[0]))  # the first sending of a session writes the session
    for person in crowd(cast, 2):
        bring(cast, State.DECIDED, person)
        a_course(cast, person.pk)
        for view, format in product(FILES, ExportFormat):
            with CaptureQueriesContext(connection) as queries:
                assert take(client, address(view), format=format).status_code == 200
            asked.setdefault((view, format), set()).add(len(queries))
    assert [price for price in asked.values() if len(price) != 1] == []


def test_every_cell_of_a_file_reads_as_the_page_does(cast):
    bring(cast, State.SENT)
    [_, row] = taken(cast.van_phong, "candidacy_export")
    assert row == [
        "Nguyễn Hoài An",
        "15/03/2000",
        "Đoàn Thanh niên và một đảng viên chính thức",
        "Chi đoàn Một",
        "Chi bộ Một",
        "Chờ chi bộ tiếp nhận",
        "Chi bộ Một",
        f"{day():%d/%m/%Y}",
        f"{day():%d/%m/%Y}",
        "",
    ]
