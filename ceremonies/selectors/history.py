"""The road of one file as the timeline shows it: what was done, where it lies, whose desk comes next."""

from ceremonies.choices import Action, Desk, State
from ceremonies.models import Candidacy, Step
from ceremonies.selectors.sight import Sight
from ceremonies.workflow import DESK_OF_STATE
from members import clock

_ORDER = (Desk.NOMINATOR, Desk.CELL, Desk.SECTION, Desk.COMMITTEE, Desk.AUTHORITY)
#: The bodies have spoken; what comes next lies with the cell alone.
_SPOKEN = (State.DECIDED, State.AWAITING_CEREMONY, State.PROBATION, State.RECOGNISED)


def timeline(candidacy: Candidacy, sight: Sight) -> list[dict]:
    """Rows for `components/timeline.html`; the person concerned gets none."""
    if not sight.road:
        return []
    done = [_done(step, sight) for step in candidacy.steps.all()]
    return done + _present(candidacy) + _ahead(candidacy)


def given_back(candidacy: Candidacy, sight: Sight) -> Step | None:
    """The step that has just returned the file to this desk, with its reason, for those who read it."""
    last = list(candidacy.steps.all())[-1]
    returned = last.action == Action.SEND_BACK and sight.reads_reason(last)
    return last if returned else None


def days_since(moment) -> int:
    return (clock.now() - moment).days


def in_days(days: int) -> str:
    return f"{days} ngày" if days else "trong ngày"


def _done(step: Step, sight: Sight) -> dict:
    days = step.days_at_desk
    return {
        "state": "done",
        "label": step.get_action_display(),
        "date": step.at,
        "days": "" if days is None else f"{in_days(days)} ở bước “{step.get_source_display()}”",
        "who": f"{step.actor_name}, {step.desk}" if sight.reads_actor(step) else str(step.desk),
        "note": f"Lý do: {step.reason}" if step.reason and sight.reads_reason(step) else "",
    }


def _present(candidacy: Candidacy) -> list[dict]:
    if not candidacy.is_open:
        return []
    return [
        {
            "state": "current",
            "label": candidacy.get_state_display(),
            "date": candidacy.desk_since,
            "days": in_days(days_since(candidacy.desk_since)),
            "who": str(candidacy.desk),
        }
    ]


def _ahead(candidacy: Candidacy) -> list[dict]:
    """The organisations the file still has to pass, each once."""
    desk = DESK_OF_STATE[candidacy.state]
    if desk is None or candidacy.state in _SPOKEN:
        return []
    coming = [getattr(candidacy, each) for each in _ORDER[_ORDER.index(desk) + 1 :]]
    unique = {body.pk: body for body in coming if body is not None and body != candidacy.desk}
    return [{"state": "next", "label": str(body)} for body in unique.values()]
