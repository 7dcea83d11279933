"""Lists from spreadsheets: read, judged, staged, shown; then exactly the staged rows are applied, all or none.

`actor` None is the command line, run by whoever keeps the machine.
"""

from members.services.batches.applying import apply_import
from members.services.batches.cancelling import cancel_import
from members.services.batches.facts import Options, Understood, options_of, understood_of
from members.services.batches.files import original, return_workbook
from members.services.batches.progress import Progress, progress_of
from members.services.batches.questions import Question, questions
from members.services.batches.sight import seen_by
from members.services.batches.staging import answer_rows, restage, stage_import
from members.services.batches.undoing import changed_since, undo_import

__all__ = [
    "Options",
    "Progress",
    "Question",
    "Understood",
    "answer_rows",
    "apply_import",
    "cancel_import",
    "changed_since",
    "options_of",
    "original",
    "progress_of",
    "questions",
    "restage",
    "return_workbook",
    "seen_by",
    "stage_import",
    "understood_of",
    "undo_import",
]
