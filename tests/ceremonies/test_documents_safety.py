"""What may enter a paper, and what the renderer may read."""

import subprocess
import sys
import unicodedata

import pytest
from weasyprint.urls import FatalURLFetchingError, fetch

from ceremonies.documents import DEFAULT_STYLE, DocumentSetupError, Style, render_decision
from ceremonies.documents.blocks import dashes, paragraph, table
from ceremonies.documents.fetcher import LocalFetcher
from ceremonies.documents.renderer import FOLDER, renderer
from tests.ceremonies.paper_facts import SNAPSHOT, poppler, signed_by, text

HOSTILE = {
    "not NFC": unicodedata.normalize("NFD", "Nguyễn Văn An"),
    "many marks": "Nguyen" + "\u0316" * 4,
    "marks by the thousand": "a" + "\u0316" * 200_000,
    "new line": "Nguyễn\nVăn An",
    "NUL": "Nguyễn\0Văn An",
    "right to left": "Nguyễn \u202eVăn An",
    "zero width": "Nguyễn\u200bVăn An",
    "byte order mark": "\ufeffNguyễn Văn An",
    "line separator": "Nguyễn\u2028Văn An",
    "lone surrogate": "Nguyễn \ud800",
    "private use": "Nguyễn \ue000",
    "too long": "A" * 101,
    "blank": "   ",
    "not a text": 7,
    "no such letter in Times": "習近平",
    "a picture": "Nguyễn 😀",
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_name_is_refused(name):
    with pytest.raises(ValueError, match=r"^(Mục “họ tên người ký”|Văn bản có chữ)"):
        render_decision(signed_by(name))


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "<img src='file:///etc/passwd'/>",
        "{% load x %}{{ style }}",
        "]]>&amp;&#x26;",
        'Lê\' "An" <b>',
        "=1+1",
        "../../etc/passwd",
        "url(http://example.org/)",
    ],
)
def test_markup_stays_text(name):
    paper = render_decision(signed_by(name) | {"issuer_name": name})
    assert text(paper).count(name) == 2
    assert not any(mark in paper for mark in (b"/JavaScript", b"/Launch", b"/URI", b"/EmbeddedFile"))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"issued_on": ""}, "chưa có ngày ban hành"),
        ({"issued_on": "05/02/2026"}, "chưa có ngày ban hành"),
        ({"number": ""}, "“số văn bản” chưa có nội dung"),
        ({"number": "12-QĐ/ĐU"}, "phải bắt đầu bằng chữ “Số”"),
        ({"number": "Số: 12-QĐ/ĐU"}, "không có dấu hai chấm"),
        ({"recipients": ["Lưu."] * 21}, "“nơi nhận” không được quá 20 dòng"),
        ({"addressees": "Chi bộ"}, "“nơi kính gửi” không được quá 20 dòng"),
        ({"family": "state"}, "Không có kiểu văn bản state, portrait"),
        ({"sheet": ["A4"]}, "Không có kiểu văn bản"),
        ({"body": "Điều 1."}, "không được quá 500 phần"),
        ({"body": [paragraph("Điều 1.")] * 501}, "không được quá 500 phần"),
        ({"body": ["Điều 1."]}, "phần không rõ loại"),
        ({"body": [{"kind": "script"}]}, "phần không rõ loại"),
        ({"body": [paragraph("A") | {"style": "x"}]}, "“paragraph” thừa hoặc thiếu mục"),
        ({"body": [paragraph("A" * 8001)]}, "dài quá 8000 ký tự"),
        ({"body": [dashes(["Căn cứ"] * 201)]}, "không được quá 200 dòng"),
        ({"body": [table([("Tên", 10)], [["A", "B"]])]}, "Bảng có dòng thừa hoặc thiếu ô"),
        ({"body": [table([("Tên", 0)], [["A"]])]}, "Độ rộng cột phải là số nguyên"),
        ({"body": [table([("Tên", 10)], [["A\u202e"]])]}, "ký tự không in được"),
        ({"body": [table([], [])]}, "phải có từ 1 đến 16 cột"),
        ({"signatures": [{"name": "A"}]}, "Chữ ký thừa hoặc thiếu mục"),
        ({"signatures": [None] * 4}, "không được quá 3 chữ ký"),
        ({"path": "/etc"}, "thừa hoặc thiếu mục: path"),
        ({"style": None}, "Kiểu trình bày phải là"),
        ({"style": {"colour": "red"}}, "có mục không dùng được: colour"),
        ({"style": {"body_pt": "14pt; } @import 'http://example.org'"}}, "body_pt phải là số dương"),
        ({"style": {"body_pt": 0}}, "body_pt phải là số dương"),
        ({"style": {"body_pt": float("nan")}}, "body_pt phải là số dương"),
        ({"style": {"body_pt": True}}, "body_pt phải là số dương"),
        ({"style": {"italic_date": "no"}}, "italic_date phải là có hoặc không"),
        ({"style": {"page_number_at": "left } @import"}}, "page_number_at là center hoặc right"),
        ({"style": {"star": "\u202e"}}, "ký tự không in được"),
    ],
)
def test_a_snapshot_that_is_no_paper_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        render_decision(SNAPSHOT | change)


def test_a_missing_line_is_named():
    with pytest.raises(ValueError, match="thừa hoặc thiếu mục: signatures"):
        render_decision({key: value for key, value in SNAPSHOT.items() if key != "signatures"})


def test_a_style_corrects_a_measure_without_a_release():
    assert Style.of({}) == DEFAULT_STYLE
    wide = render_decision(SNAPSHOT | {"style": {"margin_left_mm": 60, "star": "***", "italic_date": False}})
    assert "TỈNH *** ĐẢNG" in text(wide)
    assert "Italic" not in poppler("pdffonts", wide, "-")


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/a.png",
        "https://example.org/a.png",
        "ftp://example.org/a.png",
        "data:image/png;base64,AAAA",
        "file:///etc/passwd",
        "file://server/share/a.png",
        f"{FOLDER.as_uri()}/../../manage.py",
        f"{FOLDER.as_uri()}/%2e%2e/%2e%2e/manage.py",
        f"{FOLDER.as_uri()}/no-such.png",
        "jar:file:///a",
        "//etc/passwd",
    ],
)
def test_the_fetcher_reads_our_own_files_only(address):
    with pytest.raises(FatalURLFetchingError), fetch(LocalFetcher(FOLDER), address):
        pass


def test_the_fetcher_does_not_follow_a_link_out_of_its_folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "in" / "seal.png").symlink_to(tmp_path / "secret.png")
    with (
        pytest.raises(FatalURLFetchingError),
        fetch(LocalFetcher(tmp_path / "in"), (tmp_path / "in/seal.png").as_uri()),
    ):
        pass


def test_the_fetcher_reads_a_file_of_its_folder(tmp_path):
    (tmp_path / "dấu sao.txt").write_text("*")
    with fetch(LocalFetcher(tmp_path), (tmp_path / "dấu sao.txt").as_uri()) as response:
        assert (response.read(), response.content_type) == (b"*", "text/plain")


@pytest.mark.parametrize("source", ["missing.png", "http://example.org/seal.png", "file:///etc/passwd"])
def test_a_missing_or_foreign_image_ends_the_rendering(source):
    with pytest.raises(DocumentSetupError, match="Không đọc được tệp dùng trong văn bản"):
        renderer().pdf(
            f'<html lang="vi"><title>-</title><body><img src="{source}" alt="-"/></body></html>',
            DEFAULT_STYLE,
        )
    assert text(render_decision(SNAPSHOT)).startswith("ĐẢNG BỘ")  # the renderer is still usable


def test_a_machine_without_the_fonts_says_so(tmp_path):
    sans = subprocess.run(
        ["fc-match", "-f", "%{file}", "Liberation Sans"], capture_output=True, check=True
    ).stdout.decode()
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "sans.ttf").symlink_to(sans)
    (tmp_path / "fonts.conf").write_text(
        f"<fontconfig><dir>{tmp_path}/fonts</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    )
    made = subprocess.run(
        [sys.executable, "-c", "from ceremonies.documents.renderer import renderer; renderer()"],
        env={"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
        capture_output=True,
        check=False,
    )
    assert "DocumentSetupError: Máy chưa có phông chữ Times đủ chữ tiếng Việt." in made.stderr.decode()
    assert "fonts-liberation2" in made.stderr.decode()
