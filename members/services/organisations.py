from datetime import date, timedelta

from django.db import transaction

from members.choices import DECIDING_KINDS
from members.models import DecisionAuthority, Organisation, Term
from members.names import fold, normalise
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.versions import save_version

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LONGEST_PATH = Organisation._meta.get_field("path").max_length
_FIELDS = [
    "kind",
    "code",
    "name",
    "parent",
    "serves",
    "letterhead_parent",
    "letterhead_name",
    "symbol",
    "place",
    "opened_on",
    "closed_on",
]


def path_segment(pk: int) -> str:
    """Six base-36 digits: sorts alike in every collation."""
    digits = ""
    while pk:
        pk, rest = divmod(pk, 36)
        digits = _DIGITS[rest] + digits
    return digits.rjust(6, "0")


@transaction.atomic
def save_organisation(*, actor, organisation: Organisation, version: int | None = None) -> Organisation:
    """Creates (version None) or changes an organisation; keeps its path and those below right."""
    require(may(actor, "organisation.manage", organisation))
    return write_organisation(actor=actor, organisation=organisation, version=version)


@transaction.atomic
def write_organisation(*, actor, organisation: Organisation, version: int | None = None) -> Organisation:
    """The write itself, for callers that have asked for the right already (import, demo)."""
    organisation.name = normalise(organisation.name)
    organisation.search_key = fold(f"{organisation.name} {organisation.code}")
    creating = organisation.pk is None
    _read_paths(organisation)
    before = {} if creating else Organisation.objects.filter(pk=organisation.pk).values(*_FIELDS).get()
    _refuse_cycle(organisation)
    if creating:
        organisation.path = ""
        organisation.save()
    else:
        save_version(organisation, version or organisation.version, [*_FIELDS, "search_key"])
    _place(organisation)
    record(
        actor=actor,
        action="organisation.create" if creating else "organisation.change",
        obj=organisation,
        before=before,
        after={name: getattr(organisation, organisation._meta.get_field(name).attname) for name in _FIELDS},
    )
    return organisation


def _read_paths(organisation: Organisation) -> None:
    """Paths as they are now: a superior may have moved since the page was shown. One writer of the trees at a time."""
    list(Organisation.objects.select_for_update().filter(parent=None).values_list("pk"))
    for row in (organisation, organisation.parent):
        if row is not None and row.pk:
            row.refresh_from_db(fields=["path"])


def _refuse_cycle(organisation: Organisation) -> None:
    parent = organisation.parent
    if parent and organisation.pk and organisation.path and parent.path.startswith(organisation.path):
        raise Refused("Không thể đặt một tổ chức dưới chính nó hoặc dưới tổ chức cấp dưới của nó.")


def _place(organisation: Organisation) -> None:
    old = organisation.path
    new = (organisation.parent.path if organisation.parent else "") + path_segment(organisation.pk)
    if new == old:
        return
    below = list(Organisation.objects.under(old).exclude(pk=organisation.pk)) if old else []
    for child in below:
        child.path = new + child.path.removeprefix(old)
    organisation.path = new
    if max(len(row.path) for row in (organisation, *below)) > LONGEST_PATH:
        raise Refused(f"Cây tổ chức không được sâu quá {LONGEST_PATH // 6} cấp.")
    Organisation.objects.bulk_update([organisation, *below], ["path"])


@transaction.atomic
def set_authority(*, actor, authority: DecisionAuthority) -> DecisionAuthority:
    require(may(actor, "organisation.manage", authority.organisation))
    if authority.organisation.kind not in DECIDING_KINDS:
        raise Refused("Chỉ cấp ủy cấp trên và đảng ủy cơ sở mới có thẩm quyền quyết định kết nạp.")
    close_earlier(actor, authority, action="organisation.authority_end")
    authority.save()
    record(actor=actor, action="organisation.authority", obj=authority.organisation, mode=authority.mode)
    return authority


@transaction.atomic
def end_authority(*, actor, authority: DecisionAuthority, ends_on: date) -> DecisionAuthority:
    """The last day (included) on which the body decides; from the next day on files go to the one above."""
    require(may(actor, "organisation.manage", authority.organisation))
    if ends_on < authority.starts_on:
        raise Refused(f"Ngày hết thẩm quyền không được trước ngày bắt đầu {authority.starts_on:%d/%m/%Y}.")
    if not DecisionAuthority.objects.filter(pk=authority.pk, ends_on__isnull=True).update(ends_on=ends_on):
        raise Refused("Ngày hết thẩm quyền đã được ghi trước đó.")
    record(actor=actor, action="organisation.authority_end", obj=authority.organisation, last_day=ends_on)
    authority.refresh_from_db()
    return authority


def close_earlier(actor, new: Term | DecisionAuthority, *, action: str) -> None:
    """A period without an end ends the day before the new one begins."""
    last_day = new.starts_on - timedelta(days=1)
    earlier = type(new).objects.filter(
        organisation=new.organisation, ends_on__isnull=True, starts_on__lte=last_day
    )
    if earlier.update(ends_on=last_day):
        record(actor=actor, action=action, obj=new.organisation, last_day=last_day)
