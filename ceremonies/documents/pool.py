"""Many papers at once, each laid out on its own: a page cut from a common file loses tags and title."""

import multiprocessing
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor

from ceremonies.documents.papers import render_paper
from ceremonies.documents.renderer import renderer

WORKERS = min(2, os.cpu_count() or 1)
#: A worker is ready after some 1.5 s, in which one process alone makes about 40 papers.
POOL_PAYS_FROM = 100


def render_many(snapshots: Sequence[Mapping[str, object]]) -> list[bytes]:
    """In the order given; the first snapshot that cannot become a paper raises ValueError."""
    renderer()  # a missing font is told here, not as a broken pool
    if len(snapshots) < POOL_PAYS_FROM or WORKERS == 1:
        return [render_paper(snapshot) for snapshot in snapshots]
    with warm_pool() as pool:
        return list(pool.map(render_paper, snapshots, chunksize=8))


def warm_pool() -> ProcessPoolExecutor:
    """Spawned, not forked: the parent may be a web server with threads."""
    return ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("spawn"), initializer=renderer)
