from django import template

from members.clock import today
from members.resources.judged import Outcome
from members.selectors import people

register = template.Library()


@register.filter
def standing(membership) -> str:
    """Đoàn viên, Đảng viên dự bị …: what the membership makes of the person today."""
    return people.standing_of(membership, today()).label


@register.filter
def outcome(value: str) -> str:
    return Outcome(value).label


@register.filter
def changes(row: dict) -> list[dict]:
    """What a staged row would change, or for a row that changes nothing recorded, all it says."""
    before = row["before"]
    shown = [title for title in row["values"] if not before or title in before]
    return [{"title": title, "before": before.get(title), "after": row["values"][title]} for title in shown]


@register.filter
def subject(row: dict) -> str:
    """Whom or what a staged row is about: its first column."""
    return next(iter(row["values"].values()), "")
