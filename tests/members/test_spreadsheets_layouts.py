"""A random list in a random layout comes back as the same people."""

from datetime import date

from hypothesis import HealthCheck, given, settings

from members.spreadsheets.cells import ETHNIC_GROUP, SEX, mending, values
from members.spreadsheets.headers import Corrections, understand
from members.spreadsheets.old_fonts import TCVN3, VNI
from members.spreadsheets.reading import open_book
from members.spreadsheets.tables import Reader
from tests.members.random_lists import head_and_rows, lists, workbook_of
from tests.members.sheets import WANTED

TODAY = date(2026, 11, 22)
CLEAN = {
    "Họ và tên": values.person_name,
    "Ngày sinh": lambda cell: values.birth_date(mending.day(cell)[0], TODAY),
    "Giới tính": lambda cell: values.entry(cell, SEX, "", ""),
    "Số CCCD": lambda cell: values.citizen_id(mending.citizen_id(cell)[0]),
    "Dân tộc": lambda cell: values.entry(cell, ETHNIC_GROUP, "", ""),
    # TCVN3 has no capital «Ứ»; names of units are compared without regard to case
    "Đơn vị": lambda cell: values.text(cell, longest=200).casefold(),
    "Chức vụ": lambda cell: values.text(cell, longest=100),
    "Điện thoại": lambda cell: values.phone(mending.phone(cell)[0]),
}


def people_in(layout, head, rows) -> list[dict]:
    return [
        {title: CLEAN[title](cell) for title, cell in row.cells.items() if title in CLEAN}
        for row in Reader(layout, WANTED, head, rows)
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lists())
def test_the_same_people_come_back(drawn):
    drawing, people = drawn
    head, rows = head_and_rows(drawing)
    layout = understand([head], WANTED, Corrections())

    assert layout.missing == []
    assert people_in(layout, head, rows) == people


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lists(codes=("", TCVN3, VNI)))
def test_the_same_people_come_back_from_a_file(drawn):
    drawing, people = drawn
    with open_book(workbook_of(drawing, "Bìa")) as book:
        layout = understand(book.heads, WANTED, Corrections())
        head = next(head for head in book.heads if head.name == layout.sheet)

        assert (layout.sheet, layout.missing) == ("Danh sách", [])
        assert people_in(layout, head, book.rows(layout.sheet)) == people
