"""Which column is which: what the sender says now, and what somebody of the organisation said before."""

from members.models import ImportBatch, RememberedColumns
from members.services.batches.facts import Options
from members.services.errors import Refused
from members.spreadsheets.cells import key
from members.spreadsheets.headers import AND, Corrections, Layout, SeenColumn, Wanted, understand
from members.spreadsheets.reading import Head


def laid_out(
    batch: ImportBatch, options: Options, heads: list[Head], wanted: Wanted
) -> tuple[Layout, list[str]]:
    """The layout with the corrections in it, and notes for the sender; what differs is kept in the options."""
    plain = Corrections(sheet=options.sheet, header_row=options.header_row)
    found, notes = understand(heads, wanted, plain), []
    if options.columns is None:
        places, notes = _remembered(batch, found)
    else:
        places = {
            _column_of(found, str(written)).place: _field(wanted, title)
            for written, title in options.columns.items()
        }
    seen = {column.place: column.choice for column in found.columns}
    differing = {place: title for place, title in places.items() if seen.get(place) != title}
    shared = {title for title in differing.values() if title}
    differing |= {place: title for place, title in places.items() if title in shared}  # joined left to right
    options.columns = {str(place): title for place, title in differing.items()}
    if not differing:
        return found, notes
    return understand(heads, wanted, Corrections(plain.sheet, plain.header_row, differing)), notes


def _column_of(layout: Layout, written: str) -> SeenColumn:
    """By its place (counted from 0), its title as written, or its letter."""
    for same in (
        lambda column: str(column.place) == written,
        lambda column: column.key == key(written),
        lambda column: column.letter == written.upper(),
    ):
        for column in layout.columns:
            if same(column):
                return column
    raise Refused(f"Tệp không có cột «{written}».")


def _field(wanted: Wanted, title: str) -> str:
    """Our title however it is spelled; several joined with AND; "" = the column is not read."""
    ours = {key(written): our for written, our in wanted.titles.items()}
    parts = [part for part in title.split(AND) if part.strip()]
    unknown = [part for part in parts if key(part) not in ours]
    if unknown:
        named = ", ".join(f"«{our}»" for our in dict.fromkeys(wanted.titles.values()))
        raise Refused(f"Danh sách này không có cột «{unknown[0]}». Các cột có thể chọn: {named}.")
    return AND.join(ours[key(part)] for part in parts)


def _remembered(batch: ImportBatch, found: Layout) -> tuple[dict[int, str], list[str]]:
    kept = RememberedColumns.objects.filter(
        organisation=batch.organisation, kind=batch.kind, signature=found.signature
    ).first()
    if kept is None:
        return {}, []
    places = {
        column.place: kept.columns[column.key] for column in found.columns if column.key in kept.columns
    }
    notes = [
        f"Cột «{column.written}» được hiểu là «{places[column.place]}» như đã chọn ở lần nhập trước."
        if places[column.place]
        else f"Cột «{column.written}» không được đọc, như đã chọn ở lần nhập trước."
        for column in found.columns
        if column.place in places
    ]
    return places, notes


def remember(batch: ImportBatch, layout: Layout) -> None:
    """For the next sheet of this organisation that looks like this one; nothing corrected: forget."""
    same = {"organisation": batch.organisation, "kind": batch.kind, "signature": layout.signature}
    corrected = batch.options["columns"]
    columns = {
        column.key: corrected[str(column.place)]
        for column in layout.columns
        if str(column.place) in corrected
    }
    if columns:
        RememberedColumns.objects.update_or_create(**same, defaults={"columns": columns})
    else:
        RememberedColumns.objects.filter(**same).delete()
