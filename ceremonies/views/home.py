from django.shortcuts import render
from django.views.decorators.http import require_safe

from ceremonies.selectors.news import news_of
from ceremonies.selectors.work import followed_files, tasks_of, waiting_files
from ceremonies.views.panels import home_panels_of
from members.views.listing import page_of


@require_safe
def home(request):
    """What waits at each desk of the user, and whose road they follow."""
    page = page_of(waiting_files(request.user), request.GET, "desk_since", "pk")
    tasks = tasks_of(request.user, page.rows)
    desks = {}
    for task in tasks:
        desks.setdefault(task.candidacy.desk, []).append(task)
    context = {
        "page": page,
        "desks": list(desks.items()),
        "news": news_of(request.user),
        "panels": home_panels_of(request.user),
        "followed": followed_files(request.user).order_by("person__sort_key", "pk"),
    }
    return render(request, "ceremonies/home.html", context)
