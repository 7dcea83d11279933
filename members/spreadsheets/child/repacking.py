"""A workbook put together again with a few parts changed, and told to reckon its formulas when it is opened."""

import io
import re
import zipfile
from collections.abc import Mapping

_CALC = re.compile(rb"<((?:\w+:)?)calcPr\b([^>]*?)(/?)>")
_FULL = re.compile(rb"""\sfullCalcOnLoad\s*=\s*("[^"]*"|'[^']*')""")
_BEFORE_CALC = ("definedNames", "externalReferences", "functionGroups", "sheets")


def recalculating(workbook: bytes) -> bytes:
    """The workbook part, saying that every formula is to be reckoned when it is opened."""
    found = _CALC.search(workbook)
    if found:
        others = _FULL.sub(b"", found[2]).rstrip()
        made = b'<%scalcPr%s fullCalcOnLoad="1"%s>' % (found[1], others, found[3])
        return workbook[: found.start()] + made + workbook[found.end() :]
    tags = {tag: _end_of(workbook, tag) for tag in _BEFORE_CALC}
    end, prefix = next(tags[tag] for tag in _BEFORE_CALC if tags[tag])
    return workbook[:end] + b'<%scalcPr fullCalcOnLoad="1"/>' % prefix + workbook[end:]


def _end_of(workbook: bytes, tag: str) -> tuple[int, bytes] | None:
    found = list(re.finditer(rb"</((?:\w+:)?)%s\s*>" % tag.encode(), workbook))
    return (found[-1].end(), found[-1][1]) if found else None


def rewritten(source: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """Every part in its place, under its name and day."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for entry in source.infolist():
            content = changed[entry.filename] if entry.filename in changed else source.read(entry)
            copy = zipfile.ZipInfo(entry.filename, entry.date_time)
            copy.compress_type, copy.external_attr = entry.compress_type, entry.external_attr
            copy.create_system = entry.create_system
            target.writestr(copy, content)
    return stream.getvalue()
