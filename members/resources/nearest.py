from collections.abc import Iterable

from members.names import fold

#: Unknown names that get an answer; a sheet full of nonsense need not.
MOST_ASKED = 100
MOST_SHOWN = 5
LEAST_ALIKE = 0.4


class Nearest:
    """Known names like an unknown one, by the pairs of letters they share."""

    def __init__(self, names: Iterable[str]):
        self._pairs = {name: _pairs(name) for name in names}
        self._answers: dict[str, list[str]] = {}

    def find(self, written: str) -> list[str]:
        if written not in self._answers and len(self._answers) < MOST_ASKED:
            asked = _pairs(written)
            alike = {name: _likeness(asked, pairs) for name, pairs in self._pairs.items()}
            best = sorted(alike, key=lambda name: (-alike[name], name))[:MOST_SHOWN]
            self._answers[written] = [name for name in best if alike[name] >= LEAST_ALIKE]
        return self._answers.get(written, [])

    def sentence(self, written: str) -> str:
        """' Tên gần giống: «…».' or nothing, to follow an error sentence."""
        named = ", ".join(f"«{name}»" for name in self.find(written)[:3])
        return f" Tên gần giống: {named}." if named else ""


def _pairs(text: str) -> frozenset[str]:
    letters = f" {fold(text)} "
    return frozenset(letters[place : place + 2] for place in range(len(letters) - 1))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """1 for the same pairs of letters, 0 for none in common (Dice)."""
    return 2 * len(one & other) / (len(one) + len(other))
