"""Cells whose formula came to an error: calamine shows them as empty, which would lose a value without a word."""

import re

from members.spreadsheets.child.xml_parts import place_of

Errors = dict[int, dict[int, str]]
"""Row → place → what the cell shows, as #N/A."""
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\s+r=["']([A-Z]{1,3})(\d{1,7})["'][^>]*\st=["']e["'][^>]*>"""
    rb"""(?:<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>(#[A-Z/0!?_]{1,15})<"""
)


def errors_of(sheet: bytes) -> Errors:
    found: Errors = {}
    if b't="e"' in sheet or b"t='e'" in sheet:
        for letters, row, shown in _ERROR.findall(sheet):
            found.setdefault(int(row), {})[place_of(letters)] = shown.decode()
    return found
