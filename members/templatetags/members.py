from django import template

from members.clock import today
from members.selectors import people

register = template.Library()


@register.filter
def standing(membership) -> str:
    """Đoàn viên, Đảng viên dự bị …: what the membership makes of the person today."""
    return people.standing_of(membership, today()).label
