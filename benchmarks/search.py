"""What finding people costs, with the plans of the database: ours beside LIKE '%words%'.

DATABASE_URL=… python benchmarks/search.py [--people 1000000] [--rounds 5] [--plans]

In an empty database the register is made first (some minutes for a million).
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "partyportal.settings",
    "SECRET_KEY": "benchmark-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
}
import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, reset_queries  # noqa: E402
from django.db.models import Q  # noqa: E402

from benchmarks.search_world import build  # noqa: E402
from members.models import Person, User  # noqa: E402
from members.names import fold  # noqa: E402
from members.permissions import visible_to  # noqa: E402
from members.selectors.search import people_matching  # noqa: E402

A_PAGE = 51
READERS = ("quan_tri", "bi_thu", "chi_bo")
ASKED = (
    *("nguyen", "nguyen van", "Nguyễn Thị Hương", "tuan", "vy", "tran vy", "uoc"),
    *("khong co ai", "0907919", "7919", "912065000007"),
)


def ours(user: User, q: str) -> list[Person]:
    user.grants_cache = {}
    found = visible_to(user, Person).filter(people_matching(user, q))
    return list(found.order_by("sort_key", "pk")[:A_PAGE])


def like(user: User, q: str) -> list[Person]:
    """The folded column searched as it stands."""
    user.grants_cache = {}
    named = Q()
    for word in fold(q).split():
        named &= Q(search_key__contains=word)
    found = visible_to(user, Person).filter(named | Q(citizen_id=fold(q)))
    return list(found.order_by("sort_key", "pk")[:A_PAGE])


def cpu() -> float:
    """Seconds of this process and of the server's side of the connection."""
    return time.process_time() + _of_the_server()


def _of_the_server() -> float:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    return sum(map(int, Path(f"/proc/{pid}/stat").read_text().split()[13:15])) / os.sysconf("SC_CLK_TCK")


def milliseconds(way, user: User, q: str, rounds: int) -> tuple[float, float, int]:
    """CPU time and the clock, for one search; the first one warms the cache."""
    found = way(user, q)
    clocks, before = [], cpu()
    for _ in range(rounds):
        started = time.perf_counter()
        way(user, q)
        clocks.append(time.perf_counter() - started)
    return (cpu() - before) / rounds * 1000, statistics.median(clocks) * 1000, len(found)


def plans(user: User, q: str) -> None:
    """What the database says about each query of one search."""
    connection.force_debug_cursor = True
    reset_queries()
    ours(user, q)
    asked, connection.force_debug_cursor = [query["sql"] for query in connection.queries], False
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN ANALYZE"
    for sql in asked[1:]:
        with connection.cursor() as cursor:
            cursor.execute(f"{explain} {sql.replace('%', '%%')}", [])
            print("\n".join(f"    {row[-1]}" for row in cursor.fetchall()), end="\n    --\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--plans", action="store_true")
    options = parser.parse_args()
    call_command("migrate", verbosity=0)
    if not Person.objects.exists():
        build(options.people)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(
        f"{connection.vendor}, load {os.getloadavg()[0]:.1f}\n| reader | asked | rows | CPU ms | ms | LIKE: CPU ms |"
    )
    print("|---|---|---|---|---|---|")
    for name in READERS:
        user = User.objects.get(username=name)
        for q in ASKED:
            spent, clock, rows = milliseconds(ours, user, q, options.rounds)
            before, _, _ = milliseconds(like, user, q, 1)
            print(f"| {name} | {q} | {rows} | {spent:.1f} | {clock:.1f} | {before:.0f} |", flush=True)
            if options.plans:
                plans(user, q)


if __name__ == "__main__":
    main()
