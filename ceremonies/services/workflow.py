"""The one door for every change of a file's state."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from ceremonies.choices import Action
from ceremonies.models import Candidacy, Step
from ceremonies.permissions import holds_desk, is_separate
from ceremonies.rules import Requirement
from ceremonies.selectors.deadlines import overdue
from ceremonies.selectors.facts import missing_for
from ceremonies.services.dues import refresh_dues
from ceremonies.services.effects import EFFECTS
from ceremonies.services.notices import tell_cell
from ceremonies.workflow import (
    CLOSED,
    DESK_OF_STATE,
    TRANSITIONS,
    Transition,
    transition,
    transitions_from,
)
from members import clock
from members.clock import today
from members.models import Organisation
from members.permissions import may
from members.selectors.substitutes import named_as
from members.services.audit import record
from members.services.errors import Conflict, Refused

#: Steps of the bodies above of which the cell hears at once (294-QĐ/TW §4.3.1).
_TOLD = (Action.ISSUE_DECISION, Action.REJECT)


class NotYet(Refused):
    """The rules ask for something that is missing; `requirements` says what, why and what to do."""

    def __init__(self, requirements: list[Requirement]):
        super().__init__(" ".join(r.sentence for r in requirements))
        self.requirements = requirements


@dataclass(frozen=True)
class Outcome:
    candidacy: Candidacy
    step: Step
    repeated: bool = False


@transaction.atomic
def act(*, actor, candidacy: Candidacy, action: str, version: int, reason: str = "", **details) -> Outcome:
    """Takes one step of the table with a file.

    `version` is the one the user saw; `details` are what the action's effect asks for (see `effects`).
    Raises PermissionDenied, NotYet, Refused, or Conflict when somebody was faster. The same step sent twice by the
    same user answers with the first one's outcome.
    """
    candidacy = _locked(candidacy.pk)
    if not may(actor, "view", candidacy):
        raise PermissionDenied
    if candidacy.version != version:
        return _repeated_or_conflict(actor, candidacy, action, version)
    row = transition(candidacy.state, action)
    if row is None:
        raise Conflict(f"Hồ sơ đang ở bước “{candidacy.get_state_display()}”, không làm được việc này.")
    _require(actor, candidacy, row)
    reason = reason.strip()
    if row.reason and not reason:
        raise Refused("Hãy ghi rõ lý do.")
    effect = EFFECTS.get(row.action)
    day = effect.day(**details) if effect else today()
    proposed = effect.facts(candidacy, **details) if effect else {}
    lacking = missing_for(candidacy, row.action, day, **proposed)
    if lacking:
        raise NotYet(lacking)
    if effect and not reason:
        _ask_explanation(candidacy, effect.late_as(candidacy), day)
    if not _claimed(candidacy, row):
        return _repeated_or_conflict(actor, candidacy, action, version)
    return Outcome(candidacy, _move(actor, candidacy, row, reason, details))


def _ask_explanation(candidacy: Candidacy, code: str, day: date) -> None:
    """Who recognises late says why, and the file keeps it (294-QĐ/TW §4.2.2)."""
    late = overdue(candidacy, code, day) if code else None
    if late:
        raise Refused(f"Đã quá hạn ngày {late.due:%d/%m/%Y} ({late.clause}); hãy ghi giải trình lý do chậm.")


def _locked(pk: int) -> Candidacy:
    """The file with what its rules ask about; nobody changes it or its papers until the transaction ends."""
    related = ("person", "cell", "nominator", "section", "committee", "authority", "policy")
    return Candidacy.objects.select_for_update(of=("self",)).select_related(*related).get(pk=pk)


def _ever_theirs(actor, candidacy: Candidacy, action: str) -> bool:
    """In some state of this file the action is the actor's; to others even "too late" would tell something."""
    return any(holds_desk(actor, candidacy, row) for (_, each), row in TRANSITIONS.items() if each == action)


def _require(actor, candidacy: Candidacy, row: Transition) -> None:
    if not holds_desk(actor, candidacy, row):
        raise PermissionDenied
    if not is_separate(actor, candidacy, row):
        raise Refused(
            "Người đã đề xuất bước trước không được tự mình thông qua; cần một người khác có thẩm quyền."
        )


def _move(actor, candidacy: Candidacy, row: Transition, reason: str, details: dict) -> Step:
    """The step is written before the file moves: the database lets a file move by a written step only."""
    now, old_desk, since = clock.now(), candidacy.desk_id, candidacy.desk_since
    effect = EFFECTS.get(row.action)
    if effect:
        effect.apply(candidacy, actor=actor, reason=reason, **details)
    step = Step.objects.create(
        candidacy=candidacy,
        version=candidacy.version,
        action=row.action,
        source=row.source,
        target=row.target,
        desk_id=old_desk or candidacy.cell_id,
        actor=actor,
        actor_name=named_as(actor, getattr(candidacy, row.by))[:_LONGEST_NAME],
        at=now,
        waited_since=since,
        reason=effect.told(reason, **details) if effect else reason,
    )
    candidacy.state = row.target
    candidacy.desk = _desk_of(candidacy, row)
    candidacy.desk_since = now
    candidacy.closed_on = today() if row.target in CLOSED else None
    candidacy.version += 1
    candidacy.save(update_fields=[*_MOVING, "version"])
    refresh_dues(candidacy.pk)
    record(actor=actor, action=f"candidacy.{row.action}", obj=candidacy, source=row.source, target=row.target)
    if row.action in _TOLD:
        tell_cell(candidacy.cell)
    return step


def _desk_of(candidacy: Candidacy, row: Transition) -> Organisation | None:
    """Where the file lies after this step; never nowhere while it is open."""
    desk = DESK_OF_STATE[row.target]
    if desk is None:
        return None
    body = getattr(candidacy, desk)
    if body is None:
        raise Refused(
            f"Chưa khai báo {desk.label.lower()} của {candidacy.cell}, nên hồ sơ chưa có nơi nhận. "
            "Quản trị hệ thống khai báo tại trang tổ chức."
        )
    return body


_LONGEST_NAME = Step._meta.get_field("actor_name").max_length
_MOVING = [
    *("state", "desk", "desk_since", "closed_on", "sent_on", "listed_on", "dossier_started_on"),
    *("cell", "section", "committee", "authority", "policy", "voted_as", "moved_on"),
    *("review_asked_on", "reviewed_on"),
    *("decision_received_on", "ceremony_on", "probation_ends_on", "official_from"),
]


def _claimed(candidacy: Candidacy, row: Transition) -> bool:
    """Takes the file for this step, if it is still as the user saw it; no row changed means: somebody was faster."""
    changed = Candidacy.objects.filter(pk=candidacy.pk, version=candidacy.version, state=row.source)
    return bool(changed.update(version=candidacy.version + 1))


def _repeated_or_conflict(actor, candidacy: Candidacy, action: str, version: int) -> Outcome:
    if not _ever_theirs(actor, candidacy, action):
        raise PermissionDenied
    step = Step.objects.filter(candidacy=candidacy, version=version).first()
    if step is None:
        raise Conflict("Trang bạn đang mở đã cũ. Hãy mở lại hồ sơ.")
    if step.actor_id == actor.pk and step.action == action:
        return Outcome(candidacy, step, repeated=True)
    if not any(holds_desk(actor, candidacy, row) for row in transitions_from(step.source)):
        raise Conflict("Hồ sơ đã được xử lý ở một bước khác. Hãy mở lại hồ sơ.")
    raise Conflict(f"Hồ sơ đã được xử lý: “{Action(step.action).label}”.", who=step.actor_name, when=step.at)
