"""Writing entries that a list makes or changes, and what taking them back needs (see `imported_rows`)."""

from collections.abc import Iterable

from django.db.models import Model

from members.models import Person
from members.resources.base import SheetResource
from members.resources.judged import Judged
from members.services.imported_rows import DERIVED, change, upsert


def write_rows(rows: Iterable[tuple[int, Model, dict]], attributes: list[str]) -> dict[int, dict]:
    """(row, entry as it is, attribute → what it will say), in two statements; `attributes`: all a list may write."""
    made, changed, done = [], [], {}
    for number, instance, cleaned in rows:
        if instance.pk is None:
            for name, value in cleaned.items():
                setattr(instance, name, value)
            made.append((number, instance))
        elif cleaned:
            changed.append(instance)
            done[number] = {"changed": [_changed(instance, cleaned)]}
    if made:
        type(made[0][1])._default_manager.bulk_create([instance for _, instance in made])
    upsert(changed, [*attributes, "version"] if _has_version(changed) else attributes)
    for number, instance in made:
        done[number] = {"made": [_made(instance, attributes)]}
    return done


def _has_version(instances: list[Model]) -> bool:
    return bool(instances) and hasattr(instances[0], "version")


def _changed(instance: Model, cleaned: dict) -> list:
    """A model without versions tells by its values whether somebody changed it since."""
    if hasattr(instance, "version"):
        return change(instance, cleaned)
    old = as_kept(instance, cleaned)
    for name, value in cleaned.items():
        setattr(instance, name, value)
    return [instance._meta.label_lower, instance.pk, old, None, as_kept(instance, cleaned)]


def _made(instance: Model, attributes: list[str]) -> list:
    entry = [instance._meta.label_lower, instance.pk]
    return entry if hasattr(instance, "version") else [*entry, as_kept(instance, attributes)]


def as_kept(instance: Model, names: Iterable[str]) -> dict:
    """Attribute → value, dates as texts."""
    found = {name: getattr(instance, name) for name in names}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in found.items()
    }


def part_of(cleaned: dict, prefix: str) -> dict:
    """What the row writes about the entry whose columns bear this prefix."""
    return {name.removeprefix(prefix): value for name, value in cleaned.items() if name.startswith(prefix)}


def write_persons(judged: list[Judged], resource: SheetResource) -> tuple[dict[int, Person], dict[int, dict]]:
    """The columns without a prefix: (row → person, what was done)."""
    people = {row.number: row.instance or Person() for row in judged}
    names = [name for column in resource.columns for name in column.attributes if "__" not in name]
    rows = [(row.number, people[row.number], _about_person(row.cleaned)) for row in judged]
    return people, write_rows(rows, [*names, *DERIVED])


def _about_person(cleaned: dict) -> dict:
    own = {name: value for name, value in cleaned.items() if "__" not in name}
    name = own.get("full_name")
    return own | {derived: of(name) for derived, of in DERIVED.items()} if name else own


def together(*parts: dict[int, dict]) -> dict[int, dict]:
    """What several writers did for each row, in the order of writing."""
    done: dict[int, dict] = {}
    for part in parts:
        for number, one in part.items():
            row = done.setdefault(number, {"made": [], "changed": []})
            for what, entries in one.items():
                row[what] += entries
    return done
