"""What taking a batch back can touch, and what must stay: found out before anything is written."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
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

    rows: set[int] = field(default_factory=set)
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
    for number, done in in_order(to_write(batch), "done"):
        if not done:
            continue
        plan.rows.add(number)
        for label, pk, *expected in done.get("made", ()):
            plan.made[label][pk] = number
            if expected and expected[0]:
                plan.expected[label, pk] = expected[0]
        for label, pk, old, version, *new in done.get("changed", ()):
            plan.changed.append(Restored(label, pk, old, version, new[0] if new else {}, number))
    _find_touched(plan)
    _find_out_of_reach(plan, actor)
    _find_referred(plan, kind_of(batch).takes_back)
    return plan


def chunked(things) -> Iterator[list]:
    rest = iter(things)
    while chunk := list(islice(rest, _ASKED_AT_ONCE)):
        yield chunk


def _find_touched(plan: Plan) -> None:
    wanted = defaultdict(list)  # model → (row, primary key, what it says if nobody touched it)
    for label, rows in plan.made.items():
        for pk, row in rows.items():
            wanted[label].append((row, pk, plan.expected.get((label, pk)) or {"version": _FIRST}))
    for one in plan.changed:
        wanted[one.label].append((one.row, one.pk, one.new or {"version": one.version}))
    for label, expected in wanted.items():
        for chunk in chunked(expected):
            _compare(plan, apps.get_model(label), chunk)


def _compare(plan: Plan, model: type[Model], chunk: list[tuple[int, int, dict]]) -> None:
    known = {column.attname for column in model._meta.concrete_fields}
    names = sorted({name for *_, says in chunk for name in says} & known)
    found = model._base_manager.filter(pk__in=[pk for _, pk, _ in chunk])
    now = {row["pk"]: row for row in found.values("pk", *names)}
    for row, pk, says in chunk:
        if pk not in now:
            plan.touched[row] = GONE
        elif any(_as_json(now[pk][name]) != _as_json(says[name]) for name in says if name in known):
            plan.touched[row] = CHANGED


def _as_json(value):
    return value.isoformat() if isinstance(value, date) else value


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
    """What may point to such an object. Rows without a constraint are kept by triggers, and go with it."""
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and not relation.many_to_many
        if relation.field.db_constraint
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
