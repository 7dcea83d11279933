"""A scan as it came from somebody's machine: judged, and pictures made anew without what cameras write into them."""

import io
import re
import unicodedata
from pathlib import PurePath

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps

MB = 1024 * 1024
PDF_LIMIT, PICTURE_LIMIT = 20 * MB, 8 * MB  # bytes
MOST_PIXELS = 25_000_000
PDF = "application/pdf"
_PICTURES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
#: Near the last byte; Pillow itself overlooks that a picture stops halfway once WeasyPrint is loaded.
_ENDS = {PDF: b"%%EOF", "JPEG": b"\xff\xd9", "PNG": b"IEND"}
_DAMAGED = "Tệp ảnh bị hỏng, không mở được."
_SUFFIXES = {PDF: ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


def clean_scan(upload) -> tuple[bytes, str]:
    """The bytes to keep and their type. By content, never by name; ValidationError in Vietnamese."""
    if upload.size > PDF_LIMIT:
        raise ValidationError("Tệp lớn quá 20 MB. Hãy quét lại ở độ phân giải thấp hơn.")
    content = upload.read()
    if content.startswith(b"%PDF-") and _is_whole(content, PDF):
        return content, PDF
    kind = next((kind for head, kind in _PICTURES.items() if content.startswith(head)), None)
    if kind is None:
        raise ValidationError("Chỉ nhận tệp PDF, JPEG hoặc PNG còn đọc được.")
    if len(content) > PICTURE_LIMIT:
        raise ValidationError("Ảnh lớn quá 8 MB. Hãy chụp hoặc quét lại ở độ phân giải thấp hơn.")
    return _drawn_anew(content, kind), f"image/{kind.lower()}"


def _drawn_anew(content: bytes, kind: str) -> bytes:
    if not _is_whole(content, kind):
        raise ValidationError(_DAMAGED)
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as picture:
            picture.verify()
        with Image.open(io.BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError("Ảnh có quá 25 triệu điểm ảnh. Hãy thu nhỏ rồi gửi lại.")
            upright = ImageOps.exif_transpose(picture)
            upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as damaged:
        raise ValidationError(_DAMAGED) from damaged
    target = io.BytesIO()
    clean = Image.new("RGB", upright.size, "white")
    clean.paste(upright, mask=upright if upright.mode == "RGBA" else None)
    clean.save(target, kind, **({"quality": 90} if kind == "JPEG" else {}))
    return target.getvalue()


def _is_whole(content: bytes, kind: str) -> bool:
    return _ENDS[kind] in content[-2048:]


def clean_name(name: str, content_type: str) -> str:
    """The last part of the name, without characters that steer terminals, paths or the direction of writing."""
    stem = PurePath(unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]).stem
    kept = "".join(c for c in stem if unicodedata.category(c)[0] in "LMN" or c in " -_().,")
    return (re.sub(r"\s+", " ", kept).strip(" .")[:80] or "ban-quet") + _SUFFIXES[content_type]
