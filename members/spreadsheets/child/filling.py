"""The process that finds and fills placeholders in one untrusted .xlsx. Started by `writing.filling`.

Cells are cut out of the bytes of their sheet and put back; nothing else of the workbook is written anew.
"""

import io
import json
import re
import zipfile
from collections.abc import Mapping

from members.spreadsheets.child.archives import check_archive
from members.spreadsheets.child.process import limit, receive, send
from members.spreadsheets.child.repacking import recalculating, rewritten
from members.spreadsheets.child.rich_texts import as_inline, texts_of
from members.spreadsheets.child.sheet_cells import Cell, cells_of, shared_strings
from members.spreadsheets.child.xml_parts import Archive
from members.spreadsheets.refusals import NOT_A_SHEET, UnusableFile

MOST = 2_000
_OPEN = b"{{"
_HOLE = re.compile(r"\{\{([^{}]{1,80})\}\}")
_SIGNED = "Tệp có chữ ký số, điền vào sẽ làm hỏng chữ ký. Hãy dùng bản chưa ký."
_NOT_UTF8 = "Tệp được ghi theo bảng mã lạ. Hãy mở bằng Excel rồi lưu lại dưới dạng .xlsx."
_TOO_MANY = f"Tệp có hơn {MOST} ô cần điền. Hãy chia thành nhiều mẫu."
_ELSEWHERE = re.compile(r"xl/(drawings|comments|charts|threadedcomments)", re.IGNORECASE)

Values = Mapping[str, list]
"""What stands between the braces → [number or None, text]. A cell that is only a placeholder takes the number."""


class Book:
    def __init__(self, content: bytes):
        check_archive(content)
        self.zip = zipfile.ZipFile(io.BytesIO(content))
        names = self.zip.namelist()
        if "xl/workbook.xml" not in names:
            raise UnusableFile(NOT_A_SHEET)
        if any(name.lower().startswith("_xmlsignatures/") for name in names):
            raise UnusableFile(_SIGNED)
        self.archive = Archive(self.zip)
        self.shared = shared_strings(self.part("xl/sharedStrings.xml"))

    def part(self, name: str) -> bytes:
        content = self.archive.part(name)
        head = content[:200].lower()
        if head[:2] in (b"\xff\xfe", b"\xfe\xff") or (b"encoding" in head and b"utf-8" not in head):
            raise UnusableFile(_NOT_UTF8)
        return content

    def sheets(self) -> list[tuple[str, str, bytes]]:
        """Name of the sheet, name of its part, the part; in the order of the workbook."""
        found = []
        for name, part in self.archive.sheet_parts.items():
            real = next((each for each in self.zip.namelist() if each.lower() == part.lower()), None)
            if real and real.lower().startswith("xl/worksheets/"):
                found.append((name, real, self.part(real)))
        return found

    def text_of(self, cell: Cell) -> bytes:
        """The XML inside `<si>` or `<is>`; b"" where it is written in a way no spreadsheet program does."""
        shared = self.shared[cell.index] if 0 <= cell.index < len(self.shared) else b""
        inner = shared if cell.kind == "s" else cell.inline
        return b"" if b"<!" in inner else inner


def holes_of(content: bytes) -> dict:
    """`cells`: [sheet, address, [what stands between the braces…]]; `elsewhere`: parts where nothing can be filled."""
    book, cells, elsewhere = Book(content), [], []
    for name, _, part in book.sheets():
        for cell in _with_holes(book, part):
            cells.append([name, cell.address, _HOLE.findall("".join(texts_of(book.text_of(cell))))])
            if len(cells) > MOST:
                raise UnusableFile(_TOO_MANY)
        if _in_margins(part):
            elsewhere.append(f"đầu trang, chân trang của trang tính {name}")
    if any(_ELSEWHERE.match(name) and _OPEN in book.zip.read(name) for name in book.zip.namelist()):
        elsewhere.append("hình vẽ, biểu đồ hoặc ghi chú")
    return {"cells": cells, "elsewhere": elsewhere}


def _with_holes(book: Book, part: bytes) -> list[Cell]:
    """Cells with a text that has a placeholder; a formula is left alone."""
    cells = (cell for cell in cells_of(part) if cell.kind in ("s", "inlineStr") and not cell.has_formula)
    return [cell for cell in cells if _HOLE.search("".join(texts_of(book.text_of(cell))))]


def _in_margins(part: bytes) -> bool:
    at = part.find(b"headerFooter")
    return at >= 0 and _OPEN in part[at:]


def filled(content: bytes, values: Values) -> bytes:
    book, changed, has_formulas = Book(content), {}, False
    for _, name, part in book.sheets():
        has_formulas = has_formulas or re.search(rb"<(\w+:)?f[\s>/]", part) is not None
        pieces, at = [], 0
        for cell in _with_holes(book, part):
            pieces += [part[at : cell.start], _filled_cell(book, part, cell, values)]
            at = cell.end
        if pieces:
            changed[name] = b"".join([*pieces, part[at:]])
    if changed and has_formulas:
        changed["xl/workbook.xml"] = recalculating(book.part("xl/workbook.xml"))
    return rewritten(book.zip, changed)


def _filled_cell(book: Book, part: bytes, cell: Cell, values: Values) -> bytes:
    inner = book.text_of(cell)
    whole = "".join(texts_of(inner)).strip()
    only = _HOLE.fullmatch(whole)
    prefix = cell.prefix.encode()
    if only and only[1] in values:
        number, text = values[only[1]]
        if number is not None:
            return cell.opening(part, "") + b"<%sv>%s</%sv></%sc>" % (
                prefix,
                repr(number).encode(),
                prefix,
                prefix,
            )
        if not text:
            return cell.opening(part, "") + b"</%sc>" % prefix
    texts = _replaced(texts_of(inner), values)
    return cell.opening(part, "inlineStr") + as_inline(inner, texts, prefix) + b"</%sc>" % prefix


def _replaced(texts: list[str], values: Values) -> list[str]:
    """Placeholders may run over several differently set pieces: the first of them takes what is filled in."""
    whole = "".join(texts)
    owners = [place for place, text in enumerate(texts) for _ in text]
    made = [""] * len(texts)
    at = 0
    for hole in _HOLE.finditer(whole):
        for position in range(at, hole.start()):
            made[owners[position]] += whole[position]
        said = values.get(hole[1])
        made[owners[hole.start()]] += hole[0] if said is None else said[1]
        at = hole.end()
    for position in range(at, len(whole)):
        made[owners[position]] += whole[position]
    return made


def main() -> None:
    limit()
    try:
        values = json.loads(receive())
        content = receive()
        answer = filled(content, values) if values is not None else json.dumps(holes_of(content)).encode()
    except UnusableFile as refusal:
        send(b"!" + refusal.message.encode())
    else:
        send(b"=" + answer)
