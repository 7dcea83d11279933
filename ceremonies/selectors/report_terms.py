"""Terms of office that a report may be about."""

from datetime import date

from ceremonies.rules.periods import Span
from ceremonies.selectors.organisations import ancestors
from members.models import Organisation, Term


def terms_for(organisation: Organisation) -> list[Term]:
    """Its own, newest first; those of the nearest body above for one that has none."""
    above = ancestors(organisation)
    found = list(Term.objects.filter(organisation__in=above).order_by("-starts_on"))
    nearest = next((body.pk for body in above if any(t.organisation_id == body.pk for t in found)), None)
    return [term for term in found if term.organisation_id == nearest]


def span_of_term(term: Term, until: date) -> Span:
    """One without an end goes on until the day of the report."""
    last = max(term.ends_on or until, term.starts_on)
    return Span(term.starts_on, last, f"Nhiệm kỳ {term}")


def before_term(span: Span, term: Term, terms: list[Term]) -> Span | None:
    """As many days of the term before; None for the first one."""
    earlier = next((each for each in terms if each.starts_on < term.starts_on), None)
    if earlier is None:
        return None
    longest = span.as_long_from(earlier.starts_on)
    return Span(longest.first, min(longest.last, term.starts_on), "cùng thời gian của nhiệm kỳ trước")
