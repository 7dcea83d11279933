"""No acknowledged write may be lost, on whatever SQLite the machine has."""

import pytest
from django.db import connection

from partyportal.sqlite import wal_is_safe


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_wal_only_without_the_wal_reset_bug(version, safe):
    assert wal_is_safe(version) is safe


@pytest.mark.django_db
def test_the_connection_is_durable_and_writers_queue():
    if connection.vendor != "sqlite":
        assert connection.vendor == "postgresql"
        return
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    version = connection.Database.sqlite_version_info
    assert (journal, synchronous) == ("wal" if wal_is_safe(version) else "truncate", 2)
    assert connection.transaction_mode == "IMMEDIATE"
