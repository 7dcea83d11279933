"""Workbooks for the tests: the samples, and small ones made here. Everybody in them is invented."""

import io
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

from members.spreadsheets.headers import Corrections, Layout, Wanted, understand
from members.spreadsheets.reading import Head, Merge, Row
from members.spreadsheets.tables import DataRow, Reader

DATA = Path(__file__).parents[1] / "data"
TITLES = [
    "Họ và tên",
    "Giới tính",
    "Ngày sinh",
    "Số CCCD",
    "Dân tộc",
    "Tôn giáo",
    "Quê quán",
    "Chức vụ",
    "Đơn vị",
    "Điện thoại",
    "Thư điện tử",
]
SHORT = ["name", "sex", "born", "cccd", "ethnicity", "religion", "place", "job", "unit", "phone", "email"]


def sample(name: str) -> bytes:
    return (DATA / name).read_bytes()


def workbook(*rows, sheets=("Danh sách",), hidden=(), corner=(0, 0)) -> bytes:
    """The rows on the first visible sheet, from the corner on; dates and numbers become such cells."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name in (*hidden, *sheets):
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            if name != sheets[0]:
                sheet.write(0, 0, f"Trang {name}")
        first = book.get_worksheet_by_name(sheets[0])
        first.activate()
        first.set_first_sheet()
        for number, cells in enumerate(rows, corner[0]):
            for column, cell in enumerate(cells, corner[1]):
                if isinstance(cell, date):
                    first.write_datetime(number, column, cell, day)
                elif isinstance(cell, str):
                    first.write_string(number, column, cell)
                elif cell is not None:
                    first.write(number, column, cell)
    return stream.getvalue()


def person(number: int, **changes) -> dict:
    """A row of the people list by title; `changes` by the short names of the columns."""
    row = dict(
        zip(
            TITLES,
            [
                "Lò Thị Mẫu",
                "Nữ",
                "03/11/1990",
                f"951190{number:06d}",
                "Thái",
                "Không",
                "xã Mường Mẫu, tỉnh Điện Biên",
                "chuyên viên",
                "Phòng Một",
                f"09{number:08d}",
                f"nguoi{number}@vi-du.vn",
            ],
            strict=True,
        )
    )
    short = dict(zip(SHORT, TITLES, strict=True))
    return row | {short[key]: value for key, value in changes.items()}


def people_list(*people: dict) -> bytes:
    titles = list(dict.fromkeys(title for row in people for title in row))
    return workbook(titles, *([row.get(title) for title in titles] for row in people))


# --- sheets that nobody wrote into a file --------------------------------------------------------

WANTED = Wanted(
    titles={title: title for title in [*TITLES, "Trình độ học vấn", "Trình độ chuyên môn", "Ngày vào Đoàn"]}
    | {"Họ tên": "Họ và tên", "Họ, chữ đệm và tên khai sinh": "Họ và tên"}
    | dict.fromkeys(("Ngày, tháng, năm sinh", "Sinh ngày", "Năm sinh"), "Ngày sinh")
    | dict.fromkeys(("CCCD", "CMND/CCCD", "Số định danh cá nhân"), "Số CCCD")
    | {"Học vấn": "Trình độ học vấn", "Chuyên môn": "Trình độ chuyên môn", "Email": "Thư điện tử"}
    | {"Đơn vị công tác": "Đơn vị", "Phòng ban": "Đơn vị", "Số điện thoại": "Điện thoại"}
    | {title: title for title in ("Ngày vào Đảng", "Ngày chính thức", "Lý luận chính trị")},
    required=["Họ và tên", "Ngày sinh"],
    split={
        "Chức vụ, đơn vị công tác": ("Chức vụ", "Đơn vị"),
        "Nam, nữ, dân tộc, tôn giáo": ("Giới tính", "Dân tộc", "Tôn giáo"),
        "Trình độ": ("Trình độ học vấn", "Trình độ chuyên môn", "Lý luận chính trị"),
    },
    section="Đơn vị",
)


def rows_of(*rows: list) -> list[Row]:
    """Rows from 1 on; an empty list is a blank row, None an empty cell."""
    cells = [["" if cell is None else cell for cell in row] for row in rows]
    return [Row(number, row) for number, row in enumerate(cells, 1) if any(cell != "" for cell in row)]


def head_of(rows: list[Row], *merges: str, name="Danh sách", encoding="", suspected="") -> Head:
    """`merges` as a spreadsheet writes them: «A7:A8»."""
    return Head(name, rows[:60], [_merge(merge) for merge in merges], encoding, suspected, len(rows))


def _merge(written: str) -> Merge:
    corners = [xl_cell_to_rowcol(corner) for corner in written.split(":")]
    (first_row, first_place), (last_row, last_place) = corners
    return Merge(first_row + 1, first_place, last_row + 1, last_place)


def layout_of(*rows: list, merges=(), wanted=WANTED, **corrections) -> Layout:
    return understand([head_of(rows_of(*rows), *merges)], wanted, Corrections(**corrections))


def read_list(*rows: list, merges=(), wanted=WANTED, **corrections) -> tuple[list[DataRow], Reader]:
    found = rows_of(*rows)
    head = head_of(found, *merges)
    reader = Reader(understand([head], wanted, Corrections(**corrections)), wanted, head, found)
    return list(reader), reader
