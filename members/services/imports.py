"""Lists from spreadsheets: judged, staged, shown; then exactly the staged rows are applied, all or none."""

import hashlib
from collections import Counter
from dataclasses import asdict
from pathlib import PurePath

from django.db import IntegrityError, transaction
from django.utils import timezone

from members.choices import ImportKind, ImportState, Tree
from members.models import ImportBatch, Organisation, Person
from members.permissions import may, people_changeable_by, visible_to
from members.resources.base import SheetResource
from members.resources.judged import Judged, Outcome
from members.resources.organisations import OrganisationResource
from members.resources.people import PersonResource, Reach
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused
from members.services.imported_rows import write_organisations, write_people
from members.spreadsheets import values
from members.spreadsheets.reading import read_sheet
from members.spreadsheets.tables import table_of

_MOST_NAMED = 20


def judge_sheet(
    *, actor, kind: str, file_name: str, content: bytes, organisation: Organisation | None = None
) -> ImportBatch:
    """What the file would do, as a batch that is not saved. Raises UnusableFile when nothing can be read.

    Runs outside a transaction: reading a hostile file may take seconds.
    """
    _require_right(actor, kind, organisation)
    resource = _resource(actor, kind, organisation)
    table = table_of(read_sheet(content), resource.titles, resource.required_titles)
    judged = resource.judge(table.rows)
    found = Counter(row.outcome.value for row in judged)
    return ImportBatch(
        kind=kind,
        file_name=_safe_name(file_name),
        sha256=hashlib.sha256(content).hexdigest(),
        organisation=organisation,
        uploaded_by=actor,
        rows=[_staged(row) for row in judged],
        counts={"rows": len(judged), **{o.value: found[o.value] for o in Outcome}, "notes": table.notes},
    )


def stage_import(
    *, actor, kind: str, file_name: str, content: bytes, organisation: Organisation | None = None
) -> ImportBatch:
    """Reads and judges a file and keeps the outcome of each row for the preview. Raises UnusableFile."""
    batch = judge_sheet(
        actor=actor, kind=kind, file_name=file_name, content=content, organisation=organisation
    )
    return keep_batch(batch)


@transaction.atomic
def keep_batch(batch: ImportBatch) -> ImportBatch:
    batch.save(force_insert=True)
    record(
        actor=batch.uploaded_by, action="import.stage", obj=batch, sha256=batch.sha256, counts=batch.counts
    )
    return batch


@transaction.atomic
def apply_import(*, actor, batch: ImportBatch) -> ImportBatch:
    """Writes the staged rows. Refused when one is wrong, Conflict when the register has changed since."""
    _require_own(actor, batch)
    _require_right(actor, batch.kind, batch.organisation)
    if batch.counts[Outcome.WRONG]:
        raise Refused("Danh sách còn dòng có lỗi nên chưa dòng nào được ghi. Hãy sửa tệp và gửi lại.")
    _leave_staged(batch, state=ImportState.APPLIED, applied_at=timezone.now())
    staged = [row for row in batch.rows if row["outcome"] in (Outcome.NEW, Outcome.CHANGED)]
    resource = _resource(actor, batch.kind, batch.organisation, lock=True)
    judged = resource.judge([(row["number"], row["values"]) for row in staged])
    _refuse_stale(staged, judged)
    try:
        done = _WRITE[ImportKind(batch.kind)](actor, judged, resource)
    except IntegrityError:
        raise Conflict(
            "Sổ vừa được người khác sửa trong lúc ghi. Chưa dòng nào được ghi; hãy gửi lại tệp."
        ) from None
    record(actor=actor, action="import.apply", obj=batch, sha256=batch.sha256, counts=batch.counts, **done)
    batch.refresh_from_db()
    return batch


@transaction.atomic
def cancel_import(*, actor, batch: ImportBatch) -> ImportBatch:
    """The batch stays as a line in the history; the personal data of its rows does not."""
    _require_own(actor, batch)
    _leave_staged(batch, state=ImportState.CANCELLED, rows=[])
    record(actor=actor, action="import.cancel", obj=batch, sha256=batch.sha256)
    batch.refresh_from_db()
    return batch


def _require_own(actor, batch: ImportBatch) -> None:
    require(actor is None or may(actor, "view", batch))


def _require_right(actor, kind: str, organisation: Organisation | None) -> None:
    """`actor` None is the command line, run by whoever keeps the machine."""
    if actor is not None:
        organisations = kind == ImportKind.ORGANISATIONS
        require(
            may(actor, "organisations.import") if organisations else may(actor, "people.import", organisation)
        )
    if organisation is not None and kind == ImportKind.ORGANISATIONS:
        raise Refused("Danh sách tổ chức không ghi cho tổ chức nào.")
    if organisation is not None and organisation.tree not in (Tree.YOUTH, Tree.UNION):
        raise Refused("Danh sách thành viên chỉ nhập được cho tổ chức Đoàn hoặc Công đoàn.")


def _resource(actor, kind: str, organisation: Organisation | None, *, lock: bool = False) -> SheetResource:
    if kind == ImportKind.ORGANISATIONS:
        return OrganisationResource(lock=lock)
    reach = Reach(visible_to(actor, Person), people_changeable_by(actor), actor.person_id) if actor else None
    return PersonResource(organisation=organisation, reach=reach, lock=lock)


def _safe_name(file_name: str) -> str:
    try:
        return values.text(PurePath(file_name.replace("\\", "/")).name, longest=200)
    except ValueError:
        return "bảng tính.xlsx"


def _staged(row: Judged) -> dict:
    return {
        "number": row.number,
        "outcome": row.outcome.value,
        "key": row.key,
        "values": row.values,
        "before": row.before,
        "messages": [asdict(message) for message in row.messages],
    }


def _leave_staged(batch: ImportBatch, **changes) -> None:
    if not ImportBatch.objects.filter(pk=batch.pk, state=ImportState.STAGED).update(**changes):
        raise Conflict("Đợt nhập này đã được ghi hoặc đã hủy trước đó.")


def _refuse_stale(staged: list[dict], judged: list[Judged]) -> None:
    seen = ("outcome", "before", "values")
    stale = [
        str(old["number"])
        for old, new in zip(staged, judged, strict=True)
        if any(old[name] != getattr(new, name) for name in seen)
    ]
    if stale:
        more = f" và {len(stale) - _MOST_NAMED} dòng khác" if len(stale) > _MOST_NAMED else ""
        raise Conflict(
            f"Sổ đã thay đổi kể từ lúc xem trước, ở dòng {', '.join(stale[:_MOST_NAMED])}{more} của tệp. "
            "Chưa dòng nào được ghi; hãy gửi lại tệp để xem trước lần nữa."
        )


_WRITE = {ImportKind.PEOPLE: write_people, ImportKind.ORGANISATIONS: write_organisations}
