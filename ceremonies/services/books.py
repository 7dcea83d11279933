"""A register as the office prints it: landscape, the head row on every page, who made it beside who signs."""

from collections.abc import Sequence

from django.db.models import Model

from ceremonies.documents import render_paper
from ceremonies.documents.forms.lists import Listed, list_snapshot
from ceremonies.resources.books import Book
from ceremonies.selectors.styles import style_of
from ceremonies.services.documents import Sheet
from ceremonies.services.documents.gathering import letterhead, signs_for
from members.clock import today
from members.models import Organisation
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused

#: So many rows are laid out while the reader waits, in about two seconds; more go to the worker.
AT_ONCE = 150
#: Longer words are cut on paper: a reason that somebody wrote as a page of prose.
_LONGEST = 240


def print_book(
    *,
    actor,
    book: Book,
    rows: Sequence[Model],
    organisation: Organisation,
    summary: str,
    sheet: Sheet,
    reason: str,
) -> bytes:
    """A short register at once. `rows`: what `actor` sees of it, in the order of the paper."""
    require(may(actor, "books.list") and may(actor, "book.head", organisation))
    if not 0 < len(rows) <= AT_ONCE:
        raise Refused(f"Mỗi lần in ngay từ 1 đến {AT_ONCE} dòng.")
    content = book_pdf(
        book=book,
        rows=rows,
        organisation=organisation,
        made_by=actor.full_name,
        summary=summary,
        sheet=sheet,
    )
    data = {"rows": len(rows), "summary": summary, "reason": reason}
    record(actor=actor, action="book.print", label=book.title, obj=organisation, **data)
    return content


def book_pdf(
    *,
    book: Book,
    rows: Sequence[Model],
    organisation: Organisation,
    made_by: str,
    summary: str,
    sheet: Sheet,
) -> bytes:
    dated = sheet.dated or today()
    columns = [("TT", 4), *((column.title, column.share) for column in book.columns)]
    texts = [[n, *(_printed(column.text(row)) for column in book.columns)] for n, row in enumerate(rows, 1)]
    head = letterhead(organisation, sheet) | {"style": style_of(organisation, dated), "issued_on": dated}
    facts = Listed(**head, signs_for=signs_for(organisation, dated), made_by=made_by, summary=summary)
    try:
        return render_paper(list_snapshot(facts, columns, texts, title=book.title, what=book.counted))
    except ValueError as unprintable:
        raise Refused(str(unprintable)) from unprintable


def _printed(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
