"""Versions of the rules as plain data: merged, compared, supplemented.

A list of tables is addressed by what names its rows: 'deadlines.decision.working_days', 'checklist.papers.cv.form'.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ceremonies.rules.facts import Policy


def merged(base: Any, changes: Any) -> Any:
    """`base` with `changes` laid over it; a row that a list lacks is added to it."""
    if not isinstance(changes, Mapping):
        return changes
    if _is_rows(base):
        name, rows = _name_of(base), rows_by_name(base)
        added = {key: {name: key} | dict(value) for key, value in changes.items() if key not in rows}
        return [merged(row, changes.get(key, {})) for key, row in rows.items()] + list(added.values())
    if not isinstance(base, Mapping):
        return changes
    return dict(base) | {key: merged(base.get(key), value) for key, value in changes.items()}


def supplemented(stored: Any, shipped: Any) -> Any:
    """`stored` with what only `shipped` has: an older installation learns new keys and keeps its own values."""
    if _is_rows(stored) and _is_rows(shipped):
        own, theirs = rows_by_name(stored), rows_by_name(shipped)
        return [supplemented(row, theirs.get(key, {})) for key, row in own.items()] + [
            row for key, row in theirs.items() if key not in own
        ]
    if not (isinstance(stored, Mapping) and isinstance(shipped, Mapping)):
        return stored
    return dict(shipped) | {key: supplemented(value, shipped.get(key)) for key, value in stored.items()}


def learned(stored: Policy, shipped: Policy) -> dict:
    """`supplemented`, with the marks of uncertainty of what is new."""
    known = [path for path, _ in values_of(stored)]
    marks = [
        mark
        for mark in shipped.get("uncertain", ())
        if not any(f"{path}.".startswith(f"{mark}.") for path in known)
    ]
    return supplemented(stored, shipped) | {"uncertain": [*stored.get("uncertain", ()), *marks]}


def values_of(data: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every single value with its path; a list of words is one value."""
    rows = rows_by_name(data) if _is_rows(data) else data
    if not isinstance(rows, Mapping):
        yield prefix, data
        return
    for key, value in rows.items():
        yield from values_of(value, f"{prefix}.{key}" if prefix else key)


def differences(old: Policy, new: Policy) -> list[tuple[str, Any, Any]]:
    """(path, old, new); None where one of the two has no such value. Marks of uncertainty are not rules."""
    before, after = dict(values_of(old)), dict(values_of(new))
    return [
        (path, before.get(path), after.get(path))
        for path in dict.fromkeys([*before, *after])
        if before.get(path) != after.get(path) and path != "uncertain"
    ]


def changes_between(old: Policy, new: Policy) -> dict:
    """What has to be laid over `old` to get `new`."""
    changes: dict = {}
    for path, _, value in differences(old, new):
        *parents, last = path.split(".")
        table = changes
        for key in parents:
            table = table.setdefault(key, {})
        table[last] = value
    return changes


def is_uncertain(path: str, data: Policy) -> bool:
    return any(f"{path}.".startswith(f"{mark}.") for mark in data.get("uncertain", ()))


def decision_rule(policy: Policy, kind: str) -> dict:
    """{form, title, legal_grounds, clause} of a decision: admission, readmission, recognition, striking_off…"""
    rule = policy["decision"] if kind == "admission" else policy["decisions"][kind]
    form = policy["forms"][rule.get("paper", "admission_decision")]
    return {
        "form": rule.get("form", form["label"]),
        "title": form["title"],
        "legal_grounds": rule["legal_grounds"],
        "clause": rule["clause"],
    }


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, Mapping) for row in value)


def _name_of(rows: list) -> str:
    return "code" if "code" in rows[0] else "kind"


def rows_by_name(rows: list) -> dict:
    name = _name_of(rows)
    return {row[name]: row for row in rows}
