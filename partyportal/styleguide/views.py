from django.shortcuts import render
from django.views.decorators.http import require_safe

from ceremonies.choices import CeremonyState, State
from partyportal.styleguide import samples
from partyportal.styleguide.forms import SampleForm, typed_wrongly


@require_safe
def styleguide(request):
    shown = {name: value for name, value in vars(samples).items() if name.isupper()}
    context = {name.lower(): value for name, value in shown.items()} | {
        "form": SampleForm(),
        "wrong_form": typed_wrongly(),
        "row_form": typed_wrongly("hang_%s"),
        "filters": SampleForm.as_filters(),
        "states": State,
        "ceremony_states": CeremonyState,
    }
    return render(request, "styleguide/page.html", context)
