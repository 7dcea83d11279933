"""Sending a list, and finding a batch that was sent."""

from django import forms

from members.choices import ImportState
from members.forms.lookups import OrganisationField
from members.forms.sending import OnceForm
from members.models import ImportBatch, Organisation
from members.permissions import may
from members.resources.context import ListContext
from members.services.list_kinds import ListKind, kinds_for
from members.spreadsheets.refusals import MAX_FILE, MAX_ROWS

_MOST = f"{MAX_FILE // 1024**2} MB và {MAX_ROWS // 1000} 000 dòng"


def columns_of(kind: ListKind) -> tuple[list[str], list[str]]:
    """Our titles that a list of this kind must have, and those it may have."""
    wanted = kind.resource(ListContext()).wanted
    possible = dict.fromkeys(wanted.titles.values())
    return wanted.required, [title for title in possible if title not in wanted.required]


class KindOptions(forms.RadioSelect):
    """Each kind of list with what it is for and the columns it looks for."""

    option_template_name = "members/import_kind_option.html"
    kinds: dict[str, ListKind] = {}

    def create_option(self, name, value, label, *args, **kwargs):
        option = super().create_option(name, value, label, *args, **kwargs)
        kind = self.kinds[str(value)]
        required, possible = columns_of(kind)
        return option | {"kind": kind, "required": required, "possible": possible}


class UploadForm(OnceForm):
    """Offers the kinds of list and the organisations that the actor may send them for."""

    kind = forms.ChoiceField(label="Đây là danh sách gì?", widget=KindOptions)
    organisation = OrganisationField(
        label="Danh sách của tổ chức nào?",
        required=False,
        help_text="Danh sách chung của cả cơ quan thì để trống.",
    )
    file = forms.FileField(
        label="Tệp bảng tính",
        help_text="Tệp Excel (.xlsx, .xls) hoặc .csv như cơ quan đang dùng; không cần xóa phần đầu trang hay chỗ ký "
        f"tên. Nhiều nhất {_MOST}.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
        max_length=200,
    )

    def __init__(self, *args, actor, kind: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.kinds = {kind.name: kind for kind in kinds_for(actor) if self._has_place(kind)}
        self.fields["kind"].widget.kinds = self.kinds
        self.fields["kind"].choices = [(kind.name, kind.label) for kind in self.kinds.values()]
        self.fields["kind"].initial = next(iter(self.kinds)) if len(self.kinds) == 1 else kind
        offered = Organisation.objects.none()
        for kind in self.kinds.values():
            offered = offered | Organisation.objects.filter(pk__in=kind.organisations(actor).values("pk"))
        self.fields["organisation"].required = all(map(self._needs_organisation, self.kinds.values()))
        if self.fields["organisation"].required:
            self.fields["organisation"].help_text = ""
        self.fields["organisation"].offer(offered.order_by("path"))

    def clean(self):
        data = super().clean()
        kind, organisation = self.kinds.get(data.get("kind")), data.get("organisation")
        if kind and organisation and not kind.organisations(self.actor).filter(pk=organisation.pk).exists():
            self.add_error("organisation", f"«{kind.label}» không ghi được cho {organisation}. Hãy chọn lại.")
        elif (
            kind and not organisation and self._needs_organisation(kind) and "organisation" not in self.errors
        ):
            self.add_error("organisation", f"Hãy chọn tổ chức của «{kind.label}».")
        return data

    def _has_place(self, kind: ListKind) -> bool:
        return kind.organisations(self.actor).exists() or not self._needs_organisation(kind)

    def _needs_organisation(self, kind: ListKind) -> bool:
        """Only whoever holds the right everywhere sends a list of no organisation."""
        return kind.needs_organisation or not may(self.actor, "imports.send", ImportBatch(right=kind.right))


class BatchFilter(forms.Form):
    kind = forms.ChoiceField(label="Loại danh sách", required=False)
    state = forms.ChoiceField(
        label="Tình trạng", required=False, choices=[("", "Tất cả"), *ImportState.choices]
    )

    def __init__(self, *args, kinds: list[ListKind], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Tất cả"), *((kind.name, kind.label) for kind in kinds)]
