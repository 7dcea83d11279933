"""Untrusted bytes → rows, through a child process."""

from members.spreadsheets.reading.book import OpenBook, open_book
from members.spreadsheets.reading.rows import Cell, Head, Merge, Row

__all__ = ["Cell", "Head", "Merge", "OpenBook", "Row", "open_book"]
