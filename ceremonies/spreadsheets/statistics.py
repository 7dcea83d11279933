"""A statistics form as a workbook to send on: numbers are numbers, shares are formulas, what is unknown stays empty."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter

from members.spreadsheets.office.letterheads import Letterhead, dated

_FONT = {"font_name": "Times New Roman", "font_size": 12}
_A4 = 9
_WIDTHS = (6, 52, 12, 14, 10)
_TITLES = ("TT", "Tiêu chí", "Kỳ này", "Cùng kỳ năm trước", "%")
_LINE = 16


@dataclass(frozen=True)
class Line:
    """`remark`: why both numbers are left empty, told in a comment at the cell. `decimal`: an average."""

    number: str
    label: str
    part: bool = False
    heading: bool = False
    now: float | None = None
    before: float | None = None
    decimal: bool = False
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What the sheet says beside its lines. `label` is the name of the form, in the upper right corner."""

    label: str
    title: str
    period: str
    letterhead: Letterhead
    on: date
    maker: str
    made_by: str
    signer: str
    signer_name: str
    footer: str


def write_statistics(told: Sheet, lines: Sequence[Line]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        page = _Page(workbook, told)
        page.heading()
        page.table(lines)
        page.closing()
    return stream.getvalue()


class _Page:
    def __init__(self, workbook: xlsxwriter.Workbook, told: Sheet):
        self.workbook, self.told, self.row = workbook, told, 0
        self.sheet = sheet = workbook.add_worksheet("Biểu thống kê")
        for place, width in enumerate(_WIDTHS):
            sheet.set_column(place, place, width)
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.8, right=0.5, top=0.7, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        footer = told.footer.replace("&", "&&")[:180]
        sheet.set_footer(f'&L&"Times New Roman,Italic"&9{footer}&R&"Times New Roman,Regular"&10Trang &P/&N')

    def heading(self) -> None:
        head, told = self.told.letterhead, self.told
        self._two(head.above, {}, told.label, {"italic": True})
        self._two(head.own, {"bold": True}, head.right[0], {"bold": True, "underline": 1})
        self._two(head.stars, {}, dated(head.place, told.on), {"italic": True})
        self.row += 1
        self._over(0, 4, told.title.upper(), {"bold": True, "font_size": 14})
        self.row += 1
        self._over(0, 4, told.period, {"italic": True})
        self.row += 2

    def table(self, lines: Sequence[Line]) -> None:
        style = self._style(bold=True, align="center", valign="vcenter", text_wrap=True, border=1)
        self.sheet.set_row(self.row, 2 * _LINE)
        self.sheet.write_row(self.row, 0, _TITLES, style)
        self.sheet.repeat_rows(self.row)
        self.sheet.freeze_panes(self.row + 1, 0)
        self.row += 1
        for line in lines:
            self._line(line)
            self.row += 1
        self.row += 1

    def _line(self, line: Line) -> None:
        bold = {"bold": line.heading or not line.part, "border": 1}
        if len(line.label) > _WIDTHS[1]:
            self.sheet.set_row(self.row, 2 * _LINE)
        self.sheet.write_string(self.row, 0, line.number, self._style(**bold, align="center"))
        indent = {"indent": 1} if line.part else {}
        self.sheet.write_string(self.row, 1, line.label, self._style(**bold, **indent, text_wrap=True))
        number = self._style(**bold, align="right", num_format="0.0" if line.decimal else "#,##0")
        for place, value in ((2, line.now), (3, line.before)):
            if value is None:
                self.sheet.write_blank(self.row, place, None, number)
            else:
                self.sheet.write_number(self.row, place, value, number)
        self._share(line, bold)
        if line.remark:
            self.sheet.write_comment(self.row, 2, line.remark, {"x_scale": 2})

    def _share(self, line: Line, bold: dict) -> None:
        style = self._style(**bold, align="right", num_format="0.0%")
        if line.heading or line.decimal:
            self.sheet.write_blank(self.row, 4, None, style)
            return
        row = self.row + 1
        formula = f'=IF(OR(C{row}="",N(D{row})=0),"",C{row}/D{row})'
        value = line.now / line.before if line.now is not None and line.before else ""
        self.sheet.write_formula(self.row, 4, formula, style, value)

    def closing(self) -> None:
        told = self.told
        self._two(told.maker, {"bold": True}, told.signer, {"bold": True})
        self._two("(Ký, ghi rõ họ tên)", {"italic": True}, "(Ký, ghi rõ họ tên, đóng dấu)", {"italic": True})
        self.row += 4
        self._two(told.made_by, {"bold": True}, told.signer_name, {"bold": True})

    def _two(self, left: str, left_style: dict, right: str, right_style: dict) -> None:
        self._over(0, 1, left, left_style)
        self._over(2, 4, right, right_style)
        rooms = ((left, sum(_WIDTHS[:2])), (right, sum(_WIDTHS[2:])))
        lines = max(-(-len(text) // int(room)) for text, room in rooms) or 1
        self.sheet.set_row(self.row, _LINE * lines)
        self.row += 1

    def _over(self, first: int, last: int, text: str, style: dict) -> None:
        made = self._style(align="center", valign="vcenter", text_wrap=True, **style)
        self.sheet.merge_range(self.row, first, self.row, last, "", made)
        self.sheet.write_string(self.row, first, text, made)

    def _style(self, **style):
        return self.workbook.add_format(_FONT | style)
