"""Bar charts as SVG without a style of their own: for the screen, where lengths are shares of the width, and for paper.

Told apart without colour: what is, is solid, what was is hatched; every bar carries its number. The table beside a
chart says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Tree

from django.utils.safestring import SafeString, mark_safe

_SVG = "http://www.w3.org/2000/svg"
_INK, _HATCH = "#1a4c75", "#544c43"
_LABEL, _BAR, _GAP = 22, 16, 4  # heights
_LONGEST = 84  # percent of the width; the rest is for the number
_LETTERS = 44  # of a label that fits a phone
_KEYS = 26


@dataclass(frozen=True)
class Bar:
    """`before`: the number of the period compared with; None where nothing is compared."""

    label: str
    now: int
    before: int | None = None


@dataclass(frozen=True)
class Paper:
    """Measures of a chart that is printed: its width in pixels, and its letters."""

    width: int = 620
    font: str = "Liberation Serif, Tinos"


ON_PAPER = Paper()


def bar_chart(
    key: str, title: str, bars: Sequence[Bar], names: tuple[str, str], paper: Paper | None = None
) -> SafeString:
    """`key`: unique on the page. `names`: what the solid and the hatched bars are; ("…", "") for solid ones alone."""
    return mark_safe(Tree.tostring(_Chart(key, bars, names, paper).draw(title), encoding="unicode"))  # noqa: S308 - escaped by ElementTree


def _plain(number: int) -> str:
    return f"{number:,}".replace(",", ".")


class _Chart:
    def __init__(self, key: str, bars: Sequence[Bar], names: tuple[str, str], paper: Paper | None):
        self.key, self.bars, self.names, self.paper = key, bars, names, paper
        self.most = max((number for bar in bars for number in (bar.now, bar.before or 0)), default=0) or 1
        self.both = bool(names[1])

    def draw(self, title: str) -> Tree.Element:
        height = _KEYS * (1 + self.both) + sum(self._height(bar) for bar in self.bars)
        root = Tree.Element(
            "svg",
            {
                "xmlns": _SVG,
                "class": "chart",
                "role": "img",
                "aria-labelledby": f"{self.key}-ten {self.key}-ta",
                "width": str(self.paper.width) if self.paper else "100%",
                "height": str(height),
                "font-size": "14",
                "fill": "currentColor",
            },
        )
        if self.paper:
            root.set("font-family", self.paper.font)
            root.set("fill", "#000")
        self._add(root, "title", title, id=f"{self.key}-ten")
        self._add(root, "desc", self._description(), id=f"{self.key}-ta")
        self._hatch(root)
        top = self._legend(root)
        for bar in self.bars:
            top = self._bar(root, bar, top)
        return root

    def _description(self) -> str:
        return "; ".join(self._said(bar) for bar in self.bars) + "."

    def _said(self, bar: Bar) -> str:
        before = f" ({self.names[1].lower()}: {_plain(bar.before)})" if self._compared(bar) else ""
        return f"{bar.label}: {_plain(bar.now)}{before}"

    def _compared(self, bar: Bar) -> bool:
        return self.both and bar.before is not None

    def _height(self, bar: Bar) -> int:
        return _LABEL + (_BAR + _GAP) * (1 + self._compared(bar)) + _GAP

    def _hatch(self, root) -> None:
        pattern = self._add(
            self._add(root, "defs"),
            "pattern",
            id=f"{self.key}-soc",
            width="6",
            height="6",
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        )
        self._add(pattern, "rect", width="6", height="6", fill="#fff")
        self._add(pattern, "rect", width="2", height="6", fill=_HATCH)

    def _legend(self, root) -> int:
        top = 0
        for hatched, name in enumerate(self.names[: 1 + self.both]):
            self._box(root, top + 4, "22", hatched=bool(hatched))
            self._add(root, "text", name, x="30", y=str(top + 17))
            top += _KEYS
        return top

    def _bar(self, root, bar: Bar, top: int) -> int:
        label = bar.label if len(bar.label) <= _LETTERS else f"{bar.label[: _LETTERS - 1].rstrip()}…"
        self._add(root, "text", label, x="0", y=str(top + 16))
        self._length(root, bar.now, top + _LABEL, hatched=False)
        if self._compared(bar):
            self._length(root, bar.before, top + _LABEL + _BAR + _GAP, hatched=True)
        return top + self._height(bar)

    def _length(self, root, number: int, top: int, *, hatched: bool) -> None:
        if number:
            self._box(root, top, self._across(number), hatched=hatched)
        self._add(root, "text", _plain(number), x=self._across(number), dx="6", y=str(top + 13))

    def _box(self, root, top: int, width: str, *, hatched: bool) -> None:
        fill = f"url(#{self.key}-soc)" if hatched else _INK
        kind = "bar-before" if hatched else "bar-now"
        place = {"x": "0", "y": str(top), "width": width, "height": str(_BAR)}
        self._add(
            root, "rect", **{"class": kind, "fill": fill, "stroke": _HATCH if hatched else _INK}, **place
        )

    def _across(self, number: int) -> str:
        share = number * _LONGEST / self.most
        return f"{share * self.paper.width / 100:.1f}" if self.paper else f"{share:.2f}%"

    @staticmethod
    def _add(parent, tag: str, text: str = "", **attributes: str) -> Tree.Element:
        element = Tree.SubElement(parent, tag, attributes)
        element.text = text or None
        return element
