"""What a register is: its rows, and its columns on screen, on paper and in a file."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model
from import_export.resources import Resource

from ceremonies.selectors.books import Source


@dataclass(frozen=True)
class Column:
    """`share` of the width on paper; a column of 0 stays off it. `on_screen`: the page keeps to what fits."""

    title: str
    share: int
    text: Callable[[Model], str]
    on_screen: bool = True


@dataclass(frozen=True, kw_only=True)
class Book:
    """`name` stands in the address. The first column on screen leads to `link`."""

    name: str
    model: type[Model]
    title: str
    about: str
    counted: str
    source: Source
    columns: tuple[Column, ...]
    link: Callable[[Model], str]
    body_label: str = "Tổ chức đảng"

    @property
    def screen(self) -> list[Column]:
        return [column for column in self.columns if column.on_screen]


class BookResource(Resource):
    """All columns of a register, whatever fits on the screen."""

    def __init__(self, book: Book):
        super().__init__()
        self._columns = book.columns

    def get_export_headers(self, selected_fields=None, **kwargs) -> list[str]:
        return [column.title for column in self._columns]

    def export_resource(self, instance, selected_fields=None, **kwargs) -> list[str]:
        return [column.text(instance) for column in self._columns]


def day(day) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def joined(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part)
