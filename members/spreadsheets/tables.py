from collections.abc import Mapping
from dataclasses import dataclass

from members.spreadsheets.headers import recognise
from members.spreadsheets.reading import Cell, Sheet
from members.spreadsheets.safety import UnusableFile
from members.spreadsheets.values import is_blank


@dataclass(frozen=True)
class Table:
    rows: list[tuple[int, dict[str, Cell]]]
    """The number in the sheet and the recognised cells by our title."""
    notes: list[str]
    """What was in the file and is not read."""


def table_of(sheet: Sheet, titles: Mapping[str, str], required: list[str]) -> Table:
    """The first filled row is the header. Raises UnusableFile when columns are missing or no row follows."""
    if not sheet.rows:
        raise UnusableFile("Tệp rỗng, không có dòng nào.")
    layout = recognise(sheet.rows[0], titles, required)
    rows = []
    for row in sheet.rows[1:]:
        cells = {title: row.cells[place] for title, place in layout.positions.items()}
        if not all(is_blank(cell) for cell in cells.values()):
            rows.append((row.number, cells))
    if not rows:
        raise UnusableFile("Tệp chỉ có dòng tiêu đề, không có dòng dữ liệu nào.")
    notes = [f"Cột «{title}» không thuộc danh sách này nên không được đọc." for title in layout.unknown]
    if sheet.other_sheets:
        others = ", ".join(f"«{name}»" for name in sheet.other_sheets)
        notes.append(f"Chỉ đọc trang tính «{sheet.name}»; không đọc {others}.")
    return Table(rows, notes)
