"""The colours of the tokens can be read, light and dark; no style sheet brings colours of its own."""

import re

import pytest
from django.conf import settings

CSS = settings.BASE_DIR / "static" / "css"
_TOKEN = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6})\b")
LIGHT = dict(_TOKEN.findall((CSS / "tokens.css").read_text()))
DARK = dict(_TOKEN.findall((CSS / "dark.css").read_text()))

TEXTS = ["ink", "ink-soft", "link", "accent", "accent-strong", "good", "wait", "info", "stop"]
GROUNDS = ["paper", "surface", "surface-sunken", "hover"]
PAIRS = [
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    *((tone, f"{tone}-tint") for tone in ["good", "wait", "info", "stop"]),
    *(
        (text, f"{tone}-tint")
        for text in ["ink", "ink-soft", "link"]
        for tone in ["good", "wait", "info", "stop"]
    ),
    ("accent-strong", "accent-tint"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("surface", "good"),  # the tick of a step that is done
]


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour.removeprefix("#")
    parts = [2 * each for each in digits] if len(digits) == 3 else [digits[i : i + 2] for i in (0, 2, 4)]
    values = [int(part, 16) / 255 for part in parts]
    red, green, blue = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([_luminance(one), _luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself():
    assert (contrast("#fff", "#000"), round(contrast("#767676", "#ffffff"), 2)) == (21, 4.54)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_reaches_the_contrast_of_normal_text(theme):
    weak = {pair: round(contrast(*(theme[name] for name in pair)), 2) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_edges_of_controls_and_the_focus_stand_out(theme, ground):
    assert [name for name in ("line-strong", "focus") if contrast(theme[name], theme[ground]) < 3] == []


def test_the_dark_page_knows_every_colour():
    assert DARK.keys() == LIGHT.keys()


@pytest.mark.parametrize("path", sorted(CSS.glob("*.css")), ids=lambda path: path.name)
def test_colours_are_tokens(path):
    own = {"tokens.css", "dark.css", "print.css"}
    found = re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", path.read_text())
    assert path.name in own or found == []
