"""The process that opens one untrusted workbook: bytes on stdin, JSON on stdout. Started by `reading`.

It may run out of memory, out of time or abort: whatever happens, only this process ends.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from members.spreadsheets.safety import MAX_FILE, UnusableFile, check_workbook

MEMORY = 512 * 1024**2
CPU_SECONDS = 8
MAX_ROWS = 20_000
MAX_COLUMNS = 100
MAX_CELL = 2_000
MAX_ANSWER = 16 * 1024**2


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(content: bytes) -> dict:
    """The first visible sheet: its name, its filled rows, the names of the other visible sheets."""
    check_workbook(content)
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    names = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]
    if not names:
        raise UnusableFile("Tệp không có trang tính nào nhìn thấy được.")
    rows = list(_filled_rows(workbook.get_sheet_by_name(names[0])))
    return {"name": names[0], "others": names[1:], "rows": rows}


def _filled_rows(sheet: CalamineSheet) -> Iterator[tuple[int, list]]:
    """Rows with something in them and their numbers, counted from 1 as the spreadsheet program shows them."""
    first_column = sheet.start[1] if sheet.start else 0
    filled = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if not any(_is_filled(cell) for cell in cells):
            continue
        filled += 1
        if filled > MAX_ROWS:
            raise UnusableFile("Bảng có hơn 20.000 dòng. Hãy chia danh sách thành nhiều tệp.")
        if any(_is_filled(cell) for cell in cells[MAX_COLUMNS:]):
            raise UnusableFile(f"Dòng {number} có hơn {MAX_COLUMNS} cột. Hãy chỉ giữ các cột của danh sách.")
        yield number, [_plain(cell, number, first_column + i) for i, cell in enumerate(cells[:MAX_COLUMNS])]


def _is_filled(cell: object) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else True


def _plain(cell: object, row: int, column: int) -> str | int | float | dict:
    if isinstance(cell, str):
        return _checked(cell, f"Ô ở dòng {row}, cột thứ {column + 1}")
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    return str(cell).upper()


def _checked(text: str, place: str) -> str:
    if len(text) > MAX_CELL:
        raise UnusableFile(f"{place} dài hơn 2.000 ký tự. Hãy rút ngắn nội dung.")
    if "\0" in text:
        raise UnusableFile(f"{place} có ký tự không lưu được. Hãy xóa ô và gõ lại.")
    return text


def main() -> None:
    limit()
    try:
        answer = json.dumps(read(sys.stdin.buffer.read(MAX_FILE + 1)), ensure_ascii=False).encode()
        if len(answer) > MAX_ANSWER:
            raise UnusableFile("Nội dung bảng quá lớn. Hãy chia danh sách thành nhiều tệp nhỏ hơn.")
    except UnusableFile as unusable:
        answer = json.dumps({"refused": str(unusable)}).encode()
    except (CalamineError, OSError):
        answer = json.dumps(
            {"refused": "Tệp đã hỏng, không mở được. Hãy lưu lại từ Excel rồi gửi lại."}
        ).encode()
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
