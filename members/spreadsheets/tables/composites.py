"""One column that holds several values: «Chức vụ, đơn vị công tác», «Nam, nữ, dân tộc, tôn giáo»."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from members.names import normalise
from members.spreadsheets.cells.code_tables import ETHNIC_GROUP, RELIGION, SEX
from members.spreadsheets.cells.repairs import Remark, Repair
from members.spreadsheets.cells.texts import as_text, is_blank, key
from members.spreadsheets.headers.layouts import SeenColumn, Wanted
from members.spreadsheets.headers.words import BIRTH
from members.spreadsheets.reading.rows import Cell
from members.spreadsheets.tables.rows import DataRow
from members.spreadsheets.tables.wording import is_unit

_BETWEEN = re.compile(r"\s*[,;\n]\s*|\s+[-–]\s+")
_BETWEEN_FIGURES = re.compile(r"\s*[,;\n]\s*|\s+[-–]\s+|\s+")
_BETWEEN_ENTRIES = re.compile(r"\s*[,;/\n]\s*|\s+[-–]\s+")
_DATES = re.compile(r"[\d/.\-–,;\s]+")
_LABELLED = re.compile(r"(?P<label>[^:]{1,40}):\s*(?P<value>.*)", re.DOTALL)
_CLOSED_LISTS: dict[str, Mapping[str, str]] = {
    "Giới tính": SEX,
    "Dân tộc": ETHNIC_GROUP,
    "Tôn giáo": RELIGION,
}
_SHORT = {
    "vh": ("vanhoa", "hocvan"),
    "cm": ("chuyenmon",),
    "ll": ("lyluan", "lyluanchinhtri"),
    "llct": ("lyluan", "lyluanchinhtri"),
    "nn": ("ngoaingu",),
}
_SHORTEST_DAY = 7
_MOST_KNOWN = 5_000


@dataclass
class Composite:
    place: int
    titles: tuple[str, ...]
    written: str
    unit: str
    """The title among them that names a unit, or ""."""
    find: Callable[[str], str]
    """Our title by the label in front of a part, or ""."""

    def __post_init__(self):
        self._known: dict[str, dict[str, str]] = {}
        self._why = f"tách từ cột «{self.written}»"

    def fill(self, cells, row: DataRow) -> None:
        """Never over what a column of its own says."""
        found = self._parts(cells[self.place])
        for title in self.titles:
            if is_blank(row.cells.get(title, "")):
                row.cells[title] = found.get(title, "")
                if found.get(title, "") not in ("", cells[self.place]):
                    row.repaired.append(Repair(title, as_text(cells[self.place]), found[title], self._why))
        lacking = [title for title in self.titles if title != self.unit and is_blank(row.cells[title])]
        if found and lacking:
            named = ", ".join(f"«{title}»" for title in lacking)
            row.remarks.append(Remark(self.titles[0], f"Ô «{self.written}» không có phần cho {named}."))

    def _parts(self, cell: Cell) -> dict[str, str]:
        if is_blank(cell):
            return {}
        text = "\n".join(map(normalise, as_text(cell).splitlines()))
        if text not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[text] = self._split(text)
        return self._known[text]

    def _split(self, text: str) -> dict[str, str]:
        between = _BETWEEN_FIGURES if _DATES.fullmatch(text) else _BETWEEN
        if set(self.titles) <= _CLOSED_LISTS.keys():
            between = _BETWEEN_ENTRIES
        parts = [normalise(part) for part in between.split(text) if part.strip()]
        found, parts = self._by_meaning(parts)
        left = [title for title in self.titles if title not in found]
        return found | (self._in_order(parts, left) if left else {})

    def _by_meaning(self, parts: list[str]) -> tuple[dict[str, str], list[str]]:
        """Parts with a label, and entries of closed lists, say themselves what they are."""
        found: dict[str, str] = {}
        rest = []
        for part in parts:
            title, value = self._title_of(part)
            if title and title not in found:
                found[title] = value
            else:
                rest.append(part)
        return found, rest

    def _title_of(self, part: str) -> tuple[str, str]:
        labelled = _LABELLED.fullmatch(part)
        title = self.find(labelled["label"]) if labelled else ""
        if labelled and title in self.titles:
            return title, labelled["value"].strip()
        for title in self.titles:
            if title in _CLOSED_LISTS and key(part) in _CLOSED_LISTS[title]:
                return title, part
        if (
            BIRTH in self.titles
            and len(self.titles) > 1
            and _DATES.fullmatch(part)
            and len(part) > _SHORTEST_DAY
        ):
            return BIRTH, part
        return "", part

    def _in_order(self, parts: list[str], titles: list[str]) -> dict[str, str]:
        if self.unit in titles and len(titles) == 2:
            return self._with_unit(parts, titles)
        together = [*parts[: len(titles) - 1], ", ".join(parts[len(titles) - 1 :])]
        found: dict[str, str] = {}
        for title, part in zip(titles, together, strict=False):
            found.setdefault(title, part)
        return found

    def _with_unit(self, parts: list[str], titles: list[str]) -> dict[str, str]:
        """Job and unit: the unit begins where a word for a unit stands, whichever of them comes first."""
        other = next(title for title in titles if title != self.unit)
        units = [is_unit(part) for part in parts]
        if units[0] or (titles[0] == self.unit and True not in units):
            cut = units.index(False, 1) if False in units[1:] else len(parts)
            unit, job = parts[:cut], parts[cut:]
        else:
            cut = units.index(True) if True in units else 1
            job, unit = parts[:cut], parts[cut:]
        halves = {other: ", ".join(job), self.unit: ", ".join(unit)}
        return {title: half for title, half in halves.items() if half}


def composites(columns: list[SeenColumn], wanted: Wanted) -> list[Composite]:
    by_key = {key(written): title for written, title in wanted.titles.items()}

    def find(label: str) -> str:
        short = key(label)
        return next((by_key[known] for known in (short, *_SHORT.get(short, ())) if known in by_key), "")

    return [
        Composite(c.place, c.titles, c.written, wanted.section if wanted.section in c.titles else "", find)
        for c in columns
        if len(c.titles) > 1 and not c.part
    ]
