"""A batch is ordered: what, of which files, with which words; the worker does the rest."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from ceremonies.choices import BatchState
from ceremonies.models import Candidacy, PaperBatch
from ceremonies.services.paper_batches.jobs import hand_over
from ceremonies.services.paper_batches.kinds import BatchKind
from members import clock
from members.models import Organisation
from members.permissions import may
from members.selectors.consents import withdrawn_among
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused


def make_batch(
    *,
    actor,
    organisation: Organisation,
    kind: BatchKind,
    files: Sequence[int],
    words: Mapping[str, object] | None = None,
    form_key: UUID,
) -> PaperBatch:
    """`files`: keys of `kind.subject`, in the order of the papers. `words`: see `words.as_json`.

    The same `form_key` twice answers with the first batch.
    """
    batch = PaperBatch(
        organisation=organisation,
        kind=kind.code,
        files=list(dict.fromkeys(files)),
        words=dict(words or {}),
        actor=actor,
        at=clock.now(),
        form_key=form_key,
    )
    require(may(actor, "batch.make", batch))
    made = _made(batch)
    if made:
        return made
    _refuse(actor, kind, batch)
    try:
        with transaction.atomic():
            batch.save()
            hand_over(batch)
            record(
                actor=actor,
                action="paper_batch.create",
                obj=batch,
                kind=kind.code,
                files=batch.files,
                reason=batch.words.get("reason", ""),
            )
    except IntegrityError:
        made = _made(batch)
        if made is None:
            raise
        return made
    return batch


def _made(batch: PaperBatch) -> PaperBatch | None:
    first = PaperBatch.objects.filter(form_key=batch.form_key).first()
    if first and first.actor_id != batch.actor_id:
        raise Conflict("Trang này đã được dùng. Hãy mở lại trang.")
    return first


def _refuse(actor, kind: BatchKind, batch: PaperBatch) -> None:
    if not 0 < len(batch.files) <= kind.most:
        raise Refused(f"Mỗi lần chọn từ 1 đến {kind.most} {kind.counted}.")
    if kind.seen(actor).filter(pk__in=batch.files).count() < len(batch.files):
        raise Refused("Có hồ sơ không còn trong phạm vi của đồng chí. Hãy mở lại trang.")
    if kind.is_one_paper:
        people = [
            file.person for file in Candidacy.objects.filter(pk__in=batch.files).select_related("person")
        ]
        silent = withdrawn_among(people)
        if silent:
            names = ", ".join(str(person) for person in people if person.pk in silent)
            raise Refused(f"Đã rút lại sự đồng ý xử lý dữ liệu cá nhân: {names}. Hãy bỏ chọn.")
        lacking = kind.recipe.lacking(batch, None)
        if lacking:
            raise Refused(" ".join(lacking))


@transaction.atomic
def redo_batch(*, actor, batch: PaperBatch) -> PaperBatch:
    """Tries again what could not be made; papers that were made stay as they are."""
    batch = PaperBatch.objects.select_for_update().get(pk=batch.pk)
    require(may(actor, "view", batch) and may(actor, "batch.make", batch))
    if batch.is_busy:
        return batch
    batch.state, batch.failure, batch.done = BatchState.WAITING, "", 0
    batch.save(update_fields=["state", "failure", "done"])
    hand_over(batch)
    record(actor=actor, action="paper_batch.redo", obj=batch)
    return batch
