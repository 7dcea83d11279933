from functools import lru_cache

from django import template
from lucide.templatetags.lucide import lucide as draw

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=1024)
def lucide(name: str, *, size: int | None = 24, **attributes: str) -> str:
    """The icon as SVG, drawn once in a process: a page shows fifty, and drawing them took a fifth of its time."""
    return draw(name, size=size, **attributes)
