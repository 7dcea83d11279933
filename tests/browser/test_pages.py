"""Main pages on a desk and on a phone: axe finds nothing, nothing runs off the side, Tab leads everywhere."""

import pytest
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import Candidacy, Ceremony
from members.models import Person
from tests.browser.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

#: account → names of the pages it opens
PAGES = {
    "": ["account_login"],
    "chidoan": [
        "ceremonies:home",
        "ceremonies:nomination_list",
        "ceremonies:nomination_create",
        "members:person_list",
        "members:import_create",
        "members:person_export",
    ],
    "chibocuc": [
        "ceremonies:home",
        "ceremonies:candidacy_list",
        "a file",
        "a step",
        "a person",
        "ceremonies:ceremony_list",
        "a ceremony",
    ],
    "captren": [
        "ceremonies:decision_list",
        "ceremonies:meeting_list",
        "ceremonies:register_list",
        "a decided file",
    ],
    "quantri": [
        "members:org_tree",
        "members:appointment_create",
        "members:account_list",
        "members:account_create",
    ],
    "ungvien": ["ceremonies:home", "ceremonies:candidacy_list"],
}


def address(name: str) -> str:
    cell = {"cell__code": "CB-CNTT"}
    if name == "a person":
        return Person.objects.filter(department__serves__code="CB-CNTT").first().get_absolute_url()
    if name == "a file":
        return Candidacy.objects.filter(sent_on__isnull=False, **cell).first().get_absolute_url()
    if name == "a ceremony":
        return Ceremony.objects.get(cell__code="CB-CNTT").get_absolute_url()
    if name == "a decided file":
        return Candidacy.objects.filter(state=State.DECIDED).first().get_absolute_url()
    if name == "a step":
        file = Candidacy.objects.filter(desk__code="CB-CNTT").exclude(state=State.DECIDED).first()
        action = {State.SENT: "receive", State.RECEIVED: "list", State.LISTED: "assign_helper"}
        return reverse("ceremonies:candidacy_act", args=[file.pk, action.get(file.state, "withdraw")])
    return reverse(name)


def overflow(page) -> list[str]:
    """What stands beyond the right edge of the window."""
    return page.evaluate(
        """() => {
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return [];
            return [...document.body.querySelectorAll("*")]
                .filter((e) => e.getBoundingClientRect().right > wide + 1).map((e) => e.outerHTML.slice(0, 80));
        }"""
    )


def tab_stops(page) -> list[str]:
    """The words of what Tab reaches, in turn, until it comes round."""
    page.evaluate("() => { document.body.tabIndex = -1; document.body.focus(); }")  # from the top of the page
    stops = []
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            "() => { const e = document.activeElement;"
            " if (e === document.body || e.dataset.seen) return null; e.dataset.seen = 1; return e.outerHTML; }"
        )
        if stop is None:
            break
        stops.append(stop)
    return stops


def actions(page) -> list[str]:
    """Everything visible that one can act on and that Tab did not reach. Of radio buttons one is reached."""
    return page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
            .filter((e) => e.checkVisibility() && !e.disabled && e.type !== "hidden" && e.type !== "radio")
            .filter((e) => !e.dataset.seen).map((e) => e.outerHTML)"""
    )


@pytest.mark.parametrize("username", PAGES)
def test_pages(visitor, username):
    window = visitor(username, viewport=DESK)
    page, found = window.page, {}
    for name in PAGES[username]:
        page.set_viewport_size(DESK)
        page.goto(address(name))
        found[name, "desk"] = violations(page)
        stops = tab_stops(page)
        found[name, "first"] = [] if "skip-link" in stops[0] else stops[:1]
        found[name, "tab"] = actions(page)
        page.set_viewport_size(PHONE)
        found[name, "phone"] = violations(page) + overflow(page)
    assert {key: value for key, value in found.items() if value} == {}
