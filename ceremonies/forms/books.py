"""What part of a register is asked for, and what is said when it is printed."""

from django import forms

from ceremonies.forms.fields import day_field
from ceremonies.forms.filters import Filters
from ceremonies.permissions.books import heads_of, offices_above
from ceremonies.resources.books import Book
from ceremonies.selectors.books import Narrowing
from ceremonies.selectors.signers import signers_of
from ceremonies.services.documents import Sheet
from members.clock import today
from members.forms.lookups import OrganisationField
from members.forms.sending import OnceForm
from members.models import Term
from members.models.period import within_year

_OTHER = ""


class BookFilters(Filters):
    """`term`: of the user's own organisations and of those above them."""

    organisation = OrganisationField(label="Tổ chức", required=False)
    year = forms.IntegerField(label="Năm", min_value=1930, max_value=2999, required=False)
    term = forms.ChoiceField(label="Nhiệm kỳ", required=False)

    def __init__(self, query, *, user, book: Book):
        super().__init__(query, user=user)
        self.book = book
        self.fields["organisation"].label = book.body_label
        self.fields["organisation"].offer(book.source.bodies(user))
        terms = Term.objects.filter(organisation__path__in=offices_above(user))
        self.terms = {str(term.pk): term for term in terms.select_related("organisation")}
        offered = [(key, f"{term}, {term.organisation}") for key, term in self.terms.items()]
        self.fields["term"].choices = [("", "Mọi nhiệm kỳ"), *offered]

    def narrowing(self) -> Narrowing:
        asked = self.values()
        spans = [within_year(asked["year"])] if "year" in asked else []
        if "term" in asked:
            term = self.terms[asked["term"]]
            spans.append((term.starts_on, term.ends_on))
        ends = [end for _, end in spans if end]
        return Narrowing(
            q=asked.get("q", ""),
            organisation=asked.get("organisation"),
            since=max((start for start, _ in spans), default=None),
            until=min(ends, default=None),
        )

    def words(self) -> str:
        """Of what the printed register is: «Chi bộ Một, năm 2026»."""
        asked = self.values()
        parts = [str(asked["organisation"])] if "organisation" in asked else []
        parts += [f"năm {asked['year']}"] if "year" in asked else []
        parts += [f"nhiệm kỳ {self.terms[asked['term']]}"] if "term" in asked else []
        parts += [f"họ và tên có “{asked['q']}”"] if "q" in asked else []
        return ", ".join(parts) or f"tính đến ngày {today():%d/%m/%Y}"


class HeadedForm(OnceForm):
    """What a printed list says beside its rows: in whose name, of which day, who signs."""

    organisation = OrganisationField(label="In theo tiêu đề của")
    dated = day_field("Ngày ghi trên bản in", initial=today)
    signer = forms.ChoiceField(label="Người ký", required=False)
    signer_name = forms.CharField(label="Họ và tên người ký khác", max_length=100, required=False)
    signer_office = forms.CharField(label="Chức vụ của người ký khác", max_length=60, required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        offices = heads_of(user)
        self.fields["organisation"].offer(offices)
        self.signers = {
            str(signer.key): signer for office in offices for signer in signers_of(office, today())
        }
        named = [(key, f"{signer.name}, {signer.office}") for key, signer in self.signers.items()]
        self.fields["signer"].choices = [*named, (_OTHER, "Người khác, ghi ở dưới")]
        self.fields["signer"].initial = next(iter(self.signers), _OTHER)

    def clean(self):
        data = super().clean()
        if data.get("signer") == _OTHER and not data.get("signer_name"):
            self.add_error("signer_name", "Hãy ghi họ và tên người ký.")
        return data

    def sheet(self) -> Sheet:
        data = self.cleaned_data
        signer = self.signers.get(data["signer"])
        return Sheet(
            dated=data["dated"],
            signer_name=signer.name if signer else data["signer_name"],
            signer_office=signer.office if signer else data["signer_office"],
        )


class BookPrintForm(HeadedForm):
    reason = forms.CharField(
        label="Lý do in",
        max_length=200,
        help_text="Được ghi vào nhật ký cùng tên người in và thời điểm.",
    )
