"""One box for people, files, papers, organisations and ceremonies; nothing of what is typed is kept."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from ceremonies.forms.search import SearchForm
from ceremonies.selectors.search import found


@require_safe
def search(request):
    form = SearchForm(request.GET)
    q = form.asked
    sections = found(request.user, q) if q else []
    context = {
        "q": q,
        "form": form,
        "sections": [(each, f"{reverse(each.kind.view)}?{urlencode({'q': q})}") for each in sections],
    }
    return render(request, "ceremonies/search.html", context)
