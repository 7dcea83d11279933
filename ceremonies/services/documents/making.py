"""A paper beside the decisions is made once from facts, numbered and stored. Never changed."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Model

from ceremonies.documents import render_paper
from ceremonies.documents.wording import bare_number
from ceremonies.models import Document, IssuedNumber
from ceremonies.selectors.organisations import term_of
from ceremonies.selectors.styles import style_of
from ceremonies.services.documents.checklists import entry_for, take_over
from ceremonies.services.documents.naming import as_titled, unmade
from ceremonies.services.documents.recipes import Recipe, Sheet
from ceremonies.services.numbering import allocate
from members import clock
from members.clock import today
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused
from members.services.stored_files import store_file


def make_document(
    *,
    actor,
    recipe: Recipe,
    subject: Model,
    about: Model | None = None,
    sheet: Sheet,
    take_number: bool = False,
    into_checklist: bool = False,
    form_key: UUID,
) -> Document:
    """`take_number`: the next one of the register of the issuer; else `sheet.number` as it was typed, "" for none.

    A number and day that a row holds already (`recipe.recorded`) stand above both. `into_checklist`: they go into the
    entry of the checklist that the paper answers. The same `form_key` twice answers with the first document.
    """
    document = unmade(actor=actor, recipe=recipe, subject=subject, about=about)
    document.form_key = form_key
    require(may(actor, "view", subject) and may(actor, "document.make", document))
    made = _made(document)
    if made:
        return made
    sheet = _known(recipe, subject, about, sheet)
    _refuse(recipe, subject, about)
    _refuse_future(sheet)
    document.dated = sheet.dated
    try:
        with transaction.atomic():
            if take_number and not sheet.number:
                document.number = _number(document, recipe)
                sheet = replace(sheet, number=str(document.number))
            document.number_text = sheet.number
            _write(document, recipe, subject, about, sheet)
            recipe.remember(subject, about, sheet)
            entry = entry_for(recipe, subject, about) if into_checklist else None
            if entry:
                take_over(actor=actor, document=document, entry=entry)
    except IntegrityError:
        made = _made(document)
        if made is None:
            raise
        return made
    return document


def draft_document(
    *, actor, recipe: Recipe, subject: Model, about: Model | None = None, sheet: Sheet
) -> bytes:
    """The paper as it would read now: a mark across it, no number; nothing is stored."""
    document = unmade(actor=actor, recipe=recipe, subject=subject, about=about)
    require(may(actor, "view", subject) and may(actor, "document.make", document))
    sheet = replace(_known(recipe, subject, about, sheet), number="")
    _refuse(recipe, subject, about)
    _, content = _rendered(document, recipe, subject, about, sheet, draft=True)
    record(actor=actor, action="document.draft", obj=subject, kind=recipe.kind)
    return content


def _made(document: Document) -> Document | None:
    """What this form made already."""
    first = Document.objects.filter(form_key=document.form_key).first()
    if first and (first.made_by_id, first.kind) != (document.made_by_id, document.kind):
        raise Conflict("Trang này đã được dùng để lập một văn bản khác. Hãy mở lại trang.")
    return first


def _known(recipe: Recipe, subject: Model, about: Model | None, sheet: Sheet) -> Sheet:
    """Number and day as a row holds them; a typed number as it is printed."""
    recorded = recipe.recorded(subject, about)
    if recorded:
        sheet = replace(sheet, number=recorded.number, dated=recorded.dated)
    number = bare_number(sheet.number.strip()) if recipe.is_numbered else ""
    return replace(sheet, number=f"Số {number}" if number else "")


def _refuse(recipe: Recipe, subject: Model, about: Model | None) -> None:
    lacking = recipe.lacking(subject, about)
    if lacking:
        raise Refused(" ".join(lacking))


def _refuse_future(sheet: Sheet) -> None:
    if sheet.dated and sheet.dated > today():
        raise Refused("Ngày ghi trên văn bản không được ở tương lai.")


def _number(document: Document, recipe: Recipe) -> IssuedNumber:
    organisation, day = document.organisation, document.dated or today()
    term = term_of(organisation, day)
    if recipe.document_type is None:
        raise Refused("Loại văn bản này không có sổ; hãy ghi số như trên văn bản.")
    if not organisation.symbol:
        raise Refused(
            f"{organisation} chưa có ký hiệu văn bản nên chưa lấy được số. Hãy ghi số có sẵn, hoặc nhờ người quản trị "
            "ghi ký hiệu ở trang của tổ chức."
        )
    if term is None:
        raise Refused(
            f"{organisation} chưa có nhiệm kỳ vào ngày {day:%d/%m/%Y} nên chưa lấy được số. Hãy ghi số có sẵn, hoặc mở "
            "nhiệm kỳ ở trang của tổ chức."
        )
    number = allocate(organisation=organisation, document_type=recipe.document_type, term=term)
    last = Document.objects.filter(number__register=number.register).order_by("-number__value").first()
    if last and last.dated and day < last.dated:
        raise Refused(
            f"Ngày văn bản không được trước ngày {last.dated:%d/%m/%Y} của {last.number_text}: số và ngày trong một sổ "
            "cùng tăng."
        )
    return number


def _rendered(
    document: Document, recipe: Recipe, subject: Model, about: Model | None, sheet: Sheet, *, draft: bool
) -> tuple[Mapping[str, object], bytes]:
    style = style_of(document.organisation, sheet.dated or today())
    sheet = replace(sheet, form=document.form, style=style)
    try:
        plain = recipe.snapshot(recipe.facts(subject, about, sheet))
        snapshot = as_titled(plain, recipe, subject, about)
        return snapshot, render_paper(snapshot, draft=draft)
    except ValueError as unprintable:
        raise Refused(str(unprintable)) from unprintable


def _write(document: Document, recipe: Recipe, subject: Model, about: Model | None, sheet: Sheet) -> None:
    snapshot, content = _rendered(document, recipe, subject, about, sheet, draft=False)
    document.snapshot = dict(snapshot)
    document.pdf = store_file(content, content_type="application/pdf")
    document.made_at = clock.now()
    document.save(force_insert=True)
    record(
        actor=document.made_by,
        action="document.make",
        obj=document,
        kind=document.kind,
        candidacy=document.candidacy_id,
        number=document.number_text,
        sha256=document.pdf.sha256,
    )
