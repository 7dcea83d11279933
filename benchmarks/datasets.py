"""Data sets for measuring, built once in a folder and kept: SQLite files, databases of one PostgreSQL cluster."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = "benchmarks.page_settings"


class Sqlite:
    name = "SQLite"

    def __init__(self, folder: Path):
        self._folder = folder

    def url(self, people: int) -> str:
        return f"sqlite:///{self._folder}/{people}.sqlite3"

    def is_built(self, people: int) -> bool:
        return (self._folder / f"{people}.sqlite3").exists()

    def create(self, people: int) -> None:
        """Migrating makes the file."""

    def stop(self) -> None:
        """Nothing runs."""


class Postgres:
    """A cluster of our own, reachable through a socket in the folder only."""

    name = "PostgreSQL"

    def __init__(self, folder: Path):
        self._bin, self._cluster = postgres_programs(), folder / "postgres"
        folder.chmod(0o711)
        if not self._cluster.exists():
            self._cluster.mkdir()
            if os.getuid() == 0:
                subprocess.run(["chown", "nobody:nogroup", self._cluster], check=True)
            options = "--username=portal --auth=trust --encoding=UTF8 --locale=C --no-sync"
            self._program("initdb", f"--pgdata={self._cluster}/data", *options.split())
        settings = f"-c listen_addresses='' -c unix_socket_directories='{self._cluster}' -c fsync=off"
        self._program(
            *("pg_ctl", f"--pgdata={self._cluster}/data", f"--log={self._cluster}/log", "--wait"),
            *(f"--options={settings} -c shared_buffers=1GB -c max_wal_size=4GB", "start"),
        )

    def url(self, people: int) -> str:
        return f"postgres://portal@/{self._cluster}/people_{people}"

    def is_built(self, people: int) -> bool:
        query = f"SELECT 1 FROM pg_database WHERE datname = 'people_{people}'"
        return "1" in self._program("psql", *self._where, "-Atc", query, "postgres")

    def create(self, people: int) -> None:
        self._program("createdb", *self._where, f"people_{people}")

    def stop(self) -> None:
        self._program("pg_ctl", f"--pgdata={self._cluster}/data", "--mode=fast", "stop")

    @property
    def _where(self) -> list[str]:
        return [f"--host={self._cluster}", "--username=portal"]

    def _program(self, name: str, *arguments: str) -> str:
        """PostgreSQL refuses to run as root. Its output goes to a file: the server it starts keeps a pipe open."""
        other = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.getuid() == 0 else []
        kept = subprocess.PIPE if name == "psql" else subprocess.DEVNULL
        done = subprocess.run(
            [*other, self._bin / name, *arguments], check=True, stdout=kept, cwd=self._cluster, text=True
        )
        return done.stdout or ""


def postgres_programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return found[-1] if found else None


def environment(folder: Path, url: str) -> dict[str, str]:
    """A data folder of the benchmark's own."""
    data = folder / "data"
    (data / "static").mkdir(parents=True, exist_ok=True)
    own = {"DATA_DIR": str(data), "SECRET_KEY": "only-for-measuring-" + "0123456789" * 5, "HTTPS": "off"}
    return os.environ | own | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": SETTINGS, "DEBUG": "off"}


def build(database: Sqlite | Postgres, folder: Path, people: int) -> None:
    """What is there already is only migrated. A build that was stopped on the way must be removed by hand."""
    commands = [["migrate", "-v0"]]
    if not database.is_built(people):
        database.create(people)
        commands += [["createcachetable"], ["load_test_data", f"--people={people}"]]
    for command in commands:
        print(f"{database.name}, {people:,}: {' '.join(command)}", file=sys.stderr)
        subprocess.run(
            [sys.executable, ROOT / "manage.py", *command],
            env=environment(folder, database.url(people)),
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
