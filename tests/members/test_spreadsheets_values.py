import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.choices import ETHNIC_GROUPS, RELIGIONS, Precision
from members.spreadsheets.cells import (
    ETHNIC_GROUP,
    ORGANISATION_KIND,
    RELIGION,
    SEX,
    as_text,
    mending,
    values,
)

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
        ("1990", f"«1990» chỉ có năm; cần đủ ngày, tháng, năm. {HINT}"),
        (" 11/1990", f"«11/1990» chỉ có tháng và năm; cần đủ ngày, tháng, năm. {HINT}"),
        (33180, f"«33180» là một số, không phải ngày. {HINT}"),
        (1990, f"«1990» chỉ có năm; cần đủ ngày, tháng, năm. {HINT}"),
    ],
)
def test_a_date_is_never_guessed(written, message):
    assert sentence(values.day, written) == message


@pytest.mark.parametrize(
    "written,known",
    [
        ("1990", (date(1990, 1, 1), Precision.YEAR)),
        (1990, (date(1990, 1, 1), Precision.YEAR)),
        ("11/1990", (date(1990, 11, 1), Precision.MONTH)),
        (" 3-2010 ", (date(2010, 3, 1), Precision.MONTH)),
        ("03.2010", (date(2010, 3, 1), Precision.MONTH)),
        ("03/11/1990", (date(1990, 11, 3), Precision.DAY)),
        (date(1990, 11, 3), (date(1990, 11, 3), Precision.DAY)),
    ],
)
def test_a_date_of_which_only_a_part_is_known(written, known):
    assert values.partial_date(written) == known
    assert values.partial_date(values.show_partial_date(known)) == known


@pytest.mark.parametrize(
    "written", ["13/1990", "0/1990", "90", "1890", "2190", 33180, "11/90", "1990/11", "", "năm 1990"]
)
def test_half_a_date_is_not_guessed_either(written):
    with pytest.raises(ValueError, match="03/11/1990"):
        values.partial_date(written)


def test_birth_date_lies_between_1900_and_today():
    assert values.birth_date("22/11/2026", TODAY) == TODAY
    assert sentence(values.birth_date, "23/11/2026", TODAY) == "Ngày sinh 23/11/2026 ở tương lai."
    assert sentence(values.birth_date, "31/12/1899", TODAY) == "Ngày sinh 31/12/1899 quá xa, có lẽ sai năm."


@given(st.dates(min_value=date(1900, 1, 1), max_value=TODAY))
def test_what_is_shown_of_a_date_is_read_back(born):
    assert values.birth_date(as_text(born), TODAY) == born


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


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"])
def test_errors_of_formulas_are_no_text(error):
    assert sentence(values.text, error, longest=100) == (
        f"Ô có lỗi công thức {error}. Hãy sửa công thức hoặc gõ lại giá trị."
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


# --- what is put right ---------------------------------------------------------------------------

GROUPED = "bỏ dấu cách, dấu chấm"
LOST = "bù số 0 ở đầu"


@pytest.mark.parametrize(
    "cell,mended",
    [
        ("901094000001", ("901094000001", "")),
        (901094000001, (901094000001, "")),
        (13094000001, ("013094000001", LOST)),
        (3094000001, ("003094000001", LOST)),
        ("3094000001", ("003094000001", LOST)),
        (13094000001.0, ("013094000001", LOST)),
        ("901 094 000 001", ("901094000001", GROUPED)),
        ("901.094.000.001", ("901094000001", GROUPED)),
        ("901\u00a0094 000 001", ("901094000001", GROUPED)),
        ("'901094000001", ("901094000001", GROUPED)),
        (" 901094000001 ", (" 901094000001 ", "")),
        # nine digits are an old identity card, and digit four tells the century: nothing is made up
        (123456789, (123456789, "")),
        ("94494000001", ("94494000001", "")),
        ("9.01094E+11", ("9.01094E+11", "")),
        ("12345", ("12345", "")),
        ("", ("", "")),
        (date(1990, 1, 1), (date(1990, 1, 1), "")),
        (1.5, (1.5, "")),
    ],
)
def test_citizen_ids_put_right(cell, mended):
    assert mending.citizen_id(cell) == mended


@pytest.mark.parametrize(
    "cell,mended",
    [
        ("0900000001", ("0900000001", "")),
        (900000001, ("0900000001", LOST)),
        ("900000001", ("0900000001", LOST)),
        (900000001.0, ("0900000001", LOST)),
        ("+84 900 000 001", ("0900000001", "đổi +84 thành 0")),
        (84900000001, ("0900000001", "đổi +84 thành 0")),
        ("0900.000.001", ("0900000001", GROUPED)),
        ("(024) 3825 0000", ("02438250000", GROUPED)),
        ("0900000001; 0900000002", ("0900000001; 0900000002", "")),
        ("113", ("113", "")),
        ("không có", ("không có", "")),
        (date(1990, 1, 1), (date(1990, 1, 1), "")),
    ],
)
def test_phones_put_right(cell, mended):
    assert mending.phone(cell) == mended


@pytest.mark.parametrize(
    "cell,mended",
    [
        ("03/11/1990", ("03/11/1990", "")),
        ("3/11/90", ("3/11/90", "")),
        ("03-11-1990", ("03/11/1990", "viết lại dấu phân cách của ngày")),
        ("3.11.1990", ("3/11/1990", "viết lại dấu phân cách của ngày")),
        ("03 / 11 / 1990", ("03/11/1990", "viết lại dấu phân cách của ngày")),
        (33180, (date(1990, 11, 3), "đổi số thứ tự ngày của bảng tính")),
        (33180.75, (date(1990, 11, 3), "đổi số thứ tự ngày của bảng tính")),
        (1990, (1990, "")),
        (7305, (7305, "")),
        (60000, (60000, "")),
        ("33180", ("33180", "")),
        ("11-1990-03", ("11-1990-03", "")),
        ("03/11-1990", ("03/11-1990", "")),
        (date(1990, 11, 3), (date(1990, 11, 3), "")),
    ],
)
def test_days_put_right(cell, mended):
    assert mending.day(cell) == mended


@pytest.mark.parametrize("cell", [float("inf"), float("nan"), -1, 10**30, True])
def test_numbers_of_no_day(cell):
    assert mending.day(cell)[1] == ""
    assert mending.citizen_id(cell)[1] == mending.phone(cell)[1] == ""


@pytest.mark.parametrize(
    "typed,proper",
    [
        ("PHAN XUÂN QUANG", "Phan Xuân Quang"),
        ("H'BĨA NIÊ-KDĂM", "H'Bĩa Niê-Kdăm"),
        ("  TÔN  NỮ ÁNH", "Tôn Nữ Ánh"),
        ("ĐỖ Ý", "Đỗ Ý"),
        (unicodedata.normalize("NFD", "ĐẶNG ƯỚC"), "Đặng Ước"),
    ],
)
def test_capitals(typed, proper):
    assert (mending.is_capitals(typed), mending.proper_case(typed)) == (True, proper)
    assert mending.is_capitals(proper) is False


@pytest.mark.parametrize("name", ["Phan Xuân Quang", "A", "", "Nguyễn VĂN An"])
def test_names_that_are_not_in_capitals(name):
    assert mending.is_capitals(name) is False


@pytest.mark.parametrize(
    "read,whole",
    [
        ("Giàng Thị ánh", "Giàng Thị Ánh"),
        ("ổi Văn An", "Ổi Văn An"),
        ("Giàng Thị Ánh", "Giàng Thị Ánh"),
        ("giàng thị ánh", "giàng thị ánh"),
        ("Nguyễn an", "Nguyễn an"),
    ],
)
def test_only_letters_that_the_old_font_lacks_become_capitals(read, whole):
    assert mending.first_letters(read) == whole


@pytest.mark.parametrize(
    "table,written,entry",
    [
        (ETHNIC_GROUP, "Mèo", "Mông"),
        (ETHNIC_GROUP, "Cao Lan - Sán Chỉ", "Sán Chay"),
        (ETHNIC_GROUP, "K'Ho", "Cơ Ho"),
        (ETHNIC_GROUP, "Pa Cô", "Ta Ôi"),
        (ETHNIC_GROUP, "Dáy", "Giáy"),
        (ETHNIC_GROUP, "S'tiêng", "Xtiêng"),
        (ETHNIC_GROUP, "Lào", "Lào"),
        (RELIGION, "Đạo Phật", "Phật giáo"),
        (RELIGION, "không theo đạo", "Không"),
        (RELIGION, "Tứ Ân", "Tứ Ân Hiếu Nghĩa"),
        (RELIGION, "Bà la môn", "Bà-la-môn"),
        (SEX, "nam giới", "male"),
    ],
)
def test_other_spellings(table, written, entry):
    assert values.entry(written, table, "Mục", "A, B") == entry


@pytest.mark.parametrize("written", ["Mán", "Xá", "Xá Lá Vàng", "La Quả", "K"])
def test_names_that_several_peoples_bear_are_not_guessed(written):
    with pytest.raises(ValueError, match="không có trong danh mục"):
        values.entry(written, ETHNIC_GROUP, "Dân tộc", "Kinh")


@given(st.text(max_size=30))
def test_the_short_way_of_texts_says_what_the_long_way_says(written):
    """Ordinary texts are not looked at letter by letter; a control character in front sends them the long way."""
    try:
        short = values.text(written, longest=30)
    except ValueError:
        return
    assert short == values.normalise(written)
    assert values.text(" " * 31 + written, longest=30) == short
