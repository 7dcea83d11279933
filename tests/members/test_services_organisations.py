"""Organisations keep their tree: whatever is moved where, "this and all below" stays one range of paths."""

from datetime import date
from random import Random

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremonies.choices import State
from ceremonies.models import Candidacy
from members.choices import DecisionMode, OrganisationKind
from members.clock import today
from members.models import AuditEntry, DecisionAuthority, Organisation, Person, Term
from members.permissions import visible_to
from members.services.errors import Conflict, Refused
from members.services.organisations import (
    save_organisation,
    set_authority,
    write_organisation,
)
from members.services.terms import open_term
from tests.cast import OFFICES, PLAIN
from tests.road import bring

K = OrganisationKind


def unit(cast, code="P", parent=None, **values) -> Organisation:
    known = {"kind": K.DEPARTMENT, "code": code, "name": f"Đơn vị {code}", "parent": parent}
    return save_organisation(actor=cast.quan_tri, organisation=Organisation(**known | values))


def fresh(organisation) -> Organisation:
    return Organisation.objects.get(pk=organisation.pk)


def below(organisation) -> set[str]:
    return set(Organisation.objects.under(fresh(organisation).path).values_list("code", flat=True))


# --- making and changing ------------------------------------------------------------------------


def test_a_new_organisation_lies_under_its_superior_and_is_found_without_marks(cast):
    made = unit(cast, "PTC", cast.PM1, name="  Tổ   Tài chính – Đầu tư ")
    assert made.path == fresh(cast.PM1).path + made.path[-6:]
    assert (made.name, made.search_key) == ("Tổ Tài chính – Đầu tư", "to tai chinh – dau tu ptc")
    entry = AuditEntry.objects.latest("seq")
    assert (entry.action, entry.actor, entry.object_id) == ("organisation.create", cast.quan_tri, made.pk)
    assert entry.data["after"]["parent"] == cast.PM1.pk


def test_a_change_is_written_down_before_and_after(cast):
    cast.PM1.name = "Phòng Tổng hợp"
    save_organisation(actor=cast.quan_tri, organisation=cast.PM1, version=cast.PM1.version)
    data = AuditEntry.objects.latest("seq").data
    assert {k: (data["before"][k], v) for k, v in data["after"].items() if data["before"][k] != v} == {
        "name": ("Phòng Một", "Phòng Tổng hợp")
    }


def test_only_the_administrator_manages_organisations(cast):
    mode = DecisionAuthority(organisation=cast.DUC, mode=DecisionMode.COLLECTIVE, starts_on=today())
    for account in {row[0] for row in (*OFFICES, *PLAIN)} - {"quan_tri"}:
        actor = cast.users[account]
        with pytest.raises(PermissionDenied):
            save_organisation(actor=actor, organisation=Organisation(kind=K.DEPARTMENT, code="X", name="X"))
        with pytest.raises(PermissionDenied):
            save_organisation(actor=actor, organisation=cast.CB1, version=1)
        with pytest.raises(PermissionDenied):
            set_authority(actor=actor, authority=mode)
    assert (Term.objects.count(), DecisionAuthority.objects.count()) == (2, 1)


def test_terms_and_authority_are_written_down(cast):
    open_term(actor=cast.quan_tri, term=Term(organisation=cast.CB1, name="2025 – 2027", starts_on=today()))
    mode = DecisionAuthority(organisation=cast.DUC, mode=DecisionMode.COLLECTIVE, starts_on=today())
    set_authority(actor=cast.quan_tri, authority=mode)
    assert [(e.action, e.object_id, e.data) for e in AuditEntry.objects.order_by("-seq")[:2]] == [
        ("organisation.authority", cast.DUC.pk, {"mode": "collective"}),
        ("organisation.term", cast.CB1.pk, {"term": "2025 – 2027"}),
    ]


def test_of_two_editors_the_slower_one_is_told(cast):
    one, other = fresh(cast.PM1), fresh(cast.PM1)
    one.place, other.place = "Huế", "Đà Nẵng"
    save_organisation(actor=cast.quan_tri, organisation=one, version=1)
    with pytest.raises(Conflict) as conflict:
        save_organisation(actor=cast.quan_tri, organisation=other, version=1)
    assert conflict.value.who == cast.quan_tri.full_name
    assert fresh(cast.PM1).place == "Huế"


def test_a_code_is_used_once(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        unit(cast, "PM1")


# --- moving -------------------------------------------------------------------------------------


def test_nothing_is_put_under_itself_or_below_itself(cast):
    tree = {"A": unit(cast, "A")}
    for code, above in (("B", "A"), ("C", "B")):
        tree[code] = unit(cast, code, tree[above])
    for above in ("A", "B", "C"):
        moved = fresh(tree["A"])
        moved.parent = fresh(tree[above])
        with pytest.raises((Refused, IntegrityError)), transaction.atomic():
            save_organisation(actor=cast.quan_tri, organisation=moved, version=moved.version)
    assert below(tree["A"]) == {"A", "B", "C"}


def test_a_superior_that_moved_while_the_page_was_open(cast):
    """The form holds rows as they were; the paths come out as they are."""
    a, b, c = unit(cast, "A"), unit(cast, "B"), unit(cast, "C")
    child = unit(cast, "A1", a)
    seen_child, seen_a = fresh(child), fresh(a)
    moved = fresh(a)
    moved.parent = b
    save_organisation(actor=cast.quan_tri, organisation=moved, version=moved.version)
    seen_child.place = "Hà Nội"  # its own row has not changed, so its version is still good
    save_organisation(actor=cast.quan_tri, organisation=seen_child, version=seen_child.version)
    unit(cast, "A2", seen_a)
    assert below(b) == {"A", "A1", "A2", "B"}
    assert below(c) == {"C"}


def test_a_tree_has_at_most_twenty_levels(cast):
    above = None
    for level in range(20):
        above = unit(cast, f"L{level}", above)
    with pytest.raises(Refused, match="20 cấp"):
        unit(cast, "L20", above)
    root, top = unit(cast, "R"), Organisation.objects.get(code="L0")
    top.parent = root
    with pytest.raises(Refused, match="20 cấp"), transaction.atomic():
        save_organisation(actor=cast.quan_tri, organisation=top, version=top.version)
    assert len(below(top)) == 20


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), count=st.integers(2, 12), moves=st.integers(0, 15))
def test_paths_agree_with_the_tree_after_any_moves(db, seed, count, moves):
    random = Random(seed)  # noqa: S311 — trees, not secrets
    with transaction.atomic():
        rows: list[Organisation] = []  # as pages hold them: rarely read again
        parents: dict[int, int | None] = {}
        for number in range(count + moves):
            row = random.choice(rows) if len(rows) >= count else None
            if row is None:
                row = Organisation(kind=K.DEPARTMENT, code=f"X{number}", name="X")
                rows.append(row)
            elif random.random() < 0.3:
                row.refresh_from_db()
            above = random.choice([*rows, None])
            if above is row and row.pk is None:
                above = None
            _move(row, above, parents)
        for pk in parents:
            path = Organisation.objects.get(pk=pk).path
            assert len(path) == 6 * len(_line(parents, pk))
            assert set(Organisation.objects.under(path).values_list("pk", flat=True)) == {
                other for other in parents if pk in _line(parents, other)
            }
        transaction.set_rollback(True)


def _line(parents: dict, pk: int | None) -> list[int]:
    line = []
    while pk is not None:
        line.append(pk)
        pk = parents[pk]
    return line


def _move(row: Organisation, above: Organisation | None, parents: dict) -> None:
    """Tries it, and keeps the tree by hand."""
    circle = row.pk is not None and above is not None and row.pk in _line(parents, above.pk)
    known, row.parent = row.parent, above
    if circle:
        with pytest.raises(Refused, match="dưới chính nó"):
            write_organisation(actor=None, organisation=row)
        row.parent = known
    else:
        write_organisation(actor=None, organisation=row)
        parents[row.pk] = above.pk if above else None


def test_rights_follow_a_moved_cell(cast):
    """The committee above sees the files and people of the cells that are under it now."""
    candidacy = bring(cast, State.RECEIVED)
    other = write_organisation(
        actor=None,
        organisation=Organisation(kind=K.GRASSROOTS_COMMITTEE, code="DUK", name="Khác", parent=cast.DUB),
    )
    assert candidacy in visible_to(cast.dang_uy, Candidacy)
    cast.CB1.parent = other
    save_organisation(actor=cast.quan_tri, organisation=cast.CB1, version=cast.CB1.version)
    assert candidacy not in visible_to(cast.dang_uy, Candidacy)
    assert cast.dung not in visible_to(cast.dang_uy, Person)
    assert candidacy in visible_to(cast.cap_tren, Candidacy)
    assert candidacy in visible_to(cast.chi_bo, Candidacy)


# --- terms and authority ------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["CB1", "DTN", "CDC", "PM1"])
def test_only_committees_that_may_decide_get_authority(cast, code):
    mode = DecisionAuthority(
        organisation=cast.organisations[code], mode=DecisionMode.STANDING, starts_on=today()
    )
    with pytest.raises(Refused, match="mới có thẩm quyền quyết định kết nạp"):
        set_authority(actor=cast.quan_tri, authority=mode)
    assert DecisionAuthority.objects.count() == 1


def test_a_department_has_no_term(cast):
    with pytest.raises(Refused, match="Đơn vị không có nhiệm kỳ"):
        open_term(actor=cast.quan_tri, term=Term(organisation=cast.PM1, name="Mới", starts_on=today()))


def test_a_new_period_ends_the_one_without_an_end_the_day_before(cast):
    open_term(actor=cast.quan_tri, term=Term(organisation=cast.DUC, name="Mới", starts_on=date(2026, 5, 1)))
    mode = DecisionAuthority(organisation=cast.DUB, mode=DecisionMode.COLLECTIVE, starts_on=date(2026, 6, 1))
    set_authority(actor=cast.quan_tri, authority=mode)

    assert list(cast.DUC.terms.values_list("starts_on", "ends_on")) == [
        (date(2026, 5, 1), None),
        (date(2025, 1, 1), date(2026, 4, 30)),
    ]
    assert list(cast.DUB.authorities.values_list("mode", "ends_on")) == [
        ("collective", None),
        ("standing", date(2026, 5, 31)),
    ]
    assert [(e.action, e.data) for e in AuditEntry.objects.order_by("-seq")[:4]] == [
        ("organisation.authority", {"mode": "collective"}),
        ("organisation.authority_end", {"last_day": "2026-05-31"}),
        ("organisation.term", {"term": "Mới"}),
        ("organisation.term_end", {"last_day": "2026-04-30"}),
    ]
    assert cast.DUB.terms.get().ends_on is None
