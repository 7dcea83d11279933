"""What axe-core finds on a page, in a form that a test can compare with []."""

from axe_playwright_python.sync_playwright import Axe

#: Telling what is right as well takes as long again.
_ONLY = {"resultTypes": ["violations"]}


def violations(page):
    """(rule, selectors) for each broken accessibility rule of the page as it stands."""
    found = Axe().run(page, options=_ONLY).response["violations"]
    return [(rule["id"], [" ".join(map(str, node["target"])) for node in rule["nodes"]]) for rule in found]
