from django import forms

from members.choices import ImportKind, Right, Tree, kinds_of
from members.forms.lookups import OrganisationField
from members.forms.sending import OnceForm
from members.permissions import grants_of, may, organisations_with


class UploadForm(OnceForm):
    """Offers the kinds of list and the organisations that the actor may import."""

    kind = forms.ChoiceField(label="Loại danh sách", widget=forms.RadioSelect)
    organisation = OrganisationField(
        label="Ghi là thành viên của",
        required=False,
        help_text="Mọi người trong danh sách được ghi là thành viên của tổ chức này.",
    )
    file = forms.FileField(
        label="Tệp bảng tính",
        help_text="Tệp .xlsx, nhiều nhất 10 MB và 20 000 dòng, có một dòng ghi tên các cột.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        max_length=200,
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [ImportKind.PEOPLE] if grants_of(actor).holds(Right.IMPORT_PEOPLE) else []
        kinds += [ImportKind.ORGANISATIONS] if may(actor, "organisations.import") else []
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        self.fields["kind"].initial = kinds[0]
        unions = organisations_with(actor, Right.IMPORT_PEOPLE).filter(
            kind__in=kinds_of(Tree.YOUTH, Tree.UNION)
        )
        self.fields["organisation"].offer(unions.order_by("path"))
        self.fields["organisation"].required = not may(actor, "people.import")

    def clean(self):
        data = super().clean()
        if data.get("kind") == ImportKind.ORGANISATIONS and data.get("organisation"):
            self.add_error("organisation", "Danh sách tổ chức không ghi cho tổ chức nào; hãy để trống.")
        return data
