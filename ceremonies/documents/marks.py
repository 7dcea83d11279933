"""Filters of the paper templates."""

import re

from django.template import Library
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = Library()
#: "08-NQ/CB-VP", "21-NQ/ĐU": number, type and body of a paper.
_NUMBER = re.compile(r"\d\w*-\w+/\w+(?:-\w+)*")


@register.filter
def unbroken(text: str) -> SafeString:
    """The number of a paper never breaks at the end of a line."""
    escaped = conditional_escape(text)
    return mark_safe(_NUMBER.sub(r'<span class="unbroken">\g<0></span>', escaped))  # noqa: S308 — escaped above
