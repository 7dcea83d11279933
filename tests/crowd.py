"""Many real processes at once, on a scratch copy of the test database (a SQLite file or a PostgreSQL database).

A job is a generator of `tests.jobs`: what it yields is written line by line, so that nothing is lost when its
process is killed.
"""

import json
import multiprocessing
import os
import signal
import threading
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
        """(process, *what it yielded) of `count` processes that begin at the same moment.

        The first `kill` of them are killed a moment after the third line that they wrote, wherever they are then.
        """
        connections.close_all()
        said = [self.folder / f"{uuid4().hex}.jsonl" for _ in range(count)]
        gate = CONTEXT.Barrier(count)
        processes = [
            CONTEXT.Process(
                target=_work, args=(job, self.database, number, gate, path, number < kill, arguments)
            )
            for number, path in enumerate(said)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join(PATIENCE)
        ended = [process.exitcode for process in processes]
        assert ended == [-9] * kill + [0] * (count - kill), f"exit codes {ended}"
        return [(number, *line) for number, path in enumerate(said) for line in _lines(path)]


def _lines(path: Path) -> list:
    whole = path.read_text().rpartition("\n")[0] if path.exists() else ""
    return [json.loads(line) for line in whole.splitlines()]


def _work(job, database: str, number: int, gate, path: Path, dies: bool, arguments: dict) -> None:
    connections.close_all()
    connection.settings_dict["NAME"] = database
    if (
        connection.vendor == "sqlite"
    ):  # on a slow disk the last of eight writers waits longer than any office does
        connection.settings_dict["OPTIONS"]["timeout"] = PATIENCE
    with path.open("a") as stream:
        gate.wait(PATIENCE)
        for line, outcome in enumerate(job(number, gate, **arguments), start=1):
            stream.write(json.dumps(outcome) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
            if dies and line == 3:
                threading.Timer(0.002, os.kill, (os.getpid(), signal.SIGKILL)).start()
    connections.close_all()
    if dies:
        signal.pause()
