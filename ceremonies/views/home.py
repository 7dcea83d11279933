from collections import Counter
from itertools import chain

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ceremonies.choices import Action
from ceremonies.permissions.work import own_desks
from ceremonies.selectors.elsewhere import MOST_ELSEWHERE, elsewhere
from ceremonies.selectors.first_steps import first_steps
from ceremonies.selectors.late import late_by_organisation
from ceremonies.selectors.news import news_of
from ceremonies.selectors.own import own_file, own_words
from ceremonies.selectors.queue import MOST, count_waiting, done_lately, queue_of
from ceremonies.selectors.work import followed_files, tasks_of, waiting_files
from ceremonies.views.panels import home_panels_of
from ceremonies.workflow import IN_ONE_SITTING, TOGETHER
from members.clock import today
from members.models import Appointment
from members.permissions import may
from members.views.counts import counted
from members.views.listing import page_of
from members.views.offices import acting_office, offices_held

_TOGETHER = TOGETHER | IN_ONE_SITTING | {Action.ISSUE_DECISION}
#: The navigation counts no further.
_MOST_COUNTED = 99


@require_safe
def home(request):
    """What is late, due, to do, waiting elsewhere and done, at all desks of the user or in the office they chose."""
    user, office = request.user, acting_office(request)
    desks = own_desks(user, office)
    queue = queue_of(user, office, desks)
    unshown = waiting_files(user, office).exclude(pk__in=list(queue.shown))
    page = page_of(unshown, request.GET, "desk_since", "pk", keys_first=True)
    waiting = {}
    for task in tasks_of(user, page.rows):
        waiting.setdefault(task.candidacy.desk, []).append(task)
    together = Counter(
        task.step.action
        for task in chain(queue.shown.values(), *waiting.values())
        if task.step and task.is_ready
    )
    others = elsewhere(user, desks)
    below = late_by_organisation(user, office)
    followed = list(followed_files(user).order_by("person__sort_key", "pk"))
    own = own_file(user)
    context = {
        "queue": queue,
        "most": MOST,
        "page": page,
        "desks": list(waiting.items()),
        "together": [
            (action, count, _together_address(action))
            for action, count in together.items()
            if count > 1 and action in _TOGETHER
        ],
        "waiting": waiting_count(request, office),
        "others": others[:MOST_ELSEWHERE],
        "elsewhere_count": len(others[:MOST_ELSEWHERE]) + len(queue.awaited),
        "more_others": len(others) > MOST_ELSEWHERE,
        "done": done_lately(user),
        "news": news_of(user),
        "panels": home_panels_of(user),
        "steps": first_steps(user),
        "own": own,
        "own_words": own_words(own) if own else None,
        "followed": [file for file in followed if file != own],
        "acting": _offices(request),
        "acting_all": waiting_count(request, None),
        "office": office,
        "administers": may(user, "account.manage"),
        "today": today(),
        "below": below,
        "late_below": sum(each.count for each in below or ()),
    }
    return render(request, "ceremonies/home.html", context)


def _together_address(action: Action) -> str:
    if action == Action.ISSUE_DECISION:
        return reverse("ceremonies:meeting_list")
    return reverse(f"ceremonies:{'sitting' if action in IN_ONE_SITTING else 'together'}_act", args=[action])


@counted("ceremonies:home")
def waiting_count(request, office: Appointment | None) -> str:
    """Beside the line of the navigation: steps that wait, in this office or in all; asked once a request."""
    if not hasattr(request, "waiting_counts"):
        request.waiting_counts = {}
    known, key = request.waiting_counts, office and office.pk
    if key not in known:
        found = count_waiting(request.user, office, _MOST_COUNTED + 1)
        known[key] = f"{_MOST_COUNTED}+" if found > _MOST_COUNTED else str(found or "")
    return known[key]


def _offices(request) -> list[tuple[Appointment, str]]:
    """The offices of somebody with several, with what waits in each."""
    held = offices_held(request)
    return [(office, waiting_count(request, office)) for office in held] if len(held) > 1 else []
