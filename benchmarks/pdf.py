"""Decisions as PDF: our renderer and its pool beside a naive HTML(string=…).write_pdf(), in one run.

python -m benchmarks.pdf [--rounds 15] [--papers 24] [--memory 600]
"""

import argparse
import multiprocessing
import platform
import random
import re
import statistics
import subprocess
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path

import weasyprint

from ceremonies.documents import DEFAULT_STYLE, DecisionFacts, decision_snapshot, render_decision
from ceremonies.documents.papers import paper_html
from ceremonies.documents.pool import WORKERS, warm_pool
from ceremonies.documents.renderer import OPTIONS, css

FAMILIES = ("Lê Văn", "Phạm Đức", "Nguyễn Thị", "Hoàng Ngọc", "Vũ Trọng", "Đỗ Ý")
GIVEN = ("Hạnh", "An", "Bình", "Cường", "Dũng", "Giang", "Ước")


def snapshot(number):
    return decision_snapshot(
        DecisionFacts(
            form="9-KNĐ",
            person_name=f"{FAMILIES[number % 6]} {GIVEN[number % 7]}",
            birth_date=date(1990 + number % 12, 1 + number % 12, 1 + number % 28),
            native_place="xã Vĩnh Ngọc, tỉnh Bình Hòa",
            department="Phòng Kế hoạch - Tài chính",
            cell_name="Chi bộ Văn phòng",
            cell_resolution_number="05-NQ/CB",
            cell_resolution_date=date(2026, 9, 3),
            committee_name="Đảng ủy Sở Xây dựng",
            proposal_number="08-NQ/ĐU",
            proposal_date=date(2026, 9, 28),
            authority_name="Đảng ủy các cơ quan Đảng tỉnh Bình Hòa",
            authority_mode="standing",
            parent_name="Đảng bộ tỉnh Bình Hòa",
            issuer_name="Đảng ủy các cơ quan Đảng tỉnh Bình Hòa",
            place="Bình Hòa",
            legal_grounds=["Căn cứ Điều lệ Đảng Cộng sản Việt Nam"],
            signer_name="Trần Quốc Đạt",
            signer_office="Bí thư",
            issued_on=date(2026, 11, 5),
            number=f"Số {number:02}-QĐ/ĐU",
            verification_code="7K2M-QX4P",
        )
    )


@cache
def style_element():
    return f"<style>{css(DEFAULT_STYLE)}</style></head>"


def page(paper):
    return paper_html(paper, DEFAULT_STYLE, draft=False).replace("</head>", style_element())


def naive(paper):
    """The same page, style sheet and kind of PDF, and nothing kept from one paper to the next."""
    return weasyprint.HTML(string=page(paper)).write_pdf(**OPTIONS)


def plain(paper):
    """Naive and neither PDF/A nor tagged: less work than ours."""
    return weasyprint.HTML(string=page(paper)).write_pdf()


def one_process():
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))


def memory(make, pool, papers):
    """Megabytes of the pool's processes (PSS) after each quarter of the papers."""
    megabytes = []
    with pool:
        for quarter in range(4):
            list(pool.map(make, [snapshot(number) for number in range(quarter, papers, 4)], chunksize=2))
            files = (Path(f"/proc/{child.pid}/smaps_rollup") for child in multiprocessing.active_children())
            megabytes.append(
                sum(int(re.search(r"Pss: +(\d+)", file.read_text())[1]) for file in files) / 1024
            )
    return megabytes


def speeds(rounds, papers):
    """Papers per second of each way, a list per way with one figure a round; the order is drawn for each round."""
    ways = {
        "naive": (naive, one_process()),
        "plain": (plain, one_process()),
        "ours": (render_decision, one_process()),
        f"ours, pool of {WORKERS}": (render_decision, warm_pool()),
    }
    snapshots = [snapshot(number) for number in range(papers)]
    for make, pool in ways.values():
        list(pool.map(make, snapshots))
    results = {name: [] for name in ways}
    for _ in range(rounds):
        for name, (make, pool) in random.sample(list(ways.items()), len(ways)):
            start = time.perf_counter()
            list(pool.map(make, snapshots, chunksize=2))
            results[name].append(papers / (time.perf_counter() - start))
    for _, pool in ways.values():
        pool.shutdown()
    return results


def poppler(tool, content, *arguments):
    return subprocess.run([tool, *arguments], input=content, capture_output=True, check=True).stdout.decode()


def fonts(content):
    return [line.split()[:6] for line in poppler("pdffonts", content, "-").splitlines()[2:]]


def compare(papers=20):
    """Text and fonts of both ways, paper by paper."""
    for number in range(papers):
        ours, theirs = render_decision(snapshot(number)), naive(snapshot(number))
        if poppler("pdftotext", ours, "-", "-") != poppler("pdftotext", theirs, "-", "-"):
            raise SystemExit(f"The text of paper {number} differs.")
        if fonts(ours) != fonts(theirs):
            raise SystemExit(f"The fonts of paper {number} differ.")
    return len(ours), len(theirs)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--papers", type=int, default=24, help="in one round of each way")
    parser.add_argument("--memory", type=int, default=600, help="papers of the memory run")
    given = parser.parse_args()

    print(f"Python {platform.python_version()}, WeasyPrint {weasyprint.__version__}, {WORKERS} workers")
    ours, theirs = compare()
    print(
        f"text and fonts equal over 20 papers; a paper has {ours / 1000:.0f} kB, naive {theirs / 1000:.0f} kB\n"
    )

    results = speeds(given.rounds, given.papers)
    print(f"{'':18} papers/s  [min–max]       × naive   × plain")
    for name, figures in results.items():
        ratios = [
            statistics.median(a / b for a, b in zip(figures, results[base], strict=True))
            for base in ("naive", "plain")
        ]
        spread = f"[{min(figures):.1f}–{max(figures):.1f}]"
        print(f"{name:18} {statistics.median(figures):8.1f}  {spread:15} {ratios[0]:7.2f}   {ratios[1]:7.2f}")

    print(f"\nmemory (PSS, MB) after each quarter of {given.memory} papers")
    ways = {"naive": (naive, one_process), "ours": (render_decision, one_process)}
    ways[f"ours, pool of {WORKERS}"] = (render_decision, warm_pool)
    for name, (make, pool) in ways.items():
        print(f"{name:18}", "  ".join(f"{figure:6.1f}" for figure in memory(make, pool(), given.memory)))


if __name__ == "__main__":
    main()
