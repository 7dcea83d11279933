"""The quick way for ordinary texts says the same as the long one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.resources.person_columns import PersonColumns
from members.spreadsheets.cells import ordinary, values

TODAY = date(2026, 11, 1)
QUICK = {name: column for name, column in PersonColumns.fields.items() if column.ordinary}
NAMES = st.from_regex(r"[A-ZÀ-Ỹa-zà-ỹ '.-]{0,102}", fullmatch=True)
ADDRESSES = st.from_regex(r"[a-z0-9._@-]{1,60}|[a-z0-9]{1,9}@[a-z0-9-]{1,9}\.[a-z]{1,12}", fullmatch=True)
FIGURES = st.from_regex(r"\+?[0-9٣ .-]{8,14}", fullmatch=True)
DAYS = st.from_regex(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{3,5}", fullmatch=True)
CELLS = st.one_of(NAMES, ADDRESSES, FIGURES, DAYS, st.text(max_size=30))


@given(name=st.sampled_from(sorted(QUICK)), written=CELLS)
def test_an_ordinary_text_needs_no_repair_and_is_shown_as_it_stands(name, written):
    column = QUICK[name]
    value = column.ordinary(written)
    if value is not None:
        assert column.repair is None or column.repair(written) == (written, "")
        assert column.clean_cell(written) == value
        assert column.show(value) == written


@given(written=CELLS)
def test_an_ordinary_birth_date_is_a_possible_one(written):
    born = ordinary.birth_date(written, TODAY)
    if born is not None:
        assert values.birth_date(written, TODAY) == born


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("full_name", "Nguyễn Thị Hoài Ước"),
        ("full_name", "H'Bĩa Niê-Kdăm"),
        ("citizen_id", "901090000011"),
        ("phone", "0900000011"),
        ("email", "nguoi11@vi-du.vn"),
        ("birth_date", "03/11/1990"),
    ],
)
def test_what_most_cells_say_goes_the_quick_way(name, written):
    assert QUICK[name].ordinary(written)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("full_name", "Giàng Thị ánh"),
        ("full_name", "Lê  An"),
        ("full_name", "Lê An "),
        ("full_name", "Lê An\n"),
        ("full_name", "L" * 101),
        ("full_name", "Lê А"),
        ("citizen_id", "90109000001"),
        ("citizen_id", "٩٠١٠٩٠٠٠٠٠١١"),
        ("phone", "84900000011"),
        ("email", "Nguoi@vi-du.vn"),
        ("birth_date", "3/11/1990"),
        ("birth_date", "31/02/1990"),
    ],
)
def test_whatever_may_need_a_repair_or_be_wrong_is_looked_at(name, written):
    assert QUICK[name].ordinary(written) is None
