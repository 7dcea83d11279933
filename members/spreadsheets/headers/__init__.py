"""The header of a list: where it stands, and what each column under it means."""

from members.spreadsheets.headers.layouts import AND, Corrections, Layout, SeenColumn, Wanted
from members.spreadsheets.headers.understanding import understand

__all__ = ["AND", "Corrections", "Layout", "SeenColumn", "Wanted", "understand"]
