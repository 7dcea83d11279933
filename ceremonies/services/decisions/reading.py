"""Drafts, and the stored bytes of what was issued."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction

from ceremonies.choices import DecisionKind, Matter, ResolutionKind
from ceremonies.documents import render_decision
from ceremonies.models import Candidacy, Decision
from ceremonies.selectors.decisions import resolution_of
from ceremonies.services.decisions.signing import Occasion, Signing
from ceremonies.services.decisions.snapshots import snapshot_of
from ceremonies.workflow import matter_of
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.stored_files import read_file


def draft_pdf(*, actor, candidacy: Candidacy) -> bytes:
    """The decision as it would read now: a watermark, no number, nothing stored. Refused while words are missing."""
    content = draft_bytes(actor=actor, candidacy=candidacy)
    record(actor=actor, action="decision.draft", obj=candidacy)
    return content


def draft_bytes(*, actor, candidacy: Candidacy) -> bytes:
    """`draft_pdf` for who writes one entry about many."""
    require(may(actor, "candidacy.view_votes", candidacy))
    matter = matter_of(candidacy.state)
    if matter == Matter.ADMISSION and candidacy.ceremony_on:
        matter = Matter.RECOGNITION
    voted = resolution_of(candidacy, matter, ResolutionKind.CELL)
    if not (candidacy.committee and candidacy.authority and voted):
        raise Refused("Chưa lập được dự thảo: phải có nghị quyết của chi bộ và biết cấp có thẩm quyền.")
    try:
        return render_decision(
            snapshot_of(candidacy, DecisionKind(matter), Signing(), Occasion()), draft=True
        )
    except ValueError as unprintable:
        raise Refused(f"Chưa lập được dự thảo. {unprintable}") from unprintable


def decision_bytes(*, actor, decisions: Sequence[Decision]) -> list[bytes]:
    """The stored bytes, each reading written to the audit chain."""
    if not all(may(actor, "view", decision) for decision in decisions):
        raise PermissionDenied
    with transaction.atomic():
        for decision in decisions:
            record(actor=actor, action="decision.download", obj=decision, sha256=decision.pdf.sha256)
    return [read_file(decision.pdf) for decision in decisions]
