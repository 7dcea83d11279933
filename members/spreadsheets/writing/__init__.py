"""Files that leave: the plain data sheet, .csv, the sender's own workbook with red cells or with its gaps filled."""

from members.spreadsheets.writing.csv_file import write_csv
from members.spreadsheets.writing.data_sheet import write_data_sheet
from members.spreadsheets.writing.filling import Hole, Holes, Value, fill_holes, find_holes
from members.spreadsheets.writing.marking import Mark, mark

__all__ = [
    "Hole",
    "Holes",
    "Mark",
    "Value",
    "fill_holes",
    "find_holes",
    "mark",
    "write_csv",
    "write_data_sheet",
]
