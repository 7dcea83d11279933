"""Numbers of papers: 1, 2, 3 … per organisation, document type and term; no gap, no duplicate."""

from django.db import transaction

from ceremonies.choices import DocumentType
from ceremonies.models import IssuedNumber, Register
from members import clock
from members.models import Organisation, Term
from members.services.errors import Conflict


def allocate(*, organisation: Organisation, document_type: DocumentType, term: Term) -> IssuedNumber:
    """The next number. Must run inside the transaction that issues the paper: rolled back, it was never given."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a number is allocated only inside the issuing transaction")
    Register.objects.get_or_create(organisation=organisation, document_type=document_type, term=term)
    register = Register.objects.select_for_update().get(
        organisation=organisation, document_type=document_type, term=term
    )
    register.last += 1
    register.save(update_fields=["last"])
    return IssuedNumber.objects.create(
        register=register, value=register.last, symbol=organisation.symbol, issued_at=clock.now()
    )


def void_number(*, actor, number: IssuedNumber, reason: str) -> None:
    """Keeps the number in the register with the reason; it is never used again."""
    changed = IssuedNumber.objects.filter(pk=number.pk, void_at__isnull=True).update(
        void_at=clock.now(), void_by=actor, void_reason=reason
    )
    if not changed:
        raise Conflict("Số này đã được hủy trước đó.")
