"""What taking a batch back can touch, and what must stay: found out before anything is written."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.apps import apps
from django.db.models import Model

from members.models import ImportBatch, Person
from members.permissions import people_changeable_by
from members.services.batches.rows import in_order, to_write
from members.services.list_kinds import kind_of

#: SQLite takes at most so many values in one question.
_ASKED_AT_ONCE = 500
#: The version of an object that nobody touched since it was made.
_FIRST = 1

GONE = "đã bị xóa"
CHANGED = "đã được sửa sau khi nhập"
OWN_ENTRY = "không thuộc phạm vi đồng chí được sửa"


@dataclass
class Restored:
    """An entry of the register that a row changed."""

    label: str
    pk: int
    old: dict
    version: int | None
    new: dict
    row: int


@dataclass
class Plan:
    """Rows are kept whole: a row of which one object must stay is not taken back at all."""

    rows: dict[int, str] = field(default_factory=dict)
    """Row → whom or what it is about."""
    made: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    """Model → primary key → row, in the order of writing."""
    expected: dict[tuple[str, int], dict] = field(default_factory=dict)
    changed: list[Restored] = field(default_factory=list)
    touched: dict[int, str] = field(default_factory=dict)
    """Row → why: somebody changed it since; taken back only on demand."""
    held: dict[int, str] = field(default_factory=dict)
    """Row → why it always stays."""

    def keeps(self, also_changed: bool) -> dict[int, str]:
        return self.held if also_changed else self.touched | self.held


def plan_of(batch: ImportBatch, actor) -> Plan:
    plan = Plan()
    for row in in_order(to_write(batch)):
        if not row.done:
            continue
        plan.rows[row.number] = _about(row.data["values"])
        for label, pk, *expected in row.done.get("made", ()):
            plan.made[label][pk] = row.number
            if expected and expected[0]:
                plan.expected[label, pk] = expected[0]
        for label, pk, old, version, *new in row.done.get("changed", ()):
            plan.changed.append(Restored(label, pk, old, version, new[0] if new else {}, row.number))
    _find_touched(plan)
    _find_out_of_reach(plan, actor)
    _find_referred(plan, kind_of(batch).takes_back)
    return plan


def chunked(pks) -> Iterator[list[int]]:
    rest = iter(pks)
    while chunk := list(islice(rest, _ASKED_AT_ONCE)):
        yield chunk


def _about(texts: dict[str, str]) -> str:
    return texts.get("Họ và tên") or next(iter(texts.values()), "")


def _find_touched(plan: Plan) -> None:
    for label, rows in plan.made.items():
        now = _now(label, rows)
        for pk, row in rows.items():
            wanted = plan.expected.get((label, pk)) or {"version": _FIRST}
            _compare(plan, row, now.get(pk), wanted)
    by_label = defaultdict(list)
    for one in plan.changed:
        by_label[one.label].append(one)
    for label, ones in by_label.items():
        now = _now(label, [one.pk for one in ones])
        for one in ones:
            _compare(plan, one.row, now.get(one.pk), one.new or {"version": one.version})


def _compare(plan: Plan, row: int, now: dict | None, wanted: dict) -> None:
    if now is None:
        plan.touched[row] = GONE
    elif any(name in now and now[name] != _as_json(value) for name, value in wanted.items()):
        plan.touched[row] = CHANGED


def _now(label: str, pks) -> dict[int, dict]:
    model = apps.get_model(label)
    names = [f.attname for f in model._meta.concrete_fields]
    return {pk: values for chunk in chunked(pks) for pk, values in _values(model, chunk, names)}


def _values(model: type[Model], pks: list[int], names: list[str]) -> Iterator[tuple[int, dict]]:
    for values in model._base_manager.filter(pk__in=pks).values("pk", *names):
        yield values["pk"], {name: _as_json(value) for name, value in values.items()}


def _as_json(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


def _find_out_of_reach(plan: Plan, actor) -> None:
    """People who joined the Party meanwhile, or the actor's own entry, are nobody's to change here."""
    if actor is None:
        return
    label = Person._meta.label_lower
    rows = {**plan.made[label], **{one.pk: one.row for one in plan.changed if one.label == label}}
    for chunk in chunked(rows):
        reach = set(people_changeable_by(actor).filter(pk__in=chunk).values_list("pk", flat=True))
        plan.held |= {rows[pk]: OWN_ENTRY for pk in chunk if pk not in reach}


def _find_referred(plan: Plan, taken_back_otherwise: frozenset[str]) -> None:
    """An object that something else points to stays; so does what a kept row points to."""
    leaning: dict[int, set[int]] = defaultdict(set)  # row → the rows its objects point to
    put_back = {(one.label, one.pk): one for one in plan.changed}
    for label, rows in plan.made.items():
        if label in taken_back_otherwise:
            continue
        for relation in _relations(apps.get_model(label)):
            for referrer, target in _references(relation, rows):
                other = relation.related_model._meta.label_lower
                row = plan.made.get(other, {}).get(referrer)
                changed = put_back.get((other, referrer))
                if row is None and changed is not None and relation.field.attname in changed.old:
                    row = changed.row
                if row is None:
                    what = relation.related_model._meta.verbose_name
                    plan.held.setdefault(rows[target], f"đang được dùng ở nơi khác ({what})")
                elif row != rows[target]:
                    leaning[row].add(rows[target])
    _pass_on(plan.held, leaning)
    _pass_on(plan.touched, leaning)


def _relations(model: type[Model]) -> list:
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and not relation.many_to_many
    ]


def _references(relation, pks) -> Iterator[tuple[int, int]]:
    name = relation.field.name
    for chunk in chunked(pks):
        found = relation.related_model._base_manager.filter(**{f"{name}__in": chunk}).order_by()
        yield from found.values_list("pk", relation.field.attname)


def _pass_on(kept: dict[int, str], leaning: dict[int, set[int]]) -> None:
    waiting = list(kept)
    while waiting:
        for row in leaning.get(waiting.pop(), ()):
            if row not in kept:
                kept[row] = "dòng khác được giữ lại cần đến dòng này"
                waiting.append(row)
