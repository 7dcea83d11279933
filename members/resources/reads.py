"""The first half of judging a sheet: its cells under our columns, repaired and cleaned. Asks the register nothing."""

from collections.abc import Mapping

from import_export.resources import ModelResource

from members.resources.columns import Column, Composite, Reading
from members.resources.context import ListContext
from members.resources.judged import Message, Read, UnknownName
from members.spreadsheets.cells import as_text, is_blank
from members.spreadsheets.headers import Wanted
from members.spreadsheets.reading import Cell
from members.spreadsheets.tables import DataRow

EMPTY = "Ô này không được để trống."


class RowReader(ModelResource):
    """What a sheet is searched for and what its rows say; a kind of list declares the columns."""

    composites: tuple[Composite, ...] = ()
    section = ""
    """Our title that a heading row of the sheet fills."""
    related: tuple[str, ...] = ()
    """What an export of the queryset needs in `select_related`."""

    def __init__(self, context: ListContext | None = None):
        super().__init__()
        self.context = context or ListContext()
        self.columns: list[Column] = self.get_import_fields()
        self._titled = [(column.column_name, column) for column in self.columns]
        self._required = [column.column_name for column in self.columns if column.required]
        self.unknown_names: dict[str, UnknownName] = {}
        self.capitals = 0
        self.capital_samples: list[tuple[str, str]] = []
        """(as typed, as it would be written), a few of `capitals`."""

    @property
    def wanted(self) -> Wanted:
        titles = {column.column_name: column.column_name for column in self.columns}
        for column in self.columns:
            titles |= dict.fromkeys(column.aliases, column.column_name)
        for composite in self.composites:
            titles |= dict.fromkeys((composite.title, *composite.aliases), composite.title)
        return Wanted(titles=titles, required=self._required, section=self.section)

    def read(self, row: DataRow) -> Read:
        """Every cell repaired and cleaned; what is wrong with one does not hide what is wrong with the next."""
        texts, values = {}, {}
        read = Read(row.number, values, texts, [], list(row.repaired), [])
        if row.remarks:
            read.messages += [Message("warning", remark.column, remark.text) for remark in row.remarks]
        cells = self._divided(row)
        for title, column in self._titled:
            cell = cells.get(title, "")
            if cell == "":
                continue
            if column.ordinary and cell.__class__ is str:
                value = column.ordinary(cell)
                if value is not None:
                    texts[title], values[column.attribute] = cell, value
                    continue
            reading = column.known.get(cell) or column.read(cell)
            if reading.plain:
                texts[title], values[column.attribute] = reading.text, reading.value
            else:
                self._keep(column, reading, read)
        for title in self._required:
            if title not in texts:
                texts[title] = ""
                read.messages.append(Message("error", title, EMPTY))
        for name in read.unknown:
            self.unknown_names.setdefault(name, UnknownName(0, self.nearest(name))).rows += 1
        return read

    def _keep(self, column: Column, reading: Reading, read: Read) -> None:
        title = column.column_name
        if reading.repair:
            read.repaired.append(reading.repair)
        if reading.blank:
            return
        read.texts[title] = reading.text
        if reading.error:
            read.messages.append(Message("error", title, reading.error))
        elif reading.unknown:
            read.unknown.append(reading.unknown)
        else:
            column.put(read.values, reading.value)

    def nearest(self, name: str) -> list[tuple[int, str]]:
        """Known units like an unknown one."""
        return []

    def _divided(self, row: DataRow) -> Mapping[str, Cell]:
        cells = row.cells
        for composite in self.composites:
            written = cells.get(composite.title, "")
            if not is_blank(written):
                cells = {**cells, **composite.split(as_text(written), row)}
        return cells
