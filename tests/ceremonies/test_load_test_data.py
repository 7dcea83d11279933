"""The register for measuring: plausible at any size."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.management.load_test_data import load_test_data
from ceremonies.models import (
    Admission,
    Attendance,
    Candidacy,
    Decision,
    Due,
    IssuedNumber,
    Paper,
    Plan,
    Register,
    Resolution,
    Step,
)
from ceremonies.services.dues import refresh_all_dues
from ceremonies.workflow import CLOSED
from members.choices import Tree, kinds_of
from members.clock import today
from members.context import NAVIGATION
from members.models import AuditEntry, Membership, Organisation, Person, User
from members.services.audit import broken_links
from tests.signed_in import signed_in

PEOPLE = 1200
READERS = ["tm.bithu", "tm.quantri", "cb00101.bithu", "dtn001.uyvien"]


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load_test_data(people=PEOPLE, seed=3, say=str)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(_loaded, db):
    """Loaded once for this module; what a test writes is undone."""


def test_people_and_files(loaded):
    found = Counter(Candidacy.objects.values_list("state", flat=True))
    assert Person.objects.count() == PEOPLE
    assert sum(found.values()) == PEOPLE // 5
    assert {State.FOLLOWED, State.PROBATION, State.OFFICIAL, State.DOSSIER} <= set(found)
    assert not Person.objects.exclude(citizen_id__startswith="9")


def test_the_audit_chain_is_whole(loaded):
    assert list(broken_links()) == []
    assert AuditEntry.objects.filter(action="candidacy.open").count() == Candidacy.objects.count()


def test_every_file_came_by_its_steps(loaded):
    for file in Candidacy.objects.prefetch_related("steps", "papers", "resolutions"):
        steps = list(file.steps.all())
        assert [step.version for step in steps] == list(range(1, file.version))
        assert all(before.target == after.source for before, after in pairwise(steps))
        assert all(before.at < after.at for before, after in pairwise(steps))
        assert (steps[-1].target, steps[-1].at) == (file.state, file.desk_since)
        assert (file.closed_on is not None, file.desk_id is None) == (file.state in CLOSED,) * 2
        assert all(each.held_on >= file.opened_on for each in file.resolutions.all())
        assert bool(file.dossier_started_on) == bool(file.papers.all())


def test_who_was_admitted_is_a_member_since_that_day(loaded):
    party = Membership.objects.filter(organisation__kind__in=kinds_of(Tree.PARTY))
    for file in Candidacy.objects.filter(ceremony_on__isnull=False):
        membership = party.get(person=file.person_id)
        assert (membership.organisation_id, membership.joined_on) == (file.cell_id, file.ceremony_on)
        assert membership.official_on == file.official_from


def test_numbers_and_dates_of_a_register_rise_together(loaded):
    for register in Register.objects.all():
        numbers = IssuedNumber.objects.filter(register=register).select_related("decision")
        assert [number.value for number in numbers] == list(range(1, register.last + 1))
        days = [number.decision.issued_on for number in numbers]
        assert days == sorted(days)
        assert all(day >= register.term.starts_on for day in days)
    assert Decision.objects.count() == IssuedNumber.objects.count() > 0


def test_what_is_due_is_as_the_rules_reckon_it(loaded):
    assert Due.objects.count() > Candidacy.objects.count() // 4
    assert refresh_all_dues.func() == 0


def test_rows_are_as_their_forms_would_have_them(loaded):
    for model in (Person, Organisation, Membership, User):
        for row in model.objects.order_by("?")[:5]:
            row.full_clean()
    for model in (Candidacy, Step, Paper, Resolution):
        for row in model.objects.order_by("?")[:5]:
            row.validate_constraints()
    assert not Organisation.objects.exclude(path__startswith=F("parent__path")).filter(parent__isnull=False)


@pytest.mark.parametrize("username", READERS)
def test_every_page_of_the_menu_opens(loaded, username):
    page = signed_in(User.objects.get(username=username))
    for entry in NAVIGATION:
        assert page.get(reverse(entry.view)).status_code in (200, 403), entry.view


def test_files_in_many_states_open(loaded):
    page = signed_in(User.objects.get(username="tm.kiemtra"))
    for state in list(State)[4::4]:
        for file in Candidacy.objects.filter(state=state)[:1]:
            answer = page.get(file.get_absolute_url())
            assert answer.status_code == 200
            assert file.person.full_name in answer.content.decode()


def test_never_in_production_never_twice(loaded, settings):
    with pytest.raises(CommandError, match="đã có"):
        call_command("load_test_data", people=200)
    settings.HTTPS = True
    with pytest.raises(CommandError, match="chạy chính thức"):
        call_command("load_test_data", people=200)


def test_classes_ceremonies_and_plans_go_with_the_files(loaded):
    listed = Candidacy.objects.filter(listed_on__isnull=False)
    assert Attendance.objects.count() == listed.count()
    over = Attendance.objects.filter(course__ends_on__lt=today() - timedelta(7))
    assert set(over.values_list("passed", flat=True)) == {True}
    assert set(Attendance.objects.exclude(pk__in=over).values_list("passed", flat=True)) <= {True, None}
    held = Candidacy.objects.filter(ceremony_on__isnull=False)
    assert set(Admission.objects.values_list("candidacy", flat=True)) == set(
        held.values_list("pk", flat=True)
    )
    assert not Admission.objects.exclude(candidacy__ceremony_on=F("ceremony__starts_at__date"))
    assert Plan.objects.filter(year=today().year, targets__group="all").exists()
