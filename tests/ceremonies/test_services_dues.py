"""The stored rows of what is due are what the rules reckon, after every step of a life and whatever moves a date."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ceremonies.choices import Action, CourseKind, DueKind, Relation, State, VerificationWay
from ceremonies.models import Attendance, Candidacy, Course, Due, Policy, ProbationTask, Verification
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.deadlines import deadlines_of
from ceremonies.selectors.dues import dues_of
from ceremonies.selectors.remarks import helpers_now
from ceremonies.selectors.verifications import verification_rows
from ceremonies.services.deadlines import extend_deadline
from ceremonies.services.dues import dues_once, refresh_all_dues, refresh_dues
from ceremonies.services.holidays import add_holiday
from ceremonies.services.learners import Result, save_results
from ceremonies.services.policies import draft_version, move_candidacy_policy, publish
from ceremonies.services.probation_tasks import remove_task, write_task
from ceremonies.services.remarks import write_periodic_remark
from ceremonies.services.verifications import write_verification
from members.clock import today
from members.models import User
from members.permissions import visible_to
from tests.ceremonies.crowd import crowd
from tests.lives import Life, enlarge
from tests.road import bring, day, fill_papers


def stored(file: Candidacy) -> list[tuple]:
    rows = Due.objects.filter(candidacy=file)
    return sorted((r.kind, r.due, r.desk_id, r.helper_id, r.extended, r.until) for r in rows)


def reckoned(file: Candidacy) -> list[tuple]:
    """By the functions that draw the page of the file, not by the one that writes the rows."""
    file, on = Candidacy.objects.get(pk=file.pk), today()
    found = [
        (DueKind.DEADLINE, d.due, getattr(file, d.desk).pk, None, d.extended, d.until)
        for d in deadlines_of(file, working_calendar())
        if not d.done_on
    ]
    found += [
        (DueKind.LETTER, r.due, file.cell_id, None, False, "")
        for r in verification_rows(file, on)
        if r.due and not r.verification.is_done and not file.ceremony_on
    ]
    found += [
        (DueKind.REMARK, h.due, file.cell_id, h.assignment.person_id, False, "")
        for h in helpers_now(file, on)
    ]
    found += [
        (DueKind.TASK, t.due_on, file.cell_id, None, False, "")
        for t in file.tasks.filter(done_on=None, due_on__isnull=False)
        if file.state in (State.PROBATION, State.RECOGNITION)
    ]
    return sorted(found)


class Watched(Life):
    """After each step the rows are compared; `seen`: codes that were due at some time."""

    seen: set[str]

    def take(self, action, **details):
        super().take(action, **details)
        self.seen = getattr(self, "seen", set()) | set(
            Due.objects.filter(candidacy=self.candidacy).values_list("code", flat=True)
        )
        with self._clock():
            assert stored(self.candidacy) == reckoned(self.candidacy), action
        return self


def test_along_a_whole_life(cast):
    life = Watched(cast, date(2025, 8, 4)).to(State.OFFICIAL)
    codes = {code for code in life.seen if "-" not in code}
    assert codes == {"dossier", "decision", "ceremony", "recognition_cell", "recognition_decision"}
    assert Due.objects.count() == 0


def test_along_a_life_with_a_move_and_an_end(cast):
    enlarge(cast, "CB2", 2)
    life = Watched(cast, date(2025, 8, 4)).to(State.COMMITTEE_VOTED).take(Action.MOVE)
    assert "move_decision" in life.seen
    life.to(State.PROBATION).take(Action.MOVE).take(Action.PROPOSE_STRIKING_OFF)
    assert not Due.objects.filter(code="recognition_cell").exists()
    life.to(State.STRUCK_OFF)
    assert Due.objects.count() == 0


def test_of_many_steps_at_once_the_rows_are_written_at_the_end(cast):
    file = bring(cast, State.DOSSIER)
    Due.objects.all().delete()
    with dues_once():
        refresh_dues(file.pk)
        assert stored(file) == []
    assert stored(file) == reckoned(file) != []
    Due.objects.all().delete()
    refresh_dues(file.pk)  # as ever again
    assert stored(file) == reckoned(file)


def test_an_extension_and_another_policy_move_the_day(cast):
    file = bring(cast, State.AT_AUTHORITY)
    before = Due.objects.get(code="decision")
    extend_deadline(actor=cast.cap_tren, candidacy=file, code="decision", reason="Chờ thẩm tra.")
    after = Due.objects.get(code="decision")
    assert (after.pk, after.due > before.due, after.extended) == (before.pk, True, True)
    assert stored(file) == reckoned(file)
    base = file.policy
    rules = [dict(rule) for rule in base.data["deadlines"]]
    next(rule for rule in rules if rule["code"] == "decision")["working_days"] = 5
    policy = draft_version(
        actor=cast.quan_tri,
        based_on=base,
        title="Rút ngắn",
        effective_from=day(30),
        changes={"deadlines": rules},
    )
    publish(actor=cast.quan_tri, policy=policy, version=policy.version)
    policy = Policy.objects.get(pk=policy.pk)
    move_candidacy_policy(
        actor=cast.van_phong,
        candidacy=file,
        policy=policy,
        reason="Theo hướng dẫn mới.",
        version=file.version,
    )
    assert Due.objects.get(code="decision").due < after.due
    assert stored(file) == reckoned(file)


def test_a_day_off_moves_the_days_once_the_worker_has_come(cast):
    file = bring(cast, State.AT_AUTHORITY)
    before = Due.objects.get(code="decision").due
    off = before if before.weekday() < 5 else before - timedelta(days=2)
    add_holiday(actor=cast.quan_tri, day=off, name="Nghỉ", is_worked=False)
    refresh_all_dues.call()
    assert Due.objects.get(code="decision").due > before
    assert stored(file) == reckoned(file)
    assert refresh_all_dues.call() == 0


def test_papers_and_classes_move_the_days(cast):
    file = bring(cast, State.DOSSIER)
    fill_papers(cast, file)
    by_paper = Due.objects.get(code="certificate").due
    course = Course.objects.create(
        organisation=cast.DUC, title="Lớp", kind=CourseKind.AWARENESS, starts_on=day(9), ends_on=day(5)
    )
    learner = Attendance.objects.create(course=course, person=cast.an)
    values = dict.fromkeys(("grade", "note"), "") | {
        "days_attended": 4,
        "passed": True,
        "certificate_number": "9",
        "certificate_on": day(5),
    }
    save_results(actor=cast.van_phong, course=course, results=[Result(learner, learner.version, values)])
    assert Due.objects.get(code="certificate").due > by_paper
    assert stored(file) == reckoned(file)


def test_letters_remarks_and_tasks_come_and_go(cast):
    file = bring(cast, State.DOSSIER)
    letter = Verification(
        candidacy=file, relation=Relation.FATHER, name="Bố", way=VerificationWay.LETTER, sent_on=day(3)
    )
    write_verification(actor=cast.chi_bo, verification=letter)
    assert Due.objects.filter(kind=DueKind.LETTER).count() == 1
    assert stored(file) == reckoned(file)
    letter.returned_on, letter.result = day(), "good"
    write_verification(actor=cast.chi_bo, verification=letter, version=letter.version)
    assert not Due.objects.filter(kind=DueKind.LETTER).exists()
    before = Due.objects.filter(kind=DueKind.REMARK).order_by("code").first()
    write_periodic_remark(
        actor=cast.chi_bo,
        candidacy=file,
        helper=before.helper,
        written_on=today(),
        text="Tiến bộ.",
        form_key=uuid4(),
    )
    assert Due.objects.get(pk=before.pk).due > before.due
    assert stored(file) == reckoned(file)


def test_a_task_is_due_until_it_is_done(cast):
    file = bring(cast, State.PROBATION)
    records = file.tasks.get()
    assert records.due_on == working_calendar().add(file.ceremony_on, 30)
    records.done_on = day()
    write_task(actor=cast.chi_bo, task=records, version=1)
    task = ProbationTask(candidacy=file, title="Phụ trách thư viện", due_on=day(-20))
    write_task(actor=cast.chi_bo, task=task)
    assert stored(file) == reckoned(file)
    due = Due.objects.get(kind=DueKind.TASK)
    clause = file.policy.data["probation"]["clause"]
    assert (due.due, due.counted_from, due.clause) == (day(-20), today(), clause)
    late = ProbationTask(candidacy=file, title="Việc đã qua", due_on=day(1))
    write_task(actor=cast.chi_bo, task=late)
    assert Due.objects.get(due=day(1), kind=DueKind.TASK).counted_from == file.ceremony_on
    remove_task(actor=cast.chi_bo, task=late, version=late.version)
    task.done_on = day()
    write_task(actor=cast.chi_bo, task=task, version=task.version)
    assert not Due.objects.filter(kind=DueKind.TASK).exists()


def test_the_worker_mends_what_somebody_changed_by_hand(cast):
    file = bring(cast, State.AT_AUTHORITY)
    good = stored(file)
    Due.objects.update(due=date(2001, 1, 1))
    Due.objects.create(
        candidacy=bring(cast, State.REJECTED, crowd(cast, 1)[0]),
        code="x",
        kind="deadline",
        label="x",
        due=today(),
    )
    assert refresh_all_dues.call() > 0
    assert stored(file) == good
    assert not Due.objects.filter(code="x").exists()


def test_one_and_many_files_are_read_with_as_many_queries(cast):
    files = [bring(cast, State.FOLLOWED, person) for person in crowd(cast, 3)]
    counts = []
    for some in (files[:1], files):
        fresh = list(Candidacy.objects.filter(pk__in=[file.pk for file in some]))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            list(dues_of(fresh, working_calendar(), today()))
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("account", "kinds"),
    [
        ("chi_bo", {"deadline", "letter", "remark"}),
        ("van_phong", {"deadline", "letter", "remark"}),
        ("kiem_tra", {"deadline", "letter", "remark"}),
        ("giup_do", {"deadline", "remark"}),
        ("ung_vien", set()),
        ("doan_vien", set()),
        ("chi_bo_khac", set()),
        ("quan_tri", set()),
        ("sieu_quyen", set()),
    ],
)
def test_who_reads_what_is_due(cast, account, kinds):
    file = bring(cast, State.DOSSIER)
    Verification.objects.create(
        candidacy=file, relation=Relation.FATHER, name="Bố", way=VerificationWay.LETTER, sent_on=day(3)
    )
    refresh_dues(file.pk)
    seen = visible_to(cast.users[account], Due).values_list("kind", flat=True)
    assert set(seen) == kinds


def test_nobody_reads_what_is_due_in_their_own_file(cast):
    bring(cast, State.DOSSIER)
    User.objects.filter(person=cast.an).update(person=None)
    User.objects.filter(pk=cast.chi_bo.pk).update(person=cast.an)
    assert not visible_to(User.objects.get(pk=cast.chi_bo.pk), Due).exists()
