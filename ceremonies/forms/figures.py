"""What a report is about: the organisation, the period, and the day up to which it is looked at."""

from datetime import date

from django import forms
from django.db.models.functions import Length

from ceremonies.forms.fields import day_field
from ceremonies.permissions.figures import reported_bodies
from ceremonies.rules.periods import Span, codes_around, own_span, span_of
from ceremonies.selectors.dormant import DormantKind
from ceremonies.selectors.figures import Question
from ceremonies.selectors.report_terms import before_term, span_of_term, terms_for
from members.clock import today
from members.forms.lookups import OrganisationField
from members.models import Organisation

YEARS_OFFERED = 3
USUAL_MONTHS = 6
FIRST_YEAR = 1930
OWN, TERM = "tu_chon", "nhiem_ky"


class BodyFilters(forms.Form):
    """Bound to the address; whatever it leaves out or gets wrong has its usual value."""

    don_vi = OrganisationField(label="Tổ chức", required=False)

    def __init__(self, query, *, user):
        data = {name: query.get(name, "") for name in self.base_fields}
        bodies = reported_bodies(user)
        highest = bodies.order_by(Length("path"), "path").first()
        if not data["don_vi"] and highest:
            data["don_vi"] = OrganisationField.text_of(highest)
        super().__init__(data, auto_id="loc_%s")
        self.user = user
        self.fields["don_vi"].offer(bodies)
        self.organisation = self._organisation() or highest

    def _organisation(self) -> Organisation | None:
        try:
            return self.fields["don_vi"].clean(self.data["don_vi"])
        except forms.ValidationError:
            return None

    @property
    def address(self) -> dict[str, str]:
        """What an address has to say to ask the same again."""
        self.is_valid()
        said = {name: str(self.data.get(name, "")) for name in self.fields}
        said["don_vi"] = OrganisationField.text_of(self.organisation)
        return {name: value for name, value in said.items() if value and name not in self.errors}


class ReportFilters(BodyFilters):
    """`question` is what is asked."""

    ky = forms.ChoiceField(label="Kỳ báo cáo", required=False)
    tu = day_field("Từ ngày (kỳ tự chọn)", required=False, help_text="")
    den = day_field("Đến ngày (kỳ tự chọn)", required=False, help_text="")
    tinh_den = day_field("Số liệu tính đến ngày", required=False, help_text="")

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        self.terms = terms_for(self.organisation)
        self.fields["ky"].choices = self._periods()
        if not self.data["ky"]:
            self.data = self.data | {"ky": self._usual()}
        self.is_valid()

    def _usual(self) -> str:
        return f"{TERM}-{self.terms[0].pk}" if self.terms else str(today().year)

    def _periods(self) -> list[tuple]:
        codes = codes_around(today(), YEARS_OFFERED)
        asked = self.data.get("ky", "")
        codes += [asked] if _has_begun(span_of(asked)) and asked not in codes else []
        spans = [(code, span_of(code).label) for code in codes]
        terms = [(f"{TERM}-{term.pk}", f"Nhiệm kỳ {term}") for term in self.terms]
        return [*terms, *spans, (OWN, "Từ ngày, đến ngày tự chọn")]

    def clean(self):
        said = super().clean()
        if said.get("ky") == OWN:
            first, last = said.get("tu"), said.get("den")
            if not (first and last) and not ({"tu", "den"} & set(self.errors)):
                self.add_error("ky", "Hãy ghi từ ngày nào đến ngày nào.")
            elif first and last and first.year < FIRST_YEAR:
                self.add_error("tu", f"Kỳ báo cáo không bắt đầu trước năm {FIRST_YEAR}.")
            elif first and first > today():
                self.add_error("tu", "Chưa đến ngày này.")
            elif first and last and last < first:
                self.add_error("den", "Đến ngày không được trước từ ngày.")
        if said.get("tinh_den") and said["tinh_den"] > today():
            self.add_error("tinh_den", "Chưa đến ngày này.")
        elif said.get("tinh_den") and self._span(said.get("ky", ""), said).first > said["tinh_den"]:
            self.add_error("tinh_den", "Kỳ báo cáo bắt đầu sau ngày này.")
        return said

    def _span(self, code: str, said: dict) -> Span:
        """The whole period; this year when it cannot be understood."""
        term = self._term(code)
        if term:
            return span_of_term(term, today())
        own = code == OWN and said.get("tu") and said.get("den") and said["tu"] <= said["den"]
        chosen = own_span(said["tu"], said["den"]) if own else span_of(code)
        return chosen or span_of(str(today().year))

    @property
    def as_of(self) -> date:
        return self.cleaned_data.get("tinh_den") or today()

    @property
    def question(self) -> Question:
        """Up to the day it is looked at."""
        code = self.cleaned_data.get("ky") or self._usual()
        span = self._span(code, self.cleaned_data).until(self.as_of)
        term = self._term(code)
        before = before_term(span, term, self.terms) if term else span.a_year_before()
        return Question(self.organisation, span, before)

    @property
    def is_whole(self) -> bool:
        """The period had come to its end by the day it is looked at."""
        code = self.cleaned_data.get("ky") or self._usual()
        return self._span(code, self.cleaned_data).last <= self.as_of

    def _term(self, code: str):
        return next((term for term in self.terms if code == f"{TERM}-{term.pk}"), None)


def _has_begun(span: Span | None) -> bool:
    return span is not None and span.first.year >= FIRST_YEAR and span.first <= today()


class DormantFilters(BodyFilters):
    loai = forms.ChoiceField(label="Loại tổ chức", choices=DormantKind.choices, required=False)
    thang = forms.IntegerField(label="Số tháng", min_value=1, max_value=120, required=False)

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        self.data = self.data | {
            "loai": self.data["loai"] or DormantKind.NOMINATORS,
            "thang": self.data["thang"] or str(USUAL_MONTHS),
        }
        self.is_valid()

    @property
    def kind(self) -> DormantKind:
        return DormantKind(self.cleaned_data.get("loai") or DormantKind.NOMINATORS)

    @property
    def months(self) -> int:
        return self.cleaned_data.get("thang") or USUAL_MONTHS
