"""The audit chain: one row per act or reading, hashed together with the row before."""

import hashlib
import json
from collections.abc import Iterator

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from members import clock
from members.models import AuditEntry

GENESIS = "0" * 64
_LOCK = 0x5061727479  # one writer at a time on PostgreSQL; SQLite's IMMEDIATE transactions do it there


def record(*, actor, action: str, obj: Model | None = None, label: str = "", **data) -> AuditEntry:
    """Appends one entry inside the caller's transaction, which fails with it. `actor` None is a command or a job."""
    with transaction.atomic(savepoint=False):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        last = AuditEntry.objects.order_by("-seq").values_list("seq", "hash").first() or (0, GENESIS)
        entry = AuditEntry(
            seq=last[0] + 1,
            at=clock.now(),
            actor=actor,
            actor_name=str(actor)[:150] if actor else "hệ thống",
            action=action,
            object_type=obj._meta.label_lower if obj is not None else "",
            object_id=obj.pk if obj is not None else None,
            label=(label or str(obj or ""))[:200],
            data=json.loads(json.dumps(data, cls=DjangoJSONEncoder)),
            previous_hash=last[1],
        )
        entry.hash = entry_hash(entry)
        entry.save(force_insert=True)
    return entry


def entry_hash(entry: AuditEntry) -> str:
    """SHA-256 over a canonical JSON of everything the entry says, the previous hash included."""
    content = [
        entry.seq,
        entry.at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds"),
        entry.actor_id,
        entry.actor_name,
        entry.action,
        entry.object_type,
        entry.object_id,
        entry.label,
        entry.data,
        entry.previous_hash,
    ]
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def broken_links() -> Iterator[tuple[int, str]]:
    """(seq, what is wrong) for each entry that was edited, removed, inserted or moved."""
    expected_seq, previous = 1, GENESIS
    for entry in AuditEntry.objects.order_by("seq").iterator(chunk_size=2000):
        if entry.seq != expected_seq:
            yield expected_seq, "thiếu mục"
        elif entry.previous_hash != previous:
            yield entry.seq, "không nối với mục trước"
        if entry_hash(entry) != entry.hash:
            yield entry.seq, "nội dung đã bị sửa"
        expected_seq, previous = entry.seq + 1, entry.hash
