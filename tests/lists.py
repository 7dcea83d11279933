"""A list brought in as an office does it: uploaded, looked at, written, taken back."""

from members.models import ImportBatch, Organisation
from members.services.batches import apply_import, options_of, restage, stage_import, undo_import
from tests.members.sheets import workbook


def send(
    actor, kind, *rows, organisation: Organisation | None = None, content: bytes = b"", **options
) -> ImportBatch:
    """The rows as a workbook, or the bytes of one, staged; `options` are what the sender corrects then."""
    content = content or workbook(*rows)
    batch = stage_import(
        actor=actor, kind=kind, file_name="danh-sach.xlsx", content=content, organisation=organisation
    )
    if options:
        options["details"] = options_of(batch).details | options.get("details", {})
        batch = restage(actor=actor, batch=batch, version=batch.version, **options)
    return batch


def write(actor, batch: ImportBatch, **options) -> ImportBatch:
    return apply_import(actor=actor, batch=batch, version=batch.version, at_once=True, **options)


def take_back(actor, batch: ImportBatch, **options) -> ImportBatch:
    return undo_import(actor=actor, batch=batch, version=batch.version, at_once=True, **options)


def outcomes(batch: ImportBatch) -> list[str]:
    return list(batch.rows.order_by("number").values_list("outcome", flat=True))


def messages(batch: ImportBatch, level: str = "error") -> list[str]:
    return [
        message["text"]
        for row in batch.rows.order_by("number")
        for message in row.data["messages"]
        if message["level"] == level
    ]
