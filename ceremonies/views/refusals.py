"""Told to the cell: a body above did not accept the file, and why."""

from django.template.loader import render_to_string

from ceremonies.models import Candidacy
from ceremonies.selectors.news import refusal_of
from ceremonies.selectors.sight import Sight
from ceremonies.views.panels import file_panel
from members.models import User


@file_panel(10)
def refusal_panel(user: User, candidacy: Candidacy, sight: Sight) -> str:
    refused = refusal_of(candidacy) if sight.votes else None
    return render_to_string("ceremonies/refusal.html", {"refused": refused}) if refused else ""
