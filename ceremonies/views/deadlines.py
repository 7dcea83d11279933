"""What is due in a file, what is missing until the cell's vote, and what would follow."""

from itertools import chain

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import State
from ceremonies.forms.deadlines import ExtensionForm, MeetingForm, SimulationForm
from ceremonies.models import Candidacy, Extension
from ceremonies.rules.simulation import years_without_days_off
from ceremonies.selectors import key_dates
from ceremonies.selectors.calendars import spans, working_calendar
from ceremonies.selectors.deadlines import RELATED, running
from ceremonies.selectors.outlook import awaits_cell, outlook, simulation
from ceremonies.selectors.sight import Sight
from ceremonies.services.deadlines import extend_deadline, plan_meeting
from ceremonies.views.answers import conflict_page
from ceremonies.views.candidacies import RELATED as OF_FILE
from ceremonies.views.panels import file_panel
from ceremonies.workflow import ADMISSION, RECOGNITION
from members.clock import today
from members.permissions import may
from members.services.errors import Conflict
from members.views.access import get_visible_or_404, require_may
from members.views.sending import attempt, form_page

_MEETING = {"cell_resolution_on": "Nếu chi bộ họp ngày"}
_DECISION = {"decision_issued_on": "Nếu có quyết định ngày"}
_CEREMONY = {"ceremony_on": "Nếu tổ chức lễ ngày"}
_RECOGNITION = {
    "recognition_cell_on": "Nếu chi bộ họp ngày",
    "recognition_issued_on": "Nếu có quyết định ngày",
}


@file_panel(order=-20)
def deadlines_panel(user, candidacy: Candidacy, sight: Sight) -> str:
    if not (sight.votes or sight.dossier):
        return ""
    _prefetch(candidacy)
    rows = running(candidacy, working_calendar(), today())
    extendable = {row.deadline.code for row in rows if _may_extend(user, candidacy, row)}
    context = {"candidacy": candidacy, "rows": rows, "extendable": extendable, "sight": sight}
    return render_to_string("ceremonies/deadlines.html", context) if rows else ""


@file_panel(order=-10)
def outlook_panel(user, candidacy: Candidacy, sight: Sight) -> str:
    if not (sight.votes or sight.dossier) or not candidacy.is_open:
        return ""
    context = {"candidacy": candidacy, "questions": _questions(candidacy)}
    if awaits_cell(candidacy):
        _prefetch(candidacy)
        context["outlook"] = outlook(candidacy, working_calendar(), today())
        context["may_plan"] = may(user, "meeting.plan", candidacy)
    return render_to_string("ceremonies/outlook.html", context) if context["questions"] else ""


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_extend(request, pk, code):
    candidacy = get_visible_or_404(request, Candidacy, pk, *OF_FILE)
    _prefetch(candidacy)
    require_may(request, "deadline.extend", Extension(candidacy=candidacy, code=code))
    found = {row.deadline.code: row for row in running(candidacy, working_calendar(), today())}
    if code not in found:
        raise Http404
    form = ExtensionForm(request.POST or None)
    details = {"actor": request.user, "candidacy": candidacy, "code": code}
    if form.is_valid() and attempt(form, extend_deadline, **details, **form.cleaned_data):
        messages.success(request, "Đã ghi gia hạn.")
        return redirect(candidacy)
    context = {"candidacy": candidacy, "row": found[code]}
    return form_page(request, form, template="ceremonies/deadline_extend.html", **context)


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_meeting(request, pk):
    candidacy = get_visible_or_404(request, Candidacy, pk, *OF_FILE)
    require_may(request, "meeting.plan", candidacy)
    form = MeetingForm(request.POST or None, instance=candidacy)
    try:
        if form.is_valid() and attempt(
            form, plan_meeting, actor=request.user, candidacy=form.instance, **form.cleaned_data
        ):
            messages.success(request, "Đã ghi ngày dự kiến họp.")
            return redirect(candidacy)
    except Conflict as conflict:
        return conflict_page(request, conflict, candidacy.get_absolute_url())
    return form_page(
        request,
        form,
        heading=f"Ngày chi bộ dự kiến xét: {candidacy.person}",
        lead="Cổng thông tin báo trước những gì sẽ hết hạn hoặc còn thiếu vào ngày ấy.",
        submit="Lưu ngày dự kiến",
        back_url=candidacy.get_absolute_url(),
    )


@require_safe
def candidacy_simulation(request, pk):
    """Nothing is stored."""
    candidacy = get_visible_or_404(request, Candidacy, pk, *OF_FILE)
    require_may(request, "candidacy.view_dossier", candidacy)
    questions = _questions(candidacy)
    if not questions:
        raise Http404
    _prefetch(candidacy)
    form = SimulationForm(request.GET, keys=questions, dates=key_dates.key_dates(candidacy))
    context = {"candidacy": candidacy, "form": form, "asked": form.is_bound}
    if form.is_valid():
        context |= _simulated(candidacy, form.assumed())
    return render(request, "ceremonies/simulation.html", context)


def _simulated(candidacy: Candidacy, assumed: dict) -> dict:
    calendar, on = working_calendar(), today()
    stages = simulation(candidacy, calendar, assumed, on)
    days = {day for stage in stages for day in chain(stage.off, stage.worked)}
    called = spans(days)
    rows = [
        (stage, [span for span in called if span.first in (*stage.off, *stage.worked)]) for stage in stages
    ]
    meeting = next((assumed[key] for key in (*_MEETING, "recognition_cell_on") if key in assumed), None)
    return {
        "rows": rows,
        "warning": _warning(years_without_days_off(calendar, stages[0].day, stages[-1].day)),
        "outlook": outlook(candidacy, calendar, on, meeting) if meeting and awaits_cell(candidacy) else None,
    }


def _warning(years: list[int]) -> str:
    if not years:
        return ""
    return (
        f"Chưa ai nhập ngày nghỉ của năm {', '.join(map(str, years))}, "
        "nên ngày tính cho những năm ấy có thể sớm hơn thực tế."
    )


def _questions(candidacy: Candidacy) -> dict[str, str]:
    """What may be assumed of a file in this state, in the order of the road."""
    state = candidacy.state
    if not candidacy.is_open:
        return {}
    if state in (State.DECIDED, State.AWAITING_CEREMONY):
        return _CEREMONY
    if state in ADMISSION.states and state != State.DOSSIER:
        return _DECISION | _CEREMONY
    if state in (State.PROBATION, State.RECOGNITION):
        return _RECOGNITION
    if state in RECOGNITION.states and state != State.RECOGNISED:
        return {"recognition_issued_on": _RECOGNITION["recognition_issued_on"]}
    return _MEETING | _DECISION | _CEREMONY if awaits_cell(candidacy) else {}


def _may_extend(user, candidacy: Candidacy, row) -> bool:
    wanted = Extension(candidacy=candidacy, code=row.deadline.code)
    return row.deadline.extendable and not row.is_done and may(user, "deadline.extend", wanted)


def _prefetch(candidacy: Candidacy) -> None:
    prefetch_related_objects(
        [candidacy], *key_dates.RELATED, *RELATED, "helpers__person", "extensions__actor"
    )
