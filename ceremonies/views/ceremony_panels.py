"""What the page of a file says of its ceremony."""

from django.template.loader import render_to_string

from ceremonies.choices import State
from ceremonies.models import Candidacy
from ceremonies.selectors.ceremonies import place_of
from ceremonies.selectors.sight import Sight
from ceremonies.services.ceremonies import own_steps
from ceremonies.views.panels import file_panel
from members.permissions import may


@file_panel(40)
def ceremony_panel(user, candidacy: Candidacy, sight: Sight) -> str:
    """The person concerned reads day, place and the own part of the programme; the union nothing."""
    own = candidacy.person_id == user.person_id
    if not (own or sight.dossier):
        return ""
    place = place_of(candidacy) if candidacy.decisions.all() else None
    may_plan = candidacy.state == State.AWAITING_CEREMONY and may(user, "ceremony.plan", candidacy.cell)
    if place is None and not (may_plan and not own):
        return ""
    context = {
        "candidacy": candidacy,
        "place": place,
        "steps": own_steps(place) if place and own else [],
        "may_open": place is not None and may(user, "view", place.ceremony),
    }
    return render_to_string("ceremonies/ceremony_panel.html", context)
