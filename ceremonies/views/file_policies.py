"""A file is moved to another version of the rules, for a reason, after its effect was shown."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from ceremonies.choices import FilePart
from ceremonies.forms.file_policies import ChooseVersionForm, MoveToVersionForm
from ceremonies.models import Candidacy
from ceremonies.rules.policy_values import difference_rows
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.policies import effect_on, moves_of
from ceremonies.selectors.sight import Sight
from ceremonies.services.policies import move_candidacy_policy
from ceremonies.views.answers import conflict_page
from ceremonies.views.candidacies import RELATED
from ceremonies.views.panels import file_panel
from members.clock import today
from members.permissions import may
from members.services.errors import Conflict
from members.views.access import get_visible_or_404, require_may
from members.views.sending import attempt, form_page


@file_panel(90, FilePart.ROAD)
def policy_panel(user, candidacy: Candidacy, sight: Sight) -> str:
    if not may(user, "candidacy.move_policy", candidacy) or not moves_of(candidacy, user).exists():
        return ""
    return render_to_string("ceremonies/policy_of_file.html", {"candidacy": candidacy})


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_policy(request, pk):
    """`?policy=` names the version whose effect is shown."""
    candidacy = get_visible_or_404(request, Candidacy, pk, *RELATED)
    require_may(request, "candidacy.move_policy", candidacy)
    offered = moves_of(candidacy, request.user)
    choice = ChooseVersionForm(request.GET or None, offered=offered, auto_id="loc_%s")
    chosen = choice.cleaned_data["policy"] if choice.is_valid() else None
    initial = {"policy": chosen, "version": candidacy.version}
    form = MoveToVersionForm(request.POST or None, offered=offered, initial=initial)
    try:
        if form.is_valid() and attempt(
            form, move_candidacy_policy, actor=request.user, candidacy=candidacy, **form.cleaned_data
        ):
            messages.success(request, "Đã chuyển hồ sơ sang phiên bản quy định đã chọn.")
            return redirect(candidacy)
    except Conflict as conflict:
        return conflict_page(request, conflict, candidacy.get_absolute_url())
    effect = effect_on(candidacy, chosen, today(), working_calendar()) if chosen else None
    context = {"candidacy": candidacy, "choice": choice, "effect": effect, "chosen": chosen}
    if chosen:
        context["differences"] = difference_rows(candidacy.policy.data, chosen.data)
    return form_page(request, form, template="ceremonies/candidacy_policy.html", **context)
