"""Chunks that wait until the last of them has been made."""

import pickle
from collections.abc import Iterator
from itertools import islice
from tempfile import TemporaryFile

from members.resources.judged import Read

#: So many wait in memory, the others in a file without a name.
IN_MEMORY = 5


def all_read(chunks: Iterator[list[Read]]) -> Iterator[list[Read]]:
    """The same, once the last has been made; a long file waits on disk, so that memory stays flat."""
    first = list(islice(chunks, IN_MEMORY))
    with TemporaryFile() as waiting:
        for reads in chunks:
            pickle.dump(reads, waiting, protocol=pickle.HIGHEST_PROTOCOL)
        end = waiting.tell()
        waiting.seek(0)
        while first:
            yield first.pop(0)
        while waiting.tell() < end:
            yield pickle.load(waiting)  # noqa: S301 (written a moment ago, by us, into a file without a name)
