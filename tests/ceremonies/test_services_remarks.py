from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from ceremonies.choices import Action, State
from ceremonies.models import HelperAssignment, ProbationTask, Remark
from ceremonies.rules.remarks import remark_due
from ceremonies.selectors.remarks import helped, helpers_now, told, with_load
from ceremonies.services.probation_tasks import remove_task, write_task
from ceremonies.services.remarks import write_periodic_remark
from members import clock
from members.clock import today
from members.models import AuditEntry, Person
from members.permissions import visible_to
from members.services.errors import Conflict, Refused
from tests.ceremonies.crowd import crowd
from tests.road import bring, day, details_of, take

POLICY = {"helper": {"remark_months": 3}, "probation": {"remark_months": 2}}


@pytest.fixture
def file(cast):
    return bring(cast, State.FOLLOWED)


@pytest.fixture
def probation(cast):
    return bring(cast, State.PROBATION)


def write(cast, file, account="giup_do", **values) -> Remark:
    given = {"helper": cast.ha, "written_on": today(), "text": "Gương mẫu, cần mạnh dạn hơn."}
    return write_periodic_remark(
        actor=cast.users[account], candidacy=file, **{**given, "form_key": uuid4()} | values
    )


@pytest.mark.parametrize(
    "assigned, last, admitted, due",
    [
        (date(2026, 1, 31), None, None, date(2026, 4, 30)),
        (date(2026, 1, 31), date(2026, 3, 1), None, date(2026, 6, 1)),
        (date(2026, 1, 31), date(2026, 3, 1), date(2026, 5, 19), date(2026, 7, 19)),
        (date(2026, 1, 31), date(2026, 8, 1), date(2026, 5, 19), date(2026, 10, 1)),
    ],
)
def test_the_months_of_the_policy_run_from_what_happened_last(assigned, last, admitted, due):
    assert remark_due(POLICY, assigned_on=assigned, last_on=last, admitted_on=admitted) == due


def test_a_remark_is_written_once_and_never_changed(cast, file):
    key = uuid4()
    first, second = write(cast, file, form_key=key), write(cast, file, form_key=key)
    assert (first, Remark.objects.count()) == (second, 1)
    assert AuditEntry.objects.filter(action="remark.write").count() == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        Remark.objects.update(text="Khác")


def test_the_key_of_another_remark_is_a_conflict(cast, file):
    key = write(cast, file).form_key
    with pytest.raises(Conflict):
        write(cast, file, account="chi_bo", form_key=key)


def test_the_cell_writes_down_what_the_helper_gave_on_paper(cast, file):
    remark = write(cast, file, account="chi_bo")
    assert (remark.helper, remark.written_by) == (cast.ha, cast.chi_bo)


@pytest.mark.parametrize(
    "values, sentence",
    [
        ({"written_on": day(-1)}, "không được ở tương lai"),
        ({"written_on": day(26)}, "không được trước ngày phân công"),
        ({"text": " \n"}, "Hãy viết nhận xét."),
    ],
)
def test_what_cannot_be_is_refused(cast, file, values, sentence):
    with pytest.raises(Refused, match=sentence):
        write(cast, file, **values)


def test_nobody_signs_for_another_helper(cast, file):
    HelperAssignment.objects.create(candidacy=file, person=cast.khoa, starts_on=day(20))
    with pytest.raises(Refused, match="chỉ viết nhận xét của mình"):
        write(cast, file, helper=cast.khoa)
    with pytest.raises(Refused, match="không được phân công"):
        write(cast, file, account="chi_bo", helper=cast.dung)


@pytest.mark.parametrize(
    "account", ["doan_vien", "chi_bo_khac", "van_phong", "kiem_tra", "ung_vien", "quan_tri", "sieu_quyen"]
)
def test_nobody_else_writes(cast, file, account):
    with pytest.raises(PermissionDenied):
        write(cast, file, account=account)


@pytest.mark.parametrize(
    "account, seen",
    [("giup_do", 1), ("chi_bo", 1), ("van_phong", 1), ("kiem_tra", 1)]
    + [(name, 0) for name in ("ung_vien", "doan_vien", "chi_bo_khac", "quan_tri", "sieu_quyen")],
)
def test_who_reads(cast, file, account, seen):
    write(cast, file)
    assert visible_to(cast.users[account], Remark).count() == seen


def test_after_a_change_of_helper_the_old_one_reads_and_writes_no_more(cast, file):
    write(cast, file)
    take(
        cast,
        file,
        Action.REPLACE_HELPER,
        "chi_bo",
        reason="Chuyển công tác",
        **details_of(cast)[Action.REPLACE_HELPER],
    )
    with clock.at(clock.now() + timedelta(days=1)):
        assert visible_to(cast.giup_do, Remark).count() == 0
        with pytest.raises(PermissionDenied):
            write(cast, file)


def test_a_remark_puts_the_next_one_off(cast, file):
    [before] = helpers_now(file, today())
    with clock.at(clock.now() + timedelta(days=100)):
        [late] = [told(row, today()) for row in helped(cast.giup_do, today())]
        assert (late.due, late.late) == (before.due, True)
        write(cast, file)
        [row] = [told(row, today()) for row in helped(cast.giup_do, today())]
        assert (row.last_on, row.late) == (today(), False)


def test_a_helper_sees_only_the_own_people(cast, file):
    assert [row.candidacy for row in helped(cast.giup_do, today())] == [file]
    assert list(helped(cast.chi_bo, today())) == []
    assert list(helped(cast.quan_tri, today())) == []


def test_the_load_of_a_helper_counts_open_files(cast, file):
    other = crowd(cast, 1)[0]
    bring(cast, State.FOLLOWED, other)
    load = {p: p.load for p in with_load(Person.objects.filter(pk__in=[cast.ha.pk, cast.dung.pk]), today())}
    assert load == {cast.ha: 2, cast.dung: 0}
    take(cast, file, Action.REMOVE, "chi_bo", reason="Chuyển đi")
    assert with_load(Person.objects.filter(pk=cast.ha.pk), today()).get().load == 1


# --- tasks of a probationary member ----------------------------------------------------------------


def give(cast, file, account="chi_bo", **values) -> ProbationTask:
    task = ProbationTask(candidacy=file, **{"title": "Phụ trách sổ chi đoàn", "due_on": today()} | values)
    return write_task(actor=cast.users[account], task=task)


def test_a_task_is_given_done_and_removed(cast, probation):
    task = give(cast, probation)
    task.done_on, task.note = today(), "Hoàn thành tốt"
    write_task(actor=cast.chi_bo, task=task, version=1)
    with pytest.raises(Conflict):
        write_task(actor=cast.chi_bo, task=task, version=1)
    remove_task(actor=cast.chi_bo, task=task, version=2)
    kept = "Lập lý lịch đảng viên (mẫu 1-HSĐV), phiếu đảng viên (mẫu 2-HSĐV)"  # asked for by the ceremony
    assert [task.title for task in ProbationTask.objects.all()] == [kept]


@pytest.mark.parametrize(
    "values, sentence",
    [({"done_on": day(-1)}, "tương lai"), ({"due_on": day(200)}, "không được trước ngày kết nạp")],
)
def test_days_that_cannot_be_are_refused(cast, probation, values, sentence):
    with pytest.raises(Refused, match=sentence):
        give(cast, probation, **values)


@pytest.mark.parametrize(
    "account", ["giup_do", "ung_vien", "van_phong", "kiem_tra", "chi_bo_khac", "quan_tri"]
)
def test_only_the_cell_gives_tasks(cast, probation, account):
    with pytest.raises(PermissionDenied):
        give(cast, probation, account=account)


@pytest.mark.parametrize(
    "account, seen",
    [("chi_bo", 2), ("giup_do", 2), ("ung_vien", 2), ("van_phong", 2)]
    + [(name, 0) for name in ("doan_vien", "chi_bo_khac", "quan_tri", "sieu_quyen")],
)
def test_the_member_and_the_helper_see_the_tasks(cast, probation, account, seen):
    give(cast, probation)
    assert visible_to(cast.users[account], ProbationTask).count() == seen


def test_before_the_admission_there_are_no_tasks(cast, file):
    with pytest.raises(PermissionDenied):
        give(cast, file)
