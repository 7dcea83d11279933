"""Panels that other apps add to the page of a person; this app knows nothing of them."""

from collections.abc import Callable

from members.models import Person, User

_PANELS: list[Callable[[User, Person], str]] = []


def person_panel(draw: Callable[[User, Person], str]):
    """Registers what draws a section for a reader and a person; an empty text where there is nothing to show."""
    _PANELS.append(draw)
    return draw


def panels_of(user: User, person: Person) -> list[str]:
    return [drawn for draw in _PANELS if (drawn := draw(user, person))]
