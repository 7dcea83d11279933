"""Scans are judged by their content; pictures are drawn anew without what the camera wrote into them."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ceremonies.forms.scans import MB, clean_name, clean_scan

PDF = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"


def picture(kind: str, size=(40, 20), mode="RGB", **options) -> bytes:
    target = io.BytesIO()
    Image.new(mode, size, "red" if mode == "RGB" else 1).save(target, kind, **options)
    return target.getvalue()


def scan(content: bytes, name="ban-quet.pdf"):
    return clean_scan(SimpleUploadedFile(name, content))


def refusal(content: bytes) -> str:
    with pytest.raises(ValidationError) as refused:
        scan(content)
    return refused.value.message


def test_a_pdf_is_kept_as_it_is():
    assert scan(PDF, "anh.png") == (PDF, "application/pdf")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_loses_what_the_camera_wrote(kind):
    exif = Image.Exif()
    exif[0x010F] = "May anh Mau"
    exif[0x0112] = 6  # lies on its side
    content, content_type = scan(picture(kind, exif=exif, icc_profile=b"profile"))
    with Image.open(io.BytesIO(content)) as kept:
        assert (dict(kept.getexif()), kept.size, kept.info.get("icc_profile")) == ({}, (20, 40), None)
    assert content_type == f"image/{kind.lower()}"


def test_what_is_seen_through_becomes_white_paper():
    target = io.BytesIO()
    Image.new("RGBA", (2, 2), (0, 0, 0, 0)).save(target, "PNG")
    with Image.open(io.BytesIO(scan(target.getvalue())[0])) as kept:
        assert kept.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + b"\0" * 100,
        b"%PDF-1.7 without an end",
        b"PK\x03\x04",
    ],
)
def test_anything_else_is_refused_whatever_its_name(content):
    assert refusal(content) == "Chỉ nhận tệp PDF, JPEG hoặc PNG còn đọc được."


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_half_a_picture_is_refused(kind):
    content = picture(kind, size=(400, 400))
    assert refusal(content[: len(content) // 2]) == "Tệp ảnh bị hỏng, không mở được."


@pytest.mark.parametrize(
    "size, sentence",
    [
        ((5001, 5000), "Ảnh có quá 25 triệu điểm ảnh. Hãy thu nhỏ rồi gửi lại."),
        ((20000, 20000), "Tệp ảnh bị hỏng, không mở được."),  # Pillow's own limit
    ],
)
def test_too_many_pixels_are_refused_before_they_are_drawn(size, sentence):
    assert refusal(picture("PNG", size=size, mode="1")) == sentence


def test_a_picture_with_a_wrong_check_sum_is_refused():
    content = bytearray(picture("PNG"))
    content[20] ^= 1  # in the header chunk
    assert refusal(bytes(content)) == "Tệp ảnh bị hỏng, không mở được."


def test_files_beyond_the_limits_are_refused():
    assert refusal(PDF + b"\0" * (20 * MB)) == "Tệp lớn quá 20 MB. Hãy quét lại ở độ phân giải thấp hơn."
    big = picture("JPEG") + b"\0" * (8 * MB)
    assert refusal(big) == "Ảnh lớn quá 8 MB. Hãy chụp hoặc quét lại ở độ phân giải thấp hơn."


@pytest.mark.parametrize(
    "name, kept",
    [
        ("Đơn xin vào Đảng.pdf", "Đơn xin vào Đảng.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\an\\don.exe", "don.pdf"),
        ("a\r\nb\u202etxt.pdf", "abtxt.pdf"),
        ('don"<script>.pdf', "donscript.pdf"),
        ("...", "ban-quet.pdf"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_a_name_keeps_nothing_that_steers_paths_or_pages(name, kept):
    assert clean_name(name, "application/pdf") == kept
