"""What unions and the residence cell say of the person (06-HD/TW §3.5)."""

from django.db import transaction

from ceremonies.choices import OpinionKind
from ceremonies.models import Opinion
from ceremonies.rules.opinions import opinion_errors
from ceremonies.selectors.opinions import considered
from ceremonies.services.candidacies import as_it_is
from members.clock import today
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused
from members.services.versions import save_version

COUNTS = ["asked_on", "held_on", "people", "agree", "against"]
FIELDS = [
    *("kind", "asked_of", *COUNTS, "against_reason", "strengths", "shortcomings", "exempt_reason"),
]


@transaction.atomic
def write_opinion(*, actor, opinion: Opinion, version: int | None = None) -> Opinion:
    """A new row about the matter now considered, or the row with the version the user saw."""
    candidacy = as_it_is(opinion.candidacy_id)
    require(may(actor, "opinion.edit", candidacy))
    _refuse_impossible(opinion)
    if opinion.pk is None:
        opinion.matter = considered(candidacy)
        opinion.save(force_insert=True)
        action = "opinion.create"
    else:
        _refuse_other_matter(opinion, candidacy)
        save_version(opinion, version, FIELDS)
        action = "opinion.change"
    record(actor=actor, action=action, obj=opinion, **_written(opinion))
    return opinion


@transaction.atomic
def remove_opinion(*, actor, opinion: Opinion, version: int) -> None:
    """A row written by mistake; the audit keeps what it said."""
    candidacy = as_it_is(opinion.candidacy_id)
    require(may(actor, "opinion.edit", candidacy))
    _refuse_other_matter(opinion, candidacy)
    record(actor=actor, action="opinion.remove", obj=opinion, **_written(opinion))
    if not Opinion.objects.filter(pk=opinion.pk, version=version).delete()[0]:
        raise Conflict("Dòng này vừa được người khác sửa hoặc bỏ. Hãy mở lại hồ sơ.")


def _written(opinion: Opinion) -> dict:
    """The texts themselves stay out of the audit: they are personal, and the figures identify the row."""
    return {"candidacy": opinion.candidacy_id, "matter": opinion.matter} | {
        name: getattr(opinion, name) for name in COUNTS if getattr(opinion, name) is not None
    }


def _refuse_other_matter(opinion: Opinion, candidacy) -> None:
    if opinion.matter != considered(candidacy):
        raise Refused("Ý kiến này thuộc lần xét trước, không sửa được nữa.")


def _refuse_impossible(opinion: Opinion) -> None:
    errors = opinion_errors(**{name: getattr(opinion, name) for name in COUNTS}, on=today())
    if opinion.exempt_reason and opinion.kind != OpinionKind.RESIDENCE:
        errors.append("Chỉ chi ủy nơi cư trú có trường hợp không phải lấy ý kiến.")
    if opinion.exempt_reason and opinion.held_on:
        errors.append("Đã có ý kiến thì không ghi lý do không phải lấy ý kiến.")
    if errors:
        raise Refused(" ".join(errors))
