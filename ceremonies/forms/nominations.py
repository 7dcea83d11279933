"""The union's nomination, and the file that a cell opens itself."""

from uuid import uuid4

from django import forms
from django.db.models import Q

from ceremonies.choices import Route
from ceremonies.forms.fields import words_field
from ceremonies.models import Candidacy
from members.choices import OrganisationKind, Right, Tree
from members.clock import today
from members.forms.judged import judged
from members.forms.lookups import OrganisationField
from members.forms.sending import VersionForm
from members.models import Organisation, Person
from members.permissions import may, organisations_with, visible_to
from members.spreadsheets.cells import values

ROUTES = {Tree.YOUTH: Route.YOUTH_UNION, Tree.UNION: Route.TRADE_UNION}
_EXPLAINED = {
    Route.YOUTH_UNION: "Người được giới thiệu là đoàn viên, trong độ tuổi đoàn.",
    Route.TRADE_UNION: "Người được giới thiệu là đoàn viên công đoàn, nơi không có tổ chức Đoàn hoặc đã quá tuổi đoàn.",
}


def _receiving_cell():
    return OrganisationField(label="Chi bộ tiếp nhận", help_text="Chi bộ nơi người được giới thiệu công tác.")


def _strengths():
    about = "Phẩm chất chính trị, đạo đức lối sống, năng lực công tác, quan hệ quần chúng."
    return words_field("Ưu điểm", help_text=about, max_length=4000, rows=6)


def _shortcomings():
    return words_field("Khuyết điểm", required=False, max_length=4000)


class PersonSearchForm(forms.Form):
    q = forms.CharField(
        label="Tìm người được giới thiệu",
        max_length=100,
        required=False,
        help_text="Gõ họ tên, có dấu hoặc không dấu.",
    )
    #: The line of a call that the new file will answer, kept from page to page.
    dot = forms.IntegerField(required=False, widget=forms.HiddenInput)


class OpeningForm(forms.Form):
    """`form_key` makes the same form sent twice one file."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    person = forms.ModelChoiceField(Person.objects.none(), widget=forms.HiddenInput)
    native_place = forms.CharField(
        label="Quê quán",
        max_length=200,
        required=False,
        help_text="Sổ chưa ghi. Quyết định kết nạp phải có quê quán; chưa có thì chưa trình được.",
    )

    def __init__(self, *args, user, person: Person | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["form_key"].initial = uuid4
        self.fields["person"].queryset = visible_to(user, Person)
        if person is None or person.native_place or not may(user, "person.change", person):
            del self.fields["native_place"]

    def clean_native_place(self):
        return judged(values.text, self.cleaned_data["native_place"], longest=200)


class NominationForm(OpeningForm):
    nominator = forms.ModelChoiceField(
        Organisation.objects.none(), label="Tổ chức giới thiệu", empty_label="Chọn tổ chức"
    )
    cell = _receiving_cell()
    route = forms.ChoiceField(label="Đường giới thiệu", widget=forms.RadioSelect)
    strengths = _strengths()
    shortcomings = _shortcomings()

    def __init__(self, *args, user, person: Person | None, **kwargs):
        super().__init__(*args, user=user, person=person, **kwargs)
        unions = organisations_with(user, Right.DRAFT_NOMINATION).select_related("serves")
        self.fields["nominator"].queryset = unions
        self.fields["cell"].offer(receiving_cells(unions, person))
        self.fields["route"].choices = _routes({union.tree for union in unions})
        self.initial |= _first_choices(list(unions), person)

    def clean(self):
        nominator, route = self.cleaned_data.get("nominator"), self.cleaned_data.get("route")
        if nominator and route and ROUTES[nominator.tree] != route:
            self.add_error("route", f"{nominator} giới thiệu theo đường khác. Hãy chọn lại.")
        return self.cleaned_data


class NominationEditForm(VersionForm):
    """The words of a draft, and the cell it will go to."""

    cell = _receiving_cell()
    strengths = _strengths()
    shortcomings = _shortcomings()

    class Meta:
        model = Candidacy
        fields = ["cell", "strengths", "shortcomings"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        unions = Organisation.objects.filter(pk=self.instance.nominator_id).select_related("serves")
        self.fields["cell"].offer(receiving_cells(unions, self.instance.person), self.instance.cell)


class OpenByCellForm(OpeningForm):
    cell = forms.ModelChoiceField(Organisation.objects.none(), label="Chi bộ", empty_label="Chọn chi bộ")
    strengths = _strengths()

    def __init__(self, *args, user, person: Person | None, **kwargs):
        super().__init__(*args, user=user, person=person, **kwargs)
        cells = organisations_with(user, Right.KEEP_CANDIDACY).filter(kind=OrganisationKind.PARTY_CELL)
        self.fields["cell"].queryset = cells
        self.initial |= {"person": person, "cell": _only(list(cells))}


def receiving_cells(unions, person: Person | None):
    """Cells of the Party bodies that these unions serve, and the one that looks after the person's department."""
    served = [union.serves.path for union in unions if union.serves]
    cells = Organisation.objects.under(*served) if served else Organisation.objects.none()
    own = person.department.serves_id if person and person.department else None
    found = Organisation.objects.active(today()).filter(kind=OrganisationKind.PARTY_CELL)
    return found.filter(Q(pk__in=cells) | Q(pk=own))


def _first_choices(unions: list[Organisation], person: Person | None) -> dict:
    """The cell the union serves; a union at a higher level leaves it to the person's department."""
    union = _only(unions)
    served = union.serves if union else None
    if served is None or served.kind != OrganisationKind.PARTY_CELL:
        served = person.department.serves if person and person.department else None
    routes = {ROUTES[each.tree] for each in unions}
    return {"person": person, "nominator": union, "cell": served, "route": _only(list(routes))}


def _routes(trees: set[Tree]) -> list[tuple[str, str]]:
    offered = [ROUTES[tree] for tree in ROUTES if tree in trees]
    return [(route.value, f"{route.label}. {_EXPLAINED[route]}") for route in offered]


def _only(choices: list):
    return choices[0] if len(choices) == 1 else None
