"""One step taken with several files: one meeting, one letter, one day. Each file is judged by itself."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from ceremonies.choices import Action
from ceremonies.models import Candidacy
from ceremonies.services.workflow import act
from ceremonies.workflow import IN_ONE_SITTING, TOGETHER
from members.permissions import visible_to
from members.services.errors import Conflict, Refused


@dataclass(frozen=True)
class Result:
    """`why`: what stood in the way; empty when the step was taken."""

    file: int
    why: str = ""


def act_together(
    *, actor, action: Action, chosen: Collection[tuple[int, int]], details: dict
) -> list[Result]:
    """`chosen`: (key of the file, version the user saw). What is refused stays as it was; the others go on.

    Each is asked anew for the right, the state and what is missing. Files that the actor does not see are left out.
    """
    if action not in TOGETHER:
        raise PermissionDenied
    return _each(actor, action, [(pk, version, details) for pk, version in chosen])


def act_in_sitting(*, actor, action: Action, lines: Collection[tuple[int, int, Mapping]]) -> list[Result]:
    """`lines`: (key of the file, version the user saw, what the meeting settled for it). As `act_together`."""
    if action not in IN_ONE_SITTING:
        raise PermissionDenied
    return _each(actor, action, lines)


def _each(actor, action: Action, lines: Collection[tuple[int, int, Mapping]]) -> list[Result]:
    seen = visible_to(actor, Candidacy).in_bulk([pk for pk, _, _ in lines])
    return [
        Result(pk, _take(actor, seen[pk], action, version, details))
        for pk, version, details in lines
        if pk in seen
    ]


def _take(actor, file: Candidacy, action: Action, version: int, details: Mapping) -> str:
    try:
        act(actor=actor, candidacy=file, action=action, version=version, **details)
    except PermissionDenied:
        return "Đồng chí không có quyền làm việc này với hồ sơ này."
    except Conflict as conflict:
        return conflict.in_words
    except Refused as refused:
        return refused.message
    return ""
