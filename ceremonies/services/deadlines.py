"""A deadline put off once, and the day on which the cell means to consider a file."""

from datetime import date

from django.db import transaction

from ceremonies.models import Candidacy, Extension
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.deadlines import deadlines_of
from ceremonies.services.dues import refresh_dues
from members import clock
from members.clock import today
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.versions import save_version


@transaction.atomic
def extend_deadline(*, actor, candidacy: Candidacy, code: str, reason: str) -> Extension:
    """Once, by the days of the policy (294-QĐ/TW §4.3.1). The same sent twice answers with the first."""
    candidacy = (
        Candidacy.objects.select_for_update(of=("self",)).select_related("policy").get(pk=candidacy.pk)
    )
    wanted = Extension(candidacy=candidacy, code=code, reason=reason, actor=actor, at=clock.now())
    require(may(actor, "deadline.extend", wanted))
    earlier = candidacy.extensions.filter(code=code).first()
    if earlier and (earlier.actor_id, earlier.reason) == (actor.pk, reason):
        return earlier
    found = {each.code: each for each in deadlines_of(candidacy, working_calendar())}.get(code)
    if found is None:
        raise Refused("Thời hạn này chưa bắt đầu tính.")
    if found.done_on:
        raise Refused(f"Việc này đã xong ngày {found.done_on:%d/%m/%Y}, không phải gia hạn.")
    if found.extended:
        raise Refused("Thời hạn này đã được gia hạn, chỉ được gia hạn một lần.")
    if not found.extendable:
        raise Refused("Quy định không cho gia hạn thời hạn này.")
    wanted.save(force_insert=True)
    refresh_dues(candidacy.pk)
    record(actor=actor, action="deadline.extend", obj=candidacy, code=code, due=found.due, reason=reason)
    return wanted


@transaction.atomic
def plan_meeting(*, actor, candidacy: Candidacy, meeting_planned_on: date | None, version: int) -> Candidacy:
    """None: no day is planned any more. The radar counts to this day."""
    current = Candidacy.objects.select_for_update().get(pk=candidacy.pk)
    require(may(actor, "meeting.plan", current))
    if meeting_planned_on and meeting_planned_on < today():
        raise Refused("Ngày dự kiến họp không được ở trong quá khứ.")
    candidacy.meeting_planned_on = meeting_planned_on
    save_version(candidacy, version, ["meeting_planned_on"])
    record(actor=actor, action="meeting.plan", obj=candidacy, meeting_planned_on=meeting_planned_on)
    return candidacy
