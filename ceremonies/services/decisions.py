"""Issuing, voiding and reading decisions. An issued decision is never changed and never printed anew."""

import secrets
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from ceremonies.choices import DecisionKind, DocumentType, Matter, ResolutionKind
from ceremonies.documents import DecisionFacts, decision_snapshot, render_decision
from ceremonies.documents.forms.decisions import RecognitionFacts, recognition_snapshot
from ceremonies.models import Candidacy, Decision, IssuedNumber
from ceremonies.selectors.organisations import mode_of, term_of
from ceremonies.services.numbering import allocate, void_number
from members.choices import DecisionMode, Role
from members.clock import today
from members.models import Appointment
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.stored_files import read_file, store_file

_OFFICES = {Role.SECRETARY: "BÍ THƯ", Role.DEPUTY_SECRETARY: "PHÓ BÍ THƯ"}


def issue_decision(
    *, actor, candidacy: Candidacy, kind: DecisionKind, issued_on: date, reason: str = ""
) -> Decision:
    """Numbers, renders and stores the decision; runs inside the transaction of the workflow step."""
    authority = candidacy.authority
    vote = _resolution(candidacy, _MATTER[kind], ResolutionKind.AUTHORITY)
    if not vote.held_on <= issued_on <= today():
        raise Refused(f"Ngày ban hành phải từ ngày họp {vote.held_on:%d/%m/%Y} đến hôm nay.")
    number = allocate(
        organisation=authority, document_type=DocumentType.DECISION, term=term_of(authority, issued_on)
    )
    _refuse_before_last(number, issued_on)
    code = secrets.token_hex(10)  # 80 bits
    facts = decision_facts(
        candidacy, kind=kind, signer=actor, issued_on=issued_on, number=str(number), verification_code=code
    )
    try:
        snapshot = _SNAPSHOTS[kind](facts)
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
        person_name=facts.person_name,
        signer=actor,
        signer_name=facts.signer_name,
        signer_office=facts.signer_office,
        snapshot=snapshot,
        pdf=pdf,
        verification_code=code,
    )
    record(actor=actor, action="decision.issue", obj=decision, sha256=pdf.sha256, number=str(number))
    return decision


def _refuse_before_last(number: IssuedNumber, issued_on: date) -> None:
    """Numbers and dates of one register rise together."""
    last = Decision.objects.filter(number__register=number.register).order_by("-number__value").first()
    if last and issued_on < last.issued_on:
        raise Refused(
            f"Ngày ban hành không được trước ngày {last.issued_on:%d/%m/%Y} của {last.number_text}."
        )


def void_decision(*, actor, candidacy: Candidacy, kind: DecisionKind, reason: str) -> None:
    """The number stays in the register as void with its reason; the paper stays readable."""
    decision = candidacy.decisions.get(kind=kind, number__void_at__isnull=True)
    void_number(actor=actor, number=decision.number, reason=reason)
    record(actor=actor, action="decision.void", obj=decision, reason=reason)


#: What the votes that a decision rests on were about.
_MATTER = {
    DecisionKind.ADMISSION: Matter.ADMISSION,
    DecisionKind.RECOGNITION: Matter.RECOGNITION,
}
_SNAPSHOTS = {
    DecisionKind.ADMISSION: decision_snapshot,
    DecisionKind.RECOGNITION: recognition_snapshot,
}


def decision_facts(
    candidacy: Candidacy,
    *,
    kind: DecisionKind,
    signer,
    issued_on: date | None,
    number: str = "",
    verification_code: str = "",
) -> DecisionFacts | RecognitionFacts:
    """Plain values of the file as the decision prints them."""
    person, authority, committee = candidacy.person, candidacy.authority, candidacy.committee
    matter = _MATTER[kind]
    cell_vote = _resolution(candidacy, matter, ResolutionKind.CELL)
    proposal = _resolution(candidacy, matter, ResolutionKind.COMMITTEE)
    deciding_vote = _resolution(candidacy, matter, ResolutionKind.AUTHORITY)
    decided_on = deciding_vote.held_on if deciding_vote else today()
    common = dict(
        person_name=person.full_name,
        birth_date=person.birth_date,
        native_place=person.native_place,
        department=person.department.name if person.department else "",
        cell_name=candidacy.cell.name,
        cell_resolution_number=cell_vote.number,
        cell_resolution_date=cell_vote.held_on,
        committee_name=committee.name,
        proposal_number=proposal.number if proposal else None,
        proposal_date=proposal.held_on if proposal else None,
        authority_name=authority.name,
        authority_mode=mode_of(authority, decided_on) or DecisionMode.STANDING,
        parent_name=authority.letterhead_parent or (authority.parent.name if authority.parent else ""),
        issuer_name=authority.letterhead_name or authority.name,
        place=authority.place,
        signer_name=signer.full_name if signer else "",
        signer_office=_office(signer, authority) if signer else "BÍ THƯ",
        issued_on=issued_on,
        number=number,
        verification_code=verification_code,
        **_words(candidacy.policy.data, kind),
    )
    if kind == DecisionKind.RECOGNITION:
        official_from = candidacy.probation_ends_on
        return RecognitionFacts(**common, admitted_on=candidacy.ceremony_on, official_from=official_from)
    return DecisionFacts(**common)


def _words(policy: dict, kind: DecisionKind) -> dict:
    if kind == DecisionKind.ADMISSION:
        rule = policy["decision"]
        return {"legal_grounds": rule["legal_grounds"], "form": rule["form"]}
    rule = policy["decisions"][kind]
    return {"legal_grounds": rule["legal_grounds"], "form": policy["forms"][rule["paper"]]["label"]}


def _resolution(candidacy: Candidacy, matter: Matter, kind: ResolutionKind):
    return candidacy.resolutions.filter(matter=matter, kind=kind, superseded=False).first()


def _office(signer, authority) -> str:
    """The office in which the signer signs for the authority today."""
    held = Appointment.objects.current(today()).filter(
        user=signer, organisation=authority, role__in=list(_OFFICES)
    )
    roles = {Role(role) for role in held.values_list("role", flat=True)}
    if not roles:
        raise PermissionDenied
    return _OFFICES[Role.SECRETARY if Role.SECRETARY in roles else Role.DEPUTY_SECRETARY]


def draft_pdf(*, actor, candidacy: Candidacy) -> bytes:
    """The decision as it would read now: a watermark, no number, nothing stored. Refused while words are missing."""
    require(may(actor, "candidacy.view_votes", candidacy))
    kind = DecisionKind.RECOGNITION if candidacy.ceremony_on else DecisionKind.ADMISSION
    voted = _resolution(candidacy, _MATTER[kind], ResolutionKind.CELL)
    if not (candidacy.committee and candidacy.authority and voted):
        raise Refused("Chưa lập được dự thảo: phải có nghị quyết của chi bộ và biết cấp có thẩm quyền.")
    try:
        snapshot = _SNAPSHOTS[kind](decision_facts(candidacy, kind=kind, signer=None, issued_on=None))
        content = render_decision(snapshot, draft=True)
    except ValueError as unprintable:
        raise Refused(f"Chưa lập được dự thảo. {unprintable}") from unprintable
    record(actor=actor, action="decision.draft", obj=candidacy)
    return content


def decision_bytes(*, actor, decisions: Sequence[Decision]) -> list[bytes]:
    """The stored bytes, each reading written to the audit chain."""
    if not all(may(actor, "view", decision) for decision in decisions):
        raise PermissionDenied
    with transaction.atomic():
        for decision in decisions:
            record(actor=actor, action="decision.download", obj=decision, sha256=decision.pdf.sha256)
    return [read_file(decision.pdf) for decision in decisions]
