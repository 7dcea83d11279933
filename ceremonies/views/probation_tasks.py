from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_POST

from ceremonies.forms.probation_tasks import NewProbationTaskForm, ProbationTaskForm
from ceremonies.models import Candidacy, ProbationTask
from ceremonies.selectors.probation_tasks import tasks_of
from ceremonies.selectors.sight import Sight
from ceremonies.services.probation_tasks import remove_task, write_task
from ceremonies.views.answers import conflict_page, try_to
from ceremonies.views.editing import editable_file, version_posted
from ceremonies.views.panels import file_panel
from members.clock import today
from members.permissions import may
from members.services.errors import Conflict
from members.views.sending import attempt, form_page, once


@file_panel(45)
def task_panel(user, candidacy: Candidacy, sight: Sight) -> str:
    """For those who read the dossier; the member finds them in the own section."""
    if not sight.dossier or candidacy.ceremony_on is None:
        return ""
    tasks, may_edit = tasks_of(user, candidacy), may(user, "probation_task.edit", candidacy)
    if not (tasks or may_edit):
        return ""
    context = {"candidacy": candidacy, "tasks": tasks, "may_edit": may_edit, "today": today()}
    return render_to_string("ceremonies/probation_task_panel.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def probation_task_create(request, pk):
    candidacy = editable_file(request, pk, "probation_task.edit")
    task = ProbationTask(candidacy=candidacy)
    form = NewProbationTaskForm(request.POST or None, instance=task)
    if form.is_valid() and attempt(form, write_task, actor=request.user, task=task):
        messages.success(request, f"Đã giao nhiệm vụ cho {candidacy.person}.")
        return redirect(candidacy)
    return form_page(
        request,
        form,
        heading="Giao nhiệm vụ cho đảng viên dự bị",
        lead=f"{candidacy.person} và đảng viên giúp đỡ đọc được nhiệm vụ này.",
        submit="Giao nhiệm vụ",
        back_url=candidacy.get_absolute_url(),
        back_label=str(candidacy),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def probation_task_edit(request, pk, row):
    candidacy = editable_file(request, pk, "probation_task.edit")
    task = get_object_or_404(candidacy.tasks, pk=row)
    form = ProbationTaskForm(request.POST or None, instance=task)
    if form.is_valid():
        details = {"actor": request.user, "task": task, "version": form.cleaned_data["version"]}
        if try_to(form, write_task, **details):
            messages.success(request, "Đã lưu nhiệm vụ.")
            return redirect(candidacy)
    context = {"candidacy": candidacy, "task": task}
    return form_page(request, form, template="ceremonies/probation_task_form.html", **context)


@require_POST
def probation_task_remove(request, pk, row):
    candidacy = editable_file(request, pk, "probation_task.edit")
    task = get_object_or_404(candidacy.tasks, pk=row)
    try:
        remove_task(actor=request.user, task=task, version=version_posted(request))
        messages.success(request, "Đã bỏ nhiệm vụ.")
    except Conflict as conflict:
        return conflict_page(request, conflict, candidacy.get_absolute_url())
    return redirect(candidacy)
