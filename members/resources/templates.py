"""The workbook an office fills in for a kind of list: our titles, notes, drop-down lists, an example, a guide."""

import io
from collections.abc import Mapping, Sequence

import xlsxwriter
from import_export.resources import Resource
from xlsxwriter.utility import xl_col_to_name

from members.resources.columns import Column
from members.resources.examples import examples_for
from members.resources.places import Places
from members.spreadsheets.office import width_of

#: Rows with lists to choose from; the sheet may have more.
ROWS = 2_000
REQUIRED = "Bắt buộc. "
_FONT = {"font_name": "Times New Roman", "font_size": 12}
_TEXT = _FONT | {"num_format": "@"}
_HEAD = _TEXT | {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"}
_GUIDE = (
    "Điền vào trang «Danh sách», mỗi dòng một mục, bắt đầu ngay dưới dòng tiêu đề. Trang «Ví dụ» và trang này không "
    "được đọc.",
    "Cột có dấu * là bắt buộc. Cột không có gì để ghi thì để trống hoặc xóa đi; thứ tự các cột đổi được.",
    "Ngày ghi theo ngày/tháng/năm, ví dụ 03/11/1990. Số CCCD, số điện thoại giữ đủ số 0 ở đầu: các ô đã được định dạng "
    "là Văn bản.",
    "Khi gửi tệp, hệ thống cho xem trước từng dòng sẽ được ghi thế nào; chưa ghi gì cho đến khi đồng chí xác nhận.",
)


def template_workbook(resource: Resource, *, name: str, help: str, units: Sequence[str]) -> bytes:
    """`name`, `help`: of the kind of list; `units`: organisations, of which each column offers those it can read."""
    columns = resource.get_import_fields()
    places = {c.column_name: _readable(c, units) for c in columns if _names_a_unit(c)}
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        head, text = workbook.add_format(_HEAD), workbook.add_format(_TEXT)
        filled = _sheet(workbook, "Danh sách", columns, head, text)
        example = _sheet(workbook, "Ví dụ", columns, head, text)
        for number, row in enumerate(examples_for(columns, places), 1):
            for place, cell in enumerate(row):
                example.write_string(number, place, cell, text)
        _guide(workbook, columns, name, help)
        _lists(workbook, filled, columns, places)
        filled.activate()
    return stream.getvalue()


def _sheet(workbook, name: str, columns: Sequence[Column], head, text):
    sheet = workbook.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, max(len(column.column_name) + 4, width_of(column.column_name)), text)
        sheet.write_string(0, place, column.column_name + (" *" if column.required else ""), head)
        note = note_of(column)
        if note:
            sheet.write_comment(0, place, note, {"author": "Cổng thông tin", "x_scale": 2, "font_size": 10})
    return sheet


def _names_a_unit(column: Column) -> bool:
    return isinstance(getattr(column.clean_cell, "__self__", None), Places)


def _readable(column: Column, units: Sequence[str]) -> list[str]:
    readings = ((unit, column.read(unit)) for unit in units)
    return [unit for unit, reading in readings if not (reading.unknown or reading.error)]


def note_of(column: Column) -> str:
    """What is wanted in a column, in words."""
    choices = f"Chọn trong danh mục: {', '.join(column.choices[:8])}" if column.choices else ""
    choices += "…" if len(column.choices) > 8 else "." if choices else ""
    said = " ".join(filter(None, [column.help, choices]))
    return (REQUIRED if column.required else "") + said


def _guide(workbook, columns: Sequence[Column], name: str, help: str) -> None:
    sheet = workbook.add_worksheet("Hướng dẫn")
    wrapped = workbook.add_format(_TEXT | {"text_wrap": True, "valign": "top"})
    bold = workbook.add_format(_TEXT | {"bold": True, "text_wrap": True, "valign": "top"})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 32, bold)
    sheet.set_column(1, 1, 90, wrapped)
    sheet.write_string(0, 0, name, bold)
    sheet.write_string(0, 1, help, wrapped)
    for row, sentence in enumerate(_GUIDE, 1):
        sheet.write_string(row, 1, sentence, wrapped)
    for row, column in enumerate(columns, len(_GUIDE) + 2):
        sheet.write_string(row, 0, column.column_name, bold)
        sheet.write_string(row, 1, note_of(column) or "Không bắt buộc.", wrapped)


def _lists(workbook, filled, columns: Sequence[Column], places: Mapping[str, Sequence[str]]) -> None:
    """The choices stand on a hidden sheet: a list inside a cell's rule may have 255 letters only."""
    sheet = workbook.add_worksheet("Danh mục")
    sheet.hide()
    for place, column in enumerate(columns):
        entries = column.choices or places.get(column.column_name, ())
        if not entries:
            continue
        for row, entry in enumerate(entries):
            sheet.write_string(row, place, entry)
        letter = xl_col_to_name(place)
        rule = {
            "validate": "list",
            "source": f"='Danh mục'!${letter}$1:${letter}${len(entries)}",
            "error_type": "stop" if column.choices else "warning",
            "error_title": "Chưa có trong danh mục",
            "error_message": f"Cột «{column.column_name[:40]}»: hãy chọn một mục trong danh sách thả xuống.",
        }
        filled.data_validation(1, place, ROWS, place, rule)
