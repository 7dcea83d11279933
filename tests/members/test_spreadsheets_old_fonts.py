import io
import unicodedata

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from members.choices import OldCode
from members.spreadsheets.old_fonts import TCVN3, VNI, code_of_font, looks_like, to_unicode
from members.spreadsheets.reading import Head, Row, open_book
from tests.members.hostile_texts import compound, fonts, label, workbook_stream
from tests.members.sheets import sample

TONES = "\u0300\u0309\u0303\u0301\u0323"
LETTERS = "aăâeêioôơuưy"
#: What each tone looks like behind a letter in VNI, in the order of TONES: on a e i o u y, on ô-like, on ă.
VNI_MARKS = {"": "øûõùï", "â": "àåãáä", "ă": "èúüéë"}
#: "y" with a dot, and "i" with any tone, have codes of their own.
VNI_ALONE = {"ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î", "đ": "ñ", "ơ": "ô", "ư": "ö"}


def vni(text: str) -> str:
    return "".join(map(_vni_letter, unicodedata.normalize("NFC", text)))


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    if small in VNI_ALONE:
        code = VNI_ALONE[small]
        return code.upper() if letter.isupper() else code
    parts = unicodedata.normalize("NFD", small)
    base = {"\u031b": {"o": "ô", "u": "ö"}.get(parts[0], "")}.get(parts[1:2]) or parts[0]
    tone = next((TONES.index(part) for part in parts if part in TONES), None)
    family = "â" if "\u0302" in parts else "ă" if "\u0306" in parts else ""
    mark = {"â": "â", "ă": "ê"}.get(family, "") if tone is None else VNI_MARKS[family][tone]
    return (base + mark).upper() if letter.isupper() else base + mark


def tcvn3(text: str) -> str:
    """By the standard's own order of letters, as iconv has it; capitals with tones do not exist."""
    return unicodedata.normalize("NFC", text).translate(str.maketrans(TCVN3_LETTERS, TCVN3_CODES))


TCVN3_LETTERS = "".join([*"ĂÂÊÔƠƯĐăâêôơưđ", *"àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"])
_RANGES = "a1-ae b5-b9 bb-be c6-cc ce-d8 dc-df e1-ef f1-fe"
TCVN3_CODES = "".join(
    chr(code)
    for first, last in (part.split("-") for part in _RANGES.split())
    for code in range(int(first, 16), int(last, 16) + 1)
)
ALL = [unicodedata.normalize("NFC", letter + tone) for letter in LETTERS for tone in ["", *TONES]] + ["đ"]
_SYLLABLES = """
nguyễn thị văn đặng trần hoàng quỳnh phượng huỳnh võ lê phạm thủy giàng a sùng vàng lò mường tổng quốc khánh
tuyết nguyệt oanh hằng yến việt dũng hùng đức anh minh phúc xuân thu đông hạ quyên khuê khuya nghiêng giếng gì
gìn quý quyết thuở huơ loan xoăn hoặc ngoéo khuỷu rượu hươu phòng hành chính ban bí thư đoàn trường đại học
tỉnh thành phố xã ấp khóm bộ cục vụ viện trung tâm đơn vị chức danh sách số ngày tháng năm sinh quê quán ghi
chú dân tộc tôn giáo kinh tày thái mông ê đê ý kiến ổn ủy ít ước ưu ám ảnh óc uống
"""
SYLLABLES = _SYLLABLES.split()
_FRENCH = """
été où déjà là né née fête forêt hôpital âge île sûr mûr naïf noël garçon français élève très après père mère
ça voilà château goût août maître huître cœur sœur œuvre théâtre café résumé première dès près événement
Hélène François Zoé Anaïs Loïc Gaël Étienne à côté même être crêpe rôle tôt bientôt çà relevé né le prénom
"""
FRENCH = _FRENCH.split()
_ENGLISH = """
naïve café façade résumé rôle coöperate Zoë Beyoncé the list of members São Paulo Zürich José
"""
ENGLISH = _ENGLISH.split()


def heads(*cells: tuple[object, str | None]) -> tuple[Head, list[Row]]:
    """One row of texts, each in its font; None: the modern one. A list of pairs is a text in parts."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        for place, (text, font) in enumerate(cells):
            style = book.add_format({"font_name": font} if font else {})
            if isinstance(text, list):
                parts = [part for own, run in text for part in (book.add_format({"font_name": own}), run)]
                sheet.write_rich_string(0, place, *parts, style)
            else:
                sheet.write_string(0, place, text, style)
    with open_book(stream.getvalue()) as opened:
        return opened.heads[0], list(opened.rows("Danh sách"))


def test_the_codes_are_those_of_the_register():
    assert {TCVN3, VNI} == {code.value for code in OldCode}


@pytest.mark.parametrize("letter", ALL)
def test_every_letter_of_the_alphabet_in_both_codes(letter):
    assert to_unicode(tcvn3(letter), TCVN3) == letter
    assert to_unicode(tcvn3(letter), TCVN3, capitals=True) == letter.upper()
    assert to_unicode(vni(letter), VNI) == letter
    assert to_unicode(vni(letter.upper()), VNI) == letter.upper()


@pytest.mark.parametrize(
    "code,written,text",
    [
        (TCVN3, "x· M\xadêng Lay, tØnh §iÖn Biªn", "xã Mường Lay, tỉnh Điện Biên"),
        (TCVN3, "NguyÔn ThÞ ¸nh", "Nguyễn Thị ánh"),
        (VNI, "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (VNI, "Nguyeãn Thò AÙnh, Ñaûng uûy, tröôøng Ñaïi hoïc", "Nguyễn Thị Ánh, Đảng ủy, trường Đại học"),
        (VNI, "AÂn, Aân, YÙ, Yù", "Ân, Ân, Ý, Ý"),
        (TCVN3, "Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
        (VNI, unicodedata.normalize("NFD", "Nguyễn Thị Ánh"), "Nguyễn Thị Ánh"),
        (TCVN3, "nguoi1@vi-du.vn", "nguoi1@vi-du.vn"),
    ],
)
def test_words_of_an_office(code, written, text):
    assert to_unicode(written, code) == text


@pytest.mark.parametrize(
    "name,found",
    [
        (".VnTime", (TCVN3, False)),
        (".VnTimeH", (TCVN3, True)),
        (".VnArial NarrowH", (TCVN3, True)),
        (".vntimeh", (TCVN3, True)),
        (".VnTimeH Bold", (TCVN3, True)),
        ("VNI-Times", (VNI, False)),
        ("VNI Helve", (VNI, False)),
        ("Times New Roman", ("", False)),
        ("Vnitimes", ("", False)),
        ("", ("", False)),
    ],
)
def test_a_font_tells_the_code(name, found):
    assert code_of_font(name) == found


words = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=12)
cases = st.sampled_from([str.lower, str.title, str.upper])


@settings(max_examples=40)
@given(words, cases, st.sampled_from(["NFC", "NFD"]))
def test_right_vietnamese_is_never_suspected(chosen, case, form):
    assert looks_like(unicodedata.normalize(form, case(" ".join(chosen)))) == ""


@settings(max_examples=40)
@given(st.lists(st.sampled_from([*FRENCH, *ENGLISH]), min_size=1, max_size=15), cases)
def test_other_languages_are_never_suspected(chosen, case):
    assert looks_like(case(" ".join(chosen))) == ""


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(SYLLABLES), min_size=12, max_size=30, unique=True), st.sampled_from([TCVN3, VNI])
)
def test_a_list_in_an_old_code_is_noticed(chosen, code):
    text = " ".join(chosen)
    assert looks_like({TCVN3: tcvn3, VNI: vni}[code](text)) == code


@pytest.mark.parametrize(
    "text,found",
    [
        ("NguyÔn V¨n", ""),
        ("NguyÔn V¨n §¹t", TCVN3),
        ("NguyÔn V¨n §¹t, été très après première français élève relevé", ""),
        ("Nguyeãn Vaên", ""),
        ("Nguyeãn Vaên Ñaït", VNI),
        ("Nguyễn Văn Đạt, NguyÔn V¨n §¹t, Lê Thị Tú", TCVN3),
    ],
)
def test_some_words_are_needed_to_suspect(text, found):
    assert looks_like(text) == found


def test_the_sample_in_an_old_font_is_read_with_its_header_and_shows_what_stood_there():
    with open_book(sample("danh-sach-phong-chu-cu-tcvn3.xlsx")) as book:
        head = book.heads[0]
        rows = list(book.rows(head.name))

    assert (head.encoding, head.suspected) == (TCVN3, "")
    assert rows[0].cells == ["STT", "Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD", "Dân tộc", "Quê quán"]
    assert rows[8].cells[1:3] == ["Vũ A Ước", "Nam"]
    assert rows[8].originals == {1: "Vò A ¦íc", 6: "ph\xadêng An H¶i, thµnh phè §µ N½ng"}


def test_each_cell_is_read_by_its_own_font():
    head, rows = heads(
        ("Hä vµ tªn", ".VnTime"), ("Hoï teân", "VNI-Times"), ("danh s¸ch", ".VnTimeH"), ("Tôn", None)
    )

    assert rows == [
        Row(
            1,
            ["Họ và tên", "Họ tên", "DANH SÁCH", "Tôn"],
            {0: "Hä vµ tªn", 1: "Hoï teân", 2: "danh s¸ch"},
        )
    ]
    assert head.encoding == TCVN3


def test_a_text_in_parts_is_read_part_by_part():
    _, rows = heads(([(".VnTime", "Hä vµ "), ("Arial", "tên")], "Arial"), ("Hä", "Arial"))

    assert rows == [Row(1, ["Họ và tên", "Hä"], {0: "Hä vµ tên"})]


def test_an_old_xls_tells_the_fonts_of_its_cells_too():
    names = ["Arial", "Arial", "Arial", "Arial", ".VnTime", ".VnTimeH", "VNI-Times"]
    texts = [(0, "Tôn"), (4, "Hä vµ tªn"), (5, "danh s¸ch"), (6, "Hoï teân")]
    cells = [label(0, place, text, style) for place, (style, text) in enumerate(texts)]
    content = compound(workbook_stream(*cells, before=fonts(*names)))

    with open_book(content) as book:
        assert (book.kind, book.heads[0].encoding, book.heads[0].suspected) == ("xls", TCVN3, "")
        assert [row.cells for row in book.rows("Danh sach")] == [["Tôn", "Họ và tên", "DANH SÁCH", "Họ tên"]]


def test_old_code_in_a_modern_font_is_not_converted_but_asked_about():
    head, rows = heads(("Hä vµ tªn", None), ("Quª qu¸n", None))

    assert (head.encoding, head.suspected) == ("", TCVN3)
    assert rows == [Row(1, ["Hä vµ tªn", "Quª qu¸n"])]


def test_a_header_in_unicode_does_not_hide_rows_in_an_old_code():
    titles = [
        (title, None) for title in ("Họ và tên", "Ngày sinh", "Đơn vị", "Quê quán", "Chức vụ", "Trình độ")
    ]
    head, _ = heads(*titles, ("NguyÔn V¨n ¸nh", None), ("x· M\xadêng Lay", None))

    assert head.suspected == TCVN3


@pytest.mark.parametrize(
    "encoding,row",
    [
        ("tcvn3", Row(1, ["Họ và tên", "Quê quán"], {0: "Hä vµ tªn", 1: "Quª qu¸n"})),
        ("none", Row(1, ["Hä vµ tªn", "Quª qu¸n"])),
    ],
)
def test_the_word_of_the_user_decides(encoding, row):
    content = "Hä vµ tªn,Quª qu¸n\r\n".encode()

    with open_book(content, encoding=encoding) as book:
        assert (book.heads[0].suspected, list(book.rows("CSV"))) == ("", [row])


@pytest.mark.parametrize("code,written", [(TCVN3, tcvn3), (VNI, vni)])
def test_what_is_unicode_already_stays_where_the_rest_is_converted(code, written):
    lines = [
        "Quê quán;Họ và tên;Nơi ở;Giới tính",
        f"Hà Nội;{written('nguyễn thị hà')};Lê Lợi;{written('nữ')}",
        f"Điện Biên;{written('lò văn tú')};Tô Hiệu;Nam",
        f"Hà Nam;{written('trần công hòa')};Hà Tô;{written('nữ')}",
        f"Tô Hà;{written('tô hà')};Công Hà;Nam",
    ]

    with open_book("\n".join(lines).encode(), encoding=code) as book:
        assert [row.cells for row in book.rows("CSV")] == [
            ["Quê quán", "Họ và tên", "Nơi ở", "Giới tính"],
            ["Hà Nội", "nguyễn thị hà", "Lê Lợi", "nữ"],
            ["Điện Biên", "lò văn tú", "Tô Hiệu", "Nam"],
            ["Hà Nam", "trần công hòa", "Hà Tô", "nữ"],
            ["Tô Hà", "tô hà", "Công Hà", "Nam"],
        ]


@pytest.mark.parametrize("code,written", [(TCVN3, tcvn3), (VNI, vni)])
def test_a_text_table_of_the_bytes_of_an_old_code(code, written):
    content = written("họ và tên,quê quán,số hiệu\r\nnguyễn thị ánh,mường lay,số một\r\n").encode("cp1252")

    with open_book(content) as book:
        assert book.heads[0].suspected == code
    with open_book(content, encoding=code) as book:
        assert [row.cells for row in book.rows("CSV")] == [
            ["họ và tên", "quê quán", "số hiệu"],
            ["nguyễn thị ánh", "mường lay", "số một"],
        ]
