"""CPU time and queries of the most used pages from 1,000 to 1,000,000 people, beside stock pages of the same tables.

python benchmarks/pages.py --data FOLDER [--sizes 1000 1000000] [--databases sqlite] [--pages home board] [--rounds 5]

FOLDER keeps the data sets; the one of a million people takes several minutes to build and 2 GB on each database.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

from datasets import ROOT, Postgres, Sqlite, build, environment, postgres_programs

KINDS = {"sqlite": Sqlite, "postgresql": Postgres}


def measured(database, folder: Path, options) -> dict:
    """{page: {"beside": stock page, "sizes": {people: {"cpu", "server", "queries"}}}}."""
    urls = {people: database.url(people) for people in options.sizes}
    work = {"urls": urls, "rounds": options.rounds, "pages": options.pages}
    answer = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "pages_worker.py", json.dumps(work)],
        env=environment(folder, urls[options.sizes[0]]),
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    )
    return {page: found for page, found in json.loads(answer.stdout).items() if found["sizes"]}


def total(one: dict) -> float:
    return one["cpu"] + one["server"]


def report(name: str, found: dict, sizes: list[int]) -> None:
    """Rows as docs/performance.md has them."""
    least, most = str(sizes[0]), str(sizes[-1])
    print(f"\n{name}, load {os.getloadavg()[0]:.1f}: ms of CPU (queries)\n")
    titles = [f"{size:,}" for size in sizes]
    print("| page |", " | ".join(titles), f"| {titles[-1]} ÷ {titles[0]} | stock ÷ ours |")
    print("|---" * (len(sizes) + 3) + "|")
    for page, one in found.items():
        cells = [
            f"{1000 * total(one['sizes'][str(s)]):.1f} ({one['sizes'][str(s)]['queries']})" for s in sizes
        ]
        growth = total(one["sizes"][most]) / total(one["sizes"][least])
        stock = found.get(one["beside"])
        beside = f"{total(stock['sizes'][most]) / total(one['sizes'][most]):.1f}" if stock else ""
        print(f"| {page} |", " | ".join(cells), f"| {growth:.2f} | {beside} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--databases", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--pages", nargs="*", default=[], help="parts of the names of pages")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only-build", action="store_true")
    options = parser.parse_args()
    options.sizes.sort()
    folder = options.data.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    print(f"Python {platform.python_version()}, {os.cpu_count()} CPU")
    for kind in options.databases:
        if kind == "postgresql" and not postgres_programs():
            print("no PostgreSQL on this machine")
            continue
        database = KINDS[kind](folder)
        try:
            for people in options.sizes:
                build(database, folder, people)
            if not options.only_build:
                report(database.name, measured(database, folder, options), options.sizes)
        finally:
            database.stop()


if __name__ == "__main__":
    main()
