"""Every form as a reader gets it: its words, its letterhead, the marks of the file."""

import io
import re
import unicodedata
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from ceremonies.documents import render_paper
from ceremonies.documents.facts import Attendance, Remarks, Votes
from ceremonies.documents.forms.ceremonies import Ceremony, decision_table_snapshot
from ceremonies.documents.forms.decisions import decision_snapshot
from ceremonies.documents.forms.proposal_lists import AdmissionListFacts, admission_list_snapshot
from ceremonies.documents.wording import count, joined, listed, percent, spelled
from tests.ceremonies.paper_facts import FACTS, SNAPSHOT, page_count, poppler, text, words
from tests.ceremonies.paper_forms import FORMS
from tests.ceremonies.paper_forms.ceremonies import HELD
from tests.ceremonies.paper_forms.invented import CELL
from tests.ceremonies.paper_forms.lists import LIST, admission_rows
from tests.ceremonies.paper_forms.resolutions import resolution

MM = 72 / 25.4
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
HEADS = {
    "party": PARTY,
    "letter": PARTY,
    "youth_union": "ĐOÀN TNCS HỒ CHÍ MINH",
    "trade_union": MOTTO,
    "plain": "",
}


@cache
def paper(name):
    return render_paper(FORMS[name])


@cache
def read(name):
    return text(paper(name))


def spoken(value):
    """Every text of a snapshot's part."""
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [found for item in values for found in spoken(item)]


@pytest.mark.parametrize("name", FORMS)
def test_every_word_of_the_snapshot_is_on_the_paper(name):
    snapshot, said = FORMS[name], set(re.findall(r"\S+", read(name)))
    blocks = [{key: part for key, part in block.items() if key != "kind"} for block in snapshot["body"]]
    parts = [
        blocks,
        *(snapshot[key] for key in ("title", "summary", "addressees", "recipients", "signatures")),
    ]
    letterhead = [snapshot[key] for key in ("parent_name", "issuer_name", "number", "verification_code")]
    wanted = {word for sentence in spoken([*parts, *letterhead]) for word in sentence.split()}
    assert {word for word in wanted - said if f"{word}:" not in said} == set()


@pytest.mark.parametrize("name", FORMS)
def test_letterhead_of_its_family_and_the_motto_for_the_trade_union_alone(name):
    family = FORMS[name]["family"]
    assert HEADS[family] in read(name)
    assert ("CỘNG HÒA XÃ HỘI" in read(name)) is (family == "trade_union")
    assert ("T/M " in read(name)) <= (family == "party")
    assert ("TM. " in read(name)) <= (family in ("youth_union", "trade_union"))


@pytest.mark.parametrize("name", FORMS)
def test_whole_sentences_in_nfc_and_no_english(name):
    assert unicodedata.is_normalized("NFC", read(name))
    assert not re.search(r"\.\.\.|…|_{2}|None|True|False|[{}]|\bof\b", read(name))
    assert not re.search(r" [,.;]|[,;]\.|\.\.|,,|: ?\.", read(name))


@pytest.mark.parametrize("name", FORMS)
def test_marks_of_the_file(name):
    rows = [line.split() for line in poppler("pdffonts", paper(name), "-").splitlines()[2:]]
    assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}
    assert {re.sub(r"^[A-Z]{6}\+|-(Bold|Italic|BoldItalic)$", "", row[0]) for row in rows} <= {
        "Liberation-Serif",
        "Tinos",
    }
    with pikepdf.open(io.BytesIO(paper(name))) as pdf:
        marks = pdf.open_metadata()
        assert (pdf.check_pdf_syntax(), marks.pdfa_status, str(pdf.Root.Lang)) == ([], "2U", "vi")
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo.get("/Keywords", "")) == (
            f"mẫu {FORMS[name]['form']}" if FORMS[name]["form"] else ""
        )


@pytest.mark.parametrize("name", FORMS)
def test_all_words_stand_within_the_margins(name):
    wide = FORMS[name]["sheet"] != "portrait"
    left, right = {"portrait": (30, 195), "landscape": (20, 277), "folded": (12, 285)}[FORMS[name]["sheet"]]
    size = "841.89 x 595.276" if wide else "595.276 x 841.89"
    assert size in poppler("pdfinfo", paper(name), "-")
    for _, start, _, end, _ in words(paper(name)):
        assert left * MM - 0.5 < start < end < right * MM + 0.5


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("6-KNĐ", "Nghị quyết đề nghị kết nạp đảng viên, số 05-NQ/CB"),
        ("3-KNĐ", "Giấy giới thiệu người vào Đảng"),
        ("thẩm tra", "Công văn thẩm tra lý lịch của người xin vào Đảng, số 21-CV/ĐU"),
        ("11-KNĐ", "Bản nhận xét đảng viên dự bị"),
    ],
)
def test_title_of_the_file(name, title):
    with pikepdf.open(io.BytesIO(paper(name))) as pdf:
        assert str(pdf.docinfo["/Title"]) == title


def test_the_resolution_of_a_cell_from_top_to_bottom():
    assert read("6-KNĐ") == (
        "ĐẢNG BỘ SỞ XÂY DỰNG CHI BỘ VĂN PHÒNG * ĐẢNG CỘNG SẢN VIỆT NAM "
        "Số 05-NQ/CB Bình Hòa, ngày 03 tháng 9 năm 2026 "
        "NGHỊ QUYẾT đề nghị kết nạp đảng viên ----- "
        "Căn cứ Điều 4 Điều lệ Đảng Cộng sản Việt Nam, "
        "Ngày 03/9/2026, Chi bộ Văn phòng đã họp để xét, đề nghị kết nạp quần chúng Nguyễn Thị Hồng Ước, sinh ngày "
        "09/02/2000, quê quán xã Vĩnh Ngọc, tỉnh Bình Hòa, đơn vị Phòng Kế hoạch - Tài chính, vào Đảng Cộng sản Việt "
        "Nam. Tổng số đảng viên của Chi bộ: 14 đồng chí, trong đó chính thức 12 đồng chí, dự bị 02 đồng chí. "
        "Có mặt: 12 đồng chí, trong đó chính thức 10 đồng chí, dự bị 02 đồng chí. "
        "Vắng mặt: 02 đồng chí, trong đó chính thức 02 đồng chí, dự bị 0 đồng chí. Lý do vắng mặt: đi công tác. "
        "Không tính vào tổng số khi biểu quyết: 01 đồng chí (được giới thiệu sinh hoạt đảng tạm thời ở nơi khác). "
        "Chủ trì hội nghị: Đồng chí Lê Minh Quân, chức vụ Bí thư Chi bộ. Thư ký hội nghị: Đồng chí Ngô Thị Thảo. "
        "Sau khi nghe báo cáo và thảo luận, Chi bộ thống nhất kết luận về quần chúng Nguyễn Thị Hồng Ước như sau: "
        "Về lý lịch: Bản thân và gia đình chấp hành tốt đường lối của Đảng, pháp luật của Nhà nước. "
        "Về chấp hành đường lối của Đảng, pháp luật của Nhà nước và nhận thức chính trị: Nhận thức đúng về mục đích, "
        "lý tưởng của Đảng. "
        "Về phẩm chất chính trị, đạo đức, lối sống: Lối sống trong sáng, giản dị, trung thực. "
        "Về năng lực công tác và kết quả thực hiện nhiệm vụ: Hoàn thành tốt nhiệm vụ hai năm liền. "
        "Có sáng kiến được áp dụng tại đơn vị. Về quan hệ với quần chúng: Gần gũi, được đồng nghiệp tin cậy. "
        "Khuyết điểm: Đôi khi còn nóng vội trong công việc. "
        "Chi bộ biểu quyết bằng hình thức bỏ phiếu kín. Đối chiếu với Điều lệ Đảng, số đảng viên chính thức tán "
        "thành kết nạp quần chúng Nguyễn Thị Hồng Ước vào Đảng Cộng sản Việt Nam là 09 đồng chí (đạt 81,8%) so với "
        "tổng số đảng viên chính thức; số không tán thành là 01 đồng chí (chiếm 9,1%), lý do: cần thêm thời gian rèn "
        "luyện. Chi bộ báo cáo và đề nghị Đảng ủy Sở Xây dựng xét, kết nạp quần chúng Nguyễn Thị Hồng Ước vào Đảng "
        "Cộng sản Việt Nam. "
        "Nơi nhận: - Đảng ủy Sở Xây dựng (để báo cáo), - Lưu Chi bộ. T/M CHI BỘ BÍ THƯ Lê Minh Quân 2"
    )


@pytest.mark.parametrize(
    ("name", "sentences"),
    [
        (
            "6-KNĐ không đạt",
            [
                "về kết quả xét kết nạp đảng viên",
                "Số phiếu tán thành chưa đủ theo quy định; Chi bộ báo cáo kết quả trên với Đảng ủy Sở Xây dựng.",
            ],
        ),
        (
            "8-KNĐ",
            [
                "Xét Nghị quyết số 05-NQ/CB, ngày 03/9/2026 của Chi bộ Văn phòng",
                "Ban Chấp hành Đảng bộ Sở Xây dựng đã họp",
                "15 đồng chí (đạt 100%) so với tổng số ủy viên Ban Chấp hành; không có ý kiến không tán thành.",
                "T/M ĐẢNG ỦY BÍ THƯ",
            ],
        ),
        ("13-KNĐ", ["được kết nạp vào Đảng ngày 10/10/2025, trở thành đảng viên chính thức."]),
        (
            "15-KNĐ",
            [
                "NGHỊ QUYẾT công nhận đảng viên chính thức",
                "giao Thường trực Đảng ủy ban hành quyết định",
                "- Chi bộ Văn phòng (để biết), - Lưu Văn phòng Đảng ủy.",
            ],
        ),
        (
            "9-KNĐ kết nạp lại",
            [
                "QUYẾT ĐỊNH kết nạp lại đảng viên",
                "của Ban Thường vụ Tỉnh ủy Bình Hòa về việc đồng ý kết nạp lại đảng viên;",
                "Điều 1. Kết nạp lại Nguyễn Thị Hồng Ước, sinh ngày",
            ],
        ),
        (
            "9-KNĐ chuyển nơi công tác",
            [
                "của Đảng ủy Sở Xây dựng về việc chuyển hồ sơ của người vào Đảng;",
                "Điều 2. Đảng ủy Sở Tài chính, Chi bộ Phòng Tổng hợp và đảng viên Nguyễn Thị Hồng Ước chịu trách nhiệm",
            ],
        ),
        (
            "16-KNĐ",
            [
                "QUYẾT ĐỊNH công nhận đảng viên chính thức",
                "là đảng viên chính thức của Đảng Cộng sản Việt Nam kể từ ngày 10/10/2026.",
            ],
        ),
        (
            "hủy quyết định",
            [
                "Xét đề nghị của Chi bộ Văn phòng tại Nghị quyết số 05-NQ/CB, ngày 03/9/2026 "
                "về việc hủy bỏ quyết định kết nạp đảng viên,",
                "Điều 1. Hủy bỏ Quyết định số 12-QĐ/ĐU, ngày 05/02/2026",
                "Điều 2. Xóa tên Nguyễn Thị Hồng Ước trong danh sách đảng viên.",
                "Như Điều 3,",
            ],
        ),
        (
            "xóa tên",
            ["trong danh sách đảng viên. Lý do: bỏ sinh hoạt chi bộ ba tháng không có lý do chính đáng."],
        ),
        (
            "4-KNĐ",
            [
                "ĐOÀN TNCS HỒ CHÍ MINH Số 03-NQ/ĐTN",
                "***",
                "TM. BAN CHẤP HÀNH ĐOÀN BÍ THƯ",
                "số không tán thành là 01 đồng chí (chiếm 11,1%), lý do: chưa rõ thành tích.",
            ],
        ),
        ("4A-KNĐ", ["giới thiệu đoàn viên công đoàn vào Đảng", "TM. BAN CHẤP HÀNH CÔNG ĐOÀN CHỦ TỊCH"]),
        (
            "biên bản Đoàn",
            ["THƯ KÝ CHỦ TRÌ Ngô Thị Thảo Lê Minh Quân", "08 (88,9%)", "Hồi 14 giờ 00 phút, ngày 03/9/2026"],
        ),
        (
            "biên bản lễ kết nạp",
            [
                "NGƯỜI GHI BIÊN BẢN CHỦ TRÌ BUỔI LỄ Ngô Thị Thảo Lê Minh Quân",
                "Hồi 08 giờ 50 phút, đồng chí Lê Minh Quân, Bí thư Chi bộ, đọc và trao Quyết định số 12-QĐ/ĐU",
            ],
        ),
        ("chương trình", ["Thời gian: 08 giờ 30 phút, thứ Năm, ngày 19/11/2026"]),
        (
            "thẩm tra",
            [
                "V/v thẩm tra lý lịch của người xin vào Đảng",
                "Kính gửi: Đảng ủy xã Vĩnh Ngọc, tỉnh Bình Hòa",
                "cử đồng chí Đỗ Quang Huy và đồng chí Ngô Thị Thảo trực tiếp",
            ],
        ),
        (
            "5-KNĐ",
            [
                "tổng số 16 người",
                "Không có ý kiến nêu khuyết điểm.",
                "Nhận xét: Gia đình chấp hành tốt quy định nơi cư trú.",
            ],
        ),
        ("giấy mời", ["Ủy viên Ban Thường vụ Đảng ủy, Phó Giám đốc Sở Xây dựng"]),
        ("đang được giúp đỡ", ["Quá trình xem xét đến nay: - Đã học lớp"]),
        (
            "giao nhận",
            ["Bên nhận: Đảng ủy Các cơ quan Đảng tỉnh; người nhận: đồng chí Cao Văn Lộc, chuyên viên"],
        ),
        (
            "3-KNĐ",
            [
                "Mẫu 3-KNĐ ĐẢNG CỘNG SẢN VIỆT NAM Bình Hòa, ngày tháng năm",
                "ĐẢNG VIÊN GIỚI THIỆU Đỗ Quang Huy",
            ],
        ),
        ("mục lục", ["Hồ sơ có 02 tài liệu, gồm 03 tờ."]),
        (
            "cho làm thủ tục",
            ["Chi bộ Văn phòng và Chi bộ Thanh tra chịu", "- Chi bộ Thanh tra, - Lưu Văn phòng Đảng ủy."],
        ),
    ],
)
def test_words_of_the_forms(name, sentences):
    said = re.sub(r" \d (?=[A-ZĐ])", " ", read(name))
    assert [sentence for sentence in sentences if sentence not in said] == []


def test_the_programme_goes_through_its_steps_for_each_person():
    steps = [
        read("chương trình").index(words)
        for words in (
            "Chào cờ",
            "Tuyên bố lý do",
            "Quyết định số 12-QĐ/ĐU",
            "giúp đỡ đảng viên dự bị Nguyễn Thị Hồng Ước",
            "Quyết định số 13-QĐ/ĐU",
            "giúp đỡ đảng viên dự bị Hoàng Gia Bách",
            "Phát biểu của đại diện",
            "Bế mạc",
        )
    ]
    assert steps == sorted(steps)


def test_a_folded_sheet_has_an_outside_and_an_inside():
    outside, inside = [
        " ".join(page.split())
        for page in poppler("pdftotext", paper("CN-NTVĐ"), "-raw", "-", "-").split("\f")[:2]
    ]
    assert outside == f"{PARTY} GIẤY CHỨNG NHẬN học lớp bồi dưỡng nhận thức về Đảng Mã kiểm tra: 7K2M-QX4P"
    assert inside.startswith("ĐẢNG BỘ PHƯỜNG HÒA BÌNH TRUNG TÂM CHÍNH TRỊ PHƯỜNG HÒA BÌNH *")
    assert inside.endswith(
        "Kết quả đạt loại: Giỏi Bình Hòa, ngày 12 tháng 6 năm 2025 GIÁM ĐỐC Bùi Thị Mai Mã kiểm tra: 7K2M-QX4P"
    )
    middle = 297 / 2 * MM
    boxes = {word: left for word, left, *_ in words(paper("CN-NTVĐ"))}
    assert boxes["Sinh"] < middle < boxes["GIÁM"]


def test_a_long_list_repeats_its_head_row_and_numbers_its_pages():
    long = render_paper(
        admission_list_snapshot(AdmissionListFacts(**LIST, summary="quần chúng", rows=admission_rows(60)))
    )
    pages = [" ".join(page.split()) for page in poppler("pdftotext", long, "-raw", "-", "-").split("\f")[:-1]]
    tables = [page for page in pages if "Nguyễn Thị" in page]
    assert len(tables) > 8
    assert [page.count("Người giới thiệu") for page in tables] == [1] * len(tables)
    assert [int(page.rsplit(" ", 1)[1]) for page in pages[1:]] == list(range(2, len(pages) + 1))
    assert "NGƯỜI LẬP DANH SÁCH T/M ĐẢNG ỦY BÍ THƯ Ngô Thị Thảo Phạm Thị Ngọc Lan" in pages[-1]


def test_the_end_of_a_list_takes_a_row_with_it():
    """A page with nothing but a total and the signatures could be put below any list."""
    pages = poppler("pdftotext", paper("danh sách lớp"), "-raw", "-", "-").split("\f")
    assert [("Giỏi" in page, "T/M ĐẢNG ỦY" in page) for page in pages[:2]] == [(True, False), (True, True)]


def test_a_long_text_runs_over_pages_with_the_number_on_the_right():
    remarks = Remarks(strengths="\n".join(["Câu rất dài để sang trang. " * 40] * 6))
    long = render_paper(
        resolution(
            "6-KNĐ",
            "cell",
            "admission",
            "Chi bộ",
            CELL,
            proposes_to="Đảng ủy",
            remarks=remarks,
            style={"page_number_at": "right"},
        )
    )
    numbers = [(word, right) for word, _, _, right, bottom in words(long) if bottom < 20 * MM]
    assert [word for word, _ in numbers] == [str(page) for page in range(2, page_count(long) + 1)]
    assert all(right == pytest.approx(195 * MM, abs=1) for _, right in numbers)


def test_spelling_and_mark_of_the_profile():
    style = {"spelling": "uỷ", "on_behalf": "TM.", "subject_prefix": "Về việc"}
    snapshot = decision_snapshot(replace(FACTS, person_name="Lê Thủy Thúy", style=style))
    said = text(render_paper(snapshot))
    assert "ĐẢNG UỶ CÁC CƠ QUAN" in said
    assert "Đảng uỷ Sở Xây dựng" in said
    assert "TM. BAN THƯỜNG VỤ" in said
    assert "Lê Thủy Thúy" in said
    assert "ủy" not in said.replace("Thủy", "")
    assert [spelled(word, "ủy") for word in ("Đảng uỷ", "UỶ BAN", "Uỷ viên", "Thuỷ")] == [
        "Đảng ủy",
        "ỦY BAN",
        "Ủy viên",
        "Thuỷ",
    ]


def test_a_draft_of_any_form_has_the_watermark_and_no_number():
    draft = text(
        render_paper(
            FORMS["trích ngang kết nạp"] | {"number": "Số 9-DS/ĐU", "verification_code": "AB"}, draft=True
        )
    )
    assert ["DỰ THẢO" in draft, "9-DS" in draft, "Mã kiểm tra" in draft] == [True, False, False]


def test_one_person_at_the_table_is_a_list_of_one():
    one = decision_table_snapshot(Ceremony(**(HELD | {"people": HELD["people"][:1]})))
    assert one["body"][-1]["text"] == "Danh sách này có 01 quyết định."


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (2, 3, "66,7%"),
        (19, 29, "65,5%"),
        (1, 1, "100%"),
        (0, 7, "0%"),
        (1, 8, "12,5%"),
        (1, 2000, "0,1%"),
        (9, 10, "90%"),
    ],
)
def test_percents_in_whole_numbers(part, whole, written):
    assert percent(part, whole) == written


def test_counts_names_and_grounds():
    assert [count(number) for number in (0, 1, 9, 10, 120)] == ["0", "01", "09", "10", "120"]
    assert [joined(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A và B",
        "A, B và C",
    ]
    assert listed(["- Căn cứ A;", "Xét B."]) == ["Căn cứ A;", "Xét B,"]


def test_figures_that_cannot_be_are_refused():
    with pytest.raises(ValueError, match="Tổng số phiếu lớn hơn số người"):
        Votes(entitled=10, agreed=9, against=2).words(whole="tổng số")
    with pytest.raises(ValueError, match="Số có mặt lớn hơn tổng số"):
        Attendance(members=3, present=4).blocks("Tổng số")
    with pytest.raises(ValueError, match="Chưa có tổng số"):
        percent(0, 0)
    with pytest.raises(ValueError, match="Chưa có nội dung nhận xét"):
        Remarks().blocks()


def test_a_union_may_write_its_number_with_a_colon_and_the_party_may_not():
    assert "Số: 03-NQ/ĐTN" in text(render_paper(FORMS["4-KNĐ"] | {"number": "Số: 03-NQ/ĐTN"}))
    with pytest.raises(ValueError, match="không có dấu hai chấm"):
        render_paper(SNAPSHOT | {"number": "Số: 12-QĐ/ĐU"})
