"""A resource that judges the rows of a sheet and writes nothing; the services write what it found."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db.models import Model

from members.names import normalise
from members.resources.context import ListContext
from members.resources.doubles import Doubles
from members.resources.judged import Judged, Message, Outcome, Read
from members.resources.reads import RowReader
from members.resources.waiting import all_read
from members.spreadsheets.tables import DataRow

__all__ = ["CHUNK", "Found", "ListContext", "SheetResource"]

#: Rows for which the register is asked at once.
CHUNK = 2_000
#: How many other rows with the same key a sentence names.
MOST_TWINS = 5
UNKNOWN = "Chưa biết đơn vị «{name}». Hãy chọn đơn vị đúng."
SKIP, NEW = "skip", "new"


@dataclass(slots=True)
class Found:
    """What the register knows of a row. `known`: its entry; `double`: the sender must say who it is."""

    known: Model | None = None
    double: bool = False
    matches: list[int] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)


class SheetResource(RowReader):
    """Judges rows: reads the cells of all, then asks the register for a chunk of them at a time.

    A kind of list declares its columns and says `key`, `load`, `find` and whatever `check` finds in a whole row.
    """

    repeated = "Dòng này trùng với dòng {rows} của tệp."
    """The sentence for a key that stands on other {rows} too."""
    chunk: int | None = CHUNK
    """Rows for which the register is asked at once; None: all, where rows depend on one another."""

    def __init__(self, context: ListContext | None = None):
        super().__init__(context)
        self._identifying = {
            name for column in self.columns if column.identifies for name in column.attributes
        }

    # --- What a kind of list says ---------------------------------------------------------------------------

    def begin(self) -> None:
        """Before the first row is read."""

    def key(self, read: Read) -> Hashable | None:
        """What no other row of the file may have; None: nothing."""
        return read.values.get(self._meta.import_id_fields[0])

    def load(self, reads: list[Read]) -> None:
        """Asks the register about these rows, in a number of queries that does not depend on theirs."""

    def find(self, read: Read) -> Found:
        """The entry of the register this row is about, out of what `load` found."""
        return Found()

    def check(self, read: Read, found: Found, changes: dict[str, str]) -> Iterator[Message]:
        """Errors and remarks that only the whole row shows; `changes`: title → what the register says now."""
        yield from ()

    def also_writes(self, read: Read, found: Found) -> bool:
        """Whether writing the row does something that no column shows."""
        return False

    # --- Judging --------------------------------------------------------------------------------------------

    def judge(self, rows: Iterable[DataRow]) -> Iterator[Judged]:
        """Streams. Both rows of a key that stands twice are wrong, so the file is read to its end before the first;
        rows about to be applied were looked through before, and go by chunks."""
        self._doubles = Doubles()
        self.begin()
        chunks = self._read_chunks(rows)
        for reads in chunks if self.context.lock else all_read(chunks):
            self.load(reads)
            for read in reads:
                yield self._judged(read)

    def _read_chunks(self, rows: Iterable[DataRow]) -> Iterator[list[Read]]:
        remaining = iter(rows)
        while reads := [self.read(row) for row in islice(remaining, self.chunk)]:
            for read in reads:
                if self.context.answers.get(read.number) != SKIP:
                    self.note(read)
            yield reads

    def note(self, read: Read) -> None:
        """Called for every row before it is judged, and for all of a new file before the first is."""
        key = self.key(read)
        if key is not None and not self.context.lock:
            self._doubles.note(key, read.number)

    def _judged(self, read: Read) -> Judged:
        key = self.key(read)
        judged = Judged(read.number, Outcome.SKIPPED, str(key or ""), read.texts, {}, read.messages)
        judged.repaired, judged.unknown = read.repaired, read.unknown
        if self.context.answers.get(read.number) == SKIP:
            return judged
        found = self.find(read)
        judged.instance, judged.double, judged.matches = found.known, found.double, found.matches
        judged.before, judged.cleaned = self.differences(read, found.known)
        if found.known is not None and read.messages:
            judged.messages = [
                one for one in read.messages if not self._register_says(one, read, found.known)
            ]
        judged.messages += [*self._twins(read, key), *found.messages, *self.check(read, found, judged.before)]
        for name in read.unknown:
            judged.messages.append(Message("info", None, UNKNOWN.format(name=name)))
        judged.outcome = self._outcome(judged, self.also_writes(read, found))
        if judged.outcome == Outcome.WRONG:
            judged.before = {}
        return judged

    def _outcome(self, judged: Judged, also_writes: bool) -> Outcome:
        if judged.messages and any(message.level == "error" for message in judged.messages):
            return Outcome.WRONG
        if judged.double or judged.unknown:
            return Outcome.ASKED
        if judged.instance is None or judged.instance.pk is None:
            return Outcome.NEW
        return Outcome.CHANGED if judged.before or also_writes else Outcome.SAME

    def differences(self, read: Read, known: Model | None) -> tuple[dict[str, str], dict[str, object]]:
        """(title → what the register says now, attribute → what it will say)."""
        if known is None or known.pk is None:
            return {}, _without(self._identifying, read.values)
        before, cleaned = {}, {}
        for column in self.columns:
            if column.attribute in read.values and not column.identifies:
                title, now = column.column_name, column.export(known)
                if now != read.texts[title] and column.alike(now) != column.alike(read.texts[title]):
                    before[title] = now
                    cleaned |= {name: read.values[name] for name in column.attributes}
        return before, cleaned

    def _register_says(self, message: Message, read: Read, known: Model) -> bool:
        """An error about a cell that says what the register says already is none."""
        column = next((column for column in self.columns if column.column_name == message.column), None)
        if column is None or message.level != "error":
            return False
        return column.export(known) == normalise(read.texts[column.column_name])

    def _twins(self, read: Read, key: Hashable | None) -> list[Message]:
        others = None if key is None else self._doubles.others(key, read.number)
        if not others:
            return []
        rows = ", ".join(str(row) for row, _ in others[:MOST_TWINS])
        return [Message("error", self._key_title, self.repeated.format(rows=rows))]

    @property
    def _key_title(self) -> str:
        return self.fields[self._meta.import_id_fields[0]].column_name


def _without(names: set[str], said: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in said.items() if name not in names} if names else said.copy()
