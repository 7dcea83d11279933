"""Rules for every template of a screen: nothing the security policy blocks, every component explained."""

import re

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR / "templates"
SCREENS = [path for path in sorted(ROOT.rglob("*.html")) if "documents" not in path.relative_to(ROOT).parts]
COMPONENTS = sorted((ROOT / "components").glob("*.html"))

BLOCKED = {
    "inline style": re.compile(r"\sstyle\s*=|<style", re.I),
    "inline handler": re.compile(r"\son[a-z]+\s*=|\shx-on", re.I),
    "inline script": re.compile(r"<script(?![^>]*(\ssrc=|application/json))|javascript:", re.I),
    "other host": re.compile(r"""(src|href|action)=["'](https?:)?//""", re.I),
}


def name(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SCREENS, ids=name)
def test_no_template_breaks_the_content_security_policy(path):
    text = path.read_text(encoding="utf-8")
    assert [rule for rule, pattern in BLOCKED.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", COMPONENTS, ids=name)
def test_every_component_opens_with_its_variables(path):
    first_line = path.read_text(encoding="utf-8").splitlines()[0]
    assert (first_line[:3], first_line[-3:]) == ("{# ", " #}")
