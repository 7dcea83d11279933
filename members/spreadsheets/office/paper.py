"""The sheet an office prints: letterhead, title, header of two lines, rows, signatures; A4 landscape."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from members.spreadsheets.office.letterheads import dated
from members.spreadsheets.office.lists import OfficeList
from members.spreadsheets.office.measures import WIDE, header_merges, lines_of, middle_of
from members.spreadsheets.writing.workbooks import TEXT, new_workbook

FONT = {"font_name": "Times New Roman", "font_size": 12}
A4 = 9
_LINE = 16  # points a line of 12-point type takes
_RUNNING = 5  # width of the column of running numbers, in characters


def write_office_list(stream: BinaryIO, told: OfficeList, rows: Iterable[Mapping[str, str]]) -> int:
    """The number of rows written; `rows` are texts by our column titles."""
    with new_workbook(stream) as workbook:
        paper = _Paper(workbook, told)
        paper.heading()
        paper.header()
        count = paper.body(rows)
        paper.closing(count)
    return count


@dataclass
class _Paper:
    """The sheet while it is written, from top to bottom; `row` is the next one."""

    workbook: object
    told: OfficeList
    row: int = 0
    _formats: dict = field(default_factory=dict)

    def __post_init__(self):
        self.sheet = sheet = self.workbook.add_worksheet("Danh sách")
        self.widths = [_RUNNING, *(column.width for column in self.told.columns)]
        self.last, self.middle = len(self.widths) - 1, middle_of(self.widths)
        for place, width in enumerate(self.widths):
            sheet.set_column(place, place, width, self._format())
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        made = self.told.made.replace("&", "&&")[:150]
        sheet.set_footer(f'&L&"Times New Roman,Italic"&9{made}&R&"Times New Roman,Regular"&10Trang &P/&N')

    def heading(self) -> None:
        told, head, left, right = (
            self.told,
            self.told.letterhead,
            (0, self.middle),
            (self.middle + 1, self.last),
        )
        if head:
            mine = [(head.above, {}), (head.own, {"bold": True}), (head.stars, {})]
            theirs = [(line, {"bold": True}) for line in head.right]
            theirs[-1] = (head.right[-1], {"bold": True, "underline": 1})
            theirs += [("", {})] * (2 - len(theirs)) + [(dated(head.place, told.on), {"italic": True})]
            for one, other in zip(mine, theirs, strict=True):
                self._line((*one, left), (*other, right))
        self.row += 1
        self._line((told.title.upper(), {"bold": True, "font_size": 14}, (0, self.last)))
        if told.subtitle:
            self._line((told.subtitle, {"italic": True}, (0, self.last)))
        self.row += 1

    def header(self) -> None:
        """Titles over one or two rows, then (1)(2)(3); these rows stand on every page."""
        columns, first = self.told.columns, self.row
        bold = self._format(bold=True, align="center", valign="vcenter", text_wrap=True, border=1)
        groups = [column.group for column in columns]
        lower = max((lines_of(c.title, c.width, WIDE) for c in columns if c.group), default=0)
        upper = max((lines_of(c.title, c.width, WIDE) for c in columns if not c.group), default=1)
        titles = [
            "" if c.group and c.group == before else c.group or c.title
            for c, before in zip(columns, ["", *groups], strict=False)
        ]
        self._header_row(titles, "STT", bold, max(upper - lower, 1))
        if lower:
            self._header_row([column.title if column.group else "" for column in columns], "", bold, lower)
            for places in header_merges(columns, first):
                self._merge(*places)
        small = self._format(italic=True, font_size=10, align="center", border=1)
        self._header_row([f"({place})" for place in range(2, self.last + 2)], "(1)", small, 1)
        self.sheet.repeat_rows(first, self.row - 1)
        self.sheet.freeze_panes(self.row, 0)

    def _header_row(self, titles: Sequence[str], running: str, style, lines: int) -> None:
        self.sheet.set_row(self.row, _LINE * lines)
        for place, title in enumerate([running, *titles]):
            self.sheet.write_string(self.row, place, title, style)
        self.row += 1

    def body(self, rows: Iterable[Mapping[str, str]]) -> int:
        cell = {"border": 1, "valign": "top", "text_wrap": True}
        number = self._format(**cell, align="center", num_format="0", quote_prefix=False)
        formats = [self._format(**cell, align="center" if c.centred else "left") for c in self.told.columns]
        count = 0
        for count, texts in enumerate(rows, 1):
            cells = [column.text(texts) for column in self.told.columns]
            lines = max(map(lines_of, cells, self.widths[1:]))
            if lines > 1:
                self.sheet.set_row(self.row, _LINE * lines)
            self.sheet.write_number(self.row, 0, count, number)
            for place, (text, style) in enumerate(zip(cells, formats, strict=True), 1):
                self.sheet.write_string(self.row, place, text, style)
            self.row += 1
        return count

    def closing(self, count: int) -> None:
        """How many there are, and who signs."""
        told = f"Danh sách có {count} {self.told.counted}."
        self.sheet.write_string(self.row, 0, told, self._format(italic=True))
        self.row += 2
        behalf = self.told.letterhead.on_behalf if self.told.letterhead else "XÁC NHẬN CỦA ĐƠN VỊ"
        left, right = (0, self.middle), (self.middle + 1, self.last)
        bold, small = {"bold": True}, {"italic": True}
        self._line(("NGƯỜI LẬP", bold, left), (behalf, bold, right))
        self._line(("(Ký, ghi rõ họ tên)", small, left), ("(Chức vụ, ký, ghi rõ họ tên)", small, right))

    def _line(self, *blocks: tuple[str, Mapping, tuple[int, int]]) -> None:
        """Centred texts over their columns, the row as high as the one that wraps most."""
        rooms = [sum(self.widths[first : last + 1]) for _, _, (first, last) in blocks]
        lines = [lines_of(text, room) for (text, _, _), room in zip(blocks, rooms, strict=True)]
        self.sheet.set_row(self.row, _LINE * max(lines))
        for text, style, (first, last) in blocks:
            made = self._format(**{"align": "center", "valign": "vcenter", "text_wrap": True} | dict(style))
            self.sheet.write_string(self.row, first, text, made)
            self._merge(self.row, first, self.row, last)
        self.row += 1

    def _merge(self, first_row: int, first: int, last_row: int, last: int) -> None:
        """`merge_range` would write the cells once more, which constant memory forbids for a row that is past."""
        if (first_row, first) != (last_row, last):
            self.sheet.merge.append([first_row, first, last_row, last])

    def _format(self, **style):
        key = tuple(sorted(style.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(FONT | TEXT | style)
        return self._formats[key]
