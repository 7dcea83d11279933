"""A list leaves as a file: for a reason, known to the audit, saying who took it and when."""

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.core.cache import cache
from django.db.models import Model, QuerySet
from django.utils import timezone
from import_export.resources import Resource

from members import clock
from members.choices import ExportFormat
from members.models import Organisation, User
from members.selectors.consents import of_those_who_agree
from members.selectors.organisations import issuer_for
from members.services.audit import record
from members.services.errors import Refused
from members.spreadsheets.office import OfficeColumn, OfficeList, letterhead_of, plain_form, write_office_list
from members.spreadsheets.writing import write_csv, write_data_sheet

MOST_ROWS = 20_000
TOO_MANY = "Danh sách có hơn 20 000 dòng. Hãy lọc bớt, ví dụ theo tổ chức, rồi xuất từng phần."
DOUBLE_CLICK = 10  # seconds within which the same sending is the same export
_CHUNK = 2_000


@dataclass(frozen=True, kw_only=True)
class ListExport:
    """What leaves. `rows` in the order of the list: a queryset, or rows in memory."""

    title: str
    resource: Resource
    rows: QuerySet | Sequence
    filters: Mapping[str, str] = field(default_factory=dict)
    """For the audit: checked values by the name of the field."""
    words: Sequence[tuple[str, str]] = ()
    """The same as the reader sees them."""
    office: Sequence[OfficeColumn] = ()
    """The office's own form; without one, a column for each of the resource."""
    counted: str = "mục"
    about: Organisation | None = None
    """The organisation whose list it is, if it is one's."""
    obj: Model | None = None
    """For the audit."""
    whole: bool = False
    """A register that has to be complete: also who took the consent to the processing back stands in it."""

    def count(self) -> int:
        """At most one more than may leave."""
        if isinstance(self.rows, QuerySet):
            return self.rows.order_by()[: MOST_ROWS + 1].count()
        return len(self.rows)

    def texts(self) -> Iterator[list[str]]:
        rows = self.rows.iterator(chunk_size=_CHUNK) if isinstance(self.rows, QuerySet) else self.rows
        return (self.resource.export_resource(row) for row in rows)


def take_out(
    *, actor: User, export: ListExport, format: ExportFormat, reason: str, form_key: object
) -> tuple[bytes, str]:
    """The file and its name. Refused when there are too many rows.

    Who took the consent back is left out, unless the register has to be whole.
    """
    if isinstance(export.rows, QuerySet) and not export.whole:
        export = replace(export, rows=of_those_who_agree(export.rows))
    if export.count() > MOST_ROWS:
        raise Refused(TOO_MANY)
    at = timezone.localtime(clock.now())
    made = f"{export.title}. {actor} xuất lúc {at:%H:%M} ngày {at:%d/%m/%Y}."
    stream = io.BytesIO()
    rows = _write(stream, export, format, made, actor)
    data = {"rows": rows, "reason": reason, "format": format, "filters": dict(export.filters)}
    if _is_first(actor, form_key, export, data):
        record(actor=actor, action="list.export", obj=export.obj, label=export.title, **data)
    suffix = "csv" if format == ExportFormat.CSV else "xlsx"
    return stream.getvalue(), f"{export.title} {at:%d-%m-%Y}.{suffix}"


def _write(stream, export: ListExport, format: ExportFormat, made: str, actor: User) -> int:
    headers = export.resource.get_export_headers()
    if format == ExportFormat.CSV:
        return write_csv(stream, headers, export.texts(), note=made)
    if format == ExportFormat.SHEET:
        return write_data_sheet(stream, headers, export.texts(), note=made)
    issuer = issuer_for(actor, export.about)
    told = OfficeList(
        title=export.title,
        subtitle="; ".join(f"{label}: {value}" for label, value in export.words),
        columns=export.office or plain_form(headers),
        counted=export.counted,
        letterhead=letterhead_of(issuer) if issuer else None,
        on=clock.today(),
        made=made,
    )
    return write_office_list(
        stream, told, (dict(zip(headers, texts, strict=True)) for texts in export.texts())
    )


def _is_first(actor: User, form_key: object, export: ListExport, data: dict) -> bool:
    """Of a double click only the first sending is an entry of the audit; both get the file."""
    sent = repr((form_key, export.title, data)).encode()
    return cache.add(f"export:{actor.pk}:{hashlib.sha256(sent).hexdigest()}", True, DOUBLE_CLICK)
