"""Numbers of papers: 1, 2, 3 … without gap or duplicate, whoever asks at once and whoever dies meanwhile."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from ceremonies.choices import DocumentType
from ceremonies.models import IssuedNumber, Register
from ceremonies.services.numbering import allocate, void_number
from members.clock import today
from members.models import Organisation, Term
from members.services.errors import Conflict
from tests import jobs
from tests.cast import START, make_cast


def give(organisation, term=None):
    with transaction.atomic():
        return allocate(
            organisation=organisation,
            document_type=DocumentType.DECISION,
            term=term or Term.objects.get(organisation=organisation, starts_on=START),
        )


def test_numbers_count_up_in_each_register_on_its_own(cast):
    given = [(n.value, str(n)) for n in (give(cast.DUB), give(cast.DUC), give(cast.DUB))]
    assert given == [(1, "Số 01-QĐ/ĐU"), (1, "Số 01-QĐ/ĐU"), (2, "Số 02-QĐ/ĐU")]


def test_a_new_term_begins_with_01(cast):
    give(cast.DUB)
    cast.DUB.terms.update(ends_on=today() - timedelta(days=1))
    new = Term.objects.create(organisation=cast.DUB, name="2030 – 2035", starts_on=today())
    assert [give(cast.DUB, new).value, give(cast.DUB).value, give(cast.DUB, new).value] == [1, 2, 2]


def test_a_number_keeps_the_symbol_it_was_given_with(cast):
    number = give(cast.DUB)
    Organisation.objects.filter(pk=cast.DUB.pk).update(symbol="ĐUB")
    assert str(IssuedNumber.objects.get(pk=number.pk)) == "Số 01-QĐ/ĐU"
    cast.DUB.refresh_from_db()
    assert str(give(cast.DUB)) == "Số 02-QĐ/ĐUB"


def test_what_is_rolled_back_was_never_given(cast):
    give(cast.DUB)
    with transaction.atomic():
        give(cast.DUB)
        transaction.set_rollback(True)
    assert give(cast.DUB).value == 2


def test_the_hundredth_number_has_three_digits(cast):
    give(cast.DUB)
    Register.objects.update(last=98)
    assert [str(give(cast.DUB)) for _ in range(2)] == ["Số 99-QĐ/ĐU", "Số 100-QĐ/ĐU"]


def test_a_void_number_stays_with_its_reason_and_is_voided_once(cast):
    number = give(cast.DUB)
    void_number(actor=cast.cap_tren, number=number, reason="In sai")
    with pytest.raises(Conflict):
        void_number(actor=cast.dang_uy, number=number, reason="Lần nữa")
    number.refresh_from_db()
    assert (number.void_by, number.void_reason, number.value) == (cast.cap_tren, "In sai", 1)
    assert give(cast.DUB).value == 2


def test_the_database_refuses_a_number_twice(cast):
    number = give(cast.DUB)
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedNumber.objects.create(
            register=number.register, value=1, symbol="ĐU", issued_at=number.issued_at
        )


def test_outside_a_transaction_no_number_is_given(scratch):
    cast = make_cast()
    term = Term.objects.get(organisation=cast.DUB)
    with pytest.raises(RuntimeError):
        allocate(organisation=cast.DUB, document_type=DocumentType.DECISION, term=term)
    assert Register.objects.count() == 0


def test_eight_processes_at_once_some_rolled_back_some_killed(scratch):
    """8 × 50 numbers; a fifth of the transactions is rolled back, two processes die in the middle."""
    cast = make_cast()
    said = scratch.run(jobs.allocate_numbers, kill=2, organisation=cast.DUB.pk, rounds=50)
    given = [value for _, what, value in said if what == "given"]
    kept = sorted(IssuedNumber.objects.values_list("value", flat=True))
    assert kept == list(range(1, len(kept) + 1))
    assert Register.objects.get().last == len(kept)
    assert len(given) == len(set(given))
    assert set(given) <= set(kept)  # nothing that was acknowledged is lost
    assert len(kept) - len(given) <= 2  # a killed process may have been given one that it could not tell of
    assert len({process for process, *_ in said}) == 8
    assert len([line for line in said if line[0] >= 2]) == 6 * 50
    assert {what for _, what, _ in said} == {"given", "rolled back"}
