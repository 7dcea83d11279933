"""The demonstration: complete, plausible, harmless."""

import re
import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from ceremonies.choices import Action, CourseKind, State
from ceremonies.models import (
    Call,
    Candidacy,
    Ceremony,
    Course,
    Decision,
    Extension,
    IssuedNumber,
    ListReview,
    Opinion,
    Paper,
    Plan,
    Policy,
    Remark,
    Step,
    Verification,
)
from ceremonies.services.demo import lists, sources
from ceremonies.services.demo.latecomers import EVERYBODY
from ceremonies.services.demo.office import ACCOUNTS, FOUNDED, PASSWORD
from ceremonies.services.demo.telling import agenda
from members.choices import ImportKind, Role, Sex
from members.clock import today
from members.models import AuditEntry, Organisation, PartyRecord, Person, User
from members.services.audit import broken_links
from members.services.batches import stage_import
from tests.crowd import scratch_database

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def _loaded(demo_database, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), scratch_database(tmp_path_factory.mktemp("demo")) as name:
        shutil.copy(demo_database, name)
        yield


@pytest.fixture
def demo(_loaded, db):
    """Loaded once for the whole run; what a test writes is undone."""


def test_two_files_in_every_state(demo):
    found = Counter(Candidacy.objects.values_list("state", flat=True))
    assert {state for state in State if found[state] < 2} == set()


def test_a_file_was_sent_back_and_a_number_is_void(demo):
    sent_back = Candidacy.objects.filter(steps__action=Action.SEND_BACK).values_list("state", flat=True)
    assert sorted(sent_back) == [State.DOSSIER, State.DRAFT]
    void = IssuedNumber.objects.exclude(void_reason="")
    assert [number.decision.person_name for number in void] == ["H'Loan Niê"]
    assert Decision.objects.count() == IssuedNumber.objects.count()


def test_something_stands_behind_the_checklist(demo):
    """Whoever the checklist says was verified, was; helpers wrote; probationary members have tasks."""
    verified = Paper.objects.filter(kind="verification", issued_on__isnull=False).values("candidacy")
    done = Verification.objects.filter(candidacy__in=verified, result="clear", returned_on__isnull=False)
    assert {row.relation for row in done} == {"self", "father", "mother"}
    assert set(verified.values_list("candidacy", flat=True)) == set(done.values_list("candidacy", flat=True))
    assert Opinion.objects.filter(held_on__isnull=True).count() == 0
    probation = Candidacy.objects.filter(state=State.PROBATION)
    assert {file.tasks.count() for file in probation} == {3}  # one of them asked for by the ceremony
    assert Remark.objects.count() > 10


def test_a_ceremony_is_being_prepared_for_two(demo):
    ceremony = Ceremony.objects.get()
    assert [str(place) for place in ceremony.admissions.all()] == ["Đào Thị Yến Chi", "Diệp Trung Kiên"]
    assert (ceremony.guests.count(), ceremony.preparations.filter(done=True).count()) == (3, 3)


def test_a_cell_is_below_a_section_committee_and_a_committee_decides_itself(demo):
    appraised = Candidacy.objects.filter(steps__action=Action.APPRAISE).values_list("cell__code", flat=True)
    assert set(appraised) == {"CB-TM"}
    issued = Decision.objects.values_list("candidacy__cell__code", "organisation__code").distinct()
    assert {body for cell, body in issued if cell == "CB-KT"} == {"DU-TCT"}
    assert {body for cell, body in issued if cell != "CB-KT"} == {"DUK"}


def test_everybody_in_probation_is_in_the_register_and_has_a_helper(demo):
    for candidacy in Candidacy.objects.filter(state=State.PROBATION):
        membership = candidacy.person.memberships.get(organisation=candidacy.cell)
        assert (membership.joined_on, membership.official_on) == (candidacy.ceremony_on, None)
        assert candidacy.helpers.filter(ends_on=None).count() == 1
    official = Candidacy.objects.filter(state__in=(State.RECOGNISED, State.OFFICIAL))
    for candidacy in official:
        membership = candidacy.person.memberships.get(organisation=candidacy.cell)
        assert membership.official_on == candidacy.probation_ends_on


def test_meetings_are_planned_one_deadline_is_put_off_and_one_committee_has_rules_of_its_own(demo):
    planned = Candidacy.objects.filter(meeting_planned_on__gt=today())
    assert {candidacy.state for candidacy in planned} == {State.DOSSIER}
    assert [each.code for each in Extension.objects.all()] == ["decision"]
    local = Policy.objects.get(organisation__code="DU-TCT")
    assert local.published_at is not None


def test_every_row_was_written_by_a_service(demo):
    assert list(broken_links()) == []
    moments = list(AuditEntry.objects.values_list("at", flat=True))
    assert moments == sorted(moments)
    opened = AuditEntry.objects.filter(action="candidacy.open").count()
    assert opened == Candidacy.objects.count()


def test_history_covers_months_in_office_hours_and_no_future(demo):
    for candidacy in Candidacy.objects.all():
        moments = [timezone.localtime(step.at) for step in candidacy.steps.all()]
        assert moments == sorted(set(moments))
        assert {moment.weekday() for moment in moments} <= set(range(5))
        assert all(8 <= moment.hour <= 17 for moment in moments)
    days = {timezone.localdate(at) for at in Step.objects.values_list("at", flat=True)}
    assert max(days) < today()
    assert max(days) - min(days) > timedelta(days=640)


@pytest.mark.parametrize(
    "present", [date(2026, 11, 22), date(2027, 1, 2), date(2028, 2, 29), date(2031, 5, 3)]
)
def test_the_agenda_of_any_day_keeps_the_order_of_each_story(present):
    moments = {}
    for moment, story, _ in agenda(present):
        moments.setdefault(story.person, []).append(moment)
    for of_story in moments.values():
        assert of_story == sorted(set(of_story))
    every = [timezone.localdate(moment) for of_story in moments.values() for moment in of_story]
    assert min(every) > FOUNDED
    assert max(every) < present


def test_people_who_cannot_exist(demo):
    people = list(Person.objects.all())
    assert len(people) == len({actor.name for actor in EVERYBODY}) == len(EVERYBODY)
    for person in people:
        century = 2 * (person.birth_date.year >= 2000) + (person.sex == Sex.FEMALE)
        assert re.fullmatch(rf"9\d\d{century}{person.birth_date:%y}\d{{6}}", person.citizen_id)


def test_an_account_for_every_role(demo):
    assert {account.role for account in ACCOUNTS} == {*Role, None}
    assert sorted(User.objects.values_list("username", flat=True)) == sorted(a.username for a in ACCOUNTS)
    assert set(User.objects.values_list("is_demo", "must_change_password")) == {(True, False)}


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.username)
def test_every_account_signs_in(demo, client, account):
    response = client.post("/dang-nhap/", {"login": account.username, "password": PASSWORD})
    assert (response.status_code, response.url) == (302, "/")
    home = client.get("/")
    assert (home.status_code, home.wsgi_request.user.full_name) == (200, account.name)


def test_the_youth_union_imports_the_sample_list_as_new_people(demo):
    batch = stage_import(
        actor=User.objects.get(username="chidoan"),
        kind=ImportKind.PEOPLE,
        file_name="danh-sach-can-bo.xlsx",
        content=(ROOT / "tests/data/danh-sach-can-bo.xlsx").read_bytes(),
        organisation=Organisation.objects.get(code="CD-CNTT"),
    )
    assert Counter(batch.rows.values_list("outcome", flat=True)) == {"new": 60}


def test_two_classes_and_a_register_of_members(demo):
    courses = Course.objects.order_by("ends_on")
    assert [(course.kind, course.attendances.count()) for course in courses] == [
        (CourseKind.AWARENESS, len(lists.AWARENESS)),
        (CourseKind.NEW_MEMBERS, len(lists.NEW_MEMBERS)),
        (CourseKind.AWARENESS, 3),  # takes proposals, see ceremonies/services/demo/sources.py
    ]
    assert courses[0].attendances.filter(passed=True).count() == 5
    holders = PartyRecord.objects.order_by("pk").values_list("person__full_name", flat=True)
    assert list(holders) == [name for name, *_ in lists.RECORDS]


def test_a_second_time_changes_nothing(demo, capsys):
    before = AuditEntry.objects.count()
    call_command("demo")
    assert capsys.readouterr().out == "Dữ liệu dùng thử đã có sẵn, không nạp lại.\n"
    assert AuditEntry.objects.count() == before


def test_the_table_of_accounts(demo, capsys):
    User.objects.filter(username="kiemtra").update(is_active=False)
    call_command("demo", "--accounts")
    heading, *rows, blank, password = capsys.readouterr().out.splitlines()
    assert heading.split("  ")[0] == "Tên đăng nhập"
    assert [row.split()[0] for row in rows] == [a.username for a in ACCOUNTS if a.username != "kiemtra"]
    assert (blank, password) == ("", f"Mật khẩu chung: {PASSWORD}")


def test_what_comes_before_a_nomination(demo):
    assert Plan.objects.filter(year=today().year).count() == len(sources.PLANS)
    [call] = Call.objects.all()
    answered = call.addressees.filter(nobody=True).count()
    assert (answered, call.addressees.filter(reminded_on__isnull=False).count()) == (1, 3)
    [review] = ListReview.objects.all()
    assert review.month < today().replace(day=1)
    assert review.entries.exists()


def test_nobody_else_turns_the_clock():
    turning = [
        str(path.relative_to(ROOT))
        for app in ("members", "ceremonies", "partyportal")
        for path in sorted((ROOT / app).rglob("*.py"))
        if re.search(r"\bclock\.at\(|from members\.clock import .*\bat\b", path.read_text())
    ]
    assert turning == ["ceremonies/services/demo/__init__.py", "ceremonies/services/demo/telling.py"]
