from django.template.loader import render_to_string

from ceremonies.selectors.first_steps import first_steps
from ceremonies.views.panels import home_panel


@home_panel(0)
def first_steps_panel(user) -> str:
    steps = first_steps(user)
    return render_to_string("ceremonies/first_steps.html", {"steps": steps}) if steps else ""
