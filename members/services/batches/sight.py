"""Rows as their reader may see them: whoever sees a batch does not thereby see everybody in the register."""

from collections.abc import Iterable

from members.models import ImportRow, Person
from members.permissions import visible_to


def seen_by(actor, rows: Iterable[ImportRow]) -> list[ImportRow]:
    """What the register says of people out of the actor's sight is left out; the texts of the sheet stay."""
    rows = list(rows)
    if actor is None:
        return rows
    about = {pk for row in rows for pk in (row.data["person"], *row.data["matches"]) if pk}
    seen = (
        set(visible_to(actor, Person).filter(pk__in=about).values_list("pk", flat=True)) if about else set()
    )
    for row in rows:
        row.data["matches"] = [pk for pk in row.data["matches"] if pk in seen]
        if row.data["person"] and row.data["person"] not in seen:
            row.data |= {"before": {}, "target": None, "person": None}
            row.data["messages"] = [one for one in row.data["messages"] if one["level"] == "error"]
    return rows
