"""The form of a style profile: one box for each measure of `ceremonies.documents.Style`."""

from dataclasses import fields

from django import forms

from ceremonies.documents import DEFAULT_STYLE, Style
from ceremonies.documents.samples import SAMPLES
from ceremonies.documents.style import SHEET_HEIGHT_MM, SHEET_WIDTH_MM
from ceremonies.forms.fields import day_field
from ceremonies.forms.filters import Filters
from ceremonies.models import StyleProfile
from ceremonies.permissions.styles import committees_kept_by
from members.choices import Right, Tree, kinds_of
from members.clock import today
from members.forms.lookups import OrganisationField
from members.models import Organisation
from members.permissions import grants_of

#: Room that must stay for the text, in mm.
_LEAST_WIDTH, _LEAST_HEIGHT = 100, 120

#: Heading → {measure: label}; every measure of a style but name and day.
GROUPS: dict[str, dict[str, str]] = {
    "Khổ giấy và lề": {
        "margin_top_mm": "Lề trên (mm)",
        "margin_bottom_mm": "Lề dưới (mm)",
        "margin_left_mm": "Lề trái (mm)",
        "margin_right_mm": "Lề phải (mm)",
        "list_margin_mm": "Lề của danh sách khổ ngang (mm)",
    },
    "Phần đầu văn bản": {
        "letterhead_left_mm": "Bề rộng cột tên cơ quan, văn bản đảng và Đoàn (mm)",
        "union_left_mm": "Bề rộng cột tên cơ quan, văn bản Công đoàn (mm)",
        "fold_left_mm": "Bề rộng cột tên cơ quan, giấy gấp đôi (mm)",
        "letterhead_pt": "Cỡ chữ tên cơ quan (pt)",
        "party_pt": "Cỡ chữ tiêu đề bên phải (pt)",
        "motto_pt": "Cỡ chữ Quốc hiệu, Tiêu ngữ (pt)",
        "star": "Dấu dưới tên cơ quan, văn bản đảng",
        "youth_star": "Dấu dưới tên cơ quan, văn bản Đoàn",
        "union_star": "Dấu dưới tên cơ quan, văn bản Công đoàn",
        "date_pt": "Cỡ chữ số, địa danh, ngày tháng (pt)",
        "italic_date": "Địa danh, ngày tháng in nghiêng",
        "subject_prefix": "Chữ mở đầu trích yếu công văn",
        "subject_pt": "Cỡ chữ trích yếu công văn (pt)",
    },
    "Nội dung": {
        "title_pt": "Cỡ chữ tên loại văn bản (pt)",
        "summary_pt": "Cỡ chữ trích yếu (pt)",
        "body_pt": "Cỡ chữ nội dung (pt)",
        "line_pitch_pt": "Khoảng cách dòng (pt)",
        "paragraph_gap_pt": "Khoảng cách đoạn (pt)",
        "first_line_mm": "Thụt đầu dòng (mm)",
        "table_pt": "Cỡ chữ bảng (pt)",
        "list_pt": "Cỡ chữ danh sách khổ ngang (pt)",
        "table_pitch_pt": "Khoảng cách dòng trong bảng (pt)",
        "spelling": "Viết chữ",
        "page_number_at": "Số trang ở",
        "page_number_pt": "Cỡ chữ số trang (pt)",
    },
    "Nơi nhận và chữ ký": {
        "on_behalf": "Ký thay mặt, văn bản đảng",
        "union_on_behalf": "Ký thay mặt, văn bản đoàn thể",
        "signature_pt": "Cỡ chữ phần ký (pt)",
        "signature_room_mm": "Chỗ để ký và đóng dấu (mm)",
        "recipients_mm": "Bề rộng cột nơi nhận (mm)",
        "recipients_title_pt": "Cỡ chữ “Nơi nhận” (pt)",
        "recipients_pt": "Cỡ chữ từng nơi nhận (pt)",
    },
}
_ON_BEHALF = [("T/M", "T/M"), ("TM.", "TM.")]
_CHOICES = {
    "on_behalf": _ON_BEHALF,
    "union_on_behalf": _ON_BEHALF,
    "spelling": [("ủy", "ủy (ủy viên, đảng ủy)"), ("uỷ", "uỷ (uỷ viên, đảng uỷ)")],
    "page_number_at": [("center", "giữa, phía trên"), ("right", "bên phải, phía trên")],
}
#: Least and most of a measure by its unit.
_RANGE = {"mm": (1, 150), "pt": (6, 40)}
_FROM_ONE = {"paragraph_gap_pt": (1, 40)}


class StyleFilters(Filters):
    q = None
    organisation = OrganisationField(label="Áp dụng cho", required=False)

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        used = StyleProfile.objects.order_by().values("organisation")
        self.fields["organisation"].offer(Organisation.objects.filter(pk__in=used))


class StyleForm(forms.Form):
    """Empty boxes are not allowed: a new profile begins with the default style."""

    organisation = OrganisationField(label="Áp dụng cho tổ chức và các tổ chức bên dưới", required=False)
    name = forms.CharField(
        label="Tên kiểu trình bày", max_length=40, help_text="Ví dụ: Thể thức theo 05-HD/VPTW."
    )
    starts_on = day_field("Áp dụng từ ngày", initial=today)
    sample = forms.ChoiceField(label="Văn bản để xem thử", choices=SAMPLES, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, profile: StyleProfile, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.profile = profile
        style = Style.of(profile.data)
        for labels in GROUPS.values():
            for name, label in labels.items():
                self.fields[name] = _field_of(name, label)
                self.initial.setdefault(name, getattr(style, name))
        if profile.pk:
            del self.fields["organisation"], self.fields["form_key"]
            self.initial |= {
                "name": profile.name,
                "starts_on": profile.starts_on,
                "version": profile.version,
            }
        else:
            del self.fields["version"]
            self._offer_organisations(user)

    def _offer_organisations(self, user) -> None:
        field = self.fields["organisation"]
        if grants_of(user).holds(Right.MANAGE_POLICIES):
            kinds = kinds_of(Tree.PARTY, Tree.YOUTH, Tree.UNION)
            field.help_text = "Để trống: áp dụng cho mọi tổ chức chưa có kiểu trình bày riêng."
            field.offer(Organisation.objects.active(today()).filter(kind__in=kinds))
        else:
            field.required = True
            field.offer(committees_kept_by(user).active(today()))

    @property
    def groups(self) -> list[tuple[str, list]]:
        return [(heading, [self[name] for name in labels]) for heading, labels in GROUPS.items()]

    @property
    def head_fields(self) -> list:
        return [self[name] for name in ("organisation", "name", "starts_on") if name in self.fields]

    def clean(self):
        data = self.cleaned_data
        self._refuse_narrow(data, ("margin_left_mm", "margin_right_mm"), SHEET_WIDTH_MM, _LEAST_WIDTH)
        self._refuse_narrow(data, ("margin_top_mm", "margin_bottom_mm"), SHEET_HEIGHT_MM, _LEAST_HEIGHT)
        for pitch, size in (("line_pitch_pt", "body_pt"), ("table_pitch_pt", "table_pt")):
            if {pitch, size} <= data.keys() and data[pitch] < data[size]:
                self.add_error(
                    pitch, "Khoảng cách dòng không được nhỏ hơn cỡ chữ, nếu không các dòng đè lên nhau."
                )
        if not self.errors:
            self._check_style()
        return data

    def _refuse_narrow(self, data: dict, margins: tuple[str, str], sheet: int, least: int) -> None:
        if set(margins) <= data.keys() and sum(data[name] for name in margins) > sheet - least:
            most = sheet - least
            self.add_error(
                margins[1], f"Hai lề đối nhau cộng lại không được quá {most} mm, để còn chỗ cho chữ."
            )

    def _check_style(self) -> None:
        try:
            Style.of(self.style_data())
        except ValueError as unusable:
            self.add_error(None, str(unusable))

    def style_data(self) -> dict:
        """What differs from the default."""
        names = [field.name for field in fields(Style) if field.name in self.cleaned_data]
        typed = {name: self.cleaned_data[name] for name in names if name != "name"}
        return {name: value for name, value in typed.items() if value != getattr(DEFAULT_STYLE, name)}

    def changed_profile(self) -> StyleProfile:
        """The profile as typed, not saved."""
        data, profile = self.cleaned_data, self.profile
        if not profile.pk:
            profile.organisation = data["organisation"]
        profile.name, profile.starts_on, profile.data = data["name"], data["starts_on"], self.style_data()
        return profile


def _field_of(name: str, label: str) -> forms.Field:
    if name in _CHOICES:
        return forms.ChoiceField(label=label, choices=_CHOICES[name])
    value = getattr(DEFAULT_STYLE, name)
    if isinstance(value, bool):
        return forms.BooleanField(label=label, required=False)
    if isinstance(value, str):
        return forms.CharField(label=label, max_length=10, widget=forms.TextInput(attrs={"class": "short"}))
    least, most = _FROM_ONE.get(name, _RANGE[name.rpartition("_")[2]])
    return forms.FloatField(
        label=label,
        min_value=least,
        max_value=most,
        localize=True,
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "decimal"}),
    )
