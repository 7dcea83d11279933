"""Papers: a pure function from plain values to PDF bytes. No database, no request, no network."""

from ceremonies.documents.bundles import merge_for_print, zip_papers
from ceremonies.documents.forms.decisions import DecisionFacts, decision_snapshot
from ceremonies.documents.papers import render_decision, render_paper
from ceremonies.documents.pool import render_many
from ceremonies.documents.renderer import DocumentSetupError
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.style import DEFAULT_STYLE, Style

__all__ = [
    "DEFAULT_STYLE",
    "DecisionFacts",
    "DocumentSetupError",
    "Snapshot",
    "Style",
    "decision_snapshot",
    "merge_for_print",
    "render_decision",
    "render_many",
    "render_paper",
    "zip_papers",
]
