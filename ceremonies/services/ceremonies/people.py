"""Who is admitted, in which order, and who helps each from that day on."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from ceremonies.choices import CeremonyState, State
from ceremonies.models import Admission, Candidacy, Ceremony
from ceremonies.selectors.facts import official_members_of
from ceremonies.services.ceremonies.claims import require_planned, save
from members.clock import today
from members.models import Person
from members.services.errors import Conflict, Refused


@dataclass(frozen=True)
class Chosen:
    file: Candidacy
    helper: Person | None


@transaction.atomic
def arrange_people(*, actor, ceremony: Ceremony, version: int, people: Sequence[Chosen]) -> Ceremony:
    """These people, in this order; whoever is not among them has no place any more."""
    require_planned(actor, ceremony)
    if not people:
        raise Refused("Hãy giữ lại ít nhất một người; nếu không tổ chức nữa, hãy hủy buổi lễ.")
    _refuse_other_helpers(ceremony, people)
    save(actor, ceremony, version, [], what="people", files=[one.file.pk for one in people])
    ceremony.admissions.exclude(candidacy__in=[one.file for one in people], dropped=False).delete()
    there = set(ceremony.admissions.values_list("candidacy", flat=True))
    new = [one.file for one in people if one.file.pk not in there]
    try:
        with transaction.atomic():
            give_places(actor, ceremony, new)
    except IntegrityError:
        raise Conflict("Có người vừa được đưa vào một lễ kết nạp khác.") from None
    for position, one in enumerate(people, 1):
        ceremony.admissions.filter(candidacy=one.file).update(position=position, helper=one.helper)
    return ceremony


def _refuse_other_helpers(ceremony: Ceremony, people: Sequence[Chosen]) -> None:
    official = {member.person_id for member in official_members_of(ceremony.cell, today())}
    for one in people:
        if one.helper and (one.helper.pk not in official or one.helper.pk == one.file.person_id):
            raise Refused(f"{one.helper} không phải đảng viên chính thức của {ceremony.cell}.")


def give_places(actor, ceremony: Ceremony, files: Sequence[Candidacy]) -> None:
    """Raises IntegrityError when somebody has a place elsewhere meanwhile."""
    locked = Candidacy.objects.select_for_update(of=("self",)).select_related("person")
    current = locked.in_bulk([file.pk for file in files])
    for position, file in enumerate(files, 1):
        _refuse_unready(actor, ceremony, current[file.pk])
        _leave_former_place(ceremony, file)
        Admission.objects.create(
            ceremony=ceremony, candidacy=file, position=position, helper=_helper_now(ceremony, file)
        )


def _refuse_unready(actor, ceremony: Ceremony, file: Candidacy) -> None:
    if file.person_id == actor.person_id:
        raise Refused("Không ai được tự lập lễ kết nạp cho chính mình.")
    if file.cell_id != ceremony.cell_id or file.state != State.AWAITING_CEREMONY:
        raise Refused(f"Hồ sơ của {file.person} không chờ lễ kết nạp tại {ceremony.cell}.")


def _leave_former_place(ceremony: Ceremony, file: Candidacy) -> None:
    """A place at the cell the person moved from, or where a decision was read that has been redone since."""
    former = Admission.objects.filter(candidacy=file, dropped=False)
    former.exclude(ceremony__state=CeremonyState.PLANNED, ceremony__cell=ceremony.cell).update(dropped=True)


def _helper_now(ceremony: Ceremony, file: Candidacy) -> Person | None:
    """Who helps the person now goes on, as long as the cell may assign that member."""
    official = official_members_of(ceremony.cell, today()).values("person")
    current = file.helpers.filter(ends_on__isnull=True, person__in=official).select_related("person").first()
    return current.person if current else None
