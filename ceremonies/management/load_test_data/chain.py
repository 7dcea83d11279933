"""One entry of the audit chain for every file, so that the chain is as long as real ones."""

from collections.abc import Iterator
from itertools import islice

from ceremonies.choices import Action
from ceremonies.models import Candidacy, Step
from members import clock
from members.models import AuditEntry
from members.services.audit import entry_hash, record

_AT_ONCE = 1000


def write_chain() -> None:
    """In the order in which the files were opened."""
    last = record(actor=None, action="test_data.load")
    entries = _entries(last)
    while some := list(islice(entries, _AT_ONCE)):
        AuditEntry.objects.bulk_create(some)


def _entries(last: AuditEntry) -> Iterator[AuditEntry]:
    now = clock.now()
    opened = Step.objects.filter(action=Action.OPEN, version=1).order_by("candidacy_id")
    columns = ("candidacy_id", "actor_id", "actor_name", "candidacy__person__full_name")
    for candidacy, actor, actor_name, person in opened.values_list(*columns).iterator(chunk_size=2000):
        entry = AuditEntry(
            **{"seq": last.seq + 1, "at": now, "actor_id": actor, "actor_name": actor_name},
            **{
                "action": "candidacy.open",
                "object_type": Candidacy._meta.label_lower,
                "object_id": candidacy,
            },
            **{"label": f"Hồ sơ của {person}", "data": {}, "previous_hash": last.hash},
        )
        entry.hash = entry_hash(entry)
        yield entry
        last = entry
