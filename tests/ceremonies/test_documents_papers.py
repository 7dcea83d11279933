"""The decision as a reader sees it: words, letters, measures, marks of the file."""

import io
import re
import subprocess
import unicodedata
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
from PIL import Image

from ceremonies.documents import decision_snapshot, render_decision
from ceremonies.documents.line_breaks import balanced
from ceremonies.documents.marks import unbroken
from tests.ceremonies.paper_facts import (
    FACTS,
    SNAPSHOT,
    page_count,
    poppler,
    signed_by,
    text,
    with_articles,
    words,
)

MM = 72 / 25.4
GROUNDS, DECIDING, *ARTICLES = SNAPSHOT["body"]
LONG = decision_snapshot(
    replace(
        FACTS,
        person_name="Công Tằng Tôn Nữ Thị Hoàng Nguyễn Trần Phương Anh Thư Quỳnh Dao",
        native_place="thôn Thượng Phước, " + "xã Vĩnh Ngọc Thượng Trung Hạ, " * 4 + "tỉnh Bình Hòa",
        issuer_name="Đảng ủy Tổng công ty Đầu tư phát triển nhà và đô thị miền Trung Tây Nguyên",
        authority_name="Đảng ủy Tổng công ty Đầu tư phát triển nhà và đô thị miền Trung Tây Nguyên",
        signer_name="W" * 100,
    )
)


@cache
def paper():
    return render_decision(SNAPSHOT)


@cache
def draft():
    return render_decision(decision_snapshot(replace(FACTS, number="", issued_on=None)), draft=True)


def of_word(word):
    return next(box for found, *box in words(paper()) if found == word)


def test_reads_from_top_to_bottom_as_one_text():
    assert text(paper()) == " ".join(
        [
            "ĐẢNG BỘ TỈNH BÌNH HÒA ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH * ĐẢNG CỘNG SẢN VIỆT NAM",
            "Số 12-QĐ/ĐU Bình Hòa, ngày 05 tháng 02 năm 2026",
            "QUYẾT ĐỊNH kết nạp đảng viên -----",
            *(f"- {ground}" for ground in GROUNDS["lines"]),
            DECIDING["text"],
            *(f"{article['label']} {article['text']}" for article in ARTICLES),
            "Nơi nhận: - Như Điều 2, - Lưu hồ sơ đảng viên. T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ Trần Quốc Đạt",
            "Mã kiểm tra: 7K2M-QX4P",
        ]
    )


def test_text_is_nfc_and_found():
    assert unicodedata.is_normalized("NFC", text(paper()))
    assert [text(paper()).count(name) for name in ("Nguyễn Thị Hồng Ước", "Đảng ủy", "CỘNG HÒA")] == [2, 2, 0]


def test_a_long_issuer_breaks_into_lines_of_about_equal_length():
    lines = poppler("pdftotext", paper(), "-raw", "-", "-").splitlines()
    assert lines[:4] == ["ĐẢNG BỘ TỈNH BÌNH HÒA", "ĐẢNG ỦY CÁC", "CƠ QUAN ĐẢNG TỈNH", "*"]


def test_delegated_committee():
    snapshot = decision_snapshot(
        replace(
            FACTS, authority_mode="collective", authority_name=FACTS.committee_name, signer_office="Bí thư"
        )
    )
    words_of_it = text(render_decision(snapshot))
    assert "ĐẢNG ỦY SỞ XÂY DỰNG QUYẾT ĐỊNH Điều 1." in words_of_it
    assert "T/M ĐẢNG ỦY BÍ THƯ Trần Quốc Đạt" in words_of_it


def test_only_times_metrics_embedded_and_searchable():
    rows = [line.split() for line in poppler("pdffonts", paper(), "-").splitlines()[2:]]
    faces = {re.sub(r"^[A-Z]{6}\+", "", row[0]).replace("Tinos", "Liberation-Serif") for row in rows}
    assert faces == {"Liberation-Serif", "Liberation-Serif-Bold", "Liberation-Serif-Italic"}
    assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}  # embedded, a subset, with Unicode


def test_title_author_language_tags_and_pdf_a():
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        marks = pdf.open_metadata()
        assert str(pdf.docinfo["/Title"]) == marks["dc:title"] == "Quyết định kết nạp đảng viên, số 12-QĐ/ĐU"
        assert str(pdf.docinfo["/Author"]) == "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH"
        assert marks["dc:creator"] == ["ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH"]
        assert marks.pdfa_status == "2U"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260205000000+07'00"
        assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("vi", True)
        assert pdf.Root.StructTreeRoot.K[0].S == "/Document"
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert not {"/OpenAction", "/AA", "/Names", "/AcroForm"} & set(pdf.Root.keys())


def test_one_a4_page_without_a_number():
    info = poppler("pdfinfo", paper(), "-")
    assert re.search(r"Pages: +1\n", info)
    assert re.search(r"Page size: +595\.\d+ x 841\.\d+ pts \(A4\)", info)
    assert min(top for _, _, top, _, _ in words(paper())) > 20 * MM


def test_margins_indent_and_line_pitch():
    boxes = [box for _, *box in words(paper())]
    assert min(left for left, *_ in boxes) == pytest.approx(30 * MM, abs=0.1)
    assert max(right for _, _, right, _ in boxes) == pytest.approx((210 - 15) * MM, abs=0.3)
    assert of_word("Căn")[0] - 7 == pytest.approx((30 + 10) * MM, abs=2)  # after "- "
    line = of_word("Kết")[1]
    assert min(top for _, top, *_ in boxes if top > line) - line == pytest.approx(18, abs=0.01)


def test_sizes_of_the_standard():
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        chosen = [
            operands
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "Tf"
        ]
    assert sorted({round(float(size) * 0.75, 2) for _, size in chosen}) == [9, 12, 14, 15, 16]


def test_the_rule_is_as_long_as_the_party_name():
    name = [box for word, *box in words(paper()) if box[0] > 300 and box[1] < 80 and word in ("ĐẢNG", "NAM")]
    (left, _, _, bottom), (_, _, right, _) = name
    picture = subprocess.run(
        ["pdftoppm", "-r", "144", "-gray", "-"], input=paper(), capture_output=True, check=True
    ).stdout
    dots = Image.open(io.BytesIO(picture))  # two a point
    lines = [
        dots.crop((0, y, dots.width, y + 1)).tobytes()
        for y in range(int(bottom * 2) - 8, int(bottom * 2) + 8)
    ]
    dark = max(
        (run for line in lines for run in re.finditer(rb"[\x00-\x90]+", line)), key=lambda run: len(run[0])
    )
    assert (dark.start() / 2, dark.end() / 2) == pytest.approx((left, right), abs=1.5)


def test_room_for_signature_and_stamp():
    assert of_word("Quốc")[1] - of_word("PHÓ")[3] > 27 * MM


def test_equal_snapshots_give_equal_bytes():
    assert render_decision(dict(reversed(SNAPSHOT.items()))) == paper()
    assert render_decision(signed_by("Trần Quốc Đạo")) != paper()


def test_a_draft_is_marked_and_has_no_number_date_or_code():
    assert text(draft()).count("DỰ THẢO") == 1
    assert [mark in text(draft()) for mark in ("Số 12", "Số ", "2026 QUYẾT", "Mã kiểm tra")] == [False] * 4
    assert "Bình Hòa, ngày tháng năm QUYẾT ĐỊNH" in text(draft()).replace("DỰ THẢO ", "")
    assert "DỰ THẢO" not in text(paper())


def test_a_draft_shows_no_number_even_when_it_has_one():
    assert "QĐ/ĐU" not in text(render_decision(SNAPSHOT, draft=True)).replace("08-NQ/ĐU", "")


def test_long_names_wrap_inside_the_margins():
    for _, left, _, right, _ in words(render_decision(LONG)):
        assert left > 29.9 * MM
        assert right < (210 - 15 + 0.1) * MM
    letterhead = [word for word, left, top, _, _ in words(render_decision(LONG)) if left < 270 and top < 220]
    assert " ".join(letterhead).startswith(
        "ĐẢNG BỘ TỈNH BÌNH HÒA ĐẢNG ỦY TỔNG CÔNG TY ĐẦU TƯ PHÁT TRIỂN NHÀ VÀ ĐÔ THỊ"
    )


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("Bình Hòa", ["Số 12-QĐ/ĐU Bình Hòa, ngày 05 tháng 02 năm 2026"]),
        ("Thành phố Hồ Chí Minh", ["Số 12-QĐ/ĐU Thành phố Hồ Chí Minh,", "ngày 05 tháng 02 năm 2026"]),
    ],
)
def test_the_day_stays_together_below_a_long_place(place, lines):
    said = poppler("pdftotext", render_decision(SNAPSHOT | {"place": place}), "-raw", "-", "-").splitlines()
    first = next(n for n, line in enumerate(said) if place in line)
    assert said[first : first + len(lines)] == lines


def test_page_numbers_start_on_page_two():
    long = render_decision(with_articles(["Nội dung dài. " * 60] * 6))
    assert page_count(long) > 2
    above = [word for word, _, _, _, bottom in words(long) if bottom < 20 * MM]
    assert above == [str(number) for number in range(2, page_count(long) + 1)]


def test_the_signature_never_stands_alone_on_a_page():
    breaks = 0
    for count in range(8, 20):
        long = render_decision(with_articles(["Câu ngắn."] * count))
        pages = poppler("pdftotext", long, "-raw", "-", "-").split("\f")
        page = next(page for page in pages if "Nơi nhận:" in page)
        assert f"Điều {count}. Câu ngắn." in page
        assert "Trần Quốc Đạt" in page
        breaks += page != pages[0]
    assert 0 < breaks < 12


def test_the_number_of_a_paper_never_breaks_at_the_end_of_a_line():
    text = unbroken("<b>tại Nghị quyết số 08-NQ/CB-VP, ngày 30/10/2025")
    number = '<span class="unbroken">08-NQ/CB-VP</span>'
    assert text == f"&lt;b&gt;tại Nghị quyết số {number}, ngày 30/10/2025"


@pytest.mark.parametrize(
    ("name", "letters", "lines"),
    [
        ("Công đoàn Viên chức tỉnh Bình Hòa", 24, ["Công đoàn Viên chức", "tỉnh Bình Hòa"]),
        (
            "kéo dài thời hạn xem xét, quyết định công nhận đảng viên chính thức",
            64,
            ["kéo dài thời hạn xem xét, quyết định", "công nhận đảng viên chính thức"],
        ),
        ("văn phòng văn phòng văn phòng", 10, ["văn phòng"] * 3),
        ("thanh tra công an", 9, ["thanh tra", "công an"]),
        ("tổ chức chính trị - xã hội", 19, ["tổ chức", "chính trị - xã hội"]),
        ("tổ chức chính trị - xã hội", 12, ["tổ chức", "chính trị -", "xã hội"]),
    ],
)
def test_no_word_is_torn_apart(name, letters, lines):
    assert balanced(name, letters).splitlines() == lines
