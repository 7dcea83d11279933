"""Registers: one page of what there is, and for each a list, an export and a printed copy."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.forms.books import BookFilters, BookPrintForm
from ceremonies.resources.books import BOOKS, MEMBERS, BookResource
from ceremonies.services.books import AT_ONCE, print_book
from ceremonies.services.paper_batches import MOST_ROWS, kind_of_book, make_batch
from ceremonies.services.paper_batches.words import as_json
from ceremonies.views.answers import try_to
from members.permissions import may
from members.services.exports import ListExport
from members.views.access import require_may
from members.views.downloads import asked_for, back_to, download, export_list
from members.views.listing import page_of
from members.views.sending import form_page

PDF = "application/pdf"


@require_safe
def book_list(request):
    require_may(request, "books.list")
    return render(request, "ceremonies/book_list.html", {"books": BOOKS.values()})


@require_safe
def book_detail(request, name):
    book, filters = _opened(request, name)
    asked = filters.narrowing()
    found = book.source.found(request.user, asked)
    page = page_of(found, request.GET, *book.source.screen_order, keys_first=True)
    keeps = (
        book is MEMBERS and asked.organisation and may(request.user, "membership.manage", asked.organisation)
    )
    context = {
        "book": book,
        "page": page,
        "rows": [(book.link(row), _cells(book, row)) for row in page.rows],
        "filters": filters,
        "official_form_of": asked.organisation if keeps else None,
    }
    return render(request, "ceremonies/book_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def book_export(request, name):
    book, filters = _opened(request, name)
    asked = filters.narrowing()
    export = ListExport(
        title=book.title,
        resource=BookResource(book),
        rows=book.source.found(request.user, asked).order_by(*book.source.order),
        counted=book.counted,
        about=asked.organisation,
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:book_detail", name))


@require_http_methods(["GET", "HEAD", "POST"])
def book_print(request, name):
    """A short register comes at once, a long one from the worker; who may not order from it prints a part."""
    book, filters = _opened(request, name)
    found = book.source.found(request.user, filters.narrowing()).order_by(*book.source.order)
    count = found.order_by()[: MOST_ROWS + 1].count()
    form = BookPrintForm(request.POST if request.method == "POST" else None, user=request.user)
    refusal = _why_not(request.user, count)
    if refusal and request.method == "POST":
        form.add_error(None, refusal)
    if form.is_valid():
        printed = try_to(form, _printed, request=request, book=book, found=found, filters=filters, said=form)
        if printed is not None:
            return printed
    context = {
        "book": book,
        "facts": [("Sổ", book.title), ("Phần được in", filters.words()), ("Số dòng", _rows_in_words(count))],
        "refusal": refusal,
        "later": count > AT_ONCE,
        "back_url": back_to(request, "ceremonies:book_detail", name),
    }
    return form_page(request, form, template="ceremonies/book_print.html", **context)


def _opened(request, name) -> tuple:
    require_may(request, "books.list")
    book = BOOKS.get(name)
    if book is None:
        raise Http404
    return book, BookFilters(request.GET, user=request.user, book=book)


def _cells(book, row) -> list[tuple[str, str]]:
    return [(column.title, column.text(row)) for column in book.screen]


def _rows_in_words(count: int) -> str:
    return f"hơn {MOST_ROWS}" if count > MOST_ROWS else str(count)


def _why_not(user, count: int) -> str:
    if not count:
        return "Không có dòng nào để in. Hãy bỏ bớt điều kiện lọc."
    if count > MOST_ROWS:
        return f"Mỗi lần in nhiều nhất {MOST_ROWS} dòng. Hãy lọc theo năm, nhiệm kỳ hoặc tổ chức rồi in từng phần."
    if count > AT_ONCE and not may(user, "batches.of_party"):
        return f"Đồng chí in được nhiều nhất {AT_ONCE} dòng một lần. Hãy lọc theo năm, nhiệm kỳ hoặc tổ chức."
    return ""


def _printed(*, request, book, found, filters, said: BookPrintForm):
    data, sheet, summary = said.cleaned_data, said.sheet(), filters.words()
    common = {"actor": request.user, "organisation": data["organisation"]}
    rows = list(found[: AT_ONCE + 1])
    if len(rows) <= AT_ONCE:
        content = print_book(
            **common, book=book, rows=rows, summary=summary, sheet=sheet, reason=data["reason"]
        )
        return download(content, name=f"{book.title}.pdf", content_type=PDF)
    batch = make_batch(
        **common,
        kind=kind_of_book(book),
        files=list(found.values_list("pk", flat=True)[: MOST_ROWS + 1]),
        words=as_json(sheet) | {"summary": summary, "reason": data["reason"]},
        form_key=data["form_key"],
    )
    return redirect(batch)
