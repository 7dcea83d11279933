"""What the maker of a paper says about the meeting goes into the row of its resolution, for the other papers."""

from collections.abc import Mapping
from datetime import date

from ceremonies.models import Resolution
from ceremonies.selectors.minutes import OF_ATTENDANCE, OF_MEETING
from members.models import Organisation


def keep_meeting(body: Organisation, held_on: date, words: Mapping[str, object]) -> None:
    """In every row of this body and day that lacks it; a meeting of which there is no row is not kept."""
    for row in Resolution.objects.filter(body=body, held_on=held_on, superseded=False):
        keep_minutes(row, words)


def keep_minutes(resolution: Resolution | None, words: Mapping[str, object]) -> None:
    """Fills what the row does not say; `words` as they were asked ("members" is `listed`). A count stays as it is."""
    if resolution is None:
        return
    names = OF_MEETING if resolution.entitled is not None else (*OF_MEETING, *OF_ATTENDANCE)
    said = dict(words) | ({"listed": words["members"]} if words.get("members") is not None else {})
    lacking = {
        name: said[name]
        for name in names
        if getattr(resolution, name) in (None, "") and said.get(name) not in (None, "")
    }
    if lacking:
        Resolution.objects.filter(pk=resolution.pk).update(**lacking)
