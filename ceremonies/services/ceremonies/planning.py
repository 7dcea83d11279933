"""When, where, by whom: planned, changed, put off, called off."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from ceremonies.choices import CeremonyState
from ceremonies.models import Admission, Candidacy, Ceremony, Preparation
from ceremonies.services.ceremonies.claims import require_planned, save
from ceremonies.services.ceremonies.people import give_places
from ceremonies.services.policies import policy_in_force
from members.clock import today
from members.models import Organisation
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused
from members.services.versions import save_version


def plan_ceremony(
    *,
    actor,
    cell: Organisation,
    files: Sequence[Candidacy],
    starts_at: datetime,
    place: str,
    host: str,
    host_office: str,
    secretary: str,
    form_key: UUID,
) -> Ceremony:
    """`files` in the order of the programme. The same form sent twice answers with the first ceremony."""
    require(may(actor, "ceremony.plan", cell))
    made = _made(form_key, actor)
    if made:
        return made
    if not files:
        raise Refused("Hãy chọn ít nhất một người được kết nạp.")
    try:
        with transaction.atomic():
            ceremony = Ceremony.objects.create(
                cell=cell,
                starts_at=starts_at,
                place=place,
                host=host,
                host_office=host_office,
                secretary=secretary,
                form_key=form_key,
            )
            give_places(actor, ceremony, files)
            _list_preparations(ceremony)
            record(actor=actor, action="ceremony.plan", obj=ceremony, files=[file.pk for file in files])
    except IntegrityError:
        made = _made(form_key, actor)
        if made:
            return made
        raise Conflict("Trong những người được chọn có người vừa được đưa vào một lễ kết nạp khác.") from None
    return ceremony


def _made(form_key: UUID, actor) -> Ceremony | None:
    first = Ceremony.objects.filter(form_key=form_key).first()
    if first and not may(actor, "ceremony.keep", first):
        raise Conflict("Trang này đã được dùng để lập một lễ kết nạp khác. Hãy mở lại trang.")
    return first


def _list_preparations(ceremony: Ceremony) -> None:
    """As the instruction decorates the hall, and what cells usually prepare."""
    rule = policy_in_force(today(), ceremony.cell).data["ceremony"]
    decoration = [f"Trang trí: {line[:1].lower()}{line[1:]}" for line in rule["decoration"]]
    Preparation.objects.bulk_create(
        Preparation(ceremony=ceremony, text=text, position=position)
        for position, text in enumerate([*decoration, *rule["preparation"]], 1)
    )


@transaction.atomic
def change_ceremony(*, actor, ceremony: Ceremony, version: int) -> Ceremony:
    """Host, secretary, oath, consent to be late; the fields of `ceremony` as they are to be."""
    require_planned(actor, ceremony)
    fields = ["host", "host_office", "secretary", "oath", "late_consent"]
    save(actor, ceremony, version, fields, what="details")
    return ceremony


@transaction.atomic
def postpone_ceremony(
    *, actor, ceremony: Ceremony, version: int, starts_at: datetime, place: str, reason: str
) -> Ceremony:
    """Another day, hour or hall; the reason stays in the audit, and on the page."""
    require_planned(actor, ceremony)
    before = {"starts_at": _moment(ceremony.starts_at), "place": ceremony.place}
    ceremony.starts_at, ceremony.place = starts_at, place
    after = {"starts_at": _moment(starts_at), "place": place}
    if before == after:
        raise Refused("Thời gian và địa điểm vẫn như cũ.")
    save_version(ceremony, version, ["starts_at", "place"])
    record(actor=actor, action="ceremony.postpone", obj=ceremony, before=before, after=after, reason=reason)
    return ceremony


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M ngày %d/%m/%Y}"


@transaction.atomic
def cancel_ceremony(*, actor, ceremony: Ceremony, version: int, reason: str) -> Ceremony:
    """The people wait for another one."""
    require_planned(actor, ceremony)
    ceremony.state, ceremony.cancelled_reason = CeremonyState.CANCELLED, reason
    save(actor, ceremony, version, ["state", "cancelled_reason"], what="cancel", reason=reason)
    Admission.objects.filter(ceremony=ceremony).update(dropped=True)
    return ceremony
