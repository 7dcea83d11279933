"""How a file's state and waiting look in a list."""

from django import template

from ceremonies.choices import CeremonyState, State
from ceremonies.rules.guidance import CONSIDERED, guidance
from ceremonies.selectors.decisions import about_of, is_readmission
from ceremonies.selectors.history import days_since, in_days
from ceremonies.workflow import matter_of

register = template.Library()

_TONES = {State.DECIDED: "good", State.REMOVED: "stop", State.REJECTED: "stop", State.WITHDRAWN: ""}


@register.filter
def tone(state: str) -> str:
    """The tone of a badge: in progress unless it has come to an end."""
    return _TONES.get(state, "info")


@register.filter
def ceremony_tone(state: str) -> str:
    return {CeremonyState.PLANNED: "wait", CeremonyState.HELD: "good"}.get(state, "")


@register.filter
def about(number) -> str:
    """What the paper that took a number of a register is about."""
    return about_of(number)


@register.filter
def waited(moment) -> str:
    """Since a moment, in whole days: "12 ngày"."""
    return in_days(days_since(moment)) if moment else ""


@register.filter
def share(threshold) -> str:
    """The part of those entitled that must agree: "từ 2/3 trở lên"."""
    part = f"{threshold.numerator}/{threshold.denominator}"
    return f"trên {part}" if threshold.strict else f"từ {part} trở lên"


@register.inclusion_tag("ceremonies/guidance.html")
def rules_about(subject: str, candidacy):
    """What the policy of the file says to this (`rules.guidance`); nothing without a file."""
    if candidacy is None:
        return {"rows": []}
    about = {
        "moved": candidacy.moved_on is not None,
        "again": subject in CONSIDERED and is_readmission(candidacy),
    }
    return {"rows": guidance(subject, matter_of(candidacy.state), candidacy.policy.data, **about)}


@register.filter
def of(mapping, key):
    """What a mapping of the page says of a row; None for nothing."""
    return mapping.get(key) if mapping else None
