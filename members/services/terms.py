"""Terms of office: one after the other, never two at once. Papers are numbered within them, reports are about them."""

from datetime import date

from django.db import transaction

from members.choices import Tree
from members.models import Organisation, Term
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.organisations import close_earlier
from members.services.versions import save_version

_FIELDS = ["name", "starts_on", "ends_on"]


@transaction.atomic
def open_term(*, actor, term: Term) -> Term:
    """A new term of office; numbers of papers start again at 01 in it. One that is open ends the day before."""
    require(may(actor, "term.keep", term.organisation))
    if term.organisation.tree == Tree.STAFF:
        raise Refused("Đơn vị không có nhiệm kỳ; chỉ tổ chức đảng, đoàn và công đoàn mới có.")
    _one_writer(term)
    close_earlier(actor, term, action="organisation.term_end")
    _refuse_overlap(term)
    term.save()
    record(actor=actor, action="organisation.term", obj=term.organisation, term=term.name)
    return term


@transaction.atomic
def change_term(*, actor, term: Term, version: int) -> Term:
    """Name and days put right. Refused where the days run into another term of the organisation."""
    require(may(actor, "term.keep", term.organisation))
    _one_writer(term)
    before = Term.objects.values(*_FIELDS).get(pk=term.pk)
    _refuse_overlap(term)
    save_version(term, version, _FIELDS)
    after = {name: getattr(term, name) for name in _FIELDS}
    record(actor=actor, action="term.change", obj=term, before=before, after=after)
    return term


def _one_writer(term: Term) -> None:
    """Two new terms of one organisation come one after the other; SQLite has one writer anyhow."""
    list(Organisation.objects.select_for_update().filter(pk=term.organisation_id).values_list("pk"))


def _refuse_overlap(term: Term) -> None:
    if term.ends_on and term.ends_on < term.starts_on:
        raise Refused("Ngày kết thúc không được trước ngày bắt đầu.")
    others = Term.objects.filter(organisation=term.organisation).exclude(pk=term.pk)
    last = term.ends_on or date.max
    for other in others:
        if term.starts_on <= (other.ends_on or date.max) and other.starts_on <= last:
            until = f" đến ngày {other.ends_on:%d/%m/%Y}" if other.ends_on else ""
            raise Refused(
                f"Thời gian này trùng với nhiệm kỳ {other} (từ ngày {other.starts_on:%d/%m/%Y}{until}). "
                "Hãy sửa ngày để hai nhiệm kỳ không trùng nhau."
            )
