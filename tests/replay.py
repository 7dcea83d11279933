"""What a long preparation wrote is put back from memory while the database is as it was before: a tenth of the time."""

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from django.conf import settings
from django.db import connection

from members.clock import today

Rows = dict[str, list[tuple]]


@dataclass(frozen=True)
class _Written:
    gone: Rows
    new: Rows
    files: dict[Path, bytes]
    answer: bytes


_KNOWN: dict[tuple, _Written] = {}


def replayed(prepare: Callable[[], object], *what: object):
    """The answer of `prepare`, which depends on the rows of the database, the day and `what` alone."""
    before = all_rows()
    world = hashlib.sha256(repr(before).encode()).digest()
    key = (world, str(settings.DATA_DIR), today(), *what)
    if key in _KNOWN:
        return _write_again(_KNOWN[key])
    answer = prepare()
    after = all_rows()
    new = _less(after, before)
    _KNOWN[key] = _Written(_less(before, after), new, _files_of(new), pickle.dumps(answer))
    return answer


def all_rows() -> Rows:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        # The index of names is written by triggers, and cannot be read.
        tables = [
            table for table in tables if not table.startswith(("members_person_words", "ceremonies_counted"))
        ]
        return {table: cursor.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}


def insert_rows(rows: Rows) -> None:
    with connection.cursor() as cursor:
        for table, found in rows.items():
            places = ", ".join(["%s"] * len(found[0]))
            adapted = [tuple(map(_adapted, row)) for row in found]
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({places})', adapted)


def _adapted(value):
    """SQLite's driver takes days and moments, but no times of day."""
    return value.isoformat() if isinstance(value, time) else value


def _less(rows: Rows, others: Rows) -> Rows:
    """Tables of which something is left."""
    found = {
        table: [row for row in each if row not in others[table]]
        for table, each in rows.items()
        if each != others[table]
    }
    return {table: left for table, left in found.items() if left}


def _files_of(rows: Rows) -> dict[Path, bytes]:
    """Stored files stand under their hash; a test may damage them."""
    hashes = {
        str(value) for row in rows.get("members_storedfile", []) for value in row if len(str(value)) == 64
    }
    stored = [path for path in (Path(settings.DATA_DIR) / "files").glob("*/*/*") if path.name in hashes]
    return {path: path.read_bytes() for path in stored}


def _write_again(written: _Written):
    with connection.cursor() as cursor:
        for table, rows in written.gone.items():
            cursor.executemany(f'DELETE FROM "{table}" WHERE id = %s', [(row[0],) for row in rows])
    insert_rows(written.new)
    for path, content in written.files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return pickle.loads(written.answer)
