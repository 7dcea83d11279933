"""Who may do what with organisations, people and accounts: written by hand, asked of every account of the cast."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from members.choices import OrganisationKind, Right, Role, Tree
from members.clock import today
from members.models import (
    Appointment,
    ImportBatch,
    Membership,
    Organisation,
    OrganisationUserObjectPermission,
    Person,
    User,
)
from members.permissions import REACHES_BELOW, ROLE_RIGHTS, ROLE_TREES, RULES, grants_of, may, visible_to
from tests.cast import OFFICES, PEOPLE, PLAIN

ACCOUNTS = [row[0] for row in (*OFFICES, *PLAIN)]

# --- the table of roles -------------------------------------------------------------------------

RIGHTS = {
    "secretary": "view_people manage_people view_candidacies keep_candidacy record_vote issue_decision",
    "deputy_secretary": "view_people manage_people view_candidacies keep_candidacy record_vote issue_decision",
    "committee_member": "view_people view_candidacies",
    "committee_office": "view_people manage_people view_candidacies keep_candidacy record_vote",
    "union_leader": "view_people manage_people import_people view_nominations draft_nomination resolve_nomination",
    "union_executive": "view_people manage_people import_people view_nominations draft_nomination",
    "inspector": "view_people view_candidacies",
    "system_admin": "view_people manage_people import_people manage_organisations manage_appointments manage_accounts "
    "manage_policies",
}


def test_each_role_has_exactly_its_rights():
    assert {role.value: set(rights) for role, rights in ROLE_RIGHTS.items()} == {
        role: set(rights.split()) for role, rights in RIGHTS.items()
    }


@pytest.mark.parametrize("role", Role)
def test_rights_of_one_tree_are_never_held_in_another(role):
    """Unions see no Party file, Party bodies no draft of a union, the administrator neither."""
    party = {
        Right.VIEW_CANDIDACIES,
        Right.KEEP_CANDIDACY,
        Right.RECORD_VOTE,
        Right.ISSUE_DECISION,
    }
    unions = {Right.VIEW_NOMINATIONS, Right.DRAFT_NOMINATION, Right.RESOLVE_NOMINATION}
    allowed = {(Tree.PARTY,): party, (Tree.YOUTH, Tree.UNION): unions, (): set()}[ROLE_TREES[role]]
    assert ROLE_RIGHTS[role] & (party | unions) <= allowed


def test_only_reading_keeping_people_and_union_resolutions_reach_below():
    assert {
        "view_people",
        "manage_people",
        "import_people",
        "view_nominations",
        "resolve_nomination",
        "view_candidacies",
    } == REACHES_BELOW


# --- questions without an object ----------------------------------------------------------------

OFFICE_HOLDERS = {row[0] for row in OFFICES}
UNIONS = {"doan_vien", "doan_bi_thu", "doan_khac", "cong_doan", "cong_doan_chu_tich"}
KEEPERS = {"chi_bo", "chi_bo_khac", "van_phong", "dang_uy", "ban_to_chuc", "cap_tren"}
WITHOUT_OBJECT = {
    "people.list": OFFICE_HOLDERS,
    "people.add": UNIONS | KEEPERS | {"quan_tri"},
    "imports.list": UNIONS | KEEPERS | {"quan_tri"},
    "appointment.manage": {"quan_tri"},
    "account.manage": {"quan_tri"},
}


@pytest.mark.parametrize(("action", "allowed"), WITHOUT_OBJECT.items())
def test_what_may_be_done_somewhere(cast, action, allowed):
    assert {name for name in ACCOUNTS if may(cast.users[name], action)} == allowed
    assert not may(AnonymousUser(), action)


# --- questions about an organisation ------------------------------------------------------------

ABOUT_ORGANISATIONS = [
    ("organisation.manage", "CB1", {"quan_tri"}),
    ("organisation.manage", "DTN", {"quan_tri"}),
    ("membership.manage", "CB1", {"chi_bo", "van_phong", "dang_uy", "ban_to_chuc", "cap_tren", "quan_tri"}),
    ("membership.manage", "DUC", {"van_phong", "dang_uy", "ban_to_chuc", "cap_tren", "quan_tri"}),
    ("membership.manage", "DUB", {"ban_to_chuc", "cap_tren", "quan_tri"}),
    ("membership.manage", "CD1", {"doan_vien", "doan_bi_thu", "quan_tri"}),
    ("membership.manage", "CD2", {"doan_khac", "doan_bi_thu", "quan_tri"}),
    ("membership.manage", "DTN", {"doan_bi_thu", "quan_tri"}),
    ("membership.manage", "TCD", {"cong_doan", "cong_doan_chu_tich", "quan_tri"}),
    ("membership.manage", "PM1", {"quan_tri"}),
]


@pytest.mark.parametrize(("action", "code", "allowed"), ABOUT_ORGANISATIONS)
def test_what_may_be_done_with_an_organisation(cast, action, code, allowed):
    organisation = cast.organisations[code]
    assert {name for name in ACCOUNTS if may(cast.users[name], action, organisation)} == allowed


# --- questions about a person -------------------------------------------------------------------

UP = {"van_phong", "dang_uy", "kiem_tra", "ban_to_chuc", "cap_tren", "quan_tri"}  # see everybody of the Cục
SEES = {
    "an": UP | {"doan_vien", "doan_bi_thu", "cong_doan", "cong_doan_chu_tich", "chi_bo", "ung_vien"},
    "binh": UP | {"doan_khac", "doan_bi_thu", "chi_bo_khac"},
    "chau": UP | {"cong_doan", "cong_doan_chu_tich", "chi_bo"},
    "dung": UP | {"chi_bo"},
    "ha": UP | {"chi_bo", "giup_do"},
    "khoa": UP | {"chi_bo"},
    "lan": UP | {"chi_bo"},
    "minh": UP | {"chi_bo_khac"},
    "oanh": UP | {"chi_bo_khac"},
}
OWN = {"an": "ung_vien", "ha": "giup_do", "dung": "chi_bo", "minh": "chi_bo_khac"}


@pytest.mark.parametrize("key", [row[0] for row in PEOPLE])
def test_who_sees_and_who_changes_a_person(cast, key):
    person, own = cast.people[key], {OWN.get(key)} - {None}
    seen = {name for name in ACCOUNTS if may(cast.users[name], "view", person)}
    listed = {name for name in ACCOUNTS if person in visible_to(cast.users[name], Person)}
    changed = {name for name in ACCOUNTS if may(cast.users[name], "person.change", person)}
    told = {name for name in ACCOUNTS if may(cast.users[name], "person.access", person)}
    assert seen == listed == SEES[key]
    assert changed == SEES[key] - {"kiem_tra"} - own  # an inspector reads, nobody writes about themselves
    assert told == changed | own


@pytest.mark.parametrize(("days", "seen"), [(-1, False), (0, False), (1, True)])
def test_a_union_sees_nobody_who_has_left(cast, days, seen):
    Membership.objects.filter(person=cast.binh).update(ended_on=today() + timedelta(days=days))
    assert may(cast.doan_khac, "view", cast.binh) is seen


# --- nobody by default --------------------------------------------------------------------------


@pytest.mark.parametrize("account", ["sieu_quyen", "da_khoa", "nguoi_la"])
def test_without_an_office_every_question_is_answered_no(cast, account):
    """`is_superuser` opens nothing; a closed account and one without office have nothing either."""
    user = cast.users[account]
    objects = {
        "person": cast.dung,
        "consent": cast.dung,
        "organisation": cast.CB1,
        "membership": cast.CB1,
        "nomination": cast.CD1,
        "reminders": cast.CB1,
        "imports": ImportBatch(kind="people", right="import_people", organisation=cast.CD1),
    }
    about_rows = (
        *("candidacy.", "nomination.edit", "paper.", "verification.", "opinion.", "dossier."),
        *("remark.", "probation_task.", "call.", "deadline.", "document.", "review.", "plan."),
        *("ceremony.", "course.", "learner.", "meeting.", "batch.", "style.manage", "book.", "notice."),
        *("saved_filter.", "substitute.", "sheet_template."),
        "notices.wish",  # how often one is told is everybody's own
    )
    for action in RULES:
        if not action.startswith(about_rows):
            assert not may(user, action, objects.get(action.partition(".")[0])), action


def test_a_superuser_passes_django_s_own_check_but_not_ours(cast):
    assert cast.sieu_quyen.has_perm("members.manage_people", cast.CB1)
    assert not may(cast.sieu_quyen, "membership.manage", cast.CB1)


def test_an_unknown_question_is_never_answered_yes(cast):
    with pytest.raises(KeyError):
        may(cast.quan_tri, "person.conjure", cast.dung)
    with pytest.raises(KeyError):
        may(cast.quan_tri, "view", cast.dung.memberships.get())
    with pytest.raises(KeyError):
        visible_to(cast.quan_tri, Membership)


def test_the_anonymous_see_nothing(cast):
    for model in (Person, Organisation, User, Appointment, ImportBatch):
        assert list(visible_to(AnonymousUser(), model)) == []
    assert not may(AnonymousUser(), "view", cast.CB1)


def test_an_entry_that_does_not_exist_yet_is_judged_by_the_action_alone(cast):
    """Before it is saved a row is in nobody's list; creating it is asked about, not seeing it."""
    unit = Organisation(kind=OrganisationKind.DEPARTMENT, code="MOI", name="Phòng mới")
    assert may(cast.quan_tri, "organisation.manage", unit)
    assert not may(cast.chi_bo, "organisation.manage", unit)


def test_a_party_member_is_changed_through_the_party_alone(cast):
    """Lan is a member of both; the union keeps her entry only until the Party takes her in."""
    Membership.objects.create(person=cast.lan, organisation=cast.CD1)
    keepers = {name for name in ACCOUNTS if may(cast.users[name], "person.change", cast.lan)}
    assert keepers == {"chi_bo", "van_phong", "dang_uy", "ban_to_chuc", "cap_tren", "quan_tri"}
    cast.lan.memberships.filter(organisation=cast.CB1).update(ended_on=today())
    keepers = {name for name in ACCOUNTS if may(cast.users[name], "person.change", cast.lan)}
    assert keepers >= {"doan_vien", "doan_bi_thu"}


# --- what it costs ------------------------------------------------------------------------------


def test_rights_are_one_query_a_request(cast, django_assert_num_queries):
    user = User.objects.get(pk=cast.van_phong.pk)
    user.grants_cache = {}  # members.middleware.GrantsMiddleware
    with django_assert_num_queries(1):
        for _ in range(5):
            may(user, "people.list")
            may(user, "appointment.manage")
    with django_assert_num_queries(1):
        may(user, "view", cast.dung)


def test_outside_a_request_rights_are_always_read_anew(cast):
    user = User.objects.get(pk=cast.chi_bo.pk)
    assert grants_of(user).holds(Right.KEEP_CANDIDACY)
    OrganisationUserObjectPermission.objects.filter(user=user).delete()
    assert not grants_of(user).holds(Right.KEEP_CANDIDACY)
