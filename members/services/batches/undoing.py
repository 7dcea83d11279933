"""Taking a batch back as one unit: what it made is deleted, what it changed is put back, the rest is listed."""

from django.apps import apps
from django.db import IntegrityError, connection

from members.choices import ImportState
from members.models import ImportBatch, Organisation
from members.services.audit import record
from members.services.batches.applying import spans
from members.services.batches.jobs import hand_over, works
from members.services.batches.progress import tell
from members.services.batches.reading import AT_ONCE
from members.services.batches.rows import to_write, update
from members.services.batches.steps import locked, require_sender, require_version
from members.services.batches.undo_plan import Plan, Restored, chunked, plan_of
from members.services.errors import Conflict
from members.services.list_kinds import ListKind, kind_of
from members.services.organisations import write_organisation
from members.services.versions import save_version

_DONE = (ImportState.UNDOING, ImportState.UNDONE)
_INTERFERED = "Sổ vừa được người khác sửa trong lúc lấy lại nên chưa lấy lại dòng nào. Hãy làm lại."


def changed_since(batch: ImportBatch, actor=None) -> list[tuple[int, str, str]]:
    """(row, whom or what, why) of the rows that taking back would leave as they are."""
    kept = plan_of(batch, actor).keeps(also_changed=False)
    rows = batch.rows.order_by("number").values_list("number", "data__values")
    return [
        (number, _about(texts), kept[number])
        for chunk in chunked(sorted(kept))
        for number, texts in rows.filter(number__in=chunk)
    ]


def _about(texts: dict[str, str]) -> str:
    return texts.get("Họ và tên") or next(iter(texts.values()), "")


def undo_import(
    *, actor, batch: ImportBatch, version: int, also_changed: bool = False, at_once: bool = False
) -> ImportBatch:
    """Rows changed since stay and are listed in `understood["kept"]`, unless `also_changed`.

    What something else points to always stays. More than five hundred rows in the worker (state UNDOING) unless
    `at_once`. A second click gets the result of the first.
    """
    require_sender(actor, batch)
    try:
        with locked(batch, ImportState.APPLIED, *_DONE) as current:
            if current.state in _DONE:
                return current
            require_version(current, version)
            current.options |= {"also_changed": also_changed}
            if to_write(current).count() > AT_ONCE and not at_once:
                return _leave_to_worker(current, actor)
            return _take_back(current, actor)
    except IntegrityError:
        raise Conflict(_INTERFERED) from None


@works(ImportState.UNDOING)
def take_back(batch: ImportBatch, actor) -> None:
    try:
        with locked(batch, ImportState.UNDOING) as current:
            _take_back(current, actor)
    except IntegrityError:
        raise Conflict(_INTERFERED) from None


def _leave_to_worker(batch: ImportBatch, actor) -> ImportBatch:
    batch.state, batch.failure, batch.version = ImportState.UNDOING, "", batch.version + 1
    hand_over(batch, actor.pk if actor else None)
    batch.save()
    return batch


def _take_back(batch: ImportBatch, actor) -> ImportBatch:
    require_sender(actor, batch)  # now that nobody else writes
    kind, plan = kind_of(batch), plan_of(batch, actor)
    kept = plan.keeps(batch.options["also_changed"])
    _by_the_kind(kind, actor, plan, kept)
    total = len(plan.changed) + sum(map(len, plan.made.values()))
    for one in reversed(plan.changed):
        if one.row not in kept:
            _put_back(actor, one)
    done, deleted = len(plan.changed), {}
    for label, rows in reversed(plan.made.items()):
        tell(batch, done, total)
        if label not in kind.takes_back:
            deleted[label] = _delete(label, [pk for pk, row in rows.items() if row not in kept])
        done += len(rows)
    kind.after_undo(actor)
    update(batch, ("done",), (({}, row) for row in plan.rows if row not in kept))
    batch.understood |= {"kept": [[row, why] for row, why in sorted(kept.items())]}
    batch.state, batch.failure, batch.version = ImportState.UNDONE, "", batch.version + 1
    batch.save()
    record(
        actor=actor,
        action="import.undo",
        obj=batch,
        sha256=batch.file.sha256,
        rows=len(plan.rows) - len(kept),
        kept=len(kept),
        deleted=deleted,
        restored=_restored(plan, kept),
    )
    return batch


def _by_the_kind(kind: ListKind, actor, plan: Plan, kept: dict[int, str]) -> None:
    for label in kind.takes_back:
        for pk, row in reversed(plan.made[label].items()):
            why = "" if row in kept else kind.take_back(actor, label, pk)
            if why:
                kept[row] = why


def _put_back(actor, one: Restored) -> None:
    model = apps.get_model(one.label)
    now = model._base_manager.get(pk=one.pk)
    for name, value in one.old.items():
        setattr(now, name, model._meta.get_field(name).to_python(value))
    if model is Organisation:
        write_organisation(actor=actor, organisation=now, version=now.version)
    elif one.version is None:
        now.save(update_fields=list(one.old))
    else:
        save_version(now, now.version, list(one.old))


def _delete(label: str, pks: list[int]) -> list[list[int]]:
    """What refers to them was looked at; the database looks again when the transaction ends."""
    model = apps.get_model(label)
    for chunk in chunked(pks):
        model._base_manager.filter(pk__in=chunk)._raw_delete(using=connection.alias)
    return spans(pks)


def _restored(plan: Plan, kept: dict[int, str]) -> dict[str, list[list[int]]]:
    by_label: dict[str, list[int]] = {}
    for one in plan.changed:
        if one.row not in kept:
            by_label.setdefault(one.label, []).append(one.pk)
    return {label: spans(pks) for label, pks in by_label.items()}
