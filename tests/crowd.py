"""Many real processes at once, on a scratch copy of the test database (a SQLite file or a PostgreSQL database).

A job is a generator of `tests.jobs`: what it yields is written line by line, so that nothing is lost when its
process is killed.
"""

import json
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.db import connection, connections

CONTEXT = multiprocessing.get_context(
    "forkserver"
)  # a fresh interpreter with Django loaded, forked for each job
CONTEXT.set_forkserver_preload(["tests.jobs"])
PATIENCE = 120  # seconds until a process that does not end is an error


@contextmanager
def scratch_database(folder: Path) -> Iterator[str]:
    """Everything this process asks meanwhile goes to the copy, and is committed for other processes to see."""
    original = connection.settings_dict["NAME"]
    scratch = str(folder / "scratch.sqlite3") if connection.vendor == "sqlite" else f"scratch_{uuid4().hex}"
    _copy(str(original), scratch)
    connection.settings_dict["NAME"] = scratch
    try:
        yield scratch
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = original
        if connection.vendor == "postgresql":
            _maintain(f'DROP DATABASE "{scratch}" WITH (FORCE)')


def _copy(original: str, scratch: str) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [scratch])
    connections.close_all()
    if connection.vendor == "postgresql":
        _maintain(f'CREATE DATABASE "{scratch}" TEMPLATE "{original}"')


def _maintain(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


class Crowd:
    """Starts processes on the scratch database and gathers what they say."""

    def __init__(self, folder: Path, database: str):
        self.folder, self.database = folder, database

    def run(self, job: Callable, count: int = 8, *, kill: int = 0, **arguments) -> list[tuple]:
        """(process, *what it yielded) of `count` processes that begin at the same moment; `kill` die half-way."""
        connections.close_all()
        said = [self.folder / f"{uuid4().hex}.jsonl" for _ in range(count)]
        gate = CONTEXT.Barrier(count)
        processes = [
            CONTEXT.Process(target=_work, args=(job, self.database, number, gate, path, arguments))
            for number, path in enumerate(said)
        ]
        for process in processes:
            process.start()
        for process, path in list(zip(processes, said, strict=True))[:kill]:
            _kill_half_way(process, path)
        for process in processes:
            process.join(PATIENCE)
        assert [process.exitcode for process in processes] == [-9] * kill + [0] * (count - kill)
        return [(number, *line) for number, path in enumerate(said) for line in _lines(path)]


def _kill_half_way(process, path: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while len(_lines(path)) < 3 and time.monotonic() < deadline:
        time.sleep(0.001)
    process.kill()


def _lines(path: Path) -> list:
    whole = path.read_text().rpartition("\n")[0] if path.exists() else ""
    return [json.loads(line) for line in whole.splitlines()]


def _work(job, database: str, number: int, gate, path: Path, arguments: dict) -> None:
    connections.close_all()
    connection.settings_dict["NAME"] = database
    with path.open("a") as stream:
        gate.wait(PATIENCE)
        for outcome in job(number, gate, **arguments):
            stream.write(json.dumps(outcome) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
    connections.close_all()
