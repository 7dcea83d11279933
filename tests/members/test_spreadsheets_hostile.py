"""Whatever is sent: within ten seconds a book or a sentence, and nothing left behind."""

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.spreadsheets.reading import open_book
from members.spreadsheets.refusals import UnusableFile
from tests.members import hostile_archives, hostile_sheets, hostile_texts
from tests.members.hostile import FILES, xlsx
from tests.members.sheets import DATA, people_list, person, sample

LONGEST_SECONDS = 10
READABLE = {
    "a_dimension_that_lies",
    "one_merged_range_over_everything",
    "a_hundred_thousand_merged_ranges",
    "a_million_empty_rows",
    "a_million_empty_cells_with_a_format",
    "an_element_with_a_million_attributes",
    "shared_texts_in_a_million_parts",
    "nesting_without_end",
    "numbers_at_the_edge",
    "formulas_and_nothing_else",
    "a_shared_formula_over_everything",
    "a_hundred_thousand_formats",
    "fifty_thousand_fonts",
    "formats_of_numbers_without_end",
    "an_old_font_in_cells_that_never_end",
    "fifty_sheets_of_one_large_part",
    "strange_names_of_sheets",
    "a_sheet_that_is_the_workbook",
    "a_sheet_without_anything",
    "characters_that_turn_text_round",
    "a_container_that_bites_its_tail",
    "a_container_with_sectors_outside",
    "an_old_workbook_of_texts_that_are_not_there",
}


def children() -> set[str]:
    return {
        child for task in Path("/proc/self/task").glob("*/children") for child in task.read_text().split()
    }


def outcome(content: bytes) -> str:
    """Nothing when the file is read to its end, else the sentence for the user."""
    before, started = children(), time.monotonic()
    try:
        with open_book(content) as book:
            for _ in book.rows(book.heads[0].name):
                pass
        sentence = ""
    except UnusableFile as unusable:
        sentence = unusable.message
    assert time.monotonic() - started < LONGEST_SECONDS
    assert children() <= before
    return sentence


@pytest.fixture(autouse=True)
def no_file_left(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", FILES)
def test_a_generated_file_is_read_or_refused_with_a_sentence(name):
    sentence = outcome(FILES[name]())

    assert (sentence == "") == (name in READABLE)
    assert sentence[-1:] in ("", ".")


@pytest.mark.parametrize(
    "maker,sentence",
    [
        (
            hostile_archives.entries_over_the_same_bytes,
            "Cấu trúc bên trong tệp không bình thường. Hãy chép danh sách sang tệp mới.",
        ),
        (
            hostile_archives.an_entity_among_old_fonts_behind_a_long_comment,
            "Tệp có khai báo không được phép (DTD) nên không được nhận.",
        ),
        (hostile_texts.an_old_workbook_with_a_password, "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."),
        (hostile_texts.a_workbook_with_a_password, "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."),
        (
            hostile_texts.a_spreadsheet_in_xml_renamed,
            "Tệp là trang web hoặc XML mang đuôi bảng tính. Hãy mở bằng Excel rồi lưu lại dưới dạng .xlsx.",
        ),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_sentence_says_what_is_the_matter(maker, sentence):
    assert outcome(maker()) == sentence


def test_there_are_more_than_forty_and_all_modules_are_in():
    modules = {maker.__module__ for maker in FILES.values()}

    assert modules == {module.__name__ for module in (hostile_archives, hostile_sheets, hostile_texts)}
    assert len(FILES) > 100


@pytest.mark.parametrize("path", sorted((DATA / "hostile").iterdir()), ids=lambda path: path.name)
def test_a_sample_is_read_or_refused_with_a_sentence(path):
    assert (outcome(path.read_bytes()) == "") == (path.name == "mot-trieu-dong-trong.xlsx")


@pytest.mark.parametrize("tenth", range(1, 10))
@pytest.mark.parametrize("name", ["to-chuc.xlsx", "xls"])
def test_a_file_cut_off_anywhere_is_refused_with_a_sentence(name, tenth):
    content = sample(name) if name != "xls" else old_workbook()

    assert outcome(content[: len(content) * tenth // 10])[-1] == "."


def old_workbook() -> bytes:
    cells = [hostile_texts.label(row, column, f"Ô {row}") for row in range(60) for column in range(5)]
    return hostile_texts.compound(hostile_texts.workbook_stream(*cells))


SMALL = xlsx()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    content=st.sampled_from([SMALL, people_list(person(1)), old_workbook(), b"Ho ten,Ngay sinh\nAn,1990\n"]),
    changes=st.lists(
        st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=4)), min_size=1, max_size=8
    ),
)
def test_bytes_changed_at_random(content, changes):
    mutated = bytearray(content)
    for share, written in changes:
        at = int(share * len(mutated))
        mutated[at : at + len(written)] = written

    assert outcome(bytes(mutated))[-1:] in ("", ".")
