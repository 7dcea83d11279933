from collections.abc import Iterable
from difflib import get_close_matches

from members.names import fold

_MOST = 20


class Nearest:
    """Known names like an unknown one. Comparing is slow: only the first unknown names of a sheet get it."""

    def __init__(self, names: Iterable[str]):
        self._names = {fold(name): name for name in names}
        self._sentences: dict[str, str] = {}

    def sentence(self, written: str) -> str:
        """' Tên gần giống: «…».' or nothing, to follow an error sentence."""
        if written not in self._sentences and len(self._sentences) < _MOST:
            found = [self._names[match] for match in get_close_matches(fold(written), self._names, n=3)]
            named = ", ".join(f"«{name}»" for name in found)
            self._sentences[written] = f" Tên gần giống: {named}." if found else ""
        return self._sentences.get(written, "")
