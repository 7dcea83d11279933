"""What a batch made is handed out to whoever ordered it, as long as every file in it may be seen."""

from typing import Literal

from ceremonies.models import PaperBatch
from ceremonies.services.paper_batches.kinds import kind_of
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.stored_files import read_file


def read_batch(*, actor, batch: PaperBatch, part: Literal["archive", "print_file"]) -> bytes:
    require(may(actor, "view", batch))
    kind, stored = kind_of(batch.kind), getattr(batch, part)
    if kind is None or stored is None:
        raise Refused("Lô này chưa có văn bản nào để tải.")
    inside = set(batch.files) - {key for key, _, _ in batch.left_out}
    if kind.seen(actor).filter(pk__in=inside).count() < len(inside):
        raise Refused("Có hồ sơ trong lô không còn trong phạm vi của đồng chí nên lô này không tải được nữa.")
    record(actor=actor, action="paper_batch.download", obj=batch, part=part, sha256=stored.sha256)
    return read_file(stored)
