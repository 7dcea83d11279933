"""The styleguide shows every component, and is there for developers alone."""

import importlib

import pytest
from django.conf import settings
from django.urls import include, path

import partyportal.urls
from ceremonies.choices import State
from tests.signed_in import signed_in

ADDRESS = "/styleguide/"
COMPONENTS = {
    f"components/{each.name}" for each in (settings.BASE_DIR / "templates/components").glob("*.html")
}

urlpatterns = [*partyportal.urls.urlpatterns, path("", include("partyportal.styleguide.urls"))]


def test_is_not_served_outside_debug(cast, settings):
    assert signed_in(cast.chi_bo).get(ADDRESS).status_code == 404
    settings.DEBUG = True
    try:
        last = importlib.reload(partyportal.urls).urlpatterns[-1]
        assert last.resolve("styleguide/").url_name == "styleguide"
    finally:
        settings.DEBUG = False
        importlib.reload(partyportal.urls)


@pytest.mark.urls(__name__)
def test_shows_every_component_and_every_state(cast):
    answer = signed_in(cast.chi_bo).get(ADDRESS)
    html = answer.content.decode()
    assert COMPONENTS - {template.name for template in answer.templates} == set()
    assert [state for state in State if state.label not in html] == []
    shown = [
        "has-error",
        "tone-stop",
        "btn-danger",
        "aria-sort",
        "is-current",
        "is-late",
        "<progress",
        "<svg",
    ]
    assert [sign for sign in shown if sign not in html] == []
