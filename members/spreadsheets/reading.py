"""Untrusted bytes → rows. A child process opens the file; whatever happens to that process is an outcome."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from members.spreadsheets.safety import UnusableFile, check_size

WALL_SECONDS = 9
_ROOT = Path(__file__).parents[2]
_UNREADABLE = (
    "Không đọc được tệp: bảng quá lớn, có ô nằm rất xa vùng danh sách, hoặc tệp đã hỏng. "
    "Hãy chép riêng phần danh sách sang một tệp mới rồi gửi lại."
)

Cell = str | int | float | date


@dataclass(frozen=True)
class Row:
    number: int
    """As the spreadsheet program shows it: the first row of the sheet is 1."""
    cells: list[Cell]


@dataclass(frozen=True)
class Sheet:
    name: str
    rows: list[Row]
    """Rows with something in them; empty cells are ""."""
    other_sheets: list[str]


def read_sheet(content: bytes) -> Sheet:
    """The first visible sheet of an .xlsx file. Raises UnusableFile with a Vietnamese sentence."""
    check_size(content)
    try:
        child = subprocess.run(
            [sys.executable, "-s", "-m", "members.spreadsheets.child"],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WALL_SECONDS,
            cwd=_ROOT,
            env={},
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise UnusableFile(_UNREADABLE) from None
    answer = json.loads(child.stdout, object_hook=_object)
    if "refused" in answer:
        raise UnusableFile(answer["refused"])
    return Sheet(answer["name"], [Row(number, cells) for number, cells in answer["rows"]], answer["others"])


def _object(value: dict) -> dict | date:
    return date.fromisoformat(value["date"]) if "date" in value else value
