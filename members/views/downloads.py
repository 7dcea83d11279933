"""Files leave through here: as attachments, inert in the browser, in no cache, and known to the audit."""

from collections.abc import Iterable, Sequence
from itertools import islice

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from members.services.audit import record
from members.services.errors import Refused
from members.spreadsheets.writing import write_sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 20_000  # what a list can be imported with, and what fits into memory many times over


def download(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    headers = {
        "Content-Disposition": content_disposition_header(True, name),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store, private",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)


def in_words(filters: Form) -> dict[str, str]:
    """What a checked search form asks for, for the audit; nothing of an address as it came."""
    return {name: str(value) for name, value in filters.cleaned_data.items() if value}


def export_list(
    request: HttpRequest, title: str, headers: Sequence[str], rows: Iterable[Sequence[object]], **data
) -> HttpResponse:
    """A list as an .xlsx file that says who took it and when; `data` (filters, reason) goes into the audit."""
    rows = list(islice(rows, MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise Refused("Danh sách có hơn 20 000 dòng. Hãy lọc bớt, ví dụ theo tổ chức, rồi xuất từng phần.")
    record(actor=request.user, action="list.export", label=title, rows=len(rows), **data)
    at = timezone.localtime()
    note = f"{title}. {request.user} xuất lúc {at:%H:%M} ngày {at:%d/%m/%Y}."
    content = write_sheet("Danh sách", headers, rows, note=note)
    return download(content, name=f"{title} {at:%d-%m-%Y}.xlsx", content_type=XLSX)
