"""Story (b): two people in one ceremony, guests from the ministry's Youth Union, every paper on the way.

Two decisions with two numbers, two blocks in programme and minutes, one day of ceremony.
"""

import io
import re
import subprocess
from uuid import uuid4

import pikepdf
import pytest
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import Ceremony, Decision, Document
from ceremonies.services.ceremonies import GuestRow, save_report, write_guests
from ceremonies.services.documents import Sheet, make_document, print_invitations, recipe_of
from members.services.errors import Refused
from members.services.stored_files import read_file
from tests.ceremony import hold, plan, two_awaiting
from tests.pages import Page
from tests.road import day
from tests.signed_in import signed_in

SHEET = Sheet(
    dated=day(), signer_name="Phạm Quốc Dũng", signer_office="Bí thư", words={"reader": "Đặng Thu Hà"}
)
GUESTS = [
    GuestRow(None, "Lương Gia Huy", "Bí thư Đoàn Thanh niên Bộ Mẫu", "Phó Vụ trưởng", "Bộ Mẫu", 1, None),
    GuestRow(None, "Tô Minh Thư", "Ủy viên Ban Thường vụ Đoàn Bộ Mẫu", "", "", 2, None),
]


@pytest.fixture
def ceremony(cast):
    ceremony = plan(cast, two_awaiting(cast))
    write_guests(actor=cast.chi_bo, ceremony=ceremony, version=ceremony.version, rows=GUESTS)
    ceremony.oath = "Tuyệt đối trung thành với mục đích, lý tưởng của Đảng."
    ceremony.save()
    return ceremony


def read(content: bytes) -> str:
    told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return " ".join(re.sub(r"\s+", " ", told.stdout.decode()).split())


def make(cast, ceremony, kind, about=None, **sheet) -> str:
    document = make_document(
        actor=cast.chi_bo,
        recipe=recipe_of(Ceremony, kind),
        subject=ceremony,
        about=about,
        sheet=SHEET if not sheet else Sheet(**sheet),
        form_key=uuid4(),
    )
    return read(read_file(document.pdf))


def in_order(text: str, *parts: str) -> bool:
    positions = [text.find(part) for part in parts]
    return -1 not in positions and positions == sorted(positions)


def test_two_decisions_two_numbers_one_day(cast, ceremony):
    hold(cast, ceremony)
    decisions = Decision.objects.order_by("number__value")
    assert [decision.number_text for decision in decisions] == ["Số 01-QĐ/ĐU", "Số 02-QĐ/ĐU"]
    files = [decision.candidacy for decision in decisions]
    assert {(file.ceremony_on, file.state) for file in files} == {(day(), State.PROBATION)}


def test_each_guest_has_a_letter_and_all_letters_one_print_file(cast, ceremony):
    key = uuid4()
    content = print_invitations(actor=cast.chi_bo, ceremony=ceremony, sheet=SHEET, form_key=key)
    with pikepdf.open(io.BytesIO(content)) as printed:
        assert len(printed.pages) == 2
    text = read(content)
    assert in_order(
        text, "Đồng chí Lương Gia Huy", "Bí thư Đoàn Thanh niên Bộ Mẫu, Phó Vụ trưởng", "Đồng chí Tô Minh Thư"
    )
    assert "quần chúng Nguyễn Hoài An và quần chúng Trịnh Thu Trang" in text
    assert "Hội trường tầng 2" in text
    assert print_invitations(actor=cast.chi_bo, ceremony=ceremony, sheet=SHEET, form_key=key) == content
    assert Document.objects.filter(kind="ceremony_invitation").count() == 2


def test_the_programme_has_the_decoration_and_a_block_for_each(cast, ceremony):
    text = make(cast, ceremony, "ceremony_programme")
    assert "Đảng Cộng sản Việt Nam quang vinh muôn năm" in text
    assert in_order(text, "01-QĐ/ĐU", "02-QĐ/ĐU", "Bế mạc")
    assert text.count("lời tuyên thệ") == 2
    assert "Đồng chí Đặng Thu Hà" in text


def test_the_list_of_decisions_for_the_table(cast, ceremony):
    text = make(cast, ceremony, "ceremony_decisions")
    assert in_order(text, "Nguyễn Hoài An", "Trịnh Thu Trang", "Danh sách này có 02 quyết định")


def test_the_oath_is_each_ones_own_sheet_and_not_official(cast, ceremony):
    first = ceremony.admissions.first()
    text = make(cast, ceremony, "ceremony_oath", first)
    assert "Tôi là Nguyễn Hoài An, đảng viên mới của Chi bộ Một." in text
    assert "Tuyệt đối trung thành" in text
    assert "Trung ương không quy định mẫu chung" in text


def test_without_an_oath_none_is_printed(cast, ceremony):
    Ceremony.objects.update(oath="")
    ceremony.refresh_from_db()
    with pytest.raises(Refused, match="Chưa ghi lời tuyên thệ"):
        make(cast, ceremony, "ceremony_oath", ceremony.admissions.first())


def test_minutes_only_of_what_was_held(cast, ceremony):
    with pytest.raises(Refused, match="Chưa ghi kết quả buổi lễ"):
        make(cast, ceremony, "ceremony_minutes")
    guest = ceremony.guests.first()
    hold(cast, ceremony, came=[guest.pk])
    ceremony.refresh_from_db()
    text = make(cast, ceremony, "ceremony_minutes")
    assert in_order(
        text, "Kết nạp đồng chí Nguyễn Hoài An", "Kết nạp đồng chí Trịnh Thu Trang", "10 giờ 00 phút"
    )
    assert "03 trên tổng số 03 đảng viên chính thức" in text
    assert "Lương Gia Huy" in text
    assert "Tô Minh Thư" not in text


def test_who_could_not_be_admitted_is_in_no_paper(cast, ceremony):
    held = ceremony.admissions.first()
    hold(cast, ceremony, admitted=[held.pk])
    ceremony.refresh_from_db()
    assert "Trịnh Thu Trang" not in make(cast, ceremony, "ceremony_minutes")


def test_the_report_goes_up_as_it_was_written(cast, ceremony):
    hold(cast, ceremony)
    ceremony.refresh_from_db()
    words = {"report": "Buổi lễ diễn ra trang trọng.", "news": "", "news_author": ""}
    save_report(actor=cast.chi_bo, ceremony=ceremony, version=ceremony.version, **words)
    text = make(
        cast,
        ceremony,
        "ceremony_report",
        number="02-BC/CB",
        dated=day(),
        signer_name="A",
        signer_office="Bí thư",
    )
    assert in_order(
        text, "Số 02-BC/CB", "BÁO CÁO", "Kính gửi: Đảng ủy Cục Mẫu", "Buổi lễ diễn ra trang trọng."
    )


def test_the_page_offers_each_paper_and_the_decisions_in_order(cast, ceremony):
    papers = reverse("ceremonies:ceremony_papers", args=[ceremony.pk])
    page = Page(signed_in(cast.chi_bo).get(papers))
    titles = ["Giấy mời dự", "Chương trình lễ", "Danh sách quyết định", "Lời tuyên thệ", "Biên bản lễ"]
    assert [title for title in titles if not page.has_link(title)] == []
    first, second = Decision.objects.order_by("number__value")
    assert page.link("Tải các quyết định để trao").endswith(f"?id={first.pk}&id={second.pk}")
    assert not Page(signed_in(cast.kiem_tra).get(papers)).has_link("Chương trình lễ")
    for title in titles:
        assert signed_in(cast.chi_bo).get(page.link(title)).status_code == 200


def test_letters_for_all_guests_from_the_page(cast, ceremony):
    address = reverse("ceremonies:ceremony_invitations", args=[ceremony.pk])
    client = signed_in(cast.chi_bo)
    answer = client.post(address, Page(client.get(address)).form())
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "Đồng chí Tô Minh Thư" in read(answer.content)
