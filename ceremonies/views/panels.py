"""Sections of the page of a file, each drawn by the subject it belongs to."""

from collections.abc import Callable

from ceremonies.models import Candidacy
from ceremonies.selectors.sight import Sight
from members.models import User

Draw = Callable[[User, Candidacy, Sight], str]
_PANELS: list[tuple[int, Draw]] = []


def file_panel(order: int):
    """Registers what draws a section for a reader of a file; an empty text where there is nothing for that reader.

    Low orders stand first.
    """

    def register(draw: Draw) -> Draw:
        _PANELS.append((order, draw))
        _PANELS.sort(key=lambda panel: panel[0])
        return draw

    return register


def panels_of(user: User, candidacy: Candidacy, sight: Sight) -> list[str]:
    return [drawn for _, draw in _PANELS if (drawn := draw(user, candidacy, sight))]
