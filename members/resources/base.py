"""A resource that judges each row of a sheet and writes nothing; the import service applies the result."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import ModelResource
from import_export.results import RowResult

from members.resources.columns import Column
from members.resources.judged import Judged, Message, Outcome
from members.spreadsheets.reading import Cell
from members.spreadsheets.values import as_text, is_blank
from members.spreadsheets.writing import write_sheet

#: How many other rows with the same key a sentence names.
_MOST_TWINS = 5


class NoDiff:
    """Stands in for the stock difference, whose HTML costs seconds; `Judged.before` holds ours."""

    def __init__(self, resource, instance, new):
        pass

    def compare_with(self, resource, instance):
        pass


class KnownInstances(BaseInstanceLoader):
    """The register's rows for all keys of the sheet, in one query."""

    def __init__(self, resource, keys: Iterable[str]):
        super().__init__(resource)
        field = resource.key_field
        found = resource.get_queryset().filter(**{f"{field.attribute}__in": list(keys)})
        self._by_key = {field.get_value(instance): instance for instance in found}

    def get_instance(self, row):
        return self._by_key.get(self.resource.key_of(row))


class SheetResource(ModelResource):
    """Judges rows given as (number in the sheet, {column title: cell})."""

    repeated: str
    """The sentence for a key that stands on other {rows} too."""

    class Meta:
        skip_unchanged = True
        skip_html_diff = True
        store_instance = True

    @classmethod
    def get_diff_class(cls):
        return NoDiff

    @property
    def key_field(self) -> Column:
        return self.fields[self._meta.import_id_fields[0]]

    @property
    def titles(self) -> dict[str, str]:
        """What may stand in a header → our title."""
        own = {field.column_name: field.column_name for field in self.fields.values()}
        return own | {alias: f.column_name for f in self.fields.values() for alias in f.aliases}

    @property
    def required_titles(self) -> list[str]:
        return [field.column_name for field in self.get_import_fields() if field.required]

    def key_of(self, row: dict[str, Cell]) -> str | None:
        """The cleaned key, or None where the cell is not one."""
        try:
            return self.key_field.clean(row)
        except ValueError:
            return None

    def judge(self, rows: list[tuple[int, dict[str, Cell]]]) -> list[Judged]:
        required = self.required_titles
        rows = [(number, _said(row, required)) for number, row in rows]
        self.prepare([row for _, row in rows])
        places = defaultdict(list)
        for number, row in rows:
            places[self.key_of(row)].append(number)
        places.pop(None, None)
        loader = KnownInstances(self, places)
        return [self._judge_row(number, row, loader, places) for number, row in rows]

    def prepare(self, rows: list[dict[str, Cell]]) -> None:
        """Loads what the columns look up."""

    def row_errors(self, instance: Model, bad: set[str]) -> Iterator[tuple[str, str]]:
        """(attribute, sentence) for what only the whole row or sheet shows; `bad` kept their old value."""
        yield from ()

    def row_notes(self, instance: Model, texts: dict[str, str], before: dict[str, str]) -> Iterator[Message]:
        """Warnings about a row that is otherwise good."""
        yield from ()

    def workbook(self, name: str, queryset: QuerySet) -> bytes:
        """An .xlsx file that can be imported again."""
        dataset = self.export(queryset)
        return write_sheet(name, dataset.headers, dataset)

    def _judge_row(self, number, row, loader, places) -> Judged:
        key = self.key_of(row)
        twins = [str(twin) for twin in islice((n for n in places.get(key, ()) if n != number), _MOST_TWINS)]
        result = self.import_row(row, loader, row_number=number, dry_run=True, twins=twins)
        if result.errors:
            raise result.errors[0].error
        if result.validation_error:
            values = {title: as_text(cell) for title, cell in row.items()}
            messages = self._messages(result.validation_error)
            return Judged(number, Outcome.WRONG, key or "", values, {}, messages, None)
        values = self._texts(result.instance, row)
        before = self._texts(result.original, row) if result.original else values
        before = {title: before[title] for title in values if before[title] != values[title]}
        notes = list(self.row_notes(result.instance, values, before))
        return Judged(number, _OUTCOMES[result.import_type], key, values, before, notes, result.instance)

    def import_instance(self, instance, row, *, twins=(), **kwargs):
        """Every column and every rule of the row is tried, so that all its errors are told at once."""
        errors: dict[str, list[ValidationError]] = {}
        try:
            super().import_instance(instance, row, **kwargs)
        except ValidationError as found:
            errors = found.update_error_dict(errors)
        if twins:
            sentence = self.repeated.format(rows=", ".join(twins))
            errors.setdefault(self.key_field.attribute, []).append(ValidationError(sentence))
        for attribute, sentence in self.row_errors(instance, set(errors)):
            errors.setdefault(attribute, []).append(ValidationError(sentence))
        if errors:
            raise ValidationError(errors)

    def _messages(self, error: ValidationError) -> list[Message]:
        title_of = {field.attribute: field.column_name for field in self.fields.values()}
        return [
            Message("error", title_of.get(attribute), sentence)
            for attribute, sentences in error.message_dict.items()
            for sentence in sentences
        ]

    def _texts(self, instance: Model, row: dict[str, Cell]) -> dict[str, str]:
        return {f.column_name: f.export(instance) for f in self.get_import_fields() if f.column_name in row}


def _said(row: dict[str, Cell], required: list[str]) -> dict[str, Cell]:
    """Without the empty cells: they say nothing, so they neither change nor show the register."""
    return {title: cell for title, cell in row.items() if title in required or not is_blank(cell)}


_OUTCOMES = {
    RowResult.IMPORT_TYPE_NEW: Outcome.NEW,
    RowResult.IMPORT_TYPE_UPDATE: Outcome.CHANGED,
    RowResult.IMPORT_TYPE_SKIP: Outcome.SAME,
}
