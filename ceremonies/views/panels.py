"""Sections of the page of a file and of the home page, each drawn by the subject it belongs to."""

from collections.abc import Callable

from ceremonies.choices import FilePart
from ceremonies.models import Candidacy
from ceremonies.selectors.sight import Sight
from members.models import User

Draw = Callable[[User, Candidacy, Sight], str]
DrawHome = Callable[[User], str]
_PANELS: list[tuple[int, FilePart, Draw]] = []
_HOME_PANELS: list[tuple[int, DrawHome]] = []


def file_panel(order: int, part: FilePart = FilePart.SUMMARY):
    """Registers what draws a section for a reader of a file; an empty text where there is nothing for that reader.

    `part`: drawn when this part of the page is asked for, and when the whole is. Low orders stand first; those below 0
    stand above what the file itself says.
    """

    def register(draw: Draw) -> Draw:
        _PANELS.append((order, part, draw))
        _PANELS.sort(key=lambda panel: panel[0])
        return draw

    return register


def panels_of(user: User, candidacy: Candidacy, sight: Sight, asked: FilePart) -> dict[str, list[str]]:
    """`urgent`: above what the file itself says; `panels`: below it. Nothing of other parts is drawn."""
    drawn = [
        (order, draw(user, candidacy, sight))
        for order, part, draw in _PANELS
        if asked in (part, FilePart.WHOLE)
    ]
    return {
        "urgent": [text for order, text in drawn if text and order < 0],
        "panels": [text for order, text in drawn if text and order >= 0],
    }


def home_panel(order: int):
    """Registers what draws a section of the home page; an empty text where nothing concerns the reader."""

    def register(draw: DrawHome) -> DrawHome:
        _HOME_PANELS.append((order, draw))
        _HOME_PANELS.sort(key=lambda panel: panel[0])
        return draw

    return register


def home_panels_of(user: User) -> list[str]:
    return [drawn for _, draw in _HOME_PANELS if (drawn := draw(user))]
