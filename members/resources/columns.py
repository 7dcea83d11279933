from collections.abc import Callable

from import_export.fields import Field
from import_export.widgets import Widget

from members.spreadsheets.reading import Cell
from members.spreadsheets.values import is_blank


class CellWidget(Widget):
    def __init__(self, clean: Callable[[Cell], object], show: Callable[[object], str] = str):
        super().__init__()
        self._clean, self._show = clean, show

    def clean(self, value, row=None, **kwargs):
        return self._clean(value)

    def render(self, value, obj=None, **kwargs):
        return "" if value is None or value == "" else self._show(value)


class Column(Field):
    """A declared column. Empty cells are left out of the row unless the column is required."""

    def __init__(self, attribute, title, clean, show=str, *, required=False, aliases=()):
        super().__init__(attribute, title, CellWidget(clean, show))
        self.required, self.aliases = required, aliases

    def clean(self, row, **kwargs):
        value = row[self.column_name]
        if is_blank(value):
            raise ValueError("Ô này không được để trống.")
        return self.widget.clean(value)
