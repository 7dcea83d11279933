"""Files leave through here: as attachments, inert in the browser, in no cache, and known to the audit."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from members.services.audit import record
from members.spreadsheets.writing import write_sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 20_000  # what a list can be imported with, and what fits into memory many times over


def download(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response.headers |= {
        "Content-Disposition": content_disposition_header(True, name),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store, private",
    }
    return response


def export_list(
    request: HttpRequest, title: str, headers: Sequence[str], rows: Iterable[Sequence[object]], **data
) -> HttpResponse:
    """A list as an .xlsx file; `data` (filters, reason) goes into the audit beside who, when and how many."""
    rows = list(rows)
    record(actor=request.user, action="list.export", label=title, rows=len(rows), **data)
    name = f"{title} {timezone.localdate():%d-%m-%Y}.xlsx"
    return download(write_sheet("Danh sách", headers, rows), name=name, content_type=XLSX)
