"""From the bytes of a file to judged rows, outside any transaction: a hostile file takes seconds."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from members.choices import OldCode
from members.models import ImportBatch
from members.resources.base import ListContext, SheetResource
from members.resources.judged import Judged
from members.resources.matching import UNSEEN
from members.services.batches.columns import laid_out
from members.services.batches.facts import Options, Understood, options_of
from members.services.batches.steps import uncollected
from members.services.list_kinds import kind_of
from members.spreadsheets.cells import as_text
from members.spreadsheets.headers import Layout
from members.spreadsheets.old_fonts import to_unicode
from members.spreadsheets.reading import Head, OpenBook, open_book
from members.spreadsheets.refusals import UnusableFile
from members.spreadsheets.tables import Reader

#: More rows than these are read, written and taken back by the worker.
AT_ONCE = 500
#: Reading alone is quick: up to so many rows the sender waits for the preview.
READ_AT_ONCE = 5_000
_MOST_SKIPPED = 300
_HEAD_ROWS, _HEAD_COLUMNS, _HEAD_TEXT = 15, 40, 80
_SAMPLES = 5


class Reading:
    """One reading of a file; `understood` is complete once `judged` has been read to its end."""

    def __init__(self, book: OpenBook, layout: Layout, resource: SheetResource, options: Options):
        self.layout, self._book, self._resource = layout, book, resource
        self._head = next(head for head in book.heads if head.name == layout.sheet)
        self.understood = _understood(book, layout, self._head, options)

    @property
    def filled_rows(self) -> int:
        return self._head.filled_rows

    @property
    def is_long(self) -> bool:
        """Too long to judge while the sender waits. Without its columns there is nothing to judge."""
        return self.filled_rows > READ_AT_ONCE and not self.layout.missing

    def judged(self) -> Iterator[Judged]:
        """Nothing while required columns are missing. UnusableFile when there is no row at all."""
        if self.layout.missing:
            return
        rows = self._book.rows(self.layout.sheet)
        reader = Reader(self.layout, self._resource.wanted, self._head, rows)
        repaired: Counter[tuple[str, str]] = Counter()
        for row in self._resource.judge(reader):
            self.understood.rows += 1
            if row.repaired:
                repaired.update((repair.column, repair.why) for repair in row.repaired)
            if row.messages:
                self.understood.unseen += any(message.text == UNSEEN for message in row.messages)
            yield row
        if not self.understood.rows:
            raise UnusableFile("Tệp chỉ có dòng tiêu đề, không có dòng dữ liệu nào.")
        self._finish(reader, repaired)

    def _finish(self, reader: Reader, repaired: Counter) -> None:
        found, resource = self.understood, self._resource
        found.skipped = [
            [one.number, one.text[:_HEAD_TEXT], one.why] for one in reader.skipped[:_MOST_SKIPPED]
        ]
        found.repaired = [[column, why, count] for (column, why), count in repaired.most_common()]
        found.capitals = resource.capitals
        found.capital_samples = [list(sample) for sample in resource.capital_samples]
        found.unknown_names = {
            name: {"rows": unknown.rows, "nearest": [list(one) for one in unknown.nearest]}
            for name, unknown in resource.unknown_names.items()
        }


@contextmanager
def reading(batch: ImportBatch, actor, content: bytes, answers: dict[int, str]) -> Iterator[Reading]:
    """Opens the file as the batch's options say and fills in those that it suggests. Raises UnusableFile."""
    kind, options = kind_of(batch), options_of(batch)
    with open_book(content, encoding=options.encoding) as book, uncollected():
        wanted = kind.resource(ListContext(actor=actor, organisation=batch.organisation)).wanted
        layout, notes = laid_out(batch, options, book.heads, wanted)
        options.details = kind.suggest(layout.letterhead, batch.organisation) | options.details
        batch.options = options.as_json()
        found = Reading(book, layout, kind.resource(context_of(batch, actor, answers)), options)
        found.understood.notes += notes
        found.understood.wrong_details = kind.sift_details(options.details)[1]
        yield found


def context_of(batch: ImportBatch, actor, answers: dict[int, str], *, lock: bool = False) -> ListContext:
    options = options_of(batch)
    return ListContext(
        actor=actor,
        organisation=batch.organisation,
        details=kind_of(batch).sift_details(options.details)[0],
        lock=lock,
        proper_case=options.proper_case,
        names=options.names,
        answers=answers,
    )


def _understood(book: OpenBook, layout: Layout, head: Head, options: Options) -> Understood:
    return Understood(
        sheet=layout.sheet,
        sheets=layout.sheets,
        header_rows=list(layout.header_rows),
        columns=[_column(column) for column in layout.columns],
        signature=layout.signature,
        letterhead=layout.letterhead,
        missing=layout.missing,
        notes=list(layout.notes),
        encoding=layout.encoding,
        suspected="" if options.encoding else layout.suspected,
        sample_before_after=_both_ways(head) if layout.suspected else {},
        head={sheet.name: _first_rows(sheet) for sheet in book.heads},
    )


def _column(column) -> dict:
    return {
        "place": column.place,
        "letter": column.letter,
        "written": column.written,
        "titles": list(column.titles),
        "choice": column.choice,
        "samples": column.samples,
    }


def _first_rows(head: Head) -> list[list]:
    return [
        [row.number, [as_text(cell)[:_HEAD_TEXT] for cell in row.cells[:_HEAD_COLUMNS]]]
        for row in head.rows[:_HEAD_ROWS]
    ]


def _both_ways(head: Head) -> dict[str, list[list[str]]]:
    """Texts of the sheet that each old code would read otherwise."""
    texts = dict.fromkeys(cell for row in head.rows for cell in row.cells if isinstance(cell, str))
    pairs = {code: [[text, to_unicode(text, code)] for text in texts] for code in OldCode.values}
    return {code: [pair for pair in found if pair[0] != pair[1]][:_SAMPLES] for code, found in pairs.items()}
