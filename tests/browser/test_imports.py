"""The lists an office really keeps go in through the pages, with no help beyond what the pages say."""

from pathlib import Path

import pytest

from members.choices import ImportState
from members.models import ImportBatch
from tests.browser.axe import violations
from tests.browser.test_pages import DESK, PHONE, overflow
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]
DATA = Path(__file__).parents[1] / "data"
PEOPLE, RESULTS = "Danh sách người", "Kết quả lớp bồi dưỡng"


class Clerk:
    """Sends lists, and looks at each page on the way as somebody on a phone or with a screen reader would."""

    def __init__(self, visitor: Visitor):
        self.visitor, self.page, self.found = visitor, visitor.page, {}

    def look(self, where: str) -> None:
        for size in (PHONE, DESK):
            self.page.set_viewport_size(size)
            faults = violations(self.page) + overflow(self.page)
            if faults:
                self.found[where, size["width"]] = faults

    def send(self, file: str, kind: str, organisation: str = "") -> None:
        page = self.page
        page.get_by_role("navigation").get_by_role("link", name="Nhập danh sách").click()
        page.get_by_role("link", name="Gửi bảng tính").first.click()
        page.get_by_role("radio", name=kind).check()
        if organisation:
            page.select_option("[name=organisation]", organisation)
        page.set_input_files("[name=file]", DATA / file)
        self.visitor.press("Đọc tệp và xem trước")
        page.get_by_role("heading", name=file).wait_for()

    def write(self) -> str:
        """The sentence that says what was written."""
        self.visitor.press("Ghi vào sổ")
        self.page.get_by_role("heading", name="Danh sách đã vào sổ").wait_for()
        return self.page.locator(".next-step strong").inner_text()


@pytest.fixture
def clerk(visitor):
    return lambda username, **context: Clerk(visitor(username, viewport=DESK, **context))


def test_the_lists_of_a_union_go_in(clerk):
    union = clerk("chidoan")
    page = union.page
    union.send("danh-sach-phong-chu-cu-tcvn3.xlsx", PEOPLE)
    page.get_by_text("Đã chuyển từ TCVN3").wait_for()
    written = [union.write()]
    union.look("written")
    union.send("danh-sach-doan-vien-uu-tu.xlsx", PEOPLE)
    union.look("a list with a letterhead")
    written.append(union.write())
    union.send("danh-sach-co-loi.xlsx", PEOPLE)
    union.look("a list with errors")
    with page.expect_download() as marked:
        page.get_by_role("link", name="Tải tệp đã đánh dấu lỗi").click()
    page.get_by_role("checkbox", name="dòng tốt, để lại 8 dòng có lỗi").check()
    union.write()
    page.get_by_role("link", name="Lấy lại đợt nhập này").click()
    union.look("before taking back")
    union.visitor.press("Lấy lại đợt nhập này")
    page.get_by_text("Đã lấy lại đợt nhập.").wait_for()
    union.look("taken back")
    page.get_by_role("link", name="Nhập danh sách").first.click()
    union.look("the history")
    assert (written, marked.value.suggested_filename, union.found) == (
        ["thêm 15 dòng mới", "thêm 9 dòng mới, sửa 15 dòng đã có trong sổ"],
        "danh-sach-co-loi - cần sửa.xlsx",
        {},
    )


def test_the_results_of_a_class_go_in(clerk):
    admin = clerk("quantri")
    admin.send("danh-sach-can-bo.xlsx", PEOPLE)
    admin.write()
    admin.visitor.become("vanphong")
    admin.send("ket-qua-lop-boi-duong.xlsx", RESULTS, "Đảng ủy Bộ Mẫu (DU)")
    admin.look("results of a class")
    assert admin.write() == "thêm 24 dòng mới"
    assert admin.found == {}


def test_columns_are_put_right_by_hand(clerk):
    union = clerk("chidoan")
    union.send("danh-sach-doan-vien-uu-tu.xlsx", PEOPLE)
    union.page.get_by_role("link", name="Sửa cách hiểu các cột").click()
    union.look("the columns")
    union.page.get_by_label("Cột G: Quê quán").select_option("")
    union.visitor.press("Đọc lại theo cách này")
    union.page.get_by_role("heading", name="Ghi danh sách vào sổ").wait_for()
    assert (union.page.get_by_text("Quê quán: xã").count(), union.found) == (0, {})


def test_a_page_that_waits_for_the_worker_follows_by_itself(clerk):
    union = clerk("chidoan")
    union.send("danh-sach-phong-chu-cu-tcvn3.xlsx", PEOPLE)
    ImportBatch.objects.update(state=ImportState.APPLYING)
    union.page.reload()
    union.page.get_by_role("heading", name="Đang ghi vào sổ").wait_for()
    union.look("waiting")
    ImportBatch.objects.update(state=ImportState.STAGED)
    union.page.get_by_role("heading", name="Ghi danh sách vào sổ").wait_for()
    assert union.found == {}


def test_without_javascript(clerk):
    union = clerk("chidoan", java_script_enabled=False)
    union.send("danh-sach-doan-vien-uu-tu.xlsx", PEOPLE)
    assert union.write() == "thêm 24 dòng mới"
    union.page.get_by_role("link", name="Lấy lại đợt nhập này").click()
    union.visitor.press("Lấy lại đợt nhập này")
    union.page.get_by_role("heading", name="Sổ đã trở lại như trước đợt nhập").wait_for()
