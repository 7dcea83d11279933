"""The rows of each list: what the user sees, narrowed by the filters of the page."""

from django.db.models import Q, QuerySet

from ceremonies.models import Candidacy, Decision, IssuedNumber, Register
from ceremonies.selectors.decisions import with_fate
from ceremonies.selectors.paper_numbers import decisions_matching
from members.choices import OrganisationKind, Right
from members.models import Organisation
from members.models.organisation import PATH_END
from members.permissions import scope, visible_to
from members.selectors.search import people_matching


def nominations(user, *, q="", state="", organisation=None) -> QuerySet[Candidacy]:
    """The nominees of the user's unions, with what became of them."""
    files = visible_to(user, Candidacy).filter(scope(user, Right.VIEW_NOMINATIONS, "nominator__path"))
    files = _narrowed(files, user, q, state).select_related("person", "nominator", "cell", "desk")
    return files.filter(below("nominator", organisation)) if organisation else files


def candidacies(user, *, q="", state="", cell=None) -> QuerySet[Candidacy]:
    files = _narrowed(visible_to(user, Candidacy), user, q, state)
    files = files.select_related("person", "nominator", "cell", "desk")
    return files.filter(cell=cell) if cell else files


def decisions(user, *, q="", kind="", organisation=None, year=None) -> QuerySet[Decision]:
    found = visible_to(user, Decision).filter(decisions_matching(user, q))
    if kind:
        found = found.filter(kind=kind)
    if organisation:
        found = found.filter(organisation=organisation)
    if year:
        found = found.filter(issued_on__year=year)
    related = ("candidacy__person", "candidacy__cell", "organisation", "number")
    return with_fate(found).select_related(*related)


def registers(user) -> QuerySet[Register]:
    return visible_to(user, Register).select_related("organisation", "term")


def numbers(register: Register) -> QuerySet[IssuedNumber]:
    related = ("register", "decision__candidacy__person", "document__candidacy__person", "void_by")
    return register.numbers.select_related(*related)


def cells_of(user) -> QuerySet[Organisation]:
    """The Party cells whose files the user sees."""
    return Organisation.objects.filter(scope(user, Right.VIEW_CANDIDACIES), kind=OrganisationKind.PARTY_CELL)


def unions_of(user) -> QuerySet[Organisation]:
    return Organisation.objects.filter(scope(user, Right.VIEW_NOMINATIONS))


def _narrowed(files: QuerySet, user, q: str, state: str) -> QuerySet:
    files = files.filter(people_matching(user, q, "person"))
    return files.filter(state=state) if state else files


def below(field: str, organisation: Organisation) -> Q:
    return Q(**{f"{field}__path__gte": organisation.path, f"{field}__path__lt": organisation.path + PATH_END})
