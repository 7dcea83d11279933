"""SQLite set up so that an acknowledged write is never lost (PostgreSQL needs none of this)."""

import sqlite3

# The WAL-reset bug (lost commits, corruption) is in 3.7.0-3.51.2; these are the fixed releases of each line.
_FIXED_LINES = {(3, 44): 6, (3, 50): 7}
_FIXED_FROM = (3, 51, 3)

#: Seconds a writer waits for the one before it: longer than a list of 100,000 rows takes to be written.
PATIENCE = 30
#: KiB of pages a connection may keep. With SQLite's own 2 MB the indexes of a long list are read again and again.
CACHE = 32_000


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite release has the fix of https://www.sqlite.org/changes.html, 3.51.3."""
    fixed_patch = _FIXED_LINES.get(version[:2])
    return version >= _FIXED_FROM or (fixed_patch is not None and version[2] >= fixed_patch)


def connection_options() -> dict[str, object]:
    journal = "WAL" if wal_is_safe(sqlite3.sqlite_version_info) else "TRUNCATE"
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": PATIENCE,
        "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; PRAGMA cache_size=-{CACHE};",
    }
