"""The registers of a Party office: who reads what, in which order, and as which file."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import Action, State
from ceremonies.models import Attendance, Course, PaperBatch
from ceremonies.resources.books import BOOKS
from members.models import AuditEntry, PartyRecord
from tests.ceremonies.crowd import crowd
from tests.ceremonies.paper_facts import text as text_of
from tests.ceremonies.working import work
from tests.exported import cells
from tests.exported import take as take_out
from tests.pages import Page
from tests.road import bring, day, take
from tests.signed_in import signed_in


def address(name: str, view: str = "book_detail") -> str:
    return reverse(f"ceremonies:{view}", args=[name])


def rows(user, name: str, query: str = "") -> list[list[str]]:
    """All columns, as the data sheet has them; the header is left out."""
    return cells(take_out(signed_in(user), address(name, "book_export") + query))[2:]


def first(user, name: str, query: str = "") -> list[str]:
    return [row[0] for row in rows(user, name, query)]


def test_members_stand_in_vietnamese_order_and_only_their_keepers_read_the_numbers(cast):
    PartyRecord.objects.create(person=cast.ha, card_number="009123")
    names = ["Phạm Quốc Dũng", "Đặng Thu Hà", "Võ Đăng Khoa", "Bùi Ngọc Lan"]
    assert first(cast.chi_bo, "dang-vien") == names
    assert first(cast.chi_bo_khac, "dang-vien") == ["Hồ Nhật Minh", "Dương Kiều Oanh"]
    assert [row[9] for row in rows(cast.chi_bo, "dang-vien")] == ["", "009123", "", ""]
    assert [row[9] for row in rows(cast.kiem_tra, "dang-vien")] == [""] * 6
    assert first(cast.van_phong, "dang-vien", "?year=2008") == ["Đặng Thu Hà"]


def test_a_probationary_member_stands_there_with_the_way_in_until_official(cast):
    file = bring(cast, State.PROBATION)
    row, _ = rows(cast.chi_bo, "dang-vien-du-bi")
    decision = file.decisions.get()
    assert (row[0], row[5], row[6], row[7]) == (
        "Nguyễn Hoài An",
        f"01-QĐ/ĐU, {decision.issued_on:%d/%m/%Y}",
        f"{file.ceremony_on:%d/%m/%Y}",
        f"{file.probation_ends_on:%d/%m/%Y}",
    )
    cast.an.memberships.filter(organisation=cast.CB1).update(official_on=day())
    assert first(cast.chi_bo, "dang-vien-du-bi") == ["Bùi Ngọc Lan"]
    assert "Nguyễn Hoài An" in first(cast.chi_bo, "dang-vien-du-bi", f"?year={file.ceremony_on.year}")


def test_each_time_a_file_changes_hands_is_a_line(cast):
    file = bring(cast, State.AT_COMMITTEE)
    take(cast, file, Action.SEND_BACK, "van_phong", reason="Thiếu chữ ký.\nBổ sung.")
    found = rows(cast.van_phong, "giao-nhan-ho-so")
    assert [(row[2], row[3], row[5]) for row in found] == [
        ("Gửi chi bộ", "Chi đoàn Một", "Chi bộ Một"),
        ("Đề nghị cho làm thủ tục kết nạp", "Chi bộ Một", "Đảng ủy Cục Mẫu"),
        ("Cho làm thủ tục kết nạp", "Đảng ủy Cục Mẫu", "Chi bộ Một"),
        ("Chuyển đảng ủy cơ sở", "Chi bộ Một", "Đảng ủy Cục Mẫu"),
        ("Trả lại", "Đảng ủy Cục Mẫu", "Chi bộ Một"),
    ]
    assert rows(cast.chi_bo_khac, "giao-nhan-ho-so") == []


def test_resolutions_stand_in_the_order_of_days_and_nobody_reads_those_about_themselves(cast):
    bring(cast, State.AT_COMMITTEE)
    found = rows(cast.chi_bo, "nghi-quyet")
    days = [row[1][6:] + row[1][3:5] + row[1][:2] for row in found]
    assert (len(found), days) == (5, sorted(days))
    assert [row[6:8] for row in found if row[3].startswith("Nghị quyết của chi bộ")] == [["3/3", "0"]]
    cast.ung_vien.person, cast.chi_bo.person = None, cast.an
    cast.ung_vien.save()
    cast.chi_bo.save()
    assert rows(cast.chi_bo, "nghi-quyet") == []


def test_decisions_keep_their_void_numbers_and_certificates_their_class(cast):
    file = bring(cast, State.DECIDED)
    take(cast, file, Action.VOID_DECISION, "cap_tren", reason="Ghi nhầm quê quán.")
    take(cast, file, Action.ISSUE_DECISION, "cap_tren", issued_on=day(1))
    found = rows(cast.cap_tren, "quyet-dinh", "?organisation=Đảng ủy Bộ Mẫu (DUB)")
    assert [(row[0], row[7]) for row in found] == [("01-QĐ/ĐU", "Đã hủy số"), ("02-QĐ/ĐU", "Có hiệu lực")]
    course = Course.objects.create(
        kind="awareness",
        title="Lớp khóa I",
        organiser="Trường Chính trị",
        organisation=cast.DUC,
        starts_on=day(30),
        ends_on=day(20),
    )
    Attendance.objects.create(course=course, person=cast.an, passed=True, certificate_number="280/CN")
    Attendance.objects.create(course=course, person=cast.binh, passed=False)
    assert [row[:3] for row in rows(cast.van_phong, "giay-chung-nhan")] == [["280/CN", "", "Nguyễn Hoài An"]]
    assert first(cast.van_phong, "giay-chung-nhan", "?year=2001") == []


BODY = {
    "organisation": "Chi bộ Một (CB1)",
    "reason": "Đối chiếu sổ",
    "signer_name": "Phạm Quốc Dũng",
    "signer_office": "Bí thư",
}


def printed(client, name: str, query: str = "", **body):
    body = BODY | {"form_key": uuid4(), "dated": f"{day():%d/%m/%Y}", "signer": ""} | body
    return client.post(address(name, "book_print") + query, body)


def test_a_short_register_is_printed_at_once_in_the_name_of_the_own_office(cast):
    bring(cast, State.AT_COMMITTEE)
    offered = signed_in(cast.chi_bo).get(address("nghi-quyet", "book_print")).context["form"]["signer"]
    assert dict(offered.field.choices)[offered.value()] == f"{cast.chi_bo}, Bí thư"
    answer = printed(signed_in(cast.chi_bo), "nghi-quyet", f"?year={day().year}")
    assert answer.status_code == 200, Page(answer).text
    text = text_of(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    for words in ("SỔ GHI NGHỊ QUYẾT", f"năm {day().year}", "CHI BỘ MỘT", "NGƯỜI LẬP SỔ", "T/M CHI BỘ"):
        assert words in text
    entry = AuditEntry.objects.get(action="book.print")
    assert (entry.data["reason"], entry.label) == ("Đối chiếu sổ", "Sổ ghi nghị quyết")
    refused = printed(signed_in(cast.chi_bo), "nghi-quyet", organisation="Đảng ủy Cục Mẫu (DUC)")
    assert refused.status_code == 422


def test_a_long_register_comes_from_the_worker_to_whoever_ordered_it(cast, monkeypatch):
    monkeypatch.setattr("ceremonies.services.books.AT_ONCE", 2)
    monkeypatch.setattr("ceremonies.views.books.AT_ONCE", 2)
    client = signed_in(cast.chi_bo)
    answer = printed(client, "dang-vien")
    batch = PaperBatch.objects.get()
    assert answer.url == batch.get_absolute_url()
    assert "Đang dàn trang sổ 4 dòng" in Page(client.get(answer.url)).text
    work()
    batch.refresh_from_db()
    assert (batch.state, batch.failure, batch.left_out) == ("ready", "", [])
    assert "Sổ có 4 dòng" in Page(client.get(answer.url)).text
    content = client.get(reverse("ceremonies:batch_file", args=[batch.pk, "in"])).content
    assert "Phạm Quốc Dũng" in text_of(content)
    alone = signed_in(cast.kiem_tra)
    assert "nhiều nhất 2 dòng" in Page(alone.get(address("dang-vien", "book_print"))).text
    assert printed(alone, "dang-vien", organisation="Đảng ủy Cục Mẫu (DUC)").status_code == 422
    assert PaperBatch.objects.count() == 1


@pytest.mark.parametrize("name", BOOKS)
def test_a_register_costs_the_same_for_any_number_of_rows(cast, name):
    client, asked = signed_in(cast.cap_tren), set()
    client.get(address(name))
    for person in crowd(cast, 2):
        bring(cast, State.PROBATION, person)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(name)).status_code == 200
        asked.add(len(queries))
    assert len(asked) == 1
    assert asked.pop() <= 14
