"""Who gets what answer from which address: tests/access_table.csv and tests/access/, as rows.

A line: the address (and the step), the state of the file, the method, what a guest gets (also somebody with a closed
account), what everybody else gets, and the exceptions, people or groups of people.
"""

import csv
from pathlib import Path

from tests.addresses import ACTIONS
from tests.cast import OFFICES, PLAIN

GROUPS = {
    "UNIONS": "doan_vien doan_bi_thu doan_khac cong_doan cong_doan_chu_tich",
    "NOMINATORS": "doan_vien doan_bi_thu",
    "PARTY": "chi_bo chi_bo_khac van_phong dang_uy ban_to_chuc cap_tren kiem_tra",
    "KEEPERS": "chi_bo chi_bo_khac van_phong dang_uy ban_to_chuc cap_tren",
    "SIGNERS": "chi_bo chi_bo_khac dang_uy cap_tren",
    # Hoài An's cell and the committees over it; without the inspector; without the cell
    "ABOVE": "chi_bo van_phong dang_uy ban_to_chuc cap_tren kiem_tra",
    "ABOVE_KEEPERS": "chi_bo van_phong dang_uy ban_to_chuc cap_tren",
    "HIGHER": "van_phong dang_uy ban_to_chuc cap_tren",
}
ACCOUNTS = [name for name, *_ in OFFICES + PLAIN]
GUESTS = ["khach", "da_khoa"]  # nobody signed in, a closed account
PEOPLE = ["khach", *ACCOUNTS]
STATES = ["", "draft", "submitted", "sent", "dossier", "authority_voted", "decided", "probation"]
#: One file for each subject that has addresses of its own, see `tests.access`.
TABLES = [
    Path(__file__).parent / "access_table.csv",
    *sorted((Path(__file__).parent / "access").glob("*.csv")),
]
TABLE = [row for table in TABLES for row in csv.DictReader(table.read_text().splitlines())]


def expected(row, person) -> int:
    if person in GUESTS:
        return int(row["guest"])
    for exception in filter(None, row["exceptions"].split(";")):
        status, *names = exception.split()
        if person in " ".join(GROUPS.get(name, name) for name in names).split():
            return int(status)
    return int(row["others"])


def rows_of(state) -> list[tuple[str, dict]]:
    """(address, row) for each line about this state, OTHER steps one by one."""
    rows = [row for row in TABLE if row["object"] == state]
    named = {row["address"] for row in rows}
    return [
        (address, row)
        for row in rows
        for address in (
            [row["address"].replace("OTHER", action) for action in ACTIONS]
            if row["address"].endswith(" OTHER")
            else [row["address"]]
        )
        if address == row["address"] or address not in named
    ]


def refused(row, person) -> bool:
    """Whether the answer is the page of refusals, which says nothing of the address."""
    return expected(row, person) in (403, 404, 405)
