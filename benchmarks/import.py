"""Importing a list of people: ours beside stock django-import-export and beside reading and inserting with no checks.

python benchmarks/import.py [--sizes 10000 100000] [--rounds 3] [--databases sqlite postgresql] [--without-stock]
"""

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

ROOT = Path(__file__).resolve().parents[1]
WORKER = ROOT / "benchmarks" / "import_worker.py"
#: Stock django-import-export is only run up to here: at 100,000 rows it would take a quarter of an hour.
MOST_STOCK = 10_000
WAYS = ("floor", "ours", "stock", "stock, checking")
UNITS = [f"Phòng Nghiệp vụ {number}" for number in range(1, 201)]
TITLES = [
    *("STT", "Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD", "Dân tộc", "Tôn giáo", "Quê quán", "Chức vụ"),
    *("Đơn vị", "Điện thoại", "Thư điện tử"),
]
FAMILY, MIDDLE, GIVEN = (
    syllables.split()
    for syllables in (
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lò Giàng Sùng",
        "Văn Thị Hữu Đức Minh Thu Quốc Ngọc Xuân Thanh Gia Bảo Hoài Nhật Kim Tuấn Hải A",
        "Anh Bình Cường Dũng Giang Hà Hạnh Hiếu Hoa Hùng Hương Khánh Lan Linh Long Mai Minh Nam Nga Nhung "
        "Phong Phúc Quân Quang Sơn Thảo Thủy Trang Tú Uyên Ước Vân Việt Yến",
    )
)
ETHNIC = ["Kinh"] * 17 + ["Tày", "Thái", "H'Mông", "Ê-đê"]


def people(count: int):
    """Invented rows of twelve columns; no two share name and birth date."""
    chance = random.Random(count)
    for number in range(1, count + 1):
        name = " ".join(chance.choice(part) for part in (FAMILY, MIDDLE, MIDDLE, GIVEN))
        born = date(1965, 1, 1) + timedelta(days=number * 7919 % 14_000)
        woman = chance.random() < 0.5
        century = (0 if born.year < 2000 else 2) + woman
        yield [
            number,
            name,
            "Nữ" if woman else "Nam",
            f"{born:%d/%m/%Y}",
            f"9{chance.randrange(10, 96)}{century}{born.year % 100:02}{number:06}",
            chance.choice(ETHNIC),
            "Không",
            f"xã Mẫu {chance.randrange(3_000)}, tỉnh Cao Bằng",
            chance.choice(("chuyên viên", "chuyên viên chính", "kỹ sư", "phó trưởng phòng")),
            chance.choice(UNITS),
            f"09{number:08}",
            f"nguoi{number}@vi-du.vn",
        ]


def write_list(path: Path, count: int) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Danh sách")
        for number, cells in enumerate((TITLES, *people(count))):
            sheet.write_row(number, 0, cells)


# --- Databases ---------------------------------------------------------------------------------------------------


class Sqlite:
    name = "SQLite"

    def __init__(self, work: Path):
        self._template, self._copy = work / "template.sqlite3", work / "copy.sqlite3"
        run("prepare", self._url(self._template), UNITS)

    def fresh(self) -> str:
        for path in (self._copy, Path(f"{self._copy}-wal"), Path(f"{self._copy}-shm")):
            path.unlink(missing_ok=True)
        self._copy.write_bytes(self._template.read_bytes())
        return self._url(self._copy)

    def _url(self, path: Path) -> str:
        return f"sqlite:///{path}"


class Postgres:
    """A cluster of our own, reachable through a socket in the work folder only."""

    name = "PostgreSQL"

    def __init__(self, work: Path):
        self._bin, self._cluster = postgres_programs(), work / "postgres"
        work.chmod(0o711)
        self._cluster.mkdir()
        if os.getuid() == 0:
            subprocess.run(["chown", "nobody:nogroup", self._cluster], check=True)
        options = "--username=portal --auth=trust --encoding=UTF8 --locale=C --no-sync"
        self._program("initdb", f"--pgdata={self._cluster}/data", *options.split())
        settings = f"-c listen_addresses='' -c unix_socket_directories='{self._cluster}'"
        self._program(
            *("pg_ctl", f"--pgdata={self._cluster}/data", f"--log={self._cluster}/log"),
            *("--wait", f"--options={settings}", "start"),
        )
        self._program("createdb", *self._where, "template_portal")
        run("prepare", self._url("template_portal"), UNITS)

    def fresh(self) -> str:
        self._program("dropdb", *self._where, "--if-exists", "copy")
        self._program("createdb", *self._where, "--template=template_portal", "copy")
        return self._url("copy")

    def stop(self) -> None:
        self._program("pg_ctl", f"--pgdata={self._cluster}/data", "--mode=immediate", "stop")

    @property
    def _where(self) -> list[str]:
        return [f"--host={self._cluster}", "--username=portal"]

    def _url(self, name: str) -> str:
        return f"postgres://portal@/{self._cluster}/{name}"

    def _program(self, name: str, *arguments: str) -> None:
        """PostgreSQL refuses to run as root."""
        other = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.getuid() == 0 else []
        command = [*other, self._bin / name, *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self._cluster)


def postgres_programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return found[-1] if found else None


@contextmanager
def databases(names: list[str], work: Path):
    opened = [Sqlite(work)] if "sqlite" in names else []
    postgres = Postgres(work) if "postgresql" in names and postgres_programs() else None
    try:
        yield opened + ([postgres] if postgres else [])
    finally:
        if postgres:
            postgres.stop()


# --- The run -----------------------------------------------------------------------------------------------------


def run(way: str, database: str, argument) -> dict:
    """One way in a process of its own: {"seconds": {step: …}, "rows": …, "peak": MB}."""
    with tempfile.TemporaryDirectory() as data:
        answer = subprocess.run(
            [sys.executable, WORKER, way, json.dumps(argument)],
            env=os.environ | {"DATABASE_URL": database, "DATA_DIR": data},
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
        )
    return json.loads(answer.stdout)


def measure(database, path: Path, count: int, rounds: int, *, stock: bool) -> dict[str, list[dict]]:
    ways = [way for way in WAYS if (stock and count <= MOST_STOCK) or not way.startswith("stock")]
    found = {way: [] for way in ways}
    for _ in range(rounds):
        for way in random.sample(ways, len(ways)):
            result = run(way, database.fresh(), str(path))
            assert result["rows"] == count, (way, result)
            found[way].append(result)
            steps = ", ".join(f"{step} {seconds:.1f}" for step, seconds in result["seconds"].items())
            print(f"    {way}: {steps} s, CPU {result['cpu']:.1f} s, {result['peak']} MB", file=sys.stderr)
    return found


def seconds(results: list[dict]) -> float:
    return statistics.median(sum(result["seconds"].values()) for result in results)


def cpu(results: list[dict]) -> float:
    return statistics.median(result["cpu"] for result in results)


def report(database, count: int, found: dict[str, list[dict]]) -> None:
    """Rows as docs/performance.md has them. On a busy machine CPU time tells more than the clock; on PostgreSQL the
    server's own is not in it."""
    floor, ours = found["floor"], found["ours"]
    print(f"\n{database.name}, {count:,} rows, load {os.getloadavg()[0]:.1f}")
    print(
        "| | rows | seconds | rows/s | × floor | CPU s | CPU × floor | peak MB |\n|---|---|---|---|---|---|---|---|"
    )
    for way, results in found.items():
        took, peak = seconds(results), max(result["peak"] for result in results)
        print(
            f"| {database.name}, {way} | {count:,} | {took:.2f} | {count / took:,.0f} | {took / seconds(floor):.2f} "
            f"| {cpu(results):.2f} | {cpu(results) / cpu(floor):.2f} | {peak} |"
        )
    for way in found.keys() - {"floor", "ours"}:
        print(
            f"{way}: {seconds(found[way]) / seconds(ours):.1f} × the time of ours, "
            f"{cpu(found[way]) / cpu(ours):.1f} × its CPU time"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--without-stock", action="store_true")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} CPU")
    with tempfile.TemporaryDirectory(prefix="party-portal-benchmark-") as folder:
        work = Path(folder)
        lists = {count: work / f"people-{count}.xlsx" for count in options.sizes}
        for count, path in lists.items():
            write_list(path, count)
        with databases(options.databases, work) as opened:
            for database in opened:
                a_row = {}
                for count, path in lists.items():
                    found = measure(database, path, count, options.rounds, stock=not options.without_stock)
                    report(database, count, found)
                    a_row[count] = seconds(found["ours"]) / count, cpu(found["ours"]) / count
                if len(a_row) > 1:
                    few, many = min(a_row), max(a_row)
                    clock, used = (
                        after / before for before, after in zip(a_row[few], a_row[many], strict=True)
                    )
                    print(f"  a row of {many:,} costs {clock:.2f} × a row of {few:,}; CPU {used:.2f} ×")


if __name__ == "__main__":
    main()
