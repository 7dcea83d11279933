"""Eight processes at the same moment: one of them wins, the others are told, and nothing is written twice."""

from collections import Counter
from datetime import datetime
from uuid import uuid4

import pytest

from ceremonies.choices import Action, State
from ceremonies.models import Candidacy, Step
from members.choices import OrganisationKind, Role
from members.models import (
    Appointment,
    AuditEntry,
    Membership,
    Organisation,
    OrganisationUserObjectPermission,
    Person,
    StoredFile,
    User,
)
from members.services.appointments import sync_grants, write_appointment
from members.services.audit import broken_links
from members.services.organisations import write_organisation
from members.services.people import derive
from tests import jobs
from tests.cast import START, Cast, make_cast
from tests.road import bring
from tests.worlds import granted

EIGHT = [f"tay_{number}" for number in range(8)]


def eight_hands(cast: Cast, role: Role, organisation: str) -> None:
    for name in EIGHT:
        cast.users[name] = User.objects.create(username=name, full_name=name.upper())
        write_appointment(
            actor=None,
            appointment=Appointment(
                user=cast.users[name],
                role=role,
                organisation=cast.organisations[organisation],
                starts_on=START,
            ),
        )


def youths(cast: Cast, count: int) -> list[Person]:
    found = []
    for number in range(count):
        person = Person(full_name=f"Đoàn Viên {number}", birth_date=cast.an.birth_date, sex="male")
        person.native_place, person.department = cast.an.native_place, cast.PM1
        derive(person)
        person.save()
        Membership.objects.create(person=person, organisation=cast.CD1)
        found.append(person)
    return found


def sent_files(cast: Cast, count: int) -> list[Candidacy]:
    """Files waiting at the cell."""
    return [bring(cast, State.SENT, person) for person in youths(cast, count)]


def test_eight_hands_on_one_file_have_one_winner_and_the_others_are_told_who(scratch):
    cast = make_cast()
    eight_hands(cast, Role.COMMITTEE_OFFICE, "CB1")
    files = sent_files(cast, 10)
    said = scratch.run(
        jobs.take_steps,
        files=[(file.pk, file.version) for file in files],
        accounts=EIGHT,
        actions=[Action.RECEIVE, Action.SEND_BACK],
    )
    for position, file in enumerate(files):
        answers = [line[1:] for line in said[position :: len(files)]]
        step = file.steps.get(version=file.version)
        winner = EIGHT.index(step.actor.username)
        assert answers[winner] == ("done", "won")
        others = answers[:winner] + answers[winner + 1 :]
        assert {answer[:2] for answer in others} == {("Conflict", step.actor_name)}
        assert {datetime.fromisoformat(answer[2]) for answer in others} == {step.at}
        assert Candidacy.objects.get(pk=file.pk).version == file.version + 1
        assert AuditEntry.objects.filter(object_id=file.pk, action=f"candidacy.{step.action}").count() == 1
    assert Step.objects.filter(version__gte=files[0].version).count() == len(files)
    assert list(broken_links()) == []


def test_a_click_sent_eight_times_is_done_once(scratch):
    cast = make_cast()
    files = sent_files(cast, 5)
    said = scratch.run(
        jobs.take_steps,
        files=[(file.pk, file.version) for file in files],
        accounts=["chi_bo"] * 8,
        actions=[Action.RECEIVE],
    )
    assert Counter(line[2] for line in said) == {"won": 5, "repeated": 35}
    assert Step.objects.filter(action=Action.RECEIVE).count() == 5


def test_one_form_sent_eight_times_opens_one_file(scratch):
    cast = make_cast()
    people = [person.pk for person in youths(cast, 4)]
    keys = [uuid4() for _ in people]
    said = scratch.run(
        jobs.open_files,
        people=people,
        accounts=["doan_vien"] * 8,
        keys=[keys] * 8,
        nominator=cast.CD1.pk,
        cell=cast.CB1.pk,
    )
    opened = dict(Candidacy.objects.values_list("person", "pk"))
    assert Counter(line[2] for line in said) == {opened[person]: 8 for person in people}
    assert Candidacy.objects.count() == 4


def test_eight_drafters_open_one_file_for_one_person(scratch):
    cast = make_cast()
    eight_hands(cast, Role.UNION_EXECUTIVE, "CD1")
    people = [person.pk for person in youths(cast, 4)]
    said = scratch.run(
        jobs.open_files,
        people=people,
        accounts=EIGHT,
        keys=[[uuid4() for _ in people] for _ in EIGHT],
        nominator=cast.CD1.pk,
        cell=cast.CB1.pk,
    )
    assert Counter(line[1] for line in said) == {"done": 4, "Conflict": 28}
    assert sorted(Candidacy.objects.values_list("person", flat=True)) == people


def test_parallel_writers_never_fork_the_audit_chain(scratch):
    make_cast()
    before = AuditEntry.objects.count()
    said = scratch.run(jobs.write_audit, rounds=25, kill=1)
    written = AuditEntry.objects.filter(action="test.write")
    assert list(broken_links()) == []
    assert {line[2] for line in said} <= set(written.values_list("seq", flat=True))
    assert before + written.count() == AuditEntry.objects.latest("seq").seq


def test_grants_made_equal_by_eight_at_once(scratch):
    make_cast()
    wanted = granted()
    OrganisationUserObjectPermission.objects.all().delete()
    said = scratch.run(jobs.make_grants_equal)
    assert [line[1] for line in said] == ["done"] * 8
    assert granted() == wanted
    assert sync_grants() == (0, 0)


def test_equal_bytes_stored_by_eight_at_once_are_one_file(scratch):
    said = scratch.run(jobs.store_same, rounds=5)
    assert [line[1] for line in said] == ["done"] * 40
    assert StoredFile.objects.count() == 5


@pytest.mark.parametrize("chained", [False, True], ids=["two roots", "roots with branches"])
def test_two_moves_at_once_make_no_circle(scratch, chained):
    """The first under the second and the second under the first; the tree stays a tree and its paths right."""
    pairs = [(_department(f"A{n}", chained), _department(f"B{n}", chained)) for n in range(6)]
    said = scratch.run(jobs.move_organisations, 2, pairs=pairs)
    for position in range(6):
        answers = {said[position][1], said[6 + position][1]}
        assert answers == {"done", "Refused"}
    for organisation in Organisation.objects.filter(parent__isnull=False).select_related("parent"):
        assert organisation.path.startswith(organisation.parent.path)
        assert len(organisation.path) == len(organisation.parent.path) + 6


def _department(code: str, chained: bool) -> int:
    unit = write_organisation(
        actor=None, organisation=Organisation(kind=OrganisationKind.DEPARTMENT, code=code, name=code)
    )
    if chained:
        below = Organisation(kind=OrganisationKind.DEPARTMENT, code=f"{code}X", name=code, parent=unit)
        write_organisation(actor=None, organisation=below)
    return unit.pk
