"""The file as it came, and the same with everything that is wrong marked in it."""

from django.db import transaction

from members.choices import ImportState, Outcome
from members.models import ImportBatch, ImportRow
from members.services.audit import record
from members.services.batches.facts import Understood, options_of, understood_of
from members.services.batches.jobs import DAMAGED
from members.services.batches.sight import seen_by
from members.services.batches.steps import require_sender
from members.services.errors import Refused
from members.services.stored_files import DamagedFile, read_file
from members.spreadsheets.writing import Mark, mark


def original(*, actor, batch: ImportBatch) -> bytes:
    """The bytes that were sent; not after cancelling. The reading is recorded."""
    return _read(actor, batch, "import.original")


def return_workbook(*, actor, batch: ImportBatch) -> bytes:
    """The sender's own workbook with red cells and comments at what is wrong or asked."""
    content, found = _read(actor, batch, "import.return"), understood_of(batch)
    rows = seen_by(actor, batch.rows.filter(outcome__in=(Outcome.WRONG, Outcome.ASKED)))
    return mark(
        content,
        found.sheet,
        [one for row in rows for one in _marks(row, found)],
        encoding=options_of(batch).encoding,
    )


def content_of(batch: ImportBatch) -> bytes:
    try:
        return read_file(batch.file)
    except DamagedFile:
        raise Refused(DAMAGED) from None


def _read(actor, batch: ImportBatch, action: str) -> bytes:
    require_sender(actor, batch)
    if batch.state == ImportState.CANCELLED:
        raise Refused("Đợt nhập đã hủy; tệp gốc không còn được giữ.")
    with transaction.atomic():
        record(actor=actor, action=action, obj=batch, sha256=batch.file.sha256)
    return content_of(batch)


def _marks(row: ImportRow, found: Understood) -> list[Mark]:
    """A remark about the whole row stands in its first column that is read."""
    places = {title: column["place"] for column in reversed(found.columns) for title in column["titles"]}
    first = min(places.values(), default=0)
    return [
        Mark(row.number, places.get(message["column"], first), message["text"])
        for message in row.data["messages"]
        if message["level"] == "error" or row.outcome == Outcome.ASKED
    ]
