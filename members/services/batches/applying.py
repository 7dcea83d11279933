"""Writing exactly the staged rows, all of them or none, in one transaction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import IntegrityError

from members import clock
from members.choices import ImportState
from members.models import ImportBatch, ImportRow, Person
from members.resources.judged import Judged
from members.services.audit import record
from members.services.batches.jobs import hand_over, works
from members.services.batches.progress import tell
from members.services.batches.questions import questions
from members.services.batches.reading import AT_ONCE, context_of
from members.services.batches.rows import (
    CHUNK,
    as_data,
    chunks,
    counted,
    in_order,
    staged_data,
    target_of,
    to_write,
    update,
)
from members.services.batches.steps import locked, require_sender, require_version, uncollected
from members.services.errors import Conflict, Refused
from members.services.list_kinds import kind_of
from members.spreadsheets.tables import DataRow

_PERSON = Person._meta.label_lower
Seen = tuple[str, int | None, dict[str, str], dict[str, str]]
"""What the sender saw of a row and agreed to: outcome, target, values, before."""
_DONE = (ImportState.APPLYING, ImportState.APPLIED)


class _Overtaken(Exception):
    """The register changed: these rows would do something else than what the sender saw."""

    def __init__(self, rows: list[Judged]):
        self.rows = rows


def apply_import(
    *, actor, batch: ImportBatch, version: int, skip_wrong: bool = False, at_once: bool = False
) -> ImportBatch:
    """Writes the staged rows; more than five hundred in the worker (state APPLYING) unless `at_once`.

    When the register changed meanwhile nothing is written: the batch stays staged, its rows are as they would be
    now and `understood["changed_since"]` names them. A second click gets the result of the first. Refused while
    something is still to be answered.
    """
    require_sender(actor, batch)
    try:
        with locked(batch, ImportState.STAGED, *_DONE) as current:
            if current.state in _DONE:
                return current
            require_version(current, version)
            _refuse_unanswered(current, skip_wrong)
            if to_write(current).count() > AT_ONCE and not at_once:
                return _leave_to_worker(current, actor)
            return _write(current, actor)
    except _Overtaken as overtaken:
        return _show_again(batch, actor, overtaken.rows, version)
    except IntegrityError:
        raise _interfered() from None


@works(ImportState.APPLYING)
def write_rows(batch: ImportBatch, actor) -> None:
    try:
        with locked(batch, ImportState.APPLYING) as current:
            _write(current, actor)
    except _Overtaken as overtaken:
        _show_again(batch, actor, overtaken.rows, batch.version)
    except IntegrityError:
        raise _interfered() from None


def _interfered() -> Conflict:
    return Conflict("Sổ vừa được người khác sửa trong lúc ghi nên chưa dòng nào được ghi. Hãy ghi lại.")


def _refuse_unanswered(batch: ImportBatch, skip_wrong: bool) -> None:
    batch.options |= {"skip_wrong": skip_wrong}
    open_questions = questions(batch)
    if open_questions:
        sentences = " ".join(question.sentence for question in open_questions)
        raise Refused(f"{sentences} Chưa dòng nào được ghi.")
    if not batch.counts.get("rows"):
        raise Refused("Danh sách không có dòng nào để ghi.")


def _leave_to_worker(batch: ImportBatch, actor) -> ImportBatch:
    batch.state, batch.failure, batch.version = ImportState.APPLYING, "", batch.version + 1
    hand_over(batch, actor.pk if actor else None)
    batch.save()
    return batch


@uncollected()
def _write(batch: ImportBatch, actor) -> ImportBatch:
    require_sender(actor, batch)  # now that nobody else writes
    kind, rows = kind_of(batch), to_write(batch)
    kind.clean_details(batch.options.get("details", {}))
    total, written, changed = rows.count(), defaultdict(list), []
    resource = kind.resource(context_of(batch, actor, _answers(rows), lock=True))
    shown: dict[int, Seen] = {}
    done = 0
    for chunk in chunks(resource.judge(_noted(rows, shown)), kind.chunk):
        changed += [row for row in chunk if shown.pop(row.number) != _seen(row)]
        if not changed:
            written_now = kind.write(actor, chunk, resource)
            resource.context.made.update(_people_made(written_now))
            _keep_done(batch, written_now, written)
        done += len(chunk)
        tell(batch, done, total)
    if changed:
        raise _Overtaken(changed)
    batch.state, batch.applied_at, batch.failure = ImportState.APPLIED, clock.now(), ""
    batch.version += 1
    batch.save()
    numbers = {label: spans(pks) for label, pks in written.items()}
    record(
        actor=actor,
        action="import.apply",
        obj=batch,
        sha256=batch.file.sha256,
        counts=batch.counts,
        written=numbers,
    )
    return batch


def _answers(rows) -> dict[int, str]:
    return dict(rows.exclude(answer="").values_list("number", "answer"))


def _noted(rows, shown: dict[int, Seen]) -> Iterator[DataRow]:
    for number, outcome, data in in_order(rows, "outcome", "data"):
        shown[number] = outcome, data["target"], data["values"], data["before"]
        yield as_data(number, data)


def _seen(row: Judged) -> Seen:
    return row.outcome, target_of(row), row.values, row.before


def _people_made(done: dict[int, dict]) -> Iterator[int]:
    return (pk for one in done.values() for label, pk, *_ in one.get("made", ()) if label == _PERSON)


def _keep_done(batch: ImportBatch, done: dict[int, dict], written: dict[str, list[int]]) -> None:
    update(batch, ("done",), ((one, number) for number, one in done.items()))
    for one in done.values():
        for label, pk, *_ in (*one.get("made", ()), *one.get("changed", ())):
            written[label].append(pk)


def spans(pks: Iterable[int]) -> list[list[int]]:
    """[[first, last]…]: ten thousand new entries are one pair."""
    found: list[list[int]] = []
    for pk in sorted(set(pks)):
        if found and pk == found[-1][1] + 1:
            found[-1][1] = pk
        else:
            found.append([pk, pk])
    return found


def _show_again(batch: ImportBatch, actor, changed: list[Judged], version: int) -> ImportBatch:
    """The rows as they would be now; the sender looks at them and decides again."""
    with locked(batch, ImportState.STAGED, ImportState.APPLYING, version=version) as current:
        for chunk in chunks(changed, CHUNK):
            kept = {
                row.number: row.data["repaired"]
                for row in ImportRow.objects.filter(batch=batch, number__in=[row.number for row in chunk])
            }
            update(
                current,
                ("outcome", "data"),
                (
                    (row.outcome.value, staged_data(row) | {"repaired": kept[row.number]}, row.number)
                    for row in chunk
                ),
            )
        current.options |= {"skip_wrong": False}
        current.understood |= {"changed_since": [row.number for row in changed]}
        current.counts = counted(current)
        current.state, current.version = ImportState.STAGED, current.version + 1
        current.save()
        record(actor=actor, action="import.overtaken", obj=current, rows=len(changed), counts=current.counts)
    return current
