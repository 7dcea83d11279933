"""A list as an office prints and signs it, with letterhead, title and signatures."""

from members.spreadsheets.office.forms import PARTY_REGISTER, PEOPLE, plain_form, width_of
from members.spreadsheets.office.letterheads import letterhead_of
from members.spreadsheets.office.lists import OfficeColumn, OfficeList
from members.spreadsheets.office.paper import write_office_list

__all__ = [
    "PARTY_REGISTER",
    "PEOPLE",
    "OfficeColumn",
    "OfficeList",
    "letterhead_of",
    "plain_form",
    "width_of",
    "write_office_list",
]
