"""One cell: put right by `mending`, judged by `values`."""

from members.spreadsheets.cells.code_tables import ETHNIC_GROUP, ORGANISATION_KIND, RELIGION, SEX
from members.spreadsheets.cells.repairs import Remark, Repair
from members.spreadsheets.cells.texts import as_text, is_blank, key

__all__ = [
    "ETHNIC_GROUP",
    "ORGANISATION_KIND",
    "RELIGION",
    "SEX",
    "Remark",
    "Repair",
    "as_text",
    "is_blank",
    "key",
]
