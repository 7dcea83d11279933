"""Issuing and voiding. A wrong decision has its number voided, or is cancelled by another decision."""

import secrets
from datetime import date

from ceremonies.choices import DecisionKind, DocumentType, Matter, ResolutionKind
from ceremonies.documents import render_decision
from ceremonies.models import Candidacy, Decision, IssuedNumber
from ceremonies.selectors.decisions import last_void, resolution_of, valid_decision
from ceremonies.selectors.organisations import term_of
from ceremonies.services.decisions.signing import Occasion, Signing, office_of
from ceremonies.services.decisions.snapshots import snapshot_of
from ceremonies.services.numbering import allocate, void_number
from members.clock import today
from members.services.audit import record
from members.services.errors import Refused
from members.services.stored_files import store_file


def issue_decision(
    *,
    actor,
    candidacy: Candidacy,
    kind: DecisionKind,
    issued_on: date,
    reason: str = "",
    replacing: bool = False,
    redone: bool = False,
) -> Decision:
    """Numbers, renders and stores the decision; runs inside the transaction of the workflow step.

    `replacing`: it names the void one whose place it takes. `reason`, `redone`: see `Occasion`.
    """
    authority = candidacy.authority
    _refuse_wrong_day(candidacy, kind, issued_on)
    number = _next_number(authority, issued_on)
    signing = Signing(actor, issued_on, str(number), secrets.token_hex(10))  # 80 bits
    occasion = Occasion(reason, last_void(candidacy, kind) if replacing else None, redone)
    try:
        snapshot = snapshot_of(candidacy, kind, signing, occasion)
        content = render_decision(snapshot)
    except ValueError as unprintable:
        raise Refused(str(unprintable)) from unprintable
    pdf = store_file(content, content_type="application/pdf")
    decision = Decision.objects.create(
        candidacy=candidacy,
        kind=kind,
        organisation=authority,
        number=number,
        number_text=str(number),
        issued_on=issued_on,
        person_name=candidacy.person.full_name,
        signer=actor,
        signer_name=actor.full_name,
        signer_office=office_of(actor, authority),
        snapshot=snapshot,
        pdf=pdf,
        verification_code=signing.verification_code,
    )
    record(actor=actor, action="decision.issue", obj=decision, sha256=pdf.sha256, number=str(number))
    return decision


def _refuse_wrong_day(candidacy: Candidacy, kind: DecisionKind, issued_on: date) -> None:
    """Not before what it rests on: the deciding vote; of a cancellation the decision and the ceremony it undoes; of a
    leaving the cell's resolution."""
    if kind == DecisionKind.CANCELLATION:
        decided = valid_decision(candidacy, DecisionKind.ADMISSION).issued_on
        first, what = max(decided, candidacy.ceremony_on or decided), "ngày ban hành, ngày kết nạp"
    elif kind == DecisionKind.LEAVING:
        first = candidacy.resolutions.get(kind=ResolutionKind.LEAVING, superseded=False).held_on
        what = "ngày họp chi bộ"
    else:
        vote = resolution_of(candidacy, Matter(kind), ResolutionKind.AUTHORITY)
        if vote is None:
            raise Refused("Cấp có thẩm quyền chưa biểu quyết nên chưa ban hành được quyết định.")
        first, what = vote.held_on, "ngày họp"
    if not first <= issued_on <= today():
        raise Refused(f"Ngày ban hành phải từ {what} {first:%d/%m/%Y} đến hôm nay.")


def _next_number(authority, issued_on: date) -> IssuedNumber:
    """Numbers and dates of one register rise together."""
    term = term_of(authority, issued_on)
    if term is None:
        raise Refused(
            f"{authority} chưa khai báo nhiệm kỳ vào ngày {issued_on:%d/%m/%Y} nên chưa lấy được số."
        )
    number = allocate(organisation=authority, document_type=DocumentType.DECISION, term=term)
    last = Decision.objects.filter(number__register=number.register).order_by("-number__value").first()
    if last and issued_on < last.issued_on:
        raise Refused(
            f"Ngày ban hành không được trước ngày {last.issued_on:%d/%m/%Y} của {last.number_text}."
        )
    return number


def void_decision(*, actor, candidacy: Candidacy, kind: DecisionKind, reason: str) -> None:
    """The number stays in the register as void with its reason; the paper stays readable."""
    decision = valid_decision(candidacy, kind)
    void_number(actor=actor, number=decision.number, reason=reason)
    record(actor=actor, action="decision.void", obj=decision, reason=reason)
