"""Many papers at once: chosen by a user, made by the worker, one zip and one file for the printer."""

from ceremonies.services.paper_batches.creating import make_batch, redo_batch
from ceremonies.services.paper_batches.kinds import (
    DECISIONS,
    DRAFTS,
    MOST_FILES,
    MOST_ROWS,
    BatchKind,
    kind_of,
    kind_of_book,
    kinds_for,
    rows_for,
    titles,
)
from ceremonies.services.paper_batches.progress import Progress, progress_of
from ceremonies.services.paper_batches.reading import read_batch

__all__ = [
    "DECISIONS",
    "DRAFTS",
    "MOST_FILES",
    "MOST_ROWS",
    "BatchKind",
    "Progress",
    "kind_of",
    "kind_of_book",
    "kinds_for",
    "make_batch",
    "progress_of",
    "read_batch",
    "redo_batch",
    "rows_for",
    "titles",
]
