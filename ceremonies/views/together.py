"""The same step with several files: choose, confirm, read what became of each."""

from http import HTTPStatus

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import Action
from ceremonies.forms.together import MOST, TogetherForm
from ceremonies.models import Candidacy
from ceremonies.selectors.courses import without_certificate
from ceremonies.selectors.work import Task, tasks_of, waiting_files
from ceremonies.services.together import Result, act_together
from ceremonies.workflow import DESK_OF_STATE, TOGETHER, TRANSITIONS
from members.clock import today
from members.permissions import visible_to
from members.views.access import require_may
from members.views.offices import acting_office
from members.views.sending import once

_KEY = "together"


@require_http_methods(["GET", "HEAD", "POST"])
@once
def together_act(request, action: Action):
    """Without `confirmed` the sending leads to the page that shows whom and what; with it the steps are taken."""
    require_may(request, "work.together")
    if action not in TOGETHER:
        raise Http404
    form = TogetherForm(request.POST if request.method == "POST" else None, action=action)
    if form.is_valid() and "confirmed" in request.POST:
        results = act_together(
            actor=request.user, action=action, chosen=form.cleaned_data["files"], details=form.details()
        )
        return keep_results(request, action, results)
    tasks = tasks_for(request, action)
    context = {"action": action, "form": form}
    if form.is_valid():
        chosen = dict(form.cleaned_data["files"])
        context["rows"] = [row for row in _rows(form, tasks) if row["file"].pk in chosen]
        context["left"] = len(chosen) - len(context["rows"])
        return render(request, "ceremonies/together_confirm.html", context)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context["rows"] = _rows(form, tasks)
    return render(request, "ceremonies/together_form.html", context, status=status)


def keep_results(request, action: Action, results: list[Result]):
    """The answer that leads to what became of each file."""
    request.session[_KEY] = {
        "action": action.value,
        "results": [[result.file, result.why] for result in results],
    }
    return redirect("ceremonies:together_result")


@require_safe
def together_result(request):
    """What became of the last step taken together; names as far as the reader still sees the files."""
    require_may(request, "work.together")
    kept = request.session.get(_KEY)
    if not kept:
        return redirect("ceremonies:home")
    files = visible_to(request.user, Candidacy).select_related("person", "desk")
    found = files.in_bulk([pk for pk, _ in kept["results"]])
    rows = [{"file": found[pk], "why": why} for pk, why in kept["results"] if pk in found]
    context = {
        "action": Action(kept["action"]),
        "refused": [row for row in rows if row["why"]],
        "done": [row for row in rows if not row["why"]],
    }
    return render(request, "ceremonies/together_result.html", context)


def tasks_for(request, action: Action) -> list[Task]:
    """Files that wait for this very step of this user, the longest waiting first."""
    sources = [source for source, each in TRANSITIONS if each == action]
    waiting = waiting_files(request.user, acting_office(request)).filter(state__in=sources)
    tasks = tasks_of(request.user, waiting.order_by("desk_since", "pk")[:MOST])
    return [task for task in tasks if task.step and task.step.action == action and not task.papers_due]


def _rows(form: TogetherForm, tasks: list[Task]) -> list[dict]:
    unready = (
        without_certificate([task.candidacy.pk for task in tasks], today())
        if form.action == Action.ASK_PROCEDURE
        else set()
    )
    return [
        {
            "file": task.candidacy,
            "lacks": "Chưa có giấy chứng nhận lớp bồi dưỡng nhận thức về Đảng"
            if task.candidacy.pk in unready
            else "",
            "choice": f"{task.candidacy.pk}:{task.candidacy.version}",
            "chosen": form.is_chosen(
                f"{task.candidacy.pk}:{task.candidacy.version}", at_first=task.candidacy.pk not in unready
            ),
            "after": getattr(task.candidacy, DESK_OF_STATE[task.step.target] or "cell"),
            "target": task.step.target.label,
            "nearest": task.nearest,
        }
        for task in tasks
    ]
