"""Files leave through here: as attachments, inert in the browser, in no cache, and known to the audit."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from members.choices import ExportFormat
from members.forms.exports import ExportForm
from members.services.exports import MOST_ROWS, TOO_MANY, ListExport, take_out
from members.views.sending import attempt, form_page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def download(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    headers = {
        "Content-Disposition": content_disposition_header(True, name),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store, private",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)


def asked_for(filters: forms.Form) -> dict:
    """What a checked search form asks for, for the audit and for the page: arguments of a `ListExport`."""
    found = {name: value for name, value in filters.cleaned_data.items() if value not in (None, "")}
    words = [
        (str(filters.fields[name].label), _in_words(filters.fields[name], found[name])) for name in found
    ]
    return {"filters": {name: str(value) for name, value in found.items()}, "words": words}


def _in_words(field: forms.Field, value: object) -> str:
    if not isinstance(field, forms.ChoiceField):
        return str(value)
    groups = [entry if isinstance(entry[1], list | tuple) else ("", [entry]) for entry in field.choices]
    return str(dict(choice for _, choices in groups for choice in choices)[value])


def back_to(request: HttpRequest, view: str, *args) -> str:
    """The list with the filters it had."""
    query = request.GET.urlencode()
    return reverse(view, args=args) + (f"?{query}" if query else "")


def export_list(request: HttpRequest, export: ListExport, *, back_url: str) -> HttpResponse:
    """GET says what would leave and asks in which form and why; POST answers with the file."""
    form = ExportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        taken = attempt(form, take_out, actor=request.user, export=export, **form.cleaned_data)
        if taken:
            content, name = taken
            is_csv = form.cleaned_data["format"] == ExportFormat.CSV
            return download(content, name=name, content_type=CSV if is_csv else XLSX)
    rows = export.count()
    context = {
        "heading": f"Xuất {export.title[:1].lower()}{export.title[1:]}",
        "facts": [*export.words, ("Số dòng", "hơn 20 000" if rows > MOST_ROWS else str(rows))],
        "too_many": TOO_MANY if rows > MOST_ROWS else "",
        "back_url": back_url,
    }
    return form_page(request, form, template="members/export.html", **context)
