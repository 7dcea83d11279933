"""Numbers of a report, each leading to the people behind it."""

from django import template
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def number(how_many: int | None, url: str, *words: object):
    """`words`: what a reader hears after the number, because the table says it elsewhere."""
    if not how_many:
        return "0"
    said = ", ".join(str(word) for word in words if word)
    return format_html(
        '<a href="{}">{}<span class="visually-hidden"> người: {}</span></a>', url, how_many, said
    )
