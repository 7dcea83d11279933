"""The step before a new file: whose file. A search with one choice, all in plain GET forms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from ceremonies.forms.nominations import PersonSearchForm
from ceremonies.models import Candidacy
from members.models import Person
from members.names import fold
from members.permissions import may, visible_to
from members.selectors.search import people_matching

MOST_MATCHES = 20


def chosen_person(request: HttpRequest) -> Person | None:
    """The person named in the address or the form, if the user sees them and they have no open file yet.

    A form being sent is not asked for the open file: the service knows whether it is the same form again.
    """
    text = request.POST.get("person") or request.GET.get("person", "")
    if not (text.isascii() and text.isdecimal() and len(text) <= 18):
        return None
    person = _people(request).filter(pk=text).select_related("department__serves").first()
    return person if request.method == "POST" or not _has_open_file(person) else None


def person_page(request: HttpRequest, heading: str, back: str) -> HttpResponse:
    """Without a word searched for: everybody, where so few are within reach that a search would only delay."""
    form = PersonSearchForm(request.GET, auto_id="tim_%s")
    q = form.cleaned_data["q"] if form.is_valid() else ""
    matches = (
        _people(request)
        .filter(people_matching(request.user, q))
        .select_related("department")
        .order_by("sort_key", "pk")
    )
    found = list(matches[: MOST_MATCHES + 1])
    if not fold(q) and len(found) > MOST_MATCHES:
        found = []
    context = {
        "form": form,
        "heading": heading,
        "back_url": reverse(f"ceremonies:{back}"),
        "matches": found[:MOST_MATCHES],
        "more": len(found) > MOST_MATCHES,
        "searched": bool(q),
        "may_add": may(request.user, "people.add"),
        "busy": "person" in request.GET,
    }
    return render(request, "ceremonies/person_choice.html", context)


def _people(request: HttpRequest):
    """Nobody introduces themselves."""
    return visible_to(request.user, Person).exclude(pk=request.user.person_id)


def _has_open_file(person: Person | None) -> bool:
    return Candidacy.objects.filter(person=person, closed_on__isnull=True).exists()
