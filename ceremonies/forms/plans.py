"""The yearly plan: its paper, and a pair of numbers for each group."""

from django import forms

from ceremonies.choices import TargetGroup
from ceremonies.forms.fields import day_field, words_field
from ceremonies.forms.filters import Filters
from ceremonies.models import Plan
from ceremonies.selectors.plans import HOW_COUNTED, planners_of
from members.choices import Right, Tree, kinds_of
from members.clock import today
from members.forms.lookups import OrganisationField
from members.forms.sending import VersionForm
from members.permissions import organisations_with

MOST_PEOPLE = 99_999
FIRST_YEAR, LAST_YEAR = 1930, 2999


class PlanFilters(Filters):
    q = None
    organisation = OrganisationField(label="Tổ chức đảng", required=False)
    year = forms.IntegerField(label="Năm", min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False)

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        self.fields["organisation"].offer(planners_of(user))


class PlanForm(VersionForm):
    organisation = OrganisationField(label="Tổ chức đảng lập kế hoạch")
    year = forms.IntegerField(
        label="Năm",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    dated = day_field("Ngày ban hành", required=False)
    measures = words_field("Giải pháp", required=False, max_length=4000, rows=8)

    class Meta:
        model = Plan
        fields = ["organisation", "year", "number", "dated", "measures"]
        help_texts = {"number": "Ghi như trên văn bản, ví dụ 02-KH/CB."}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["organisation"], self.fields["year"]
        else:
            kept = organisations_with(user, Right.KEEP_CANDIDACY).filter(kind__in=kinds_of(Tree.PARTY))
            self.fields["organisation"].offer(kept.active(today()))
            self.initial.setdefault("year", today().year)
        known = {target.group: target for target in self.instance.targets.all()} if self.instance.pk else {}
        for group in TargetGroup:
            for figure, title in (("listed", "tạo nguồn"), ("admitted", "kết nạp")):
                self.fields[f"{figure}_{group}"] = forms.IntegerField(
                    label=f"{group.label}: chỉ tiêu {title}",
                    min_value=0,
                    max_value=MOST_PEOPLE,
                    required=False,
                    initial=getattr(known.get(group), figure, None) or None,
                )

    @property
    def plain_fields(self):
        return [self[name] for name in ("organisation", "year", "number", "dated") if name in self.fields]

    @property
    def target_rows(self):
        """(group, how it is counted, field, field)"""
        return [
            (group.label, HOW_COUNTED.get(group, ""), self[f"listed_{group}"], self[f"admitted_{group}"])
            for group in TargetGroup
        ]

    def targets(self) -> dict[str, tuple[int, int]]:
        said = self.cleaned_data
        return {
            group.value: (said.get(f"listed_{group}") or 0, said.get(f"admitted_{group}") or 0)
            for group in TargetGroup
        }
