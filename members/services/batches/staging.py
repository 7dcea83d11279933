"""Reading a list and keeping what each row would do, so that the sender sees it before anything is written."""

from pathlib import PurePath

from django.db import transaction
from django.utils.timezone import localtime

from members.choices import ImportState, OldCode, Outcome
from members.models import ImportBatch, ImportRow, Organisation
from members.resources.base import NEW, SKIP
from members.services.audit import record
from members.services.batches.columns import remember
from members.services.batches.facts import AS_IT_STANDS, Options, Understood, options_of
from members.services.batches.files import content_of
from members.services.batches.jobs import hand_over, works
from members.services.batches.progress import tell
from members.services.batches.reading import Reading, context_of, reading
from members.services.batches.rows import CHUNK, as_data, chunks, counted, insert, staged_data
from members.services.batches.steps import locked, require_sender
from members.services.errors import Refused
from members.services.list_kinds import KINDS, kind_of
from members.services.stored_files import store_file
from members.spreadsheets.cells import values

_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": "application/vnd.ms-excel",
    ".csv": "text/csv",
}
#: What the first judgement found out stays when a row is judged by itself.
_ASKED_ONCE = {"matches", "double", "repaired"}


def new_batch(
    *, actor, kind: str, file_name: str, organisation: Organisation | None, **options
) -> ImportBatch:
    """Not saved. PermissionDenied or Refused before a byte of the file is looked at."""
    KINDS[kind].require(actor, organisation)
    return ImportBatch(
        kind=kind,
        right=KINDS[kind].right,
        organisation=organisation,
        file_name=_safe_name(file_name),
        uploaded_by=actor,
        options=_sound(Options(**options)).as_json(),
    )


def preview(*, actor, content: bytes, **sending) -> tuple[Understood, list[tuple[int, str, dict]]]:
    """What would be staged: (number, outcome, data) of each row. Nothing is stored."""
    batch = new_batch(actor=actor, **sending)
    with reading(batch, actor, content, _answers(batch)) as found:
        rows = [(row.number, row.outcome.value, staged_data(row)) for row in found.judged()]
    return found.understood, rows


def stage_import(
    *,
    actor,
    kind: str,
    file_name: str,
    content: bytes,
    organisation: Organisation | None = None,
    at_once: bool = False,
    **options,
) -> ImportBatch:
    """Keeps the file and what each of its rows would do. Raises UnusableFile; nothing is stored then.

    A long list is read by the worker (state READING) unless it must be `at_once`.
    """
    batch = new_batch(actor=actor, kind=kind, file_name=file_name, organisation=organisation, **options)
    answers = _answers(batch)
    with reading(batch, actor, content, answers) as found:
        if found.is_long and at_once:
            return _read_here(batch, actor, content, found, answers)
        rows = None if found.is_long else list(found.judged())
    with transaction.atomic():
        _keep_file(batch, content)
        if rows is not None:
            insert(batch, rows, answers)
            _complete(batch, actor, found)
        else:
            _leave_to_worker(batch, actor, answers)
    return batch


def _keep_file(batch: ImportBatch, content: bytes) -> None:
    batch.file = store_file(content, content_type=_type_of(batch.file_name))
    batch.version = 0
    batch.save(force_insert=True)


def _read_here(
    batch: ImportBatch, actor, content: bytes, found: Reading, answers: dict[int, str]
) -> ImportBatch:
    with transaction.atomic():
        _keep_file(batch, content)
    try:
        _fill(batch, actor, found, answers)
    except BaseException:
        batch.delete()
        raise
    return batch


def restage(*, actor, batch: ImportBatch, version: int, **options) -> ImportBatch:
    """The sender corrected something: the kept file is read and judged again. Options are those of `Options`."""
    require_sender(actor, batch)
    with locked(batch, ImportState.STAGED, version=version) as current:
        current.options = _settled(current, options).as_json()
        answers = dict(current.rows.exclude(answer="").values_list("number", "answer"))
    with reading(current, actor, content_of(current), answers) as found:
        rows = None if found.is_long else list(found.judged())
    with locked(batch, ImportState.STAGED, version=version):
        if "columns" in options and not found.layout.missing:
            remember(current, found.layout)
        if rows is not None:
            current.rows.all().delete()
            insert(current, rows, answers)
            _complete(current, actor, found)
        else:
            _leave_to_worker(current, actor, answers)
    return current


def _leave_to_worker(batch: ImportBatch, actor, answers: dict[int, str]) -> None:
    batch.state, batch.failure = ImportState.READING, ""
    batch.version += batch.version > 0
    batch.options |= {"answers": {str(number): answer for number, answer in answers.items()}}
    hand_over(batch, actor.pk if actor else None)
    batch.save()


def _answers(batch: ImportBatch) -> dict[int, str]:
    return {int(number): answer for number, answer in options_of(batch).answers.items()}


@works(ImportState.READING)
def read_rows(batch: ImportBatch, actor) -> None:
    """All of a long list; its rows are seen once the last is there. What an attempt that died left is removed."""
    require_sender(actor, batch)
    answers = _answers(batch)
    batch.rows.all().delete()
    with reading(batch, actor, content_of(batch), answers) as found:
        _fill(batch, actor, found, answers)


def _fill(batch: ImportBatch, actor, found: Reading, answers: dict[int, str]) -> None:
    done = 0
    for chunk in chunks(found.judged(), CHUNK):
        with locked(batch, ImportState.READING):
            done += insert(batch, chunk, answers)
        tell(batch, done, found.filled_rows)
    with locked(batch, ImportState.READING):
        _complete(batch, actor, found)


def _complete(batch: ImportBatch, actor, found: Reading) -> None:
    batch.options |= {"answers": {}}
    found.understood.notes += _sent_before(batch)
    batch.understood = found.understood.as_json()
    batch.counts = counted(batch)
    batch.state, batch.failure, batch.version = ImportState.STAGED, "", batch.version + 1
    batch.save()
    action = "import.stage" if batch.version == 1 else "import.restage"
    unseen = {"unseen": found.understood.unseen} if found.understood.unseen else {}
    record(actor=actor, action=action, obj=batch, sha256=batch.file.sha256, counts=batch.counts, **unseen)


def _sent_before(batch: ImportBatch) -> list[str]:
    same = ImportBatch.objects.filter(
        kind=batch.kind, organisation=batch.organisation, file=batch.file, state=ImportState.APPLIED
    ).first()
    return [f"Chính tệp này đã được ghi vào sổ ngày {localtime(same.applied_at):%d/%m/%Y}."] if same else []


def answer_rows(*, actor, batch: ImportBatch, version: int, answers: dict[int, str]) -> ImportBatch:
    """Row → "new", "skip", the primary key of the same person among its matches, or "" to ask again."""
    require_sender(actor, batch)
    with locked(batch, ImportState.STAGED, version=version) as current:
        rows = {row.number: row for row in current.rows.filter(number__in=answers)}
        for number, answer in answers.items():
            _require_answer(rows.get(number), number, answer)
            rows[number].answer = answer
        _judge_again(current, actor, rows)
        ImportRow.objects.bulk_update(rows.values(), ["outcome", "data", "answer"], batch_size=100)
        current.counts, current.version = counted(current), current.version + 1
        current.save(update_fields=["counts", "version"])
        given = {str(number): answer for number, answer in answers.items()}
        record(actor=actor, action="import.answer", obj=current, answers=given, counts=current.counts)
    return current


def _require_answer(row: ImportRow | None, number: int, answer: str) -> None:
    if row is None or not (row.answer or row.data["double"]):
        raise Refused(f"Dòng {number} không cần trả lời.")
    if answer not in ("", NEW, SKIP, *map(str, row.data["matches"])):
        raise Refused(f"Câu trả lời cho dòng {number} không phải là một trong những người được nêu ra.")


def _judge_again(batch: ImportBatch, actor, rows: dict[int, ImportRow]) -> None:
    """Each answered row by itself. Its matches and repairs stay, so that the answer can be changed."""
    answers = {number: row.answer for number, row in rows.items() if row.answer}
    resource = kind_of(batch).resource(context_of(batch, actor, answers))
    for judged in resource.judge(as_data(number, rows[number].data) for number in sorted(answers)):
        row = rows[judged.number]
        row.outcome = judged.outcome
        found = staged_data(judged)
        row.data |= {name: found[name] for name in found.keys() - _ASKED_ONCE}
    for row in rows.values():
        if not row.answer:
            row.outcome = Outcome.ASKED


def _settled(batch: ImportBatch, changes: dict) -> Options:
    """Names and details are added to; columns that belong to another header are forgotten."""
    settled = options_of(batch)
    if any(
        changes.get(name, getattr(settled, name)) != getattr(settled, name)
        for name in ("sheet", "header_row")
    ):
        settled.columns = None
    for name, value in changes.items():
        before = getattr(settled, name)
        setattr(settled, name, before | value if name in ("names", "details") else value)
    return _sound(settled)


def _sound(options: Options) -> Options:
    """Refused where no such code of letters or no such organisation exists."""
    if options.encoding not in ("", AS_IT_STANDS, *OldCode.values):
        raise Refused(f"Không có bảng mã «{options.encoding}».")
    chosen = {pk for pk in options.names.values() if pk}
    if Organisation.objects.filter(pk__in=chosen).count() != len(chosen):
        raise Refused("Tổ chức được chọn không còn trong sổ. Hãy chọn lại.")
    return options


def _safe_name(file_name: str) -> str:
    try:
        return values.text(PurePath(file_name.replace("\\", "/")).name, longest=200)
    except ValueError:
        return "bảng tính.xlsx"


def _type_of(file_name: str) -> str:
    return _TYPES.get(PurePath(file_name).suffix.lower(), "application/octet-stream")
