"""Numbers and decisions, once all files are known: numbers and dates of one register rise together."""

from datetime import date, datetime, time
from itertools import groupby
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils import timezone

from ceremonies.choices import DecisionKind, DocumentType
from ceremonies.documents import render_decision
from ceremonies.documents.samples import sample_snapshot
from ceremonies.management.load_test_data.office import Body
from ceremonies.models import Decision, IssuedNumber, Register
from members.models import Term
from members.services import bulk
from members.services.stored_files import store_file

_ZONE = ZoneInfo(timezone.get_default_timezone_name())


class Decided(NamedTuple):
    """`place`: of the authority among the bodies."""

    place: int
    issued_on: date
    candidacy: int
    kind: str
    person: str


def write_decisions(decided: list[Decided], bodies: list[Body], random: Random) -> None:
    """One invented paper stands for all: what it says in full is not the matter here."""
    snapshot = sample_snapshot("decision", {})
    pdf = store_file(render_decision(snapshot), content_type="application/pdf")
    for place, rows in groupby(sorted(decided), key=lambda one: one.place):
        body, terms = bodies[place], Term.objects.filter(organisation=bodies[place].organisation)
        terms = list(terms.order_by("starts_on"))
        in_terms = groupby(
            rows, key=lambda one: next(t for t in reversed(terms) if t.starts_on <= one.issued_on)
        )
        for term, ones in in_terms:
            _write_register(body, term, list(ones), random, snapshot, pdf.pk)


def _write_register(body: Body, term: Term, rows: list[Decided], random: Random, snapshot, pdf: int) -> None:
    organisation = body.organisation
    register = Register.objects.create(
        organisation=organisation, document_type=DocumentType.DECISION, term=term, last=len(rows)
    )
    numbers = [
        {"register_id": register.pk, "value": value, "symbol": organisation.symbol, "issued_at": _noon(row)}
        for value, row in enumerate(rows, 1)
    ]
    pks = bulk.insert(IssuedNumber, numbers)
    bulk.insert(
        Decision,
        (
            {
                **{"candidacy_id": row.candidacy, "kind": row.kind, "organisation_id": organisation.pk},
                **{"number_id": pk, "number_text": f"Số {value:02d}-QĐ/{organisation.symbol}"},
                **{"issued_on": row.issued_on, "person_name": row.person, "signer_id": body.head.pk},
                **{"signer_name": body.head.full_name, "signer_office": "Bí thư", "pdf_id": pdf},
                "snapshot": _short(snapshot, row),
                "verification_code": f"{random.getrandbits(80):020x}",
            }
            for value, (row, pk) in enumerate(zip(rows, pks, strict=True), 1)
        ),
    )


def _noon(row: Decided) -> datetime:
    return datetime.combine(row.issued_on, time(12), _ZONE)


def _short(snapshot, row: Decided) -> dict:
    """What pages read of it; a hundred thousand whole texts would only make the database large."""
    kept = ("title", "issuer_name", "place", "signatures", "sheet", "family", "parent_name")
    summary = DecisionKind(row.kind).label.removeprefix("Quyết định ")
    return {key: snapshot[key] for key in kept} | {"summary": summary, "issued_on": row.issued_on.isoformat()}
