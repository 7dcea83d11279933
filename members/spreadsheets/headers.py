"""Which column of a sheet is which field, whatever the case, marks, blanks or dots of its title."""

from collections.abc import Mapping
from dataclasses import dataclass

from members.spreadsheets.code_tables import key
from members.spreadsheets.reading import Row
from members.spreadsheets.safety import UnusableFile

#: Running numbers: every list has them, nobody needs them.
_RUNNING_NUMBER = {key(title) for title in ("STT", "Số TT", "TT", "Số thứ tự")}


@dataclass(frozen=True)
class Layout:
    row: int
    """The number of the header row."""
    positions: dict[str, int]
    """Title of ours → place of the cell in the row."""
    unknown: list[str]


def recognise(header: Row, titles: Mapping[str, str], required: list[str]) -> Layout:
    """`titles`: what may be written → our title. Raises UnusableFile for a missing or repeated column."""
    known = {key(written): title for written, title in titles.items()}
    positions: dict[str, int] = {}
    unknown = []
    for place, cell in enumerate(header.cells):
        written = str(cell).strip()
        title = known.get(key(written))
        if title in positions:
            raise UnusableFile(f"Cột «{title}» xuất hiện hai lần ở dòng tiêu đề.", row=header.number)
        if title:
            positions[title] = place
        elif written and key(written) not in _RUNNING_NUMBER:
            unknown.append(written[:40])
    missing = [title for title in required if title not in positions]
    if missing:
        named = ", ".join(f"«{title}»" for title in missing)
        raise UnusableFile(
            f"Dòng {header.number} chưa phải dòng tiêu đề đầy đủ: không tìm thấy cột {named}.",
            row=header.number,
        )
    return Layout(header.number, positions, unknown)
