"""The rows below a header, under our titles: who is in the list, and which rows are nobody."""

from members.spreadsheets.tables.reader import Reader
from members.spreadsheets.tables.rows import DataRow

__all__ = ["DataRow", "Reader"]
