"""Papers: a pure function from plain values to PDF bytes. No database, no request, no network."""

from ceremonies.documents.bundles import merge_for_print, zip_papers
from ceremonies.documents.decisions import DecisionFacts, decision_snapshot
from ceremonies.documents.papers import render_decision
from ceremonies.documents.pool import render_many
from ceremonies.documents.renderer import DocumentSetupError
from ceremonies.documents.snapshot import DecisionSnapshot
from ceremonies.documents.style import DEFAULT_STYLE, Style

__all__ = [
    "DEFAULT_STYLE",
    "DecisionFacts",
    "DecisionSnapshot",
    "DocumentSetupError",
    "Style",
    "decision_snapshot",
    "merge_for_print",
    "render_decision",
    "render_many",
    "zip_papers",
]
