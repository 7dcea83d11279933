"""The workbooks that offices fill in: what they offer, and that the import understands them without a question."""

import io

import openpyxl
import pytest

from members.choices import ETHNIC_GROUPS, Outcome
from members.resources.context import ListContext
from members.resources.templates import template_workbook
from members.services.list_kinds import KINDS
from tests.exported import given_in

UNITS = ["Chi bộ Một", "Chi đoàn Một", "Phòng Một", "Phòng Hai", "Phòng Không Ai Biết"]

#: The organisation that is chosen when such a list is sent.
ABOUT = {"nominations": "CD1", "class_results": "DUC", "party_register": "CB1", "memberships": "CD1"}


def template(kind, cast, units=UNITS):
    context = ListContext(actor=cast.quan_tri, organisation=ABOUT.get(kind) and getattr(cast, ABOUT[kind]))
    resource = KINDS[kind].resource(context)
    return resource, template_workbook(resource, name=KINDS[kind].label, help=KINDS[kind].help, units=units)


def filled(content: bytes) -> bytes:
    """As somebody does who copies the examples into the list."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row in book["Ví dụ"].iter_rows(min_row=2, values_only=True):
        book["Danh sách"].append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture
def people(cast):
    _, content = template("people", cast)
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_list_comes_first_and_the_choices_are_hidden(people):
    assert [(sheet.title, sheet.sheet_state) for sheet in people] == [
        ("Danh sách", "visible"),
        ("Ví dụ", "visible"),
        ("Hướng dẫn", "visible"),
        ("Danh mục", "hidden"),
    ]
    assert people.active.title == "Danh sách"
    assert people["Danh sách"].max_row == 1


def test_required_columns_are_starred_and_every_note_is_vietnamese_and_says_what_is_wanted(people):
    header = {cell.value: cell.comment and cell.comment.text for cell in people["Danh sách"][1]}
    assert [title for title in header if title.endswith(" *")] == ["Họ và tên *", "Ngày sinh *"]
    assert header["Ngày sinh *"] == "Bắt buộc. Ghi ngày/tháng/năm, ví dụ 03/11/1990."
    assert header["Giới tính"] == "Chọn trong danh mục: Nam, Nữ."
    assert header["Số CCCD"] == "Đủ 12 chữ số, định dạng ô là Văn bản."


def test_cells_are_texts_and_closed_lists_drop_down(people):
    sheet = people["Danh sách"]
    titles = {cell.value.removesuffix(" *"): cell.column_letter for cell in sheet[1]}
    assert {column.number_format for column in sheet.column_dimensions.values()} == {"@"}
    rules = {str(rule.sqref).split(":")[0][:-1]: rule for rule in sheet.data_validations.dataValidation}
    offered = {
        title: choices(people, rules[letter].formula1) for title, letter in titles.items() if letter in rules
    }
    assert offered["Giới tính"] == ["Nam", "Nữ"]
    assert offered["Dân tộc"] == list(ETHNIC_GROUPS)
    assert offered["Đơn vị"] == ["Phòng Một", "Phòng Hai"]
    assert set(offered) == {"Giới tính", "Dân tộc", "Tôn giáo", "Đơn vị"}
    assert [rules[titles[title]].errorStyle for title in ("Giới tính", "Đơn vị")] == [None, "warning"]


def choices(book, formula: str) -> list[str]:
    sheet, _, area = formula.removeprefix("=").partition("!")
    return [row[0].value for row in book[sheet.strip("'")][area.replace("$", "")]]


def test_the_people_of_the_example_do_not_exist(people):
    rows = list(people["Ví dụ"].iter_rows(values_only=True))
    ids = [row[rows[0].index("Số CCCD")] for row in rows[1:]]
    assert (len(ids), {number[0] for number in ids}, {len(number) for number in ids}) == (3, {"9"}, {12})


def test_a_template_of_an_office_without_units_has_no_list_of_them(cast):
    _, content = template("people", cast, units=[])
    assert openpyxl.load_workbook(io.BytesIO(content))["Danh sách"].data_validations.count == 3


def test_the_examples_of_people_are_three_new_people(cast):
    resource, content = template("people", cast)
    _, rows = given_in(filled(content), resource)
    assert [(row.outcome, row.messages) for row in rows] == [(Outcome.NEW, [])] * 3


def test_the_examples_of_organisations_are_three_new_organisations(cast):
    resource, content = template("organisations", cast)
    _, rows = given_in(filled(content), resource)
    assert [row.outcome for row in rows] == [Outcome.NEW] * 3


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_filled_template_is_understood_without_a_question(cast, kind):
    resource, content = template(kind, cast)
    layout, rows = given_in(filled(content), resource)
    titles = [(column.column_name,) for column in resource.get_import_fields()]
    assert (layout.sheet, layout.missing, layout.suspected) == ("Danh sách", [], "")
    assert [column.titles for column in layout.columns] == titles
    assert len(rows) == 3
    assert [row for row in rows if row.unknown] == []


def test_an_empty_template_reads_its_empty_list_and_not_the_example(cast):
    resource, content = template("people", cast)
    layout, rows = given_in(content, resource)
    assert (layout.sheet, rows) == ("Danh sách", [])
