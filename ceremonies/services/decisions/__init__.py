"""Decisions of every kind: issued, voided, drafted, read. An issued one is never changed and never printed anew."""

from ceremonies.services.decisions.issuing import issue_decision, void_decision
from ceremonies.services.decisions.reading import decision_bytes, draft_bytes, draft_pdf

__all__ = ["decision_bytes", "draft_bytes", "draft_pdf", "issue_decision", "void_decision"]
