"""Declared columns: one description for the way in (repair, clean, show) and the way out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from import_export.fields import Field

from members.spreadsheets.cells import Repair, as_text, is_blank
from members.spreadsheets.reading import Cell
from members.spreadsheets.tables import DataRow

#: Different texts of one column whose reading is remembered; a column of names or numbers remembers none.
REMEMBERED = 5_000

Repairer = Callable[[Cell], tuple[Cell, str]]
"""A cell → the cell put right and why, or the same cell and ""."""


class UnknownPlace(Exception):
    """A cell names a unit that is not in the list of organisations, or several of the same name."""

    def __init__(self, written: str):
        super().__init__(written)
        self.written = written


class LeaveEmpty(Exception):
    """The sender chose that this cell says nothing."""


@dataclass(slots=True)
class Reading:
    """What one cell turned out to say. `error`: a sentence; `unknown`: the name of a unit nobody knows."""

    value: object = None
    text: str = ""
    blank: bool = False
    repair: Repair | None = None
    error: str = ""
    unknown: str = ""
    plain: bool = False
    """A value for one attribute, and nothing to tell about it."""


class Column(Field):
    """A declared column, read by `read` and written by import-export's `export`.

    `clean`: cell → value, ValueError with a sentence. `show`: value → text that `clean` reads as the same value.
    `required`: a row without it is wrong. `identifies`: only tells who the row is about and is never written.
    `alike`: what must differ in two texts before the register is changed. `remember`: how many texts are kept.
    `ordinary`: a quick way for most texts: the value of one that needs no repair and that `show` writes again, or None.
    `choices` (as `show` writes them) and `help` go into the template workbook.
    """

    def __init__(
        self,
        attribute: str,
        title: str,
        clean: Callable[[Cell], object],
        show: Callable[[object], str] = str,
        *,
        required: bool = False,
        aliases: tuple[str, ...] = (),
        repair: Repairer | None = None,
        identifies: bool = False,
        alike: Callable[[str], str] = str,
        ordinary: Callable[[str], object] | None = None,
        remember: int = REMEMBERED,
        choices: tuple[str, ...] = (),
        help: str = "",
    ):
        super().__init__(attribute, title)
        self.clean_cell, self.show, self.repair, self.alike = clean, show, repair, alike
        self.required, self.aliases, self.identifies = required, aliases, identifies
        self.ordinary, self.choices, self.help = ordinary, choices, help
        self._remember = remember
        #: Texts that were read before.
        self.known: dict[Cell, Reading] = {}
        self._path = attribute.split("__")

    def read(self, cell: Cell) -> Reading:
        """What a cell says that is not `known`."""
        found = self._read(cell)
        if isinstance(cell, str) and len(self.known) < self._remember:
            self.known[cell] = found
        return found

    def _read(self, cell: Cell) -> Reading:
        mended, why = self.repair(cell) if self.repair else (cell, "")
        if is_blank(mended):
            return Reading(blank=True, repair=self._repair(cell, "", why) if why else None)
        try:
            value = self.clean_cell(mended)
        except LeaveEmpty:
            return Reading(blank=True)
        except UnknownPlace as found:
            return Reading(text=as_text(cell), unknown=found.written)
        except ValueError as wrong:
            return Reading(text=as_text(cell), error=str(wrong))
        text = self.show(value)
        if not why:
            return Reading(value, text, plain=len(self.attributes) == 1)
        return Reading(value, text, repair=self._repair(cell, text, why))

    def _repair(self, cell: Cell, text: str, why: str) -> Repair:
        return Repair(self.column_name, as_text(cell), text, why)

    @property
    def attributes(self) -> tuple[str, ...]:
        """Attributes of the model that it fills."""
        return (self.attribute,)

    def put(self, values: dict[str, object], value: object) -> None:
        values[self.attribute] = value

    def get_value(self, instance):
        for name in self._path:
            instance = instance and getattr(instance, name, None)
        return instance

    def export(self, instance, **kwargs) -> str:
        value = self.get_value(instance)
        return "" if value is None or value == "" else self.show(value)


class PartialDate(Column):
    """A day of which perhaps only the month or the year is known; `clean` gives (date, Precision)."""

    def __init__(self, attribute: str, title: str, clean, show, *, precision: str, **options):
        super().__init__(attribute, title, clean, show, **options)
        self._precision = precision

    @property
    def attributes(self) -> tuple[str, ...]:
        return self.attribute, self._precision

    def put(self, values, value):
        values[self.attribute], values[self._precision] = value

    def get_value(self, instance):
        day = super().get_value(instance)
        return day and (day, getattr(instance, self._precision))


@dataclass(frozen=True)
class Composite:
    """A column of the sheet that holds what several of our columns say: «Chức vụ, đơn vị công tác».

    `split`: the text and its row → cells by our titles, which replace those of the row.
    """

    title: str
    aliases: tuple[str, ...]
    split: Callable[[str, DataRow], Mapping[str, Cell]] = field(compare=False)
