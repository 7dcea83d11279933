"""From a workbook to the printed decision in a browser: each office-holder in turn, as the demonstration has them."""

import subprocess
from pathlib import Path

import pytest

from tests.browser.visitor import Visitor
from tests.road import day

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SHEET = Path(__file__).parents[1] / "data" / "danh-sach-can-bo.xlsx"
PERSON, BORN = "Giàng Thị Ánh", "2/01/2002"


def written(back: int) -> str:
    return f"{day(back):%d/%m/%Y}"


def import_list(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_role("navigation").get_by_role("link", name="Nhập danh sách").click()
    page.get_by_role("link", name="Gửi bảng tính").first.click()
    page.get_by_role("radio", name="Danh sách người").check()
    page.set_input_files("[name=file]", SHEET)
    visitor.press("Đọc tệp và xem trước")
    visitor.press("Ghi vào sổ")
    page.get_by_text("Đã ghi danh sách vào sổ.").wait_for()


def nominate(visitor: Visitor, person: str) -> None:
    page = visitor.page
    page.get_by_role("navigation").get_by_role("link", name="Đề nghị giới thiệu").click()
    page.get_by_role("link", name="Lập đề nghị").first.click()
    page.get_by_role("main").locator("[name=q]").fill(person)
    page.get_by_role("main").get_by_role("button", name="Tìm").click()
    page.get_by_role("radio", name=person).check()
    visitor.press("Chọn người này")
    visitor.fill(strengths="Có ý thức tổ chức kỷ luật, hoàn thành tốt nhiệm vụ được giao.")
    visitor.press("Lưu đề nghị")
    page.get_by_text(f"Đã lập hồ sơ của {person}.").wait_for()


def ask_before_the_class(visitor: Visitor) -> None:
    """The work list sends to the class first; the step stands on the page of the file all the same."""
    action = "Đề nghị cho làm thủ tục kết nạp"
    visitor.open_step("Cử đi học lớp nhận thức về Đảng", PERSON)
    visitor.page.get_by_role("main").get_by_role("link", name=action).click()
    visitor.fill(number="04-NQ/CB", held_on=written(24))
    visitor.press(action)
    visitor.page.get_by_text(f"Đã ghi “{action}”").wait_for()


def fill_papers(visitor: Visitor, person: str) -> None:
    page = visitor.page
    page.goto("/")
    page.get_by_role("link", name=person, exact=True).first.click()
    page.get_by_role("link", name="Giấy tờ", exact=True).click()
    for _ in range(page.get_by_role("link", name="Ghi giấy tờ").count()):
        page.get_by_role("link", name="Ghi giấy tờ").first.click()
        visitor.fill(issued_on=written(15), number="280/CN")
        visitor.press("Lưu giấy tờ")
        page.get_by_text("Đã lưu:").wait_for()


def vote(visitor: Visitor, action: str, number: str, back: int, listed: str = "") -> None:
    """Everybody is there and agrees; the cell's members are counted by the portal."""
    visitor.open_step(action, PERSON)
    listed = listed or visitor.page.input_value("[name=listed]")
    figures = {"listed": listed, "present": listed, "votes_for": listed, "votes_against": "0"}
    visitor.act(action, PERSON, number=number, held_on=written(back), **figures)


def text_of(pdf: Path) -> str:
    run = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return " ".join(run.stdout.decode().split())


def test_from_the_workbook_to_the_decision(visitor, tmp_path):
    window = visitor("chidoan")
    page = window.page
    import_list(window)
    nominate(window, PERSON)
    window.act("Trình ban chấp hành", PERSON)
    window.become("bithudoan")
    window.act(
        "Thông qua nghị quyết giới thiệu",
        PERSON,
        number="12-NQ/ĐTN",
        held_on=written(29),
        listed="9",
        votes_for="8",
    )
    window.become("chidoan")
    window.act("Gửi chi bộ", PERSON)

    window.become("chibocuc")
    window.act("Tiếp nhận", PERSON)
    window.act("Đưa vào danh sách cảm tình Đảng", PERSON, number="03-NQ/CB", held_on=written(25))
    window.open_step("Phân công đảng viên giúp đỡ", PERSON)
    page.select_option("[name=helper_1]", index=1)
    window.fill(together_1=written(800))
    window.press("Phân công đảng viên giúp đỡ")
    ask_before_the_class(window)
    window.become("vanphong")
    window.act("Cho làm thủ tục kết nạp", PERSON, number="15-TB/ĐU", held_on=written(22))
    window.become("chibocuc")
    window.act("Lập hồ sơ kết nạp", PERSON, started_on=written(20))
    fill_papers(window, PERSON)
    vote(window, "Ghi kết quả biểu quyết của chi bộ", "05-NQ/CB", 10)
    window.act("Chuyển đảng ủy cơ sở", PERSON)

    window.become("vanphong")
    vote(window, "Ghi kết quả biểu quyết của đảng ủy cơ sở", "21-NQ/ĐU", 6, "15")
    window.act("Chuyển cấp có thẩm quyền", PERSON)
    window.become("bantochuc")
    vote(window, "Ghi kết quả biểu quyết của cấp có thẩm quyền", "08-BB/ĐUK", 3, "9")
    window.become("captren")
    window.act("Ban hành quyết định", PERSON, issued_on=written(1))

    link = page.get_by_role("main").get_by_role("link", name="Số ")
    number = link.inner_text()
    link.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải quyết định (PDF)").click()
    paper = tmp_path / "quyet-dinh.pdf"
    download.value.save_as(paper)
    words = text_of(paper)
    assert (number.split(",")[0] in words, PERSON in words, BORN in words) == (True, True, True)


def test_without_javascript(visitor):
    """Signing in, a nomination and one step."""
    window = visitor("chidoan", java_script_enabled=False)
    import_list(window)
    nominate(window, "Võ Thị Phượng")
    window.act("Trình ban chấp hành", "Võ Thị Phượng")
    assert window.page.get_by_role("main").get_by_text("Chờ ban chấp hành thông qua").count() > 0
