"""Of which body and which period a statistics form is, and what its printed copy says."""

from django import forms
from django.db.models import TextChoices
from django.db.models.functions import Length

from ceremonies.forms.books import HeadedForm
from ceremonies.forms.fields import day_field
from ceremonies.permissions.books import party_bodies_of
from ceremonies.rules.periods import Span, codes_around, own_span, span_of
from ceremonies.selectors.report_terms import before_term, span_of_term, terms_for
from ceremonies.selectors.statistics import Asked
from members.clock import today
from members.forms.lookups import OrganisationField

_YEARS_OFFERED = 3
_OWN, _TERM = "tu_chon", "nhiem_ky"


class StatisticsFilters(forms.Form):
    """Bound to the address; whatever it leaves out or gets wrong has its usual value."""

    don_vi = OrganisationField(label="Tổ chức đảng", required=False)
    ky = forms.ChoiceField(label="Kỳ báo cáo", required=False)
    tu = day_field("Từ ngày (kỳ tự chọn)", required=False, help_text="")
    den = day_field("Đến ngày (kỳ tự chọn)", required=False, help_text="")

    def __init__(self, query, *, user):
        data = {name: query.get(name, "") for name in self.base_fields}
        bodies = party_bodies_of(user)
        self.usual = bodies.order_by(Length("path"), "path").first()
        if not data["don_vi"] and self.usual:
            data["don_vi"] = OrganisationField.text_of(self.usual)
        data["ky"] = data["ky"] or str(today().year)
        super().__init__(data, auto_id="loc_%s")
        self.fields["don_vi"].offer(bodies)
        codes = codes_around(today(), _YEARS_OFFERED)
        codes += [data["ky"]] if span_of(data["ky"]) and data["ky"] not in codes else []
        spans = [(code, span_of(code).label) for code in codes]
        self.fields["ky"].choices = [*spans, (_OWN, "Từ ngày, đến ngày tự chọn")]
        self.is_valid()

    def clean(self):
        said = super().clean()
        if said.get("ky") == _OWN:
            first, last = said.get("tu"), said.get("den")
            if not (first and last) and not ({"tu", "den"} & set(self.errors)):
                self.add_error("ky", "Hãy ghi từ ngày nào đến ngày nào.")
            elif first and last and not first <= last:
                self.add_error("den", "Đến ngày không được trước từ ngày.")
        return said

    @property
    def asked(self) -> Asked:
        """As far as the period has gone."""
        said = self.cleaned_data
        own = said.get("ky") == _OWN and "den" in said and said.get("tu") and said.get("den")
        span: Span = own_span(said["tu"], said["den"]) if own else self._chosen()
        return Asked(said.get("don_vi") or self.usual, span.until(today()))

    def _chosen(self) -> Span:
        return span_of(self.cleaned_data.get("ky", "")) or span_of(str(today().year))

    @property
    def address(self) -> dict[str, str]:
        """What an address has to say to ask the same again."""
        said = {name: self.data[name] for name in self.fields if name not in self.errors}
        return {name: value for name, value in said.items() if value}


class TemplateFilters(StatisticsFilters):
    """Also a term of office, beside as long a part of the term before."""

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        body = self.cleaned_data.get("don_vi") or self.usual
        self.terms = {f"{_TERM}-{term.pk}": term for term in (terms_for(body) if body else [])}
        named = [(code, f"Nhiệm kỳ {term}") for code, term in self.terms.items()]
        self.fields["ky"].choices = [*named, *self.fields["ky"].choices]
        self.full_clean()

    @property
    def asked(self) -> Asked:
        term = self.terms.get(self.cleaned_data.get("ky", ""))
        if term is None:
            return super().asked
        span = span_of_term(term, today()).until(today())
        other = before_term(span, term, list(self.terms.values()))
        return Asked(self.cleaned_data.get("don_vi") or self.usual, span, other)


class StatisticsFormat(TextChoices):
    SHEET = "xlsx", "Bảng tính (.xlsx): ô số, ô % có công thức"
    PAPER = "pdf", "Bản in (.pdf)"


class StatisticsPrintForm(HeadedForm):
    field_order = ["format", "organisation", "dated", "signer", "signer_name", "signer_office"]
    format = forms.ChoiceField(
        label="Dạng tệp", choices=StatisticsFormat, widget=forms.RadioSelect, initial=StatisticsFormat.SHEET
    )
