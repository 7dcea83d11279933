"""Whose political standard is verified, how, and what came back (06-HD/TW §3.4)."""

from datetime import date

from django.db import transaction

from ceremonies.choices import PaperKind, Relation, VerificationWay
from ceremonies.models import Candidacy, Paper, Verification
from ceremonies.selectors.verifications import checklist_day
from ceremonies.services.candidacies import as_it_is, save_paper
from ceremonies.services.dues import refresh_dues
from members.clock import today
from members.names import normalise
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused
from members.services.versions import save_version

FIELDS = [
    *("relation", "name", "way", "is_party_member", "confirmed_by", "asked_of", "letter_number"),
    *("sent_on", "returned_on", "result", "note"),
]


@transaction.atomic
def write_verification(*, actor, verification: Verification, version: int | None = None) -> Verification:
    """A new row, or the row with the version the user saw."""
    require(may(actor, "verification.edit", as_it_is(verification.candidacy_id)))
    verification.name = normalise(verification.name)
    _refuse_impossible(verification)
    if verification.pk is None:
        verification.save(force_insert=True)
        action = "verification.create"
    else:
        save_version(verification, version, FIELDS)
        action = "verification.change"
    refresh_dues(verification.candidacy_id)
    record(actor=actor, action=action, obj=verification, **_written(verification))
    return verification


@transaction.atomic
def write_family(*, actor, verifications: list[Verification]) -> list[Verification]:
    """Several people at once: all or none."""
    return [write_verification(actor=actor, verification=each) for each in verifications]


@transaction.atomic
def write_results(*, actor, candidacy: Candidacy, results: list[tuple[Verification, int]]) -> Paper | None:
    """Several results at once, all or none. With the last one the checklist gets its day; answers that entry."""
    for row, version in results:
        write_verification(actor=actor, verification=row, version=version)
    undated = candidacy.papers.filter(kind=PaperKind.VERIFICATION, issued_on=None).exists()
    return date_checklist(actor=actor, candidacy=candidacy) if undated and checklist_day(candidacy) else None


def note_letter(*, rows: list[Verification], number: str, dated: date) -> None:
    """The letter that asks about these people was made: its number and day, and from then on the clock of the answer.

    Runs within the transaction that makes the letter, whose audit entry names it. What the cell wrote itself stays.
    """
    for row in rows:
        if row.is_done or row.letter_number:
            continue
        row.letter_number, row.sent_on = number, row.sent_on or dated
        save_version(row, row.version, ["letter_number", "sent_on"])
    if rows:
        refresh_dues(rows[0].candidacy_id)


@transaction.atomic
def remove_verification(*, actor, verification: Verification, version: int) -> None:
    """A row written by mistake; the audit keeps what it said."""
    require(may(actor, "verification.edit", as_it_is(verification.candidacy_id)))
    record(actor=actor, action="verification.remove", obj=verification, **_written(verification))
    if not Verification.objects.filter(pk=verification.pk, version=version).delete()[0]:
        raise Conflict("Dòng này vừa được người khác sửa hoặc bỏ. Hãy mở lại hồ sơ.")
    refresh_dues(verification.candidacy_id)


@transaction.atomic
def date_checklist(*, actor, candidacy: Candidacy) -> Paper:
    """All results are back: the entry "kết quả thẩm tra" of the checklist gets the day of the last one."""
    require(may(actor, "paper.edit", as_it_is(candidacy.pk)))
    day = checklist_day(candidacy)
    paper = candidacy.papers.filter(kind=PaperKind.VERIFICATION, issued_on=None).first()
    if day is None or paper is None:
        raise Refused("Chưa ghi được vào danh mục: còn kết quả thẩm tra chưa về, hoặc danh mục đã có ngày.")
    paper.issued_on = day
    return save_paper(actor=actor, paper=paper, version=paper.version)


def _written(verification: Verification) -> dict:
    return {"candidacy": verification.candidacy_id} | {
        name: getattr(verification, name) for name in FIELDS if getattr(verification, name)
    }


def _refuse_impossible(verification: Verification) -> None:
    errors = [*_exemption_errors(verification), *_day_errors(verification)]
    if errors:
        raise Refused(" ".join(errors))


def _exemption_errors(verification: Verification) -> list[str]:
    """Who is exempt, and by whose word (06-HD/TW §3.4c)."""
    if verification.way != VerificationWay.EXEMPT:
        return []
    if verification.relation == Relation.SELF:
        return ["Bản thân người vào Đảng luôn phải được thẩm tra."]
    errors = []
    if not verification.confirmed_by.strip():
        errors.append("Hãy ghi cấp ủy quản lý đảng viên đã xác nhận lý lịch.")
    if not (verification.is_party_member or verification.note.strip()):
        errors.append("Người này không phải đảng viên: hãy ghi chú rõ người thân nào là đảng viên.")
    return errors


def _day_errors(verification: Verification) -> list[str]:
    sent, returned = verification.sent_on, verification.returned_on
    errors = []
    if any(day and day > today() for day in (sent, returned)):
        errors.append("Ngày gửi và ngày có kết quả không được ở tương lai.")
    if any(day and day <= verification.candidacy.person.birth_date for day in (sent, returned)):
        errors.append("Ngày gửi và ngày có kết quả phải sau ngày sinh của người vào Đảng.")
    if sent and returned and returned < sent:
        errors.append("Ngày có kết quả không được trước ngày gửi.")
    if bool(returned) != bool(verification.result):
        errors.append("Hãy ghi cả kết quả và ngày có kết quả.")
    return errors
