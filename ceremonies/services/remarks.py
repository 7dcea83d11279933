"""What helpers write of those they follow."""

from datetime import date
from uuid import UUID, uuid4

from ceremonies.choices import RemarkKind
from ceremonies.models import Candidacy, Remark
from members.models import Person
from members.services.audit import record


def write_remark(
    *,
    actor,
    candidacy: Candidacy,
    helper: Person,
    kind: RemarkKind,
    written_on: date,
    text: str,
    form_key: UUID | None = None,
) -> Remark:
    """One remark, never changed. Runs inside the caller's transaction; the caller has asked for the right."""
    remark = Remark.objects.create(
        candidacy=candidacy,
        helper=helper,
        kind=kind,
        written_on=written_on,
        text=text,
        written_by=actor,
        form_key=form_key or uuid4(),
    )
    record(actor=actor, action="remark.write", obj=remark, candidacy=candidacy.pk)
    return remark
