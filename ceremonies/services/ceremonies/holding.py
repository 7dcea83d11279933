"""The one act by which everybody admitted at a ceremony begins probation, or nobody does."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import time

from django.db import transaction

from ceremonies.choices import Action, CeremonyState, DecisionKind
from ceremonies.models import Admission, Candidacy, Ceremony
from ceremonies.selectors.ceremonies import day_of, problem_of
from ceremonies.selectors.decisions import valid_decision
from ceremonies.selectors.facts import official_members_of
from ceremonies.services.ceremonies.claims import require_planned
from ceremonies.services.workflow import act
from members.clock import today
from members.models import AuditEntry
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused

_HOLD = "ceremony.hold"


@dataclass(frozen=True, kw_only=True)
class Course:
    """How it went, for the minutes."""

    official_present: int
    probationary_present: int
    ended_at: time
    speech: str = ""
    late_consent: str = ""


@transaction.atomic
def hold_ceremony(
    *,
    actor,
    ceremony: Ceremony,
    version: int,
    admitted: Collection[int],
    came: Collection[int],
    course: Course,
) -> Ceremony:
    """`admitted`: places (pk) of those admitted there; the others may have a place in another ceremony.

    `came`: guests (pk) who were there. Sent twice by the same user, it answers with what was done the first time.
    """
    require(may(actor, "ceremony.keep", ceremony))
    ceremony = Ceremony.objects.select_for_update(of=("self",)).select_related("cell").get(pk=ceremony.pk)
    if ceremony.state == CeremonyState.HELD:
        return _repeated_or_conflict(actor, ceremony)
    require_planned(actor, ceremony)
    if ceremony.version != version:
        raise Conflict("Buổi lễ vừa được người khác sửa. Hãy mở lại trang để xem nội dung mới nhất.")
    places = _chosen(ceremony, admitted)
    _refuse_more_than_there_are(ceremony, course)
    _close(ceremony, course)
    for place in places:
        _admit(actor, ceremony, place)
    ceremony.admissions.filter(held=False).update(dropped=True)
    ceremony.guests.filter(pk__in=came).update(came=True)
    ceremony.guests.exclude(pk__in=came).update(came=False)
    record(actor=actor, action=_HOLD, obj=ceremony, files=[place.candidacy_id for place in places])
    return ceremony


def _repeated_or_conflict(actor, ceremony: Ceremony) -> Ceremony:
    done = AuditEntry.objects.filter(
        object_type=Ceremony._meta.label_lower, object_id=ceremony.pk, action=_HOLD
    ).last()
    if done and done.actor_id == actor.pk:
        return ceremony
    raise Conflict(
        "Lễ kết nạp này đã được ghi là đã tổ chức.",
        who=done.actor_name if done else "",
        when=done.at if done else None,
    )


def _chosen(ceremony: Ceremony, admitted: Collection[int]) -> list[Admission]:
    if day_of(ceremony) > today():
        raise Refused(
            f"Buổi lễ dự kiến ngày {day_of(ceremony):%d/%m/%Y}, chưa đến ngày. "
            "Nếu đã tổ chức sớm hơn, hãy đổi ngày của buổi lễ trước."
        )
    rows = ceremony.admissions.filter(pk__in=admitted, dropped=False)
    places = list(
        rows.select_related("helper", "candidacy__person", "candidacy__cell").order_by("position", "pk")
    )
    if not places or len(places) < len(set(admitted)):
        raise Refused("Hãy chọn ít nhất một người được kết nạp, trong những người của buổi lễ này.")
    problems = [
        f"{place.candidacy.person}: {problem}" for place in places if (problem := problem_of(place, ceremony))
    ]
    if problems:
        raise Refused(f"Không kết nạp được. {'; '.join(problems)}. Hãy bỏ chọn những người này.")
    return places


def _refuse_more_than_there_are(ceremony: Ceremony, course: Course) -> None:
    official = official_members_of(ceremony.cell, day_of(ceremony)).count()
    if course.official_present > official:
        raise Refused(f"{ceremony.cell} chỉ có {official} đảng viên chính thức vào ngày tổ chức.")


def _close(ceremony: Ceremony, course: Course) -> None:
    """Before the files move: from here on this is not the ceremony that they wait for."""
    ceremony.state = CeremonyState.HELD
    ceremony.official_present = course.official_present
    ceremony.probationary_present = course.probationary_present
    ceremony.ended_at = course.ended_at
    ceremony.speech = course.speech
    ceremony.late_consent = course.late_consent
    ceremony.version += 1
    ceremony.save()


def _admit(actor, ceremony: Ceremony, place: Admission) -> None:
    file: Candidacy = place.candidacy
    if place.helper is None:
        raise Refused(f"{file.person}: chưa chọn đảng viên chính thức được phân công giúp đỡ.")
    consent = ceremony.late_consent
    try:
        act(
            actor=actor,
            candidacy=file,
            action=Action.HOLD_CEREMONY,
            version=file.version,
            reason=consent,
            held_on=day_of(ceremony),
            helper=place.helper,
            late_consent=consent,
            ceremony=ceremony,
        )
    except Refused as refused:
        raise Refused(f"{file.person}: {refused.message}") from refused
    except Conflict as conflict:
        raise Conflict(
            f"{file.person}: {conflict.message}", who=conflict.who, when=conflict.when
        ) from conflict
    place.held, place.decision = True, valid_decision(file, DecisionKind.ADMISSION)
    place.save(update_fields=["held", "decision"])
