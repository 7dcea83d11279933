import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.choices import ETHNIC_GROUPS, RELIGIONS
from members.spreadsheets import values
from members.spreadsheets.code_tables import ETHNIC_GROUP, ORGANISATION_KIND, RELIGION, SEX

TODAY = date(2026, 11, 22)
HINT = "Hãy ghi ngày/tháng/năm, ví dụ 03/11/1990."


def sentence(judge, *arguments, **options) -> str:
    with pytest.raises(ValueError, match=r"\S") as wrong:
        judge(*arguments, **options)
    return str(wrong.value)


@pytest.mark.parametrize(
    "written", ["03/11/1990", "3/11/1990", "03-11-1990", "3.11.1990", " 03/11/1990 ", date(1990, 11, 3)]
)
def test_day_comes_before_month(written):
    assert values.day(written) == date(1990, 11, 3)


@pytest.mark.parametrize(
    "written,message",
    [
        ("11/30/1990", f"«11/30/1990» là ngày không có trong lịch. {HINT}"),
        ("31/02/1991", f"«31/02/1991» là ngày không có trong lịch. {HINT}"),
        ("29/02/2023", f"«29/02/2023» là ngày không có trong lịch. {HINT}"),
        ("1990-11-03", f"«1990-11-03» không đúng dạng ngày. {HINT}"),
        ("03/11/90", f"«03/11/90» không đúng dạng ngày. {HINT}"),
        ("03/11-1990", f"«03/11-1990» không đúng dạng ngày. {HINT}"),
        ("٠٣/١١/١٩٩٠", f"«٠٣/١١/١٩٩٠» không đúng dạng ngày. {HINT}"),
        ("03/11/1990 00:00", f"«03/11/1990 00:00» không đúng dạng ngày. {HINT}"),
        ("03/11/0000", f"«03/11/0000» là ngày không có trong lịch. {HINT}"),
        ("1990", f"«1990» không đúng dạng ngày. {HINT}"),
        (33180, f"«33180» là một số, không phải ngày. {HINT}"),
        (1990, f"«1990» là một số, không phải ngày. {HINT}"),
    ],
)
def test_a_date_is_never_guessed(written, message):
    assert sentence(values.day, written) == message


def test_birth_date_lies_between_1900_and_today():
    assert values.birth_date("22/11/2026", TODAY) == TODAY
    assert sentence(values.birth_date, "23/11/2026", TODAY) == "Ngày sinh 23/11/2026 ở tương lai."
    assert sentence(values.birth_date, "31/12/1899", TODAY) == "Ngày sinh 31/12/1899 quá xa, có lẽ sai năm."


@given(st.dates(min_value=date(1900, 1, 1), max_value=TODAY))
def test_what_is_shown_of_a_date_is_read_back(born):
    assert values.birth_date(values.as_text(born), TODAY) == born


@pytest.mark.parametrize(
    "written,name",
    [
        ("  Huỳnh   Xuân Tường ", "Huỳnh Xuân Tường"),
        ("Vũ\u00a0A\u00a0Ước", "Vũ A Ước"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Thủy"), "Nguyễn Thị Thủy"),
        ("H'Bĭa Niê-Kdăm", "H'Bĭa Niê-Kdăm"),
        ("Y Ê̆ Ñŏ", "Y Ê̆ Ñŏ"),
        ("Trần Văn A.", "Trần Văn A."),
    ],
)
def test_names(written, name):
    assert values.person_name(written) == name


@pytest.mark.parametrize(
    "written,message",
    [
        (
            '=HYPERLINK("http://127.0.0.1/x","bấm")',
            'Họ và tên có ký tự «=» «(» «"» «:» «/» không dùng trong tên người; '
            "chỉ dùng chữ cái, dấu cách, dấu nháy đơn, dấu gạch nối và dấu chấm.",
        ),
        (
            "<script>alert(1)</script>",
            "Họ và tên có ký tự «<» «>» «(» «1» «)» không dùng trong tên người; "
            "chỉ dùng chữ cái, dấu cách, dấu nháy đơn, dấu gạch nối và dấu chấm.",
        ),
        (
            "Nguyễn Аn",  # Cyrillic А
            "Họ và tên có ký tự «А» không dùng trong tên người; "
            "chỉ dùng chữ cái, dấu cách, dấu nháy đơn, dấu gạch nối và dấu chấm.",
        ),
        (".-'", "Họ và tên không có chữ cái nào."),
        (
            42,
            "Họ và tên có ký tự «4» «2» không dùng trong tên người; "
            "chỉ dùng chữ cái, dấu cách, dấu nháy đơn, dấu gạch nối và dấu chấm.",
        ),
        ("Nguyễn\u202eAn", "Có ký tự ẩn hoặc ký tự điều khiển. Hãy xóa ô và gõ lại."),
        ("Nguyễn\u200bAn", "Có ký tự ẩn hoặc ký tự điều khiển. Hãy xóa ô và gõ lại."),
        ("T\u00adêng", "Có ký tự ẩn hoặc ký tự điều khiển. Hãy xóa ô và gõ lại."),
        ("An\x00", "Có ký tự ẩn hoặc ký tự điều khiển. Hãy xóa ô và gõ lại."),
        ("a" + "\u0301" * 200, "Dài 200 ký tự, nhiều nhất là 100."),
        ("a" + "\u0302\u0301\u0323\u0303", "Có chữ cái mang quá nhiều dấu. Hãy xóa ô và gõ lại."),
        ("A" * 101, "Dài 101 ký tự, nhiều nhất là 100."),
    ],
)
def test_names_that_are_refused(written, message):
    assert sentence(values.person_name, written) == message


@given(st.text(max_size=40))
def test_a_good_name_is_its_own_cleaned_form(written):
    try:
        name = values.person_name(written)
    except ValueError:
        return
    assert values.person_name(name) == name


@pytest.mark.parametrize("written", ["901094000001", " 901094000001 ", 901094000001])
def test_citizen_id_is_text(written):
    assert values.citizen_id(written) == "901094000001"


@pytest.mark.parametrize(
    "written,message",
    [
        ("12345", "Số CCCD có 5 chữ số, cần đủ 12."),
        ("9010940000011", "Số CCCD có 13 chữ số, cần đủ 12."),
        (
            1094000001,
            "Số CCCD có 10 chữ số, cần đủ 12; có thể bảng tính đã làm mất số 0 ở đầu. "
            "Hãy định dạng cột là Văn bản rồi ghi lại.",
        ),
        (
            12345678901,
            "Số CCCD có 11 chữ số, cần đủ 12; có thể bảng tính đã làm mất số 0 ở đầu. "
            "Hãy định dạng cột là Văn bản rồi ghi lại.",
        ),
        ("901 094 000 001", "«901 094 000 001» không phải số CCCD; cần đúng 12 chữ số, không có dấu cách."),
        ("٩٠١٠٩٤٠٠٠٠٠١", "«٩٠١٠٩٤٠٠٠٠٠١» không phải số CCCD; cần đúng 12 chữ số, không có dấu cách."),
        (9.01e11 + 0.5, "«901000000000.5» không phải số CCCD; cần đúng 12 chữ số, không có dấu cách."),
        (date(2000, 1, 1), "«2000-01-01» không phải số CCCD; cần đúng 12 chữ số, không có dấu cách."),
    ],
)
def test_citizen_ids_that_are_refused(written, message):
    assert sentence(values.citizen_id, written) == message


@pytest.mark.parametrize(
    "number,sex,born,found",
    [
        ("912195000907", "female", date(1995, 9, 9), []),
        ("912195000907", "male", date(1995, 9, 9), ["Giới tính không khớp với chữ số thứ tư của số CCCD."]),
        (
            "906303000006",
            "female",
            date(2004, 2, 26),
            ["Năm sinh không khớp với chữ số thứ năm và thứ sáu của số CCCD."],
        ),
        ("906303000006", "female", date(2003, 2, 26), []),
        (
            "906003000006",
            "female",
            date(2003, 2, 26),
            [
                "Giới tính không khớp với chữ số thứ tư của số CCCD.",
                "Năm sinh không khớp với chữ số thứ năm và thứ sáu của số CCCD.",
            ],
        ),
    ],
)
def test_contradictions_with_the_citizen_id(number, sex, born, found):
    assert values.contradictions(number, sex, born) == found


@pytest.mark.parametrize(
    "written,number",
    [("0900000001", "0900000001"), ("+84 900 000 001", "0900000001"), ("024.3825.0000", "02438250000")],
)
def test_phones(written, number):
    assert values.phone(written) == number


@pytest.mark.parametrize("written", [900000001, "090000000", "điện thoại", "=1+1"])
def test_phones_that_are_refused(written):
    assert (
        sentence(values.phone, written)
        == f"«{written}» không phải số điện thoại; cần 10 hoặc 11 chữ số, đầu là 0."
    )


def test_email():
    assert values.email(" nguoi1@vi-du.vn ") == "nguoi1@vi-du.vn"
    assert sentence(values.email, "nguoi1@") == "«nguoi1@» không phải địa chỉ thư điện tử."


@pytest.mark.parametrize(
    "table,written,entry",
    [
        (SEX, "Nữ", "female"),
        (SEX, "NAM", "male"),
        (ETHNIC_GROUP, "kinh", "Kinh"),
        (ETHNIC_GROUP, "H'Mông", "Mông"),
        (ETHNIC_GROUP, "Ê Đê", "Ê-đê"),
        (ETHNIC_GROUP, "Khơ-me", "Khmer"),
        (ETHNIC_GROUP, "Bru-Vân Kiều", "Bru - Vân Kiều"),
        (RELIGION, "không", "Không"),
        (RELIGION, "Thiên chúa giáo", "Công giáo"),
        (ORGANISATION_KIND, "Chi bộ", "party_cell"),
        (ORGANISATION_KIND, "ĐẢNG ỦY CƠ SỞ", "grassroots_committee"),
    ],
)
def test_entries_of_closed_lists(table, written, entry):
    assert values.entry(written, table, "Mục", "A, B") == entry


def test_an_unknown_entry_is_told_with_examples():
    assert (
        sentence(values.entry, "Klingon", ETHNIC_GROUP, "Dân tộc", "Kinh, Tày")
        == "Dân tộc «Klingon» không có trong danh mục. Ví dụ cách ghi: Kinh, Tày."
    )


def test_no_two_entries_of_a_list_look_the_same_to_us():
    assert set(ETHNIC_GROUP.values()) == set(ETHNIC_GROUPS)
    assert set(RELIGION.values()) == set(RELIGIONS)


@pytest.mark.parametrize(
    "written,code", [("cb-cntt", "CB-CNTT"), (" DU ", "DU"), (12, "12"), ("ĐU/1", "ĐU/1")]
)
def test_codes(written, code):
    assert values.code(written) == code


def test_codes_that_are_refused():
    assert (
        sentence(values.code, "CB 1") == "Mã «CB 1» chỉ được gồm chữ cái không dấu, chữ số và các dấu . _ / -"
    )


def test_long_content_is_not_repeated_in_full():
    assert sentence(values.day, "x" * 500) == f"«{'x' * 40}…» không đúng dạng ngày. {HINT}"


@pytest.mark.parametrize("written", ["xã Mẫu 😀", "𝐱ã Mẫu"])
def test_emoji_and_fancy_letters_are_refused(written):
    assert sentence(values.text, written, longest=100) == (
        "Có biểu tượng cảm xúc hoặc ký tự không dùng trong văn bản. Hãy xóa ký tự đó."
    )
