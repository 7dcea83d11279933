"""Many papers at once: chosen by a user, made by the worker, one zip and one file for the printer."""

from ceremonies.services.paper_batches.creating import MOST_FILES, make_batch, redo_batch
from ceremonies.services.paper_batches.kinds import (
    DECISIONS,
    DRAFTS,
    BatchKind,
    kind_of,
    kinds,
    rows_for,
    titles,
)
from ceremonies.services.paper_batches.progress import Progress, progress_of
from ceremonies.services.paper_batches.reading import read_batch

__all__ = [
    "DECISIONS",
    "DRAFTS",
    "MOST_FILES",
    "BatchKind",
    "Progress",
    "kind_of",
    "kinds",
    "make_batch",
    "progress_of",
    "read_batch",
    "redo_batch",
    "rows_for",
    "titles",
]
