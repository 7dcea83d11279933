from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ceremonies.choices import Action
from ceremonies.forms.acts import form_of
from ceremonies.forms.step import StepForm
from ceremonies.models import Candidacy
from ceremonies.permissions import holds_desk, is_separate
from ceremonies.rules import Requirement
from ceremonies.selectors.ceremonies import planned_for
from ceremonies.selectors.road import given_up, missing_today, together
from ceremonies.services.workflow import NotYet, act
from ceremonies.views.answers import conflict_page
from ceremonies.views.candidacies import RELATED
from ceremonies.workflow import DESK_OF_STATE, Transition, transition
from members.clock import today
from members.permissions import may
from members.services.errors import Conflict, Refused
from members.views.access import get_visible_or_404

UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_act(request, pk, action: Action):
    """Every step of the table: GET shows its form, POST takes it."""
    candidacy = get_visible_or_404(request, Candidacy, pk, *RELATED)
    planned = planned_for(candidacy) if action == Action.HOLD_CEREMONY else None
    if planned and may(request.user, "ceremony.keep", planned.ceremony):
        messages.info(request, "Hồ sơ có trong buổi lễ này; hãy ghi kết quả cho cả buổi lễ.")
        return redirect("ceremonies:ceremony_hold", planned.ceremony_id)
    posted = request.POST if request.method == "POST" else None
    form = form_of(action)(posted, candidacy=candidacy, action=action)
    try:
        if form.is_valid():
            return _take(request, form)
        row = _row_for(request.user, candidacy, action)
    except Conflict as conflict:
        return conflict_page(request, conflict, candidacy.get_absolute_url())
    return _page(request, form, row, missing_today(row, candidacy, today()))


def _take(request, form: StepForm):
    file, action = form.candidacy, form.action
    details = form.details()
    try:
        outcome = act(
            actor=request.user, candidacy=file, action=action, version=form.cleaned_data["version"], **details
        )
    except NotYet as not_yet:
        return _page(
            request, form, transition(file.state, action), together(not_yet.requirements), UNPROCESSABLE
        )
    except Refused as refused:
        form.add_error(None, refused.message)
        return _page(request, form, transition(file.state, action), [], UNPROCESSABLE)
    if outcome.repeated:
        messages.info(request, f"Việc này đã được ghi trước đó: “{action.label}”.")
    else:
        state = outcome.candidacy.get_state_display()
        messages.success(request, f"Đã ghi “{action.label}”. Hồ sơ nay ở bước “{state}”.")
    if may(request.user, "view", outcome.candidacy):
        return redirect(file)
    return redirect("ceremonies:move_list" if action == Action.MOVE else "ceremonies:home")


def _row_for(user, candidacy: Candidacy, action: Action) -> Transition:
    row = transition(candidacy.state, action)
    if row is None:
        raise Conflict(f"Hồ sơ đang ở bước “{candidacy.get_state_display()}”, không làm được việc này.")
    if not holds_desk(user, candidacy, row):
        raise PermissionDenied
    if not is_separate(user, candidacy, row):
        raise PermissionDenied(
            "Đồng chí đã làm bước trước của hồ sơ này, nên bước này cần một người khác có thẩm quyền."
        )
    return row


def _page(request, form: StepForm, row: Transition, requirements: list[Requirement], status=HTTPStatus.OK):
    status = UNPROCESSABLE if form.errors else status
    context = {
        "form": form,
        "candidacy": form.candidacy,
        "action": form.action,
        "row": row,
        "after": _after(form.candidacy, row),
        "requirements": requirements,
        "given_up": given_up(request.user, form.candidacy, form.action),
    }
    return render(request, "ceremonies/candidacy_act.html", context, status=status)


def _after(candidacy: Candidacy, row: Transition) -> str:
    """Where the file goes with this step."""
    desk = DESK_OF_STATE[row.target]
    if desk is None:
        return f"Sau việc này hồ sơ kết thúc: “{row.target.label}”."
    if row.action == Action.MOVE:
        return f"Sau việc này hồ sơ ở tổ chức đảng nơi chuyển đến, bước “{row.target.label}”."
    return f"Sau việc này hồ sơ ở {getattr(candidacy, desk)}, bước “{row.target.label}”."
