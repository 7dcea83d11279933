from django import forms

from members.choices import DecisionMode, OrganisationKind, Tree, kinds_of
from members.clock import today
from members.forms.judged import judged
from members.forms.lookups import OrganisationField
from members.forms.sending import VersionForm
from members.models import DecisionAuthority, Organisation, Term
from members.resources.organisations import MAX_DEPTH
from members.spreadsheets.cells import values

DAY = {"widget": forms.DateInput(attrs={"class": "short"}), "required": False}


class OrganisationFilter(forms.Form):
    q = forms.CharField(label="Tên hoặc mã", required=False, max_length=200)
    kind = forms.ChoiceField(
        label="Loại", required=False, choices=[("", "Tất cả"), *OrganisationKind.choices]
    )


class OrganisationForm(VersionForm):
    parent = OrganisationField(label="Cấp trên trực tiếp", required=False)
    serves = OrganisationField(
        label="Tổ chức đảng phụ trách",
        required=False,
        help_text="Tổ chức đảng nhận đề nghị giới thiệu của tổ chức này. Tổ chức đảng thì để trống.",
    )
    opened_on = forms.DateField(label="Ngày thành lập", help_text="Ví dụ 03/02/2015.", **DAY)
    closed_on = forms.DateField(label="Ngày giải thể", **DAY)

    class Meta:
        model = Organisation
        fields = [
            "kind",
            "code",
            "name",
            "parent",
            "serves",
            "letterhead_parent",
            "letterhead_name",
            "symbol",
            "place",
            "opened_on",
            "closed_on",
        ]
        help_texts = {
            "code": "Mã ngắn, không trùng tổ chức khác, ví dụ CB01.",
            "letterhead_parent": "Để trống thì in tên đảng bộ hoặc tổ chức cấp trên trực tiếp.",
            "letterhead_name": "Để trống thì in tên tổ chức.",
            "symbol": "Ví dụ: ĐU, CB, ĐTN. Không có thì không lấy được số văn bản.",
            "place": "Ví dụ: Hà Nội. Để trống thì in địa danh của cấp trên hoặc của tổ chức đảng phụ trách.",
        }
        error_messages = {"code": {"unique": "Mã này đã dùng cho tổ chức khác."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "—"), *OrganisationKind.choices]
        open_ones = Organisation.objects.active(today()).order_by("search_key", "pk")
        if self.instance.pk:
            open_ones = open_ones.exclude(pk=self.instance.pk)
        self.fields["parent"].offer(open_ones, self.instance.parent)
        party = open_ones.filter(kind__in=kinds_of(Tree.PARTY))
        self.fields["serves"].offer(party, self.instance.serves)

    def clean_code(self):
        return judged(values.code, self.cleaned_data["code"])

    def clean_name(self):
        return judged(values.text, self.cleaned_data["name"], longest=200)

    def clean(self):
        data = super().clean()
        if "kind" in data:
            self._check_tree(Organisation(kind=data["kind"]).tree, data)
        opened, closed = data.get("opened_on"), data.get("closed_on")
        if opened and closed and closed < opened:
            self.add_error("closed_on", "Ngày giải thể không được trước ngày thành lập.")
        return data

    def _check_tree(self, tree, data):
        parent, serves = data.get("parent"), data.get("serves")
        if self.instance.pk and Organisation(kind=self.initial["kind"]).tree != tree:
            self.add_error("kind", "Không đổi một tổ chức sang hệ thống khác; hãy lập tổ chức mới.")
        if parent and parent.tree != tree:
            self.add_error("parent", f"Cấp trên phải cùng hệ thống “{tree.label}”.")
        if parent and parent.depth + 1 >= MAX_DEPTH:
            self.add_error("parent", f"Có từ {MAX_DEPTH} cấp trên nối tiếp nhau trở lên.")
        if serves and tree == Tree.PARTY:
            self.add_error("serves", "Tổ chức đảng không ghi tổ chức đảng phụ trách.")


class PeriodForm(forms.ModelForm):
    """A new period of an organisation; it begins after the one before it began."""

    starts_on = forms.DateField(label="Từ ngày", widget=DAY["widget"], help_text="Ví dụ 19/05/2025.")
    ends_on = forms.DateField(label="Đến ngày", help_text="Để trống nếu chưa biết.", **DAY)

    def clean(self):
        data = super().clean()
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "Ngày kết thúc không được trước ngày bắt đầu.")
        earlier = type(self.instance).objects.filter(organisation=self.instance.organisation)
        last = earlier.order_by("-starts_on").first()
        if starts and last and starts <= last.starts_on:
            self.add_error("starts_on", f"Phải sau ngày {last.starts_on:%d/%m/%Y}, ngày bắt đầu lần trước.")
        return data


class EndForm(forms.Form):
    """The last day of a period."""

    ends_on = forms.DateField(
        label="Ngày cuối cùng còn thẩm quyền",
        widget=forms.DateInput(attrs={"class": "short"}),
        help_text="Ví dụ 30/06/2025. Từ hôm sau, hồ sơ được chuyển lên cấp có thẩm quyền ở trên.",
    )


class TermForm(PeriodForm):
    class Meta:
        model = Term
        fields = ["name", "starts_on", "ends_on"]


class TermChangeForm(VersionForm):
    starts_on = forms.DateField(label="Từ ngày", widget=DAY["widget"])
    ends_on = forms.DateField(label="Đến ngày", help_text="Để trống nếu chưa biết.", **DAY)

    class Meta:
        model = Term
        fields = ["name", "starts_on", "ends_on"]


class AuthorityForm(PeriodForm):
    class Meta:
        model = DecisionAuthority
        fields = ["mode", "starts_on", "ends_on"]
        widgets = {"mode": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = DecisionMode.choices
