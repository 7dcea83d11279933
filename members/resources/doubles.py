from array import array
from collections import defaultdict
from collections.abc import Hashable
from itertools import pairwise


class Doubles:
    """Which rows of a file share a key: all rows are noted, then asked. Seventeen bytes a row."""

    def __init__(self):
        self._hashes, self._rows, self._marks = array("q"), array("q"), array("b")
        self._shared: dict[int, list[tuple[int, bool]]] | None = None

    def note(self, key: Hashable, row: int, *, mark: bool = False) -> None:
        self._hashes.append(hash(key))
        self._rows.append(row)
        self._marks.append(mark)

    def others(self, key: Hashable, row: int) -> list[tuple[int, bool]]:
        """The other rows with this key and their marks, in the order of the file."""
        if self._shared is None:
            self._shared = self._find_shared()
        if not self._shared:
            return []
        return [found for found in self._shared.get(hash(key), ()) if found[0] != row]

    def _find_shared(self) -> dict[int, list[tuple[int, bool]]]:
        repeated = {one for one, next_one in pairwise(sorted(self._hashes)) if one == next_one}
        shared = defaultdict(list)
        for value, row, mark in zip(self._hashes, self._rows, self._marks, strict=True):
            if value in repeated:
                shared[value].append((row, bool(mark)))
        return dict(shared)
