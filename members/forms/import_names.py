"""Units that a sheet names and nobody knows: the sender says which one is meant, or none."""

from django import forms
from django.db.models import Q, QuerySet

from members.choices import Tree, kinds_of
from members.clock import today
from members.forms.import_answers import BatchForm
from members.forms.lookups import MOST_LISTED, OrganisationField
from members.models import Organisation
from members.resources.context import ListContext
from members.resources.places import Places
from members.services.batches import options_of
from members.services.list_kinds import ListKind, kind_of

NOBODY_SAID, LEAVE_EMPTY, OTHER = "", "0", "other"
_NOBODY = (NOBODY_SAID, "— Chọn —")


def readable_units(kind: ListKind) -> QuerySet[Organisation]:
    """Those that some column of the list can mean: departments for people, bodies for memberships and offices."""
    columns = kind.resource(ListContext()).get_import_fields()
    units = Organisation.objects.active(today()).order_by("path")
    if any(column.attribute == "organisation_id" for column in columns):
        return units.exclude(kind__in=kinds_of(Tree.STAFF))
    known = set()
    for column in columns:
        places = getattr(column.clean_cell, "__self__", None)
        known |= places.known if isinstance(places, Places) else set()
    return units.filter(Q(pk__in=known) if known else Q())


class NamesForm(BatchForm):
    """Unknown names must be answered; what was chosen before may be chosen anew."""

    MOST = 50

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        unknown, settled = self.batch.understood.get("unknown_names", {}), options_of(self.batch).names
        self.unknown = list(unknown)[: self.MOST]
        self.names = self.unknown + [name for name in settled if name not in unknown]
        self._units = readable_units(kind_of(self.batch))
        self._listed = list(self._units[: MOST_LISTED + 1])
        for place, written in enumerate(self.names):
            self._ask(place, written, unknown.get(written), settled.get(written))

    def _ask(self, place: int, written: str, found: dict | None, chosen: int | None) -> None:
        label = f"«{written}» ({found['rows']} dòng)" if found else f"«{written}» (đã chọn)"
        nearest = [(str(pk), text) for pk, text in found["nearest"]] if found else []
        choices = [_NOBODY, *([("Gần giống nhất", nearest)] if nearest else []), *self._all(chosen)]
        self.fields[f"name_{place}"] = forms.ChoiceField(
            label=label,
            required=bool(found),
            initial=NOBODY_SAID if chosen is None else str(chosen),
            choices=[*choices, (LEAVE_EMPTY, "Không phải các tổ chức này: để trống")],
        )
        if self._is_long:
            other = OrganisationField(label="Tổ chức khác", required=False)
            other.offer(self._units)
            self.fields[f"other_{place}"] = other

    @property
    def _is_long(self) -> bool:
        return len(self._listed) > MOST_LISTED

    def _all(self, chosen: int | None) -> list:
        if not self._is_long:
            return [("Tất cả", [(str(row.pk), OrganisationField.text_of(row)) for row in self._listed])]
        known = self._units.filter(pk=chosen) if chosen else ()
        kept = [(str(row.pk), OrganisationField.text_of(row)) for row in known]
        return [*kept, (OTHER, "Tổ chức khác, ghi ở ô bên cạnh")]

    def clean(self):
        data = super().clean()
        for place in range(len(self.names)):
            if data.get(f"name_{place}") == OTHER and not data.get(f"other_{place}"):
                self.add_error(f"other_{place}", "Hãy ghi tên hoặc mã của tổ chức.")
        return data

    @property
    def settled(self):
        chosen = {written: self._chosen(place) for place, written in enumerate(self.names)}
        return {"names": {written: pk for written, pk in chosen.items() if pk is not None}}

    def _chosen(self, place: int) -> int | None:
        answer = self.cleaned_data[f"name_{place}"]
        if answer == OTHER:
            return self.cleaned_data[f"other_{place}"].pk
        return int(answer) if answer else None
