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
    """What is worth reading: all of a new row, what would change in a known one, what is wrong in a wrong one."""
    worth = {
        Outcome.NEW: row["values"],
        Outcome.CHANGED: row["before"],
        Outcome.WRONG: {message["column"] for message in row["messages"]},
        Outcome.SAME: (),
    }[Outcome(row["outcome"])]
    return [
        {"title": title, "before": row["before"].get(title), "after": after}
        for title, after in row["values"].items()
        if title in worth
    ]


@register.filter
def subject(row: dict) -> str:
    """Whom or what a staged row is about: its first column."""
    return next(iter(row["values"].values()), "")
