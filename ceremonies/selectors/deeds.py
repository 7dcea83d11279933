"""The button of the next step: what it says and where it leads. A ceremony is prepared before it is written down."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ceremonies.choices import Action, CeremonyState, State
from ceremonies.models import Admission, Candidacy, Ceremony
from ceremonies.selectors.ceremonies import day_of
from members.clock import today


@dataclass(frozen=True)
class Deed:
    label: str
    url: str


def deed_of(file: Candidacy, action: Action, planned: Ceremony | None) -> Deed:
    """`planned`: the ceremony that the cell prepares for this file."""
    if action == Action.HOLD_CEREMONY:
        return _of_ceremony(file, planned)
    return Deed(action.label, reverse("ceremonies:candidacy_act", args=[file.pk, action]))


def _of_ceremony(file: Candidacy, planned: Ceremony | None) -> Deed:
    if planned is None:
        return Deed("Lập lễ kết nạp", f"{reverse('ceremonies:ceremony_create')}?file={file.pk}")
    if day_of(planned) > today():
        return Deed(f"Chuẩn bị lễ ngày {day_of(planned):%d/%m/%Y}", planned.get_absolute_url())
    return Deed("Ghi kết quả buổi lễ", reverse("ceremonies:ceremony_hold", args=[planned.pk]))


def planned_ceremonies(files: Iterable[Candidacy]) -> dict[int, Ceremony]:
    """By the key of the file; asks only where a file awaits one."""
    cell_of = {file.pk: file.cell_id for file in files if file.state == State.AWAITING_CEREMONY}
    if not cell_of:
        return {}
    places = Admission.objects.filter(
        candidacy__in=cell_of, dropped=False, ceremony__state=CeremonyState.PLANNED
    ).select_related("ceremony")
    return {
        place.candidacy_id: place.ceremony
        for place in places.order_by()
        if place.ceremony.cell_id == cell_of[place.candidacy_id]
    }
