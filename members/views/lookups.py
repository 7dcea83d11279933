"""What a lookup field offers while one types: options for its list, within what the reader sees."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.forms.lookups import (
    MOST_SUGGESTED,
    AccountField,
    LookupField,
    OrganisationField,
    PersonField,
)
from members.permissions import visible_to
from members.views.access import require_may


@require_safe
def suggest_organisations(request):
    return _suggestions(request, OrganisationField)


@require_safe
def suggest_people(request):
    require_may(request, "people.list")
    return _suggestions(request, PersonField)


@require_safe
def suggest_accounts(request):
    require_may(request, "account.manage")
    return _suggestions(request, AccountField)


def _suggestions(request, field: type[LookupField]):
    """The field may have any name, so its text is whatever the address carries, but NUL."""
    text = next(iter(request.GET.values()), "").replace("\0", "").strip()
    rows = visible_to(request.user, field.model)
    found = field.suggest(rows, text, request.user)[:MOST_SUGGESTED] if text else []
    return render(request, "members/suggestions.html", {"texts": [field.text_of(row) for row in found]})
