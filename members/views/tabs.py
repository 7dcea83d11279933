"""Parts of a page that have addresses of their own, as `components/tabs.html` shows them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    is_now: bool = False
