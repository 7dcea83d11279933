"""The cell's monthly review of its list: one act for all whom it names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from ceremonies.choices import Action, ReviewOutcome
from ceremonies.models import Candidacy, ListReview, ReviewEntry
from ceremonies.selectors.reviews import files_to_review, month_of, outcomes_of
from ceremonies.services.effects.base import refuse_future
from ceremonies.services.workflow import act
from members.models import Organisation
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused


@dataclass(frozen=True)
class Said:
    """What the cell resolved about one file, `version` as the user saw it; `note`: the reason why one leaves."""

    candidacy: Candidacy
    version: int
    outcome: str
    note: str = ""


@transaction.atomic
def hold_review(
    *, actor, cell: Organisation, held_on: date, number: str, items: Sequence[Said]
) -> ListReview:
    """Puts on the list and takes off it, all or none, and keeps what was said of everybody (38-HD/BTCTW §1.1).

    Raises what `act` raises; a refusal names the person.
    """
    require(may(actor, "review.hold", cell))
    refuse_future(held_on)
    if not items:
        raise Refused("Hãy ghi kết luận về ít nhất một người.")
    review = _create(actor, cell, held_on, number)
    known = {file.pk: file for file in files_to_review(actor, cell)}
    for said in items:
        _refuse_unfit(known.get(said.candidacy.pk), said)
        _take(actor, said, held_on, number)
    ReviewEntry.objects.bulk_create(
        ReviewEntry(review=review, candidacy=said.candidacy, outcome=said.outcome, note=said.note)
        for said in items
    )
    counts = {outcome: sum(said.outcome == outcome for said in items) for outcome in ReviewOutcome.values}
    record(actor=actor, action="review.hold", obj=review, number=number, held_on=held_on, **counts)
    return review


def _create(actor, cell: Organisation, held_on: date, number: str) -> ListReview:
    month = month_of(held_on)
    try:
        with transaction.atomic():
            return ListReview.objects.create(
                cell=cell, month=month, held_on=held_on, number=number, actor=actor
            )
    except IntegrityError:
        raise Refused(f"{cell} đã rà soát danh sách tháng {month.month}/{month.year}.") from None


def _refuse_unfit(file: Candidacy | None, said: Said) -> None:
    if file is None or said.outcome not in outcomes_of(file):
        raise Conflict(
            f"Hồ sơ của {said.candidacy.person} đã được xử lý ở một bước khác. Hãy mở lại trang rà soát."
        )
    if said.outcome == ReviewOutcome.LEAVES and not said.note.strip():
        raise Refused(f"{file.person}: hãy ghi lý do đưa ra khỏi danh sách.")


def _take(actor, said: Said, held_on: date, number: str) -> None:
    step = {"actor": actor, "candidacy": said.candidacy, "version": said.version}
    try:
        if said.outcome == ReviewOutcome.ENTERS:
            act(**step, action=Action.LIST, number=number, held_on=held_on)
        elif said.outcome == ReviewOutcome.LEAVES:
            act(**step, action=Action.REMOVE, reason=said.note)
    except Refused as refused:
        raise Refused(f"{said.candidacy.person}: {refused.message}") from refused
