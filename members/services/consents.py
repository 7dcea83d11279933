"""Consent to the processing of personal data (Luật 91/2025/QH15, Điều 9): given, written down, taken back."""

from datetime import date

from django.db import transaction

from members import clock
from members.clock import today
from members.models import Consent, Person
from members.permissions import may
from members.selectors.consents import last_consent
from members.services.access import require
from members.services.audit import record
from members.services.consent_text import TEXT, VERSION
from members.services.errors import Refused


@transaction.atomic
def give_consent(*, actor, person: Person) -> Consent:
    """By the person concerned, with a click on the text shown."""
    require(may(actor, "consent.give", person))
    return _give(actor, person, today())


@transaction.atomic
def record_consent(*, actor, person: Person, given_on: date, paper_kept_at: str) -> Consent:
    """Signed on paper; `paper_kept_at` says where the paper lies."""
    require(may(actor, "consent.record", person))
    if not paper_kept_at.strip():
        raise Refused("Hãy ghi nơi giữ bản giấy đã ký.")
    return _give(actor, person, given_on, paper_kept_at.strip())


@transaction.atomic
def withdraw_consent(*, actor, person: Person, withdrawn_on: date, paper_kept_at: str = "") -> Consent:
    """By the person, or as they asked on paper. What was issued before stays."""
    own = may(actor, "consent.give", person)
    require(own or may(actor, "consent.record", person))
    last = _last_locked(person)
    if last is None or last.withdraws:
        raise Refused("Người này không có sự đồng ý nào đang có hiệu lực.")
    if not own and not paper_kept_at.strip():
        raise Refused("Hãy ghi nơi giữ văn bản rút lại của người này.")
    _refuse_impossible(person, withdrawn_on)
    if withdrawn_on < last.given_on:
        raise Refused(f"Ngày rút lại không được trước ngày đồng ý {last.given_on:%d/%m/%Y}.")
    return _write(
        actor,
        person,
        text_version=last.text_version,
        text=last.text,
        given_on=withdrawn_on,
        withdraws=True,
        paper_kept_at=paper_kept_at.strip(),
    )


def _give(actor, person: Person, given_on: date, paper_kept_at: str = "") -> Consent:
    last = _last_locked(person)
    if last and not last.withdraws and last.text_version == VERSION:
        raise Refused(f"Đã có sự đồng ý với văn bản này, ngày {last.given_on:%d/%m/%Y}.")
    _refuse_impossible(person, given_on)
    if last and given_on < last.given_on:
        raise Refused(f"Ngày đồng ý không được trước lần ghi gần nhất {last.given_on:%d/%m/%Y}.")
    text = {"text_version": VERSION, "text": TEXT}
    return _write(actor, person, **text, given_on=given_on, paper_kept_at=paper_kept_at)


def _last_locked(person: Person) -> Consent | None:
    """Two clicks at once wait for each other."""
    Person.objects.select_for_update().get(pk=person.pk)
    return last_consent(person)


def _refuse_impossible(person: Person, day: date) -> None:
    if day > today():
        raise Refused("Ngày này không được ở tương lai.")
    if day <= person.birth_date:
        raise Refused("Ngày này không thể trước ngày sinh.")


def _write(actor, person: Person, **values) -> Consent:
    consent = Consent.objects.create(person=person, recorded_by=actor, recorded_at=clock.now(), **values)
    action = "consent.withdraw" if consent.withdraws else "consent.give"
    said = {"text_version": consent.text_version, "on": consent.given_on, "paper": consent.paper_kept_at}
    record(actor=actor, action=action, obj=person, **said)
    return consent
