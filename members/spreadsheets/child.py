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

from members.spreadsheets.safety import MAX_FILE, Refused, check_workbook

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
    """The first visible sheet of a workbook: its name, its filled rows, the names of the other visible sheets."""
    check_workbook(content)
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    names = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]
    if not names:
        raise Refused("Tệp không có trang tính nào nhìn thấy được.")
    rows = list(_filled_rows(workbook.get_sheet_by_name(names[0])))
    return {"name": names[0], "others": names[1:], "rows": rows}


def _filled_rows(sheet: CalamineSheet) -> Iterator[list]:
    first_row = sheet.start[0] + 1 if sheet.start else 1
    count = 0
    for number, cells in enumerate(sheet.to_python(skip_empty_area=False), first_row):
        yield [number, cells]
        count += 1


def main() -> None:
    limit()
    try:
        answer = json.dumps(read(sys.stdin.buffer.read(MAX_FILE + 1)), ensure_ascii=False).encode()
        if len(answer) > MAX_ANSWER:
            raise Refused("Nội dung bảng quá lớn. Hãy chia danh sách thành nhiều tệp nhỏ hơn.")
    except Refused as refusal:
        answer = json.dumps({"refused": str(refusal)}).encode()
    except (CalamineError, OSError):
        answer = json.dumps({"refused": "Tệp đã hỏng, không mở được. Hãy lưu lại từ Excel rồi gửi lại."}).encode()
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
