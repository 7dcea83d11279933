"""Vietnamese names: what is typed without marks is found, and lists stand in the order an office expects."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from members.models import Person
from members.names import fold, given_name, normalise, sort_key

#: From dictionaries: the alphabet, and the six tones of one vowel.
ALPHABET = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
TONES = list("aàảãáạ")
MARKED = "ăâđêôơưằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"

letters = st.sampled_from(MARKED + "abcdefghiklmnopqrstuvxy")
syllables = st.text(letters, min_size=1, max_size=6)
names = st.lists(syllables, min_size=1, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Đặng Ước", "dang uoc"),
        ("NGUYỄN THỊ ÁNH NGUYỆT", "nguyen thi anh nguyet"),
        ("  Lê   Văn  Đô ", "le van do"),
        (unicodedata.normalize("NFD", "Đỗ Hữu Quỳnh"), "do huu quynh"),
        ("", ""),
    ],
)
def test_search_ignores_marks_case_and_blanks(name, folded):
    assert fold(name) == folded


@given(names)
def test_a_folded_name_has_plain_letters_only_however_it_was_typed(name):
    folded = fold(name)
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz ")
    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFD", name.upper())) == folded


@given(names)
def test_normalising_twice_changes_nothing_and_marks_become_one_character(name):
    messy = "  " + unicodedata.normalize("NFD", name.replace(" ", " \t ")) + "\n"
    assert normalise(messy) == unicodedata.normalize("NFC", name)
    assert normalise(normalise(messy)) == normalise(messy)


@pytest.mark.parametrize(("name", "given"), [("Nguyễn Thị Hoài An", "An"), ("An", "An"), ("", "")])
def test_the_given_name_is_the_last_syllable(name, given):
    assert given_name(name) == given


@pytest.mark.parametrize("ordered", [ALPHABET, TONES, ["An", "Anh", "Ánh", "Ảo"]])
def test_letters_then_tones_stand_in_the_order_of_a_dictionary(ordered):
    assert sorted(set(ordered), key=sort_key) == ordered


def test_a_list_of_people_is_ordered_by_given_name_first():
    """Tên, chữ đệm, họ; mỗi thứ theo vần chữ cái rồi đến thanh."""
    ordered = [
        "Lê An",
        "Trần An",
        "Nguyễn Hoài An",
        "Lê Thị Ân",
        "Phạm Bình",
        "Đỗ Văn Dũng",
        "Vũ Đan",
        "Hoàng Hà",
        "Bùi Hải",
        "Bùi Hạnh",
    ]
    assert sorted(set(ordered), key=sort_key) == ordered


@given(names)
def test_a_sort_key_has_only_what_every_collation_orders_alike(name):
    assert set(sort_key(name)) <= set("0123456789abcdefghijklmnopqrstuvwxyz")
    assert sort_key(unicodedata.normalize("NFD", name.upper())) == sort_key(name)


@example("한" * 100)  # one character, three letters
@given(st.text(max_size=100).map(normalise).filter(lambda name: len(name) <= 100))
def test_whatever_is_typed_its_keys_fit_their_columns(name):
    assert len(sort_key(name)) <= Person._meta.get_field("sort_key").max_length
    assert len(fold(name)) <= Person._meta.get_field("search_key").max_length
