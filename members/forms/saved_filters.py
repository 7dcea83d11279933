"""A list's own form says what may be kept of its address; that travels signed, so nobody puts another address in."""

from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from members.forms.judged import judged
from members.forms.lookups import OrganisationField
from members.forms.sending import OnceForm, VersionForm
from members.models import SavedFilter
from members.permissions.saved_filters import offices_of
from members.spreadsheets.cells import values

_SALT = "saved-filter"


@dataclass(frozen=True)
class Filtered:
    """A list and what its form understood of the address."""

    list_name: str
    title: str
    query: str

    def signed(self) -> str:
        return signing.dumps(asdict(self), salt=_SALT)


def filtered(list_name: str, title: str, form: forms.Form) -> Filtered:
    """Fields that are filled in and make sense."""
    form.is_valid()
    kept = [
        (name, form.data[name])
        for name in form.fields
        if form.data.get(name) and form.cleaned_data.get(name) not in (None, "")
    ]
    return Filtered(list_name, title, urlencode(kept))


def read_filtered(signed: str) -> Filtered | None:
    try:
        return Filtered(**signing.loads(signed, salt=_SALT))
    except signing.BadSignature:
        return None


class SavedFilterForm(OnceForm):
    title = forms.CharField(label="Tên bộ lọc", max_length=60, help_text="Ví dụ: Hồ sơ chờ chi bộ họp.")
    shared_with = OrganisationField(
        label="Dùng chung với",
        required=False,
        help_text="Đồng chí nào đang giữ chức vụ ở đó cũng thấy bộ lọc; mỗi người chỉ xem được những gì mình được xem.",
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["shared_with"].offer(offices_of(actor).order_by("path"))

    def clean_title(self):
        title = judged(values.text, self.cleaned_data["title"], longest=60)
        if not title:
            raise ValidationError("Hãy đặt tên cho bộ lọc.")
        return title


class ShareForm(VersionForm):
    shared_with = OrganisationField(label="Dùng chung với", required=False)

    class Meta:
        model = SavedFilter
        fields = ["shared_with"]

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["shared_with"].offer(offices_of(actor).order_by("path"), self.instance.shared_with)
