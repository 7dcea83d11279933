"""Calls for nominations and what became of them."""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ceremonies.models import Addressee, Call, CallAnswer, Candidacy
from ceremonies.permissions.calls import answerable, answered_by
from members.choices import OrganisationKind, Right, Tree, kinds_of
from members.clock import today
from members.models import Organisation
from members.models.organisation import PATH_END
from members.permissions import grants_of, visible_to


def calls(user, *, organisation=None, running: str = "") -> QuerySet[Call]:
    """`running`: "yes" for those that are not closed, "no" for those that are."""
    found = visible_to(user, Call).select_related("organisation")
    if running:
        found = found.filter(closed_on__isnull=running == "yes")
    return found.filter(organisation=organisation) if organisation else found


def callers_of(user) -> QuerySet[Organisation]:
    """Bodies whose calls the user reads."""
    return Organisation.objects.filter(pk__in=visible_to(user, Call).order_by().values("organisation"))


def with_counts(user, rows: Iterable[Call]) -> list[Call]:
    """`asked`, `answered`, `nominees` of each call, of the lines that the user sees, in two queries."""
    rows = list(rows)
    seen = visible_to(user, Addressee).filter(call__in=rows).order_by()
    lines = seen.values("call").annotate(
        asked=Count("pk"), answered=Count("pk", filter=Q(answered_on__isnull=False))
    )
    counted = {line["call"]: line for line in lines}
    named = CallAnswer.objects.filter(addressee__in=seen).order_by().values("addressee__call")
    nominees = dict(named.annotate(found=Count("pk")).values_list("addressee__call", "found"))
    for call in rows:
        line = counted.get(call.pk, {"asked": 0, "answered": 0})
        call.asked, call.answered = line["asked"], line["answered"]
        call.nominees = nominees.get(call.pk, 0)
    return rows


def addressees(user, call: Call) -> QuerySet[Addressee]:
    """The lines that the user sees: how many were named (`nominees`), and whether the user answers (`is_theirs`)."""
    found = visible_to(user, Addressee).filter(call=call).select_related("organisation")
    theirs = Addressee.objects.filter(answerable(user), pk=OuterRef("pk"))
    return found.annotate(nominees=Count("answers"), is_theirs=Exists(theirs))


def with_files(user, rows: Iterable[Addressee]) -> list[Addressee]:
    """`files` of each line: what the user sees of those named; a union's draft is not the Party's to read yet."""
    rows = list(rows)
    seen = visible_to(user, Candidacy).filter(call_answer__addressee__in=rows)
    files: dict[int, list[Candidacy]] = {}
    for file in seen.select_related("person", "call_answer").order_by("person__sort_key", "pk"):
        files.setdefault(file.call_answer.addressee_id, []).append(file)
    for row in rows:
        row.files = files.get(row.pk, [])
    return rows


def askable(organisation: Organisation) -> QuerySet[Organisation]:
    """Unions and departments that serve the body or one below it, and the cells below it."""
    path = organisation.path
    below = Q(kind=OrganisationKind.PARTY_CELL, path__gt=path, path__lt=path + PATH_END)
    serving = Q(serves__path__gte=path, serves__path__lt=path + PATH_END) & ~Q(kind__in=kinds_of(Tree.PARTY))
    return Organisation.objects.active(today()).filter(below | serving)


def countable(user, addressee: Addressee) -> QuerySet[Candidacy]:
    """Files that answer the call though they were not opened from it: since it was sent, by who is asked."""
    taken = CallAnswer.objects.filter(candidacy=OuterRef("pk"))
    files = visible_to(user, Candidacy).filter(of_addressee(addressee), ~Exists(taken))
    files = files.filter(opened_on__gte=addressee.call.opened_on, closed_on=None)
    return files.select_related("person").order_by("person__sort_key", "pk")


def of_addressee(addressee: Addressee) -> Q:
    organisation = addressee.organisation
    if organisation.tree == Tree.STAFF:
        return Q(person__department=organisation)
    return Q(cell=organisation) if organisation.tree == Tree.PARTY else Q(nominator=organisation)


def unanswered(user) -> QuerySet[Addressee]:
    """Lines of running calls that wait for this user's answer."""
    grants = grants_of(user)
    if not (grants.holds(Right.DRAFT_NOMINATION) or grants.holds(Right.KEEP_CANDIDACY)):
        return Addressee.objects.none()
    waiting = Addressee.objects.filter(answered_by(user), answered_on=None, call__closed_on=None)
    return waiting.select_related("call__organisation", "organisation").order_by("call__due_on", "pk")
