"""Files that leave: the plain data sheet, .csv, and the sender's own workbook with red cells."""

from members.spreadsheets.writing.csv_file import write_csv
from members.spreadsheets.writing.data_sheet import write_data_sheet
from members.spreadsheets.writing.marking import Mark, mark

__all__ = ["Mark", "mark", "write_csv", "write_data_sheet"]
