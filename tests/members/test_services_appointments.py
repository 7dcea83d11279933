"""Offices and the grants that follow them: no right without an office of today, none with a lost grant."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremonies.choices import State
from ceremonies.models import Candidacy
from members import clock
from members.choices import Right, Role
from members.clock import today
from members.models import (
    Appointment,
    AuditEntry,
    OrganisationUserObjectPermission,
    Person,
    User,
)
from members.permissions import grants_of, may, visible_to
from members.services.appointments import (
    close_account,
    end_appointment,
    give_appointment,
    reopen_account,
    sync_grants,
)
from members.services.errors import Conflict, Refused
from tests.cast import OFFICES, PASSWORD, PLAIN
from tests.road import bring
from tests.worlds import granted


def day(ahead: int) -> date:
    return today() + timedelta(days=ahead)


def give(cast, user, role, organisation, first=0, last=None, actor=None):
    """An office from `first` to `last`, in days from today."""
    office = Appointment(
        user=user,
        role=role,
        organisation=organisation,
        starts_on=day(first),
        ends_on=None if last is None else day(last),
    )
    return give_appointment(actor=actor or cast.quan_tri, appointment=office)


def paths(user, right: Right) -> set[str]:
    return grants_of(User.objects.get(pk=user.pk)).paths.get(right, set())


# --- giving -------------------------------------------------------------------------------------


def test_an_office_gives_its_rights_at_its_organisation_and_is_written_down(cast):
    office = give(cast, cast.nguoi_la, Role.COMMITTEE_OFFICE, cast.CB2)
    assert paths(cast.nguoi_la, Right.KEEP_CANDIDACY) == {cast.CB2.path}
    assert paths(cast.nguoi_la, Right.ISSUE_DECISION) == set()
    entry = AuditEntry.objects.latest("seq")
    assert (entry.action, entry.object_id, entry.actor) == ("appointment.give", office.pk, cast.quan_tri)
    assert entry.data == {"user": cast.nguoi_la.pk, "role": "committee_office"}


def test_only_the_administrator_gives_and_ends_offices(cast):
    before, held = granted(), cast.chi_bo.appointments.get()
    for account in {row[0] for row in (*OFFICES, *PLAIN)} - {"quan_tri"}:
        actor = cast.users[account]
        with pytest.raises(PermissionDenied):
            give(cast, cast.nguoi_la, Role.SECRETARY, cast.CB1, actor=actor)
        with pytest.raises(PermissionDenied):
            end_appointment(actor=actor, appointment=held, last_day=today())
        with pytest.raises(PermissionDenied):
            close_account(actor=actor, user=cast.chi_bo)
    assert granted() == before


def test_nobody_appoints_themselves_nor_closes_their_own_account(cast):
    with pytest.raises(Refused):
        give(cast, cast.quan_tri, Role.SECRETARY, cast.DUB)
    with pytest.raises(Refused):
        close_account(actor=cast.quan_tri, user=cast.quan_tri)


@pytest.mark.parametrize(
    ("role", "organisation"),
    [
        (Role.SECRETARY, "CD1"),
        (Role.SECRETARY, "PM1"),
        (Role.INSPECTOR, "TCD"),
        (Role.UNION_LEADER, "CB1"),
        (Role.UNION_EXECUTIVE, "PM1"),
        (Role.SYSTEM_ADMIN, "DUC"),
    ],
)
def test_an_office_exists_only_in_its_own_kind_of_organisation(cast, role, organisation):
    with pytest.raises(Refused, match="không có ở loại tổ chức"):
        give(cast, cast.nguoi_la, role, cast.organisations[organisation])


@pytest.mark.parametrize(("role", "first", "last"), [(Role.SECRETARY, 0, None), (Role.SYSTEM_ADMIN, 0, -1)])
def test_the_database_itself_refuses_an_office_that_cannot_be(cast, role, first, last):
    with pytest.raises(IntegrityError), transaction.atomic():
        give(cast, cast.nguoi_la, role, None, first, last)


@pytest.mark.parametrize(
    ("first", "last", "overlaps"),
    [
        (-9, -1, False),
        (-9, 0, True),
        (2, 3, True),
        (5, 9, True),
        (6, 9, False),
        (6, None, False),
        (5, None, True),
        (-9, None, True),
    ],
)
def test_the_same_office_twice_at_one_time_is_refused(cast, first, last, overlaps):
    give(cast, cast.nguoi_la, Role.SECRETARY, cast.CB2, 0, 5)
    if overlaps:
        with pytest.raises(Refused, match="đang giữ đúng chức vụ đó"):
            give(cast, cast.nguoi_la, Role.SECRETARY, cast.CB2, first, last)
    else:
        give(cast, cast.nguoi_la, Role.SECRETARY, cast.CB2, first, last)
    assert cast.nguoi_la.appointments.count() == (1 if overlaps else 2)


# --- from its first to its last day -------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "in_force"),
    [(0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False), (0, 0, True)],
)
def test_an_office_counts_on_both_its_days_even_when_its_grants_are_stale(cast, first, last, in_force):
    give(cast, cast.nguoi_la, Role.SECRETARY, cast.CB2, first, last)
    sync_grants(on=day(first))  # the daily run was last made on its first day
    assert {o for u, o, _ in granted() if u == cast.nguoi_la.pk} == {cast.CB2.pk}
    assert (paths(cast.nguoi_la, Right.VIEW_CANDIDACIES) == {cast.CB2.path}) is in_force


def test_ended_today_it_still_holds_today_and_is_gone_tomorrow(cast):
    end_appointment(actor=cast.quan_tri, appointment=cast.chi_bo.appointments.get(), last_day=today())
    assert paths(cast.chi_bo, Right.KEEP_CANDIDACY) == {cast.CB1.path}
    with clock.at(clock.now() + timedelta(days=1)):
        assert paths(cast.chi_bo, Right.KEEP_CANDIDACY) == set()
        assert sync_grants() == (0, 6)  # the six rights of a secretary lapse with the daily run
    assert AuditEntry.objects.latest("seq").data == {"last_day": today().isoformat()}


def test_an_office_ends_once_and_not_before_it_began(cast):
    office = cast.chi_bo.appointments.get()
    with pytest.raises(Refused):
        end_appointment(
            actor=cast.quan_tri, appointment=office, last_day=office.starts_on - timedelta(days=1)
        )
    end_appointment(actor=cast.quan_tri, appointment=office, last_day=day(-1))
    for last_day in (day(-1), day(0), day(1)):
        with pytest.raises(Conflict):
            end_appointment(actor=cast.quan_tri, appointment=office, last_day=last_day)
    assert Appointment.objects.get(pk=office.pk).ends_on == day(-1)


def test_a_grant_lost_or_a_grant_alone_gives_nothing(cast):
    OrganisationUserObjectPermission.objects.filter(user=cast.chi_bo).delete()
    assert grants_of(cast.chi_bo).paths == {}
    office = cast.van_phong.appointments.get()
    Appointment.objects.filter(pk=office.pk).update(role=Role.INSPECTOR)  # the grants of the old role remain
    assert paths(cast.van_phong, Right.KEEP_CANDIDACY) == set()
    assert paths(cast.van_phong, Right.VIEW_CANDIDACIES) == {cast.DUC.path}
    office.delete()
    assert grants_of(cast.van_phong).paths == {}


def test_a_superuser_and_a_closed_account_have_nothing(cast):
    candidacy = bring(cast, State.RECEIVED)
    close_account(actor=cast.quan_tri, user=cast.chi_bo)
    for user in (cast.sieu_quyen, cast.da_khoa, User.objects.get(pk=cast.chi_bo.pk)):
        assert list(visible_to(user, Candidacy)) == []
        assert list(visible_to(user, Person)) == []
        assert not may(user, "view", candidacy)
        assert not may(user, "candidacy.list", candidacy)
        assert not may(user, "account.manage")
    assert {u for u, _, _ in granted()} & {cast.sieu_quyen.pk, cast.da_khoa.pk, cast.chi_bo.pk} == set()
    reopen_account(actor=cast.quan_tri, user=cast.chi_bo)
    assert may(User.objects.get(pk=cast.chi_bo.pk), "candidacy.list", candidacy)


# --- grants equal the offices -------------------------------------------------------------------

RIGHTS = {  # by hand: what each office may do
    "secretary": "view_people manage_people view_candidacies keep_candidacy record_vote issue_decision",
    "deputy_secretary": "view_people manage_people view_candidacies keep_candidacy record_vote issue_decision",
    "committee_member": "view_people view_candidacies",
    "committee_office": "view_people manage_people view_candidacies keep_candidacy record_vote",
    "inspector": "view_people view_candidacies",
    "union_leader": "view_people manage_people import_people view_nominations draft_nomination resolve_nomination",
    "union_executive": "view_people manage_people import_people view_nominations draft_nomination",
}
USERS = ["nguoi_la", "ung_vien", "giup_do"]
PLACES = [("CB1", "secretary"), ("CB1", "inspector"), ("DUC", "committee_office"), ("CD1", "union_leader")]
PLACES += [("DTN", "union_executive"), ("DUB", "deputy_secretary"), ("CB2", "committee_member")]
ahead = st.integers(-3, 3)
acts = st.lists(
    st.one_of(
        st.tuples(st.just("give"), st.sampled_from(USERS), st.sampled_from(PLACES), ahead, st.none() | ahead),
        st.tuples(st.just("end"), st.integers(0, 9), ahead),
        st.tuples(st.sampled_from(["close", "reopen"]), st.sampled_from(USERS)),
        st.tuples(st.just("daily"), ahead),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts)
def test_grants_equal_the_offices_after_whatever_was_done(cast, done):
    with transaction.atomic():
        offices, closed = [], set()
        for act in done:
            _do(cast, act, offices, closed)
        sync_grants()
        users = {cast.users[name].pk for name in USERS}
        assert {grant for grant in granted() if grant[0] in users} == {
            (cast.users[name].pk, cast.organisations[place].pk, right)
            for name, (place, role), first, last in offices
            if name not in closed and first <= 0 and (last is None or last >= 0)
            for right in RIGHTS[role].split()
        }
        transaction.set_rollback(True)


def _do(cast, act, offices, closed) -> None:
    """Does it, and keeps the same book by hand."""
    if act[0] == "give":
        _, name, (place, role), first, last = act
        last = first if last is not None and last < first else last
        try:
            give(cast, cast.users[name], role, cast.organisations[place], first, last)
            offices.append((name, (place, role), first, last))
        except Refused:
            taken = [(f, e) for n, p, f, e in offices if (n, p) == (name, (place, role))]
            assert any(f <= (9 if last is None else last) and (e is None or e >= first) for f, e in taken)
    elif act[0] == "end" and offices:
        position, last = act[1] % len(offices), act[2]
        name, (place, role), first, _ = offices[position]
        office = Appointment.objects.get(
            user=cast.users[name],
            organisation=cast.organisations[place],
            role=role,
            starts_on=day(first),
        )
        try:
            end_appointment(actor=cast.quan_tri, appointment=office, last_day=day(last))
            offices[position] = (name, (place, role), first, last)
        except (Refused, Conflict):
            assert last < first or (office.ends_on and office.ends_on <= day(last))
    elif act[0] in ("close", "reopen"):
        service = {"close": close_account, "reopen": reopen_account}[act[0]]
        service(actor=cast.quan_tri, user=cast.users[act[1]])
        (closed.add if act[0] == "close" else closed.discard)(act[1])
    elif act[0] == "daily":
        sync_grants(on=day(act[1]))


def test_making_grants_equal_twice_changes_nothing(cast):
    assert sync_grants() == (0, 0)
    OrganisationUserObjectPermission.objects.filter(user=cast.kiem_tra).delete()
    assert sync_grants() == (2, 0)
    assert sync_grants(users=[cast.chi_bo.pk]) == (0, 0)


# --- at the next request ------------------------------------------------------------------------


def test_a_right_is_gone_with_the_next_request(cast, client):
    page = reverse("members:person_detail", args=[cast.dung.pk])
    client.login(username="van_phong", password=PASSWORD)
    assert client.get(page).status_code == 200
    end_appointment(actor=cast.quan_tri, appointment=cast.van_phong.appointments.get(), last_day=day(-1))
    assert client.get(page).status_code == 404
    give(cast, cast.van_phong, Role.INSPECTOR, cast.DUC)
    assert client.get(page).status_code == 200
    close_account(actor=cast.quan_tri, user=cast.van_phong)
    assert client.get(page).headers["Location"].startswith(reverse("account_login"))


# --- the administrators -------------------------------------------------------------------------


def test_an_administrator_always_remains(cast):
    own = cast.quan_tri.appointments.get()
    with pytest.raises(Refused, match="Không ai được tự kết thúc"):
        end_appointment(actor=cast.quan_tri, appointment=own, last_day=day(0))
    other = give(cast, cast.nguoi_la, Role.SYSTEM_ADMIN, None, last=10)
    with pytest.raises(Refused, match="Phải còn ít nhất một quản trị hệ thống"):
        end_appointment(actor=cast.nguoi_la, appointment=own, last_day=day(10))
    end_appointment(actor=cast.quan_tri, appointment=other, last_day=day(0))
    assert [a.user for a in Appointment.objects.filter(role=Role.SYSTEM_ADMIN, ends_on=None)] == [
        cast.quan_tri
    ]


def test_a_closed_account_keeps_no_session(cast, client):
    client.force_login(cast.van_phong)
    others = Client()
    others.force_login(cast.dang_uy)
    close_account(actor=cast.quan_tri, user=cast.van_phong)
    reopen_account(actor=cast.quan_tri, user=cast.van_phong)
    page = reverse("members:person_detail", args=[cast.dung.pk])
    assert (client.get(page).status_code, others.get(page).status_code) == (302, 200)
