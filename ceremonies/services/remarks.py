"""What helpers write of those they follow."""

from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from ceremonies.choices import RemarkKind
from ceremonies.models import Candidacy, Remark
from ceremonies.selectors.remarks import helpers_now
from ceremonies.services.dues import refresh_dues
from members.clock import today
from members.models import Person
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused


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
    refresh_dues(candidacy.pk)
    record(actor=actor, action="remark.write", obj=remark, candidacy=candidacy.pk)
    return remark


def write_periodic_remark(
    *, actor, candidacy: Candidacy, helper: Person, written_on: date, text: str, form_key: UUID
) -> Remark:
    """By the helper, or by the cell for a helper who gave it on paper; sent twice it is written once."""
    require(may(actor, "remark.write", candidacy))
    _refuse_impossible(actor, candidacy, helper, written_on, text)
    try:
        with transaction.atomic():
            return write_remark(
                actor=actor,
                candidacy=candidacy,
                helper=helper,
                kind=RemarkKind.PERIODIC,
                written_on=written_on,
                text=text.strip(),
                form_key=form_key,
            )
    except IntegrityError:
        first = Remark.objects.filter(form_key=form_key, candidacy=candidacy, written_by=actor).first()
        if first is None:
            raise Conflict("Trang này đã được dùng để ghi một nhận xét khác. Hãy mở lại trang.") from None
        return first


def _refuse_impossible(actor, candidacy: Candidacy, helper: Person, written_on: date, text: str) -> None:
    named = {each.assignment.person_id: each.assignment for each in helpers_now(candidacy, today())}
    assignment = named.get(helper.pk)
    if assignment is None:
        raise Refused(f"{helper} hiện không được phân công giúp đỡ người này.")
    if helper.pk != actor.person_id and not may(actor, "remark.write_for_helper", candidacy):
        raise Refused("Mỗi đảng viên giúp đỡ chỉ viết nhận xét của mình.")
    if written_on > today():
        raise Refused("Ngày nhận xét không được ở tương lai.")
    if written_on < assignment.starts_on:
        raise Refused(f"Ngày nhận xét không được trước ngày phân công {assignment.starts_on:%d/%m/%Y}.")
    if not text.strip():
        raise Refused("Hãy viết nhận xét.")
