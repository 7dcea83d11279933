"""Several papers together: one file for printing, one zip for sending."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence

import pikepdf

from members.names import fold


def merge_for_print(pdfs: Sequence[bytes]) -> bytes:
    """All pages in the order given. For the printer only: tags and PDF/A stay with the single papers."""
    merged = pikepdf.new()
    for content in pdfs:
        with pikepdf.open(io.BytesIO(content)) as paper:
            merged.pages.extend(paper.pages)
    merged.Root.Lang = "vi"
    target = io.BytesIO()
    merged.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


def zip_papers(papers: Iterable[tuple[str, bytes]], suffix: str = ".pdf") -> bytes:
    """Equal papers give equal bytes; names come out without marks, so that every system can unpack them."""
    target = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(target, "w") as archive:
        for title, content in papers:
            entry = zipfile.ZipInfo(_free_name(title, taken, suffix), date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()


def _free_name(title: str, taken: set[str], suffix: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", fold(title.removesuffix(suffix))).strip("-")[:100] or "van-ban"
    name, count = stem, 1
    while name in taken:
        count += 1
        name = f"{stem}-{count}"
    taken.add(name)
    return f"{name}{suffix}"
