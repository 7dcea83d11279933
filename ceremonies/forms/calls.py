"""Calls for nominations, whom they ask, and an answer."""

from collections import Counter

from django import forms

from ceremonies.forms.fields import FilesField, day_field, words_field
from ceremonies.forms.filters import Filters
from ceremonies.models import Call, Candidacy
from ceremonies.selectors.calls import askable, callers_of
from members.choices import OrganisationKind, Right, Tree, kinds_of
from members.clock import today
from members.forms.lookups import OrganisationField
from members.forms.sending import OnceForm, VersionForm
from members.models import Organisation
from members.permissions import organisations_with

_RUNNING = [("", "Tất cả"), ("yes", "Đang nhận"), ("no", "Đã kết thúc")]


class CallFilters(Filters):
    q = None
    organisation = OrganisationField(label="Tổ chức đảng", required=False)
    running = forms.ChoiceField(label="Tình trạng", choices=_RUNNING, required=False)

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        self.fields["organisation"].offer(callers_of(user))


def calling_bodies(user):
    kept = organisations_with(user, Right.KEEP_CANDIDACY).filter(kind__in=kinds_of(Tree.PARTY))
    return kept.active(today()).order_by("path")


def quota_field() -> forms.IntegerField:
    return forms.IntegerField(
        label="Số người đề nghị mỗi nơi giới thiệu",
        min_value=1,
        max_value=999,
        required=False,
        help_text="Để trống nếu không ấn định.",
    )


class CallEditForm(VersionForm):
    due_on = day_field("Thời hạn trả lời")
    text = words_field("Nội dung đề nghị", required=False, max_length=4000, rows=6)

    class Meta:
        model = Call
        fields = ["title", "due_on", "text"]
        help_texts = {"title": "Ví dụ: Giới thiệu quần chúng ưu tú quý I năm 2027."}


class CallForm(OnceForm, CallEditForm):
    """All organisations of a kind are asked at once; one by one later, on the page of the call."""

    kinds = forms.MultipleChoiceField(
        label="Hỏi những nơi nào",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một loại tổ chức."},
    )
    quota = quota_field()

    field_order = ("title", "due_on", "kinds", "quota", "text")

    def __init__(self, *args, organisation: Organisation, **kwargs):
        super().__init__(*args, **kwargs)
        counted = Counter(askable(organisation).order_by().values_list("kind", flat=True))
        self.fields["kinds"].choices = [
            (kind.value, f"{kind.label} ({counted[kind.value]} nơi)")
            for kind in OrganisationKind
            if counted[kind.value]
        ]


class AddresseeForm(forms.Form):
    organisation = OrganisationField(label="Nơi được đề nghị")
    quota = quota_field()

    def __init__(self, *args, call: Call, **kwargs):
        super().__init__(*args, **kwargs)
        asked = call.addressees.values("organisation")
        self.fields["organisation"].offer(askable(call.organisation).exclude(pk__in=asked))


class AnswerForm(forms.Form):
    """Nobody this time, or files that are open already."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    files = FilesField(
        Candidacy.objects.none(),
        label="Người đã lập đề nghị, tính vào đợt này",
        required=False,
    )
    nobody = forms.BooleanField(label="Đợt này không có người để giới thiệu", required=False)
    note = forms.CharField(label="Ghi chú", max_length=400, required=False)

    def __init__(self, *args, files, version: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = version
        self.fields["files"].queryset = files
        self.fields["files"].initial = files
        self.fields["files"].label_from_instance = lambda file: f"{file.person}, {file.get_state_display()}"
        if not files.exists():
            del self.fields["files"]

    def clean(self):
        said = super().clean()
        chosen = bool(said.get("files"))
        if chosen == bool(said.get("nobody")):
            raise forms.ValidationError(
                "Hãy chọn người được giới thiệu, hoặc đánh dấu là đợt này không có người; không chọn cả hai."
                if chosen
                else "Hãy đánh dấu là đợt này không có người, hoặc chọn, lập đề nghị giới thiệu."
            )
        return said
