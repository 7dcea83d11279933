from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from members.models import AuditEntry, Term
from members.services.errors import Conflict, Refused
from members.services.terms import change_term, open_term
from tests.cast import OFFICES, PLAIN

KEEPERS = {  # of each organisation: the administrator and its own office-holders
    "DUC": {"quan_tri", "van_phong", "dang_uy"},
    "CB1": {"quan_tri", "chi_bo"},
    "CD1": {"quan_tri", "doan_vien"},
}


@pytest.mark.parametrize("code", KEEPERS)
def test_who_keeps_an_organisation_keeps_its_terms(cast, code):
    may_do = set()
    for account in {row[0] for row in (*OFFICES, *PLAIN)}:
        with transaction.atomic():
            try:
                term = Term(organisation=cast.organisations[code], name="Sau", starts_on=date(2031, 1, 1))
                open_term(actor=cast.users[account], term=term)
                may_do.add(account)
            except PermissionDenied:
                continue
            transaction.set_rollback(True)
    assert may_do == KEEPERS[code]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2024, 1, 1), date(2025, 5, 18)),  # ends on the first day
        (date(2025, 6, 1), date(2025, 7, 1)),
        (date(2030, 5, 18), None),  # begins on the last day
        (date(2024, 1, 1), None),
    ],
)
def test_two_terms_of_one_organisation_have_no_day_in_common(cast, first, last):
    Term.objects.create(
        organisation=cast.CB1, name="2025 – 2030", starts_on=date(2025, 5, 18), ends_on=date(2030, 5, 18)
    )
    with pytest.raises(Refused, match="trùng với nhiệm kỳ 2025 – 2030"):
        open_term(
            actor=cast.chi_bo, term=Term(organisation=cast.CB1, name="Khác", starts_on=first, ends_on=last)
        )
    next_one = open_term(
        actor=cast.chi_bo, term=Term(organisation=cast.CB1, name="Sau", starts_on=date(2030, 5, 19))
    )
    next_one.starts_on = date(2030, 5, 18)
    with pytest.raises(Refused, match="trùng với nhiệm kỳ 2025 – 2030"):
        change_term(actor=cast.chi_bo, term=next_one, version=1)


def test_a_term_is_put_right_and_the_slower_editor_is_told(cast):
    term = cast.DUC.terms.get()
    term.name, term.ends_on = "2025 – 2028", date(2028, 12, 31)
    change_term(actor=cast.van_phong, term=term, version=1)
    assert Term.objects.values_list("name", "ends_on", "version").get(pk=term.pk) == (
        "2025 – 2028",
        date(2028, 12, 31),
        2,
    )
    entry = AuditEntry.objects.order_by("-seq").first()
    assert (entry.action, entry.data["before"]["name"], entry.data["after"]["name"]) == (
        "term.change",
        "2025 – 2030",
        "2025 – 2028",
    )
    with pytest.raises(Conflict):
        change_term(actor=cast.dang_uy, term=term, version=1)


@pytest.mark.parametrize(
    "values",
    [
        {"starts_on": date(2026, 1, 1), "ends_on": date(2025, 1, 1)},
        {"starts_on": date(2025, 1, 1), "ends_on": date(2026, 1, 1)},  # another one begins that day
        {"starts_on": date(2027, 1, 1)},  # another one is open
    ],
)
def test_the_database_refuses_what_no_service_writes(cast, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(organisation=cast.DUC, name="Khác", **values)
