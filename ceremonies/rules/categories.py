"""The groups that statistics put people into, as `categories.toml` defines them."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

UNSAID, OTHER = "unsaid", "other"
_TITLES = {UNSAID: "Chưa ghi trong sổ", OTHER: "Khác"}
_FOREVER = 999


@dataclass(frozen=True)
class Group:
    """`words`: told by one of them. `least`, `most`: told by the age in whole years, both included."""

    code: str
    label: str
    words: tuple[str, ...] = ()
    least: int = 0
    most: int = _FOREVER

    @property
    def spellings(self) -> tuple[str, ...]:
        """As registers write the words: in small letters, with a capital first, in capitals."""
        return tuple(dict.fromkeys(way for w in self.words for way in (w, w[:1].upper() + w[1:], w.upper())))


@dataclass(frozen=True)
class Dimension:
    """One way to divide people; everybody belongs to exactly one group of it.

    `told_by`: years (the age), value (of a closed list), entry (each entry of the register is a group), words.
    """

    code: str
    title: str
    told_by: str
    fields: tuple[str, ...]
    groups: tuple[Group, ...]
    majority: tuple[str, ...] = ()
    note: str = ""

    def group_of(self, key: object) -> Group:
        """`key`: the age, the entry, or the code of the group, as the database tells it."""
        if self.told_by == "years":
            return next(group for group in self.groups if group.least <= int(str(key)) <= group.most)
        if self.told_by == "entry":
            return Group(str(key), str(key) or _TITLES[UNSAID])
        known = {group.code: group for group in self.groups}
        return known.get(str(key)) or Group(str(key), _TITLES[str(key)])

    def knows(self, code: str) -> bool:
        """Whether this may be the code of a group."""
        if self.told_by == "entry":
            return True
        return code in (*(group.code for group in self.groups), *(_TITLES if self.told_by == "words" else ()))

    def code_of(self, *texts: str) -> str:
        """The group of words that an entry of the register falls into."""
        text = " ".join(texts)
        if not text.strip():
            return UNSAID
        found = (group.code for group in self.groups if any(way in text for way in group.spellings))
        return next(found, OTHER)

    def in_order(self, found: Iterable[Group]) -> list[Group]:
        """Groups of the definition in its order, what it does not name after them; entries by name."""
        order = [*(group.code for group in self.groups), OTHER, UNSAID]
        if self.told_by == "entry":
            return sorted(found, key=lambda group: (group.code in self.majority, group.code))
        return sorted(found, key=lambda group: order.index(group.code))


def dimension_of(row: dict) -> Dimension:
    groups = tuple(
        Group(
            each["code"],
            each["label"],
            tuple(each.get("words", ())),
            each.get("from", 0),
            each.get("to", _FOREVER),
        )
        for each in row.get("groups", ())
    )
    return Dimension(
        code=row["code"],
        title=row["title"],
        told_by=row["told_by"],
        fields=tuple(row["fields"]),
        groups=groups,
        majority=tuple(row.get("majority", ())),
        note=row.get("note", ""),
    )


_ROWS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["dimensions"]
DIMENSIONS: dict[str, Dimension] = {row["code"]: dimension_of(row) for row in _ROWS}
