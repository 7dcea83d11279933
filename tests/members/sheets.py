"""Workbooks for the tests: the samples, and small ones made here. Everybody in them is invented."""

import io
from datetime import date
from pathlib import Path

import xlsxwriter

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
