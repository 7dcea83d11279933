"""The statistics forms that offices send upwards, as `statistics.toml` defines them: rows with criteria, no code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from ceremonies.rules.categories import Dimension, Group, dimension_of

#: The group of whoever no other group of a division names.
NONE = "none"
_CRITERIA = ("all", "values", "besides", "youth", "probationary", "division", "average")


@dataclass(frozen=True)
class FormRow:
    """One line of the form. A heading, and a row with a `remark`, hold no number."""

    label: str
    code: str = ""
    number: str = ""
    part: bool = False
    heading: bool = False
    all: bool = False
    field: str = ""
    values: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    youth: bool = False
    probationary: bool = False
    division: str = ""
    group: str = ""
    average: bool = False
    remark: str = ""

    @property
    def is_counted(self) -> bool:
        return not (self.heading or self.remark or self.average)


@dataclass(frozen=True)
class StatisticsForm:
    """One edition of a form. `source` and `trust` say how far it may be believed."""

    code: str
    title: str
    label: str
    source: str
    trust: str
    maker: str
    signer: str
    effective_from: date
    rows: tuple[FormRow, ...]

    @property
    def counted(self) -> list[FormRow]:
        return [row for row in self.rows if row.is_counted]

    def row(self, code: str) -> FormRow | None:
        """A row whose people can be listed."""
        return next((row for row in self.counted if row.code == code), None)


def _form(table: Mapping) -> StatisticsForm:
    rows = tuple(_row(dict(row)) for row in table["rows"])
    codes = [row.code for row in rows if row.code]
    if len(codes) != len(set(codes)):
        raise ValueError("two rows of a statistics form have one code")
    texts = {key: table[key] for key in ("code", "title", "label", "source", "trust", "maker", "signer")}
    return StatisticsForm(effective_from=table["from"], rows=rows, **texts)


def _row(table: dict) -> FormRow:
    """Exactly one criterion, unless it is a heading or left for the clerk."""
    said = [name for name in _CRITERIA if name in table]
    if len(said) != (0 if table.get("heading") or table.get("remark") else 1):
        raise ValueError(f"row «{table['label']}» of a statistics form has {len(said)} criteria")
    lists = {name: tuple(table[name]) for name in ("values", "besides") if name in table}
    return FormRow(**table | lists)


_DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
#: By their code. `age` is told by years, the others by words.
DIVISIONS: dict[str, Dimension] = {
    row["code"]: dimension_of(
        {
            "title": row["code"],
            "told_by": "years" if row["code"] == "age" else "words",
            **row,
            "groups": [{"label": "", **group} for group in row["groups"]],
        }
    )
    for row in _DATA["divisions"]
}
FORMS: tuple[StatisticsForm, ...] = tuple(_form(table) for table in _DATA["forms"])


def says(group: Group, text: str) -> bool:
    """Whether an entry of the register has one of the words, however it is written."""
    entry = text.lower()
    return any(word.lower() in entry for word in group.words)


@lru_cache(maxsize=50_000)
def group_of(division: str, texts: tuple[str, ...]) -> str:
    """The first group of a division by words that one of the entries names."""
    groups = DIVISIONS[division].groups
    return next((group.code for group in groups if any(says(group, text) for text in texts)), NONE)


def form_on(day: date) -> StatisticsForm:
    """The newest edition that holds on this day."""
    return max((form for form in FORMS if form.effective_from <= day), key=lambda form: form.effective_from)
