"""What is due in a file, and what is missing until the cell votes."""

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.views.decorators.http import require_http_methods

from ceremonies.forms.deadlines import ExtensionForm, MeetingForm
from ceremonies.forms.simulation import questions_of
from ceremonies.models import Candidacy, Extension
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.selectors import key_dates
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.deadlines import RELATED, running
from ceremonies.selectors.facts import kept_surroundings
from ceremonies.selectors.outlook import outlook
from ceremonies.selectors.sight import Sight
from ceremonies.selectors.way_to_vote import awaits_cell
from ceremonies.services.deadlines import extend_deadline, plan_meeting
from ceremonies.views.answers import conflict_page
from ceremonies.views.candidacies import RELATED as OF_FILE
from ceremonies.views.panels import file_panel
from members.clock import today
from members.permissions import may
from members.services.errors import Conflict
from members.views.access import get_visible_or_404, require_may
from members.views.sending import attempt, form_page


@file_panel(order=-20)
def time_panels(user, candidacy: Candidacy, sight: Sight) -> str:
    """What is due, and what is missing until the cell votes."""
    if not (sight.votes or sight.dossier):
        return ""
    prefetch_deadlines(candidacy)
    calendar = working_calendar()
    drawn = (_due(user, candidacy, sight, calendar), _outlook(user, candidacy, calendar))
    return format_html_join("", "{}", ((panel,) for panel in drawn))


def _due(user, candidacy: Candidacy, sight: Sight, calendar: WorkingCalendar) -> str:
    rows = running(candidacy, calendar, today())
    extendable = {row.deadline.code for row in rows if _may_extend(user, candidacy, row)}
    context = {"candidacy": candidacy, "rows": rows, "extendable": extendable, "sight": sight}
    return render_to_string("ceremonies/deadlines.html", context) if rows else ""


def _outlook(user, candidacy: Candidacy, calendar: WorkingCalendar) -> str:
    context = {"candidacy": candidacy, "questions": questions_of(candidacy)}
    if not (candidacy.is_open and context["questions"]):
        return ""
    if awaits_cell(candidacy):
        around = kept_surroundings(candidacy)
        context["outlook"] = outlook(candidacy, calendar, today(), around=around)
        context["may_plan"] = may(user, "meeting.plan", candidacy)
    return render_to_string("ceremonies/outlook.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_extend(request, pk, code):
    candidacy = get_visible_or_404(request, Candidacy, pk, *OF_FILE)
    prefetch_deadlines(candidacy)
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
        back_label=str(candidacy),
    )


def _may_extend(user, candidacy: Candidacy, row) -> bool:
    wanted = Extension(candidacy=candidacy, code=row.deadline.code)
    return row.deadline.extendable and not row.is_done and may(user, "deadline.extend", wanted)


def prefetch_deadlines(candidacy: Candidacy) -> None:
    days = [each for each in key_dates.RELATED if each != "moves" or candidacy.moved_on]
    prefetch_related_objects([candidacy], *days, *RELATED, "helpers__person", "extensions__actor")
