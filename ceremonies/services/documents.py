"""Papers beside the decisions: made once from facts, stored, numbered, read, signed. Never changed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from ceremonies.choices import DocumentType
from ceremonies.documents import render_paper
from ceremonies.models import Candidacy, Ceremony, Course, Decision, Document, IssuedNumber, SignedCopy
from ceremonies.selectors.organisations import term_of
from ceremonies.selectors.styles import style_of
from ceremonies.services.numbering import allocate
from ceremonies.services.policies import policy_in_force
from members import clock
from members.clock import today
from members.models import Organisation
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused
from members.services.stored_files import read_file, store_file


def make_document(
    *,
    actor,
    kind: str,
    organisation: Organisation,
    title: str,
    facts_for: Callable[[str], object],
    snapshot: Callable[[object], Mapping],
    dated: date | None = None,
    document_type: DocumentType | None = None,
    number_text: str = "",
    candidacy: Candidacy | None = None,
    ceremony: Ceremony | None = None,
    course: Course | None = None,
    about: int | None = None,
    form_key: UUID,
) -> Document:
    """`facts_for` gets the number as it is printed ("Số 05-NQ/CB", "" for none); the style is filled in here.

    With `document_type` and no `number_text` the next number of the organisation's register is taken. The same
    `form_key` twice answers with the first document.
    """
    document = Document(
        kind=kind,
        title=title[: Document._meta.get_field("title").max_length],
        candidacy=candidacy,
        ceremony=ceremony,
        course=course,
        about=about,
        organisation=organisation,
        dated=dated,
        made_by=actor,
        form_key=form_key,
    )
    require(may(actor, "document.make", document))
    document.form = _form(document)
    made = _made(document)
    if made:
        return made
    try:
        with transaction.atomic():
            number = _number(document, document_type) if document_type and not number_text else None
            document.number = number
            document.number_text = str(number) if number else _said(number_text)
            _write(document, facts_for, snapshot)
    except IntegrityError:
        made = _made(document)
        if made is None:
            raise
        return made
    return document


def _made(document: Document) -> Document | None:
    """What this form made already."""
    first = Document.objects.filter(form_key=document.form_key).first()
    if first and (first.made_by_id, first.kind) != (document.made_by_id, document.kind):
        raise Conflict("Trang này đã được dùng để lập một văn bản khác. Hãy mở lại trang.")
    return first


def _form(document: Document) -> str:
    """The label of the form in the policy of the file, else in the policy in force."""
    policy = document.candidacy.policy if document.candidacy else policy_in_force(today())
    return policy.data["forms"].get(document.kind, {}).get("label", "")


def _number(document: Document, document_type: DocumentType) -> IssuedNumber:
    organisation, day = document.organisation, document.dated or today()
    term = term_of(organisation, day)
    if term is None or not organisation.symbol:
        raise Refused(
            f"{organisation} chưa có ký hiệu văn bản hoặc nhiệm kỳ vào ngày {day:%d/%m/%Y} nên chưa lấy được số."
        )
    return allocate(organisation=organisation, document_type=document_type, term=term)


def _said(number_text: str) -> str:
    return f"Số {number_text.strip()}" if number_text and not number_text.startswith("Số") else number_text


def _write(document: Document, facts_for, snapshot) -> None:
    try:
        facts = facts_for(document.number_text)
        if not getattr(facts, "style", True):
            facts = replace(facts, style=style_of(document.organisation, document.dated or today()))
        document.snapshot = dict(snapshot(facts))
        content = render_paper(document.snapshot)
    except ValueError as unprintable:
        raise Refused(str(unprintable)) from unprintable
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


def read_document(*, actor, document: Document) -> bytes:
    """The stored bytes; the reading is written to the audit chain."""
    require(may(actor, "view", document))
    record(actor=actor, action="document.read", obj=document, sha256=document.pdf.sha256)
    return read_file(document.pdf)


@transaction.atomic
def add_signed_copy(
    *,
    actor,
    paper: Document | Decision,
    content: bytes,
    content_type: str,
    file_name: str,
    original_at: str,
    signed_on: date | None = None,
) -> SignedCopy:
    """The scan of the signed paper, and where the original lies."""
    require(may(actor, "paper.sign", paper))
    if signed_on and signed_on > today():
        raise Refused("Ngày ký không được ở tương lai.")
    copy = SignedCopy.objects.create(
        **{"decision" if isinstance(paper, Decision) else "document": paper},
        file=store_file(content, content_type=content_type),
        file_name=file_name,
        signed_on=signed_on,
        original_at=original_at,
        added_by=actor,
        added_at=clock.now(),
    )
    record(actor=actor, action="paper.sign", obj=paper, sha256=copy.file.sha256, original_at=original_at)
    return copy


def read_signed_copy(*, actor, copy: SignedCopy) -> bytes:
    paper = copy.document or copy.decision
    require(may(actor, "view", copy))
    record(actor=actor, action="signed_copy.read", obj=paper, sha256=copy.file.sha256)
    return read_file(copy.file)
