"""Reading what was made, and keeping what was signed."""

from datetime import date

from django.db import transaction

from ceremonies.models import Decision, Document, SignedCopy
from ceremonies.services.numbering import void_number
from members import clock
from members.clock import today
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.stored_files import read_file, store_file


def read_document(*, actor, document: Document) -> bytes:
    """The stored bytes; the reading is written to the audit chain."""
    require(may(actor, "view", document))
    record(actor=actor, action="document.download", obj=document, sha256=document.pdf.sha256)
    return read_file(document.pdf)


@transaction.atomic
def void_document(*, actor, document: Document, reason: str) -> None:
    """Its number stays in the register as void, with the reason; the paper stays readable."""
    require(may(actor, "document.void", document))
    void_number(actor=actor, number=document.number, reason=reason)
    record(actor=actor, action="document.void", obj=document, reason=reason)


@transaction.atomic
def add_signed_copy(
    *,
    actor,
    paper: Document | Decision,
    content: bytes,
    content_type: str,
    file_name: str,
    original_at: str,
    signed_on: date | None = None,
) -> SignedCopy:
    """The scan of the signed paper, and where the original lies."""
    require(may(actor, "paper.sign", paper))
    if signed_on and signed_on > today():
        raise Refused("Ngày ký không được ở tương lai.")
    copy = SignedCopy.objects.create(
        **{"decision" if isinstance(paper, Decision) else "document": paper},
        file=store_file(content, content_type=content_type),
        file_name=file_name,
        signed_on=signed_on,
        original_at=original_at,
        added_by=actor,
        added_at=clock.now(),
    )
    record(actor=actor, action="paper.sign", obj=paper, sha256=copy.file.sha256, original_at=original_at)
    return copy


def read_signed_copy(*, actor, copy: SignedCopy) -> bytes:
    require(may(actor, "view", copy))
    paper = copy.document or copy.decision
    record(actor=actor, action="signed_copy.download", obj=paper, sha256=copy.file.sha256)
    return read_file(copy.file)
