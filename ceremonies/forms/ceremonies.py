"""A ceremony planned, put off, called off; who is admitted in it."""

from collections.abc import Iterable
from datetime import datetime

from django import forms
from django.utils import timezone

from ceremonies.choices import CeremonyState
from ceremonies.forms.fields import day_field, words_field
from ceremonies.forms.filters import Filters
from ceremonies.models import Candidacy, Ceremony
from ceremonies.selectors.ceremonies import Place, day_of
from ceremonies.selectors.facts import official_members_of
from ceremonies.selectors.lists import cells_of
from members.clock import today
from members.forms.lookups import OrganisationField
from members.forms.sending import OnceForm, VersionForm
from members.models import Person

TIME_HELP = "Giờ:phút, ví dụ 08:30."
_LAST = 99  # place in the order


def time_field(label: str, **options) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"class": "short"}, format="%H:%M")
    return forms.TimeField(label=label, help_text=TIME_HELP, widget=widget, **options)


class CeremonyFilters(Filters):
    q = forms.CharField(label="Chi bộ hoặc người được kết nạp", max_length=100, required=False)
    cell = OrganisationField(label="Chi bộ", required=False)
    year = forms.IntegerField(label="Năm", min_value=1930, max_value=2999, required=False)
    state = forms.ChoiceField(
        label="Trạng thái", choices=[("", "Tất cả"), *CeremonyState.choices], required=False
    )

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        self.fields["cell"].offer(cells_of(user))


class WhenAndWhere(forms.Form):
    """The day and the hour as one moment of the office's time zone."""

    day = day_field("Ngày tổ chức")
    hour = time_field("Bắt đầu lúc")
    place = forms.CharField(label="Địa điểm", max_length=200)

    def starts_at(self) -> datetime:
        moment = datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"])
        return timezone.make_aware(moment)


class PlanForm(WhenAndWhere, OnceForm):
    host = forms.CharField(label="Người chủ trì", max_length=100)
    host_office = forms.CharField(label="Chức vụ của người chủ trì", max_length=100)
    secretary = forms.CharField(label="Người ghi biên bản", max_length=100)
    files = forms.MultipleChoiceField(
        label="Người được kết nạp",
        widget=forms.CheckboxSelectMultiple,
        help_text="Những người của chi bộ đã có quyết định và chưa có trong buổi lễ nào.",
        error_messages={"required": "Hãy chọn ít nhất một người được kết nạp."},
    )

    field_order = ("files", "day", "hour", "place", "host", "host_office", "secretary")

    def __init__(self, *args, files: Iterable[Candidacy], **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = {str(file.pk): file for file in files}
        self.fields["files"].choices = [(pk, str(file.person)) for pk, file in self.offered.items()]

    def details(self) -> dict:
        names = ("place", "host", "host_office", "secretary", "form_key")
        return {name: self.cleaned_data[name] for name in names} | {
            "files": [self.offered[pk] for pk in self.cleaned_data["files"]],
            "starts_at": self.starts_at(),
        }


_HELP = {
    "oath": "Trung ương không quy định mẫu chung. Nội dung này do chi bộ và đảng viên mới chuẩn bị.",
    "late_consent": "Chỉ ghi khi tổ chức sau thời hạn: số, ngày văn bản cấp ủy cấp trên trực tiếp đồng ý.",
}


class DetailsForm(VersionForm):
    class Meta:
        model = Ceremony
        fields = ["host", "host_office", "secretary", "oath", "late_consent"]
        widgets = {"oath": forms.Textarea(attrs={"rows": 12})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["host_office"].required = True
        for name, help_text in _HELP.items():
            self.fields[name].help_text = help_text


class ReasonedForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = words_field("Lý do", max_length=400)


class PostponeForm(WhenAndWhere, ReasonedForm):
    field_order = ("day", "hour", "place", "reason")

    def __init__(self, *args, ceremony: Ceremony, **kwargs):
        super().__init__(*args, **kwargs)
        starts_at = timezone.localtime(ceremony.starts_at)
        self.initial |= {
            "day": day_of(ceremony),
            "hour": starts_at.time(),
            "place": ceremony.place,
            "version": ceremony.version,
        }

    def details(self) -> dict:
        names = ("place", "reason", "version")
        return {name: self.cleaned_data[name] for name in names} | {"starts_at": self.starts_at()}


class PeopleForm(forms.Form):
    """For each person: whether admitted here, the place in the order, the helper.

    `places`: those who are in the ceremony; `free`: those who could be.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, ceremony: Ceremony, places: list[Place], free: list[Candidacy], **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = ceremony.version
        members = official_members_of(ceremony.cell, today())
        self.helpers = {member.person_id: member.person for member in members}
        self.rows = []
        for number, place in enumerate(places, 1):
            self._add(place.file, number, place.admission.helper_id, place.problem)
        for number, file in enumerate(free, len(places) + 1):
            self._add(file, number, None, "", chosen=False)

    def _add(self, file: Candidacy, number: int, helper: int | None, problem: str, *, chosen=True) -> None:
        names = [f"{name}_{file.pk}" for name in ("take", "position", "helper")]
        self.fields[names[0]] = forms.BooleanField(label="Kết nạp tại buổi lễ này", required=False)
        self.fields[names[1]] = forms.IntegerField(
            label="Thứ tự", min_value=1, max_value=_LAST, required=False
        )
        offered = [("", "Chưa phân công")]
        offered += [(pk, str(each)) for pk, each in self.helpers.items() if pk != file.person_id]
        self.fields[names[2]] = forms.TypedChoiceField(
            label="Đảng viên giúp đỡ", choices=offered, coerce=int, empty_value=None, required=False
        )
        self.initial |= dict(zip(names, (chosen, number, helper), strict=True))
        self.rows.append({"file": file, "problem": problem, "fields": [self[name] for name in names]})

    def chosen(self) -> list[tuple[Candidacy, Person | None]]:
        """In the order that was typed; without a number at the end."""
        data = self.cleaned_data
        taken = [row["file"] for row in self.rows if data[f"take_{row['file'].pk}"]]
        taken.sort(key=lambda file: data.get(f"position_{file.pk}") or _LAST)
        return [(file, self.helpers.get(data[f"helper_{file.pk}"])) for file in taken]
