"""If the cell meets on a day: what would be missing, and the dated road that would follow. Nothing is stored."""

from itertools import chain

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ceremonies.forms.simulation import MEETINGS, SimulationForm, questions_of
from ceremonies.models import Candidacy
from ceremonies.rules.simulation import years_without_days_off
from ceremonies.selectors.calendars import spans, working_calendar
from ceremonies.selectors.key_dates import key_dates
from ceremonies.selectors.outlook import outlook, simulation
from ceremonies.selectors.way_to_vote import awaits_cell
from ceremonies.views.candidacies import RELATED
from ceremonies.views.deadlines import prefetch_deadlines
from members.clock import today
from members.views.access import get_visible_or_404, require_may


@require_safe
def candidacy_simulation(request, pk):
    candidacy = get_visible_or_404(request, Candidacy, pk, *RELATED)
    require_may(request, "candidacy.view_dossier", candidacy)
    questions = questions_of(candidacy)
    if not questions:
        raise Http404
    prefetch_deadlines(candidacy)
    form = SimulationForm(request.GET, keys=questions, dates=key_dates(candidacy))
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
    meeting = next((assumed[key] for key in MEETINGS if key in assumed), None)
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
