"""What one meeting settled for several files, each with its own line; what became of each is read as of `together`."""

from http import HTTPStatus

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ceremonies.choices import Action
from ceremonies.forms.sittings import SittingForm
from ceremonies.models import Candidacy
from ceremonies.services.together import act_in_sitting
from ceremonies.views.together import keep_results, tasks_for
from ceremonies.workflow import IN_ONE_SITTING
from members.models import Organisation
from members.views.access import require_may
from members.views.sending import once

#: Lines on one page; a meeting with more goes on with the next ones.
MOST_LINES = 30


@require_http_methods(["GET", "HEAD", "POST"])
@once
def sitting_act(request, action: Action):
    """`?cap=` names the body where the user acts for several: one page is one meeting."""
    require_may(request, "work.together")
    if action not in IN_ONE_SITTING:
        raise Http404
    by_body: dict[Organisation, list[Candidacy]] = {}
    for task in tasks_for(request, action):
        by_body.setdefault(task.candidacy.desk, []).append(task.candidacy)
    asked = request.GET.get("cap", "")
    body = next((each for each in by_body if str(each.pk) == asked), next(iter(by_body), None))
    others = [
        (each, f"{reverse('ceremonies:sitting_act', args=[action])}?cap={each.pk}")
        for each in by_body
        if each != body
    ]
    context = {"action": action, "body": body, "others": others}
    if body is None:
        return render(request, "ceremonies/sitting_form.html", context)
    files = by_body[body]
    form = SittingForm(
        request.POST if request.method == "POST" else None, action=action, files=files[:MOST_LINES]
    )
    if form.is_valid():
        results = act_in_sitting(actor=request.user, action=action, lines=form.details())
        return keep_results(request, action, results)
    context |= {"form": form, "left": len(files[MOST_LINES:])}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "ceremonies/sitting_form.html", context, status=status)
