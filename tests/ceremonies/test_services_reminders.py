"""Who is reminded of what and when; each cause once, whatever the order of the runs."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremonies.choices import DueKind, State
from ceremonies.models import Due, LocalReminders, Notice, ReminderRules
from ceremonies.selectors.notices import notices, unread_count
from ceremonies.services.notices import read_notice, tell_all_news
from ceremonies.services.reminders import (
    drop_local_reminders,
    forget_mails,
    forget_notices,
    remind,
    save_local_reminders,
    save_reminder_rules,
)
from members import clock
from members.choices import Role
from members.clock import today
from members.models import Appointment, AuditEntry, OutboxMessage
from members.services.appointments import write_appointment
from members.services.errors import Conflict
from tests.ceremonies.dues import only_due, working_day
from tests.road import bring
from tests.signed_in import signed_in


@pytest.fixture
def file(cast):
    return bring(cast, State.DOSSIER)


def told() -> list[tuple[str, str, str]]:
    """(account, kind, the last part of the key)."""
    rows = Notice.objects.order_by("user__username", "key").select_related("user")
    return [(row.user.username, row.kind, row.key.rpartition(":")[2]) for row in rows]


def appoint(user, organisation, role=Role.DEPUTY_SECRETARY, **days):
    appointment = Appointment(user=user, organisation=organisation, role=role, **days)
    write_appointment(actor=None, appointment=appointment)


@pytest.mark.parametrize(
    "days, told_of",
    [(8, []), (7, ["-7"]), (3, ["-3"]), (1, ["-1"]), (-1, ["+1"]), (-4, ["+1"]), (-7, ["+7"])],
)
def test_the_office_at_the_desk_is_reminded(cast, file, days, told_of):
    only_due(file, working_day(days))
    remind(today())
    kinds = {"-": "soon", "+": "late"}
    assert [row for row in told() if row[0] == "chi_bo"] == [
        ("chi_bo", kinds[point[0]], point) for point in told_of
    ]
    assert {row[0] for row in told()} <= {"chi_bo", "dang_uy", "van_phong"}


def test_the_level_above_is_told_when_it_is_late_for_long(cast, file):
    only_due(file, working_day(-4))
    remind(today())
    assert told() == [("chi_bo", "late", "+1")]
    only_due(file, working_day(-5))
    remind(today())
    assert told() == [
        ("chi_bo", "late", "+1"),
        ("dang_uy", "below", "up"),
        ("van_phong", "below", "up"),
    ]


def test_a_substitute_is_reminded_as_long_as_the_appointment_runs(cast, file):
    only_due(file, working_day(1))
    appoint(cast.nguoi_la, cast.CB1, starts_on=today(), ends_on=today())
    appoint(
        cast.giup_do, cast.CB1, starts_on=today() - timedelta(days=9), ends_on=today() - timedelta(days=1)
    )
    remind(today())
    assert {row[0] for row in told()} == {"chi_bo", "nguoi_la"}


def test_nobody_is_reminded_of_their_own_file(cast, file):
    only_due(file, working_day(1))
    appoint(cast.ung_vien, cast.CB1, starts_on=today())
    remind(today())
    assert {row[0] for row in told()} == {"chi_bo"}


def test_the_helper_is_reminded_of_the_remark_and_not_of_the_cells_work(cast, file):
    only_due(file, working_day(1), code="remark-1", kind=DueKind.REMARK, helper=cast.ha)
    remind(today())
    assert told() == [("giup_do", "soon", "-1")]
    notice = notices(cast.giup_do).get()
    assert (notice.deed, signed_in(cast.giup_do).get(notice.path).status_code) == ("Viết nhận xét", 200)
    only_due(file, working_day(-5), kind=DueKind.REMARK, helper=cast.ha)
    remind(today())
    assert told() == [("chi_bo", "below", "up"), ("giup_do", "late", "+1")]


def test_a_right_that_is_lost_hides_what_was_told(cast, file):
    only_due(file, working_day(1))
    remind(today())
    assert unread_count(cast.chi_bo) == 1
    cast.chi_bo.appointments.update(ends_on=today() - timedelta(days=1))
    assert (unread_count(cast.chi_bo), [*notices(cast.chi_bo)]) == (0, [])


def test_a_deadline_that_moves_takes_its_unread_notice_along(cast, file):
    row = only_due(file, working_day(1))
    remind(today())
    Due.objects.filter(pk=row.pk).update(due=working_day(3))
    assert (unread_count(cast.chi_bo), [*notices(cast.chi_bo)]) == (0, [])  # at once
    remind(today())
    [notice] = Notice.objects.all()
    assert (notice.due_on, notices(cast.chi_bo).get()) == (working_day(3), notice)


def test_a_deadline_that_was_put_off_is_recalled_anew(cast, file):
    row = only_due(file, working_day(1))
    remind(today())
    read_notice(actor=cast.chi_bo, notice=notices(cast.chi_bo).get())
    Due.objects.filter(pk=row.pk).update(due=working_day(6))
    remind(working_day(5))
    rows = notices(cast.chi_bo).order_by("due_on")
    assert [(row.due_on, row.read_at is None) for row in rows] == [
        (working_day(1), False),
        (working_day(6), True),
    ]


def test_what_was_read_stays_when_it_is_done(cast, file):
    row = only_due(file, working_day(1))
    remind(today())
    read_notice(actor=cast.chi_bo, notice=notices(cast.chi_bo).get())
    row.delete()
    remind(today())
    assert notices(cast.chi_bo).count() == 1


def test_the_runs_tell_each_cause_once_in_any_order(cast, file):
    """What is told depends on which days the worker ran, not on how often or in what order."""
    due = working_day(12)
    only_due(file, due)

    def run(days: list[date]) -> list:
        Notice.objects.all().delete()
        for on in days:
            remind(on)
        return told()

    @settings(max_examples=12, deadline=None)
    @given(st.lists(st.integers(-15, 15), min_size=1, max_size=6))
    def holds(offsets):
        days = [due + timedelta(days=offset) for offset in offsets]
        found = run(days)
        assert len(set(found)) == len(found)
        assert found == run(sorted(set(days)))

    holds()


def test_a_decision_is_told_to_the_cell_at_once_and_never_again(cast):
    bring(cast, State.DECIDED)
    [notice] = Notice.objects.filter(kind="news")
    assert (notice.user, unread_count(cast.chi_bo)) == (cast.chi_bo, 1)
    assert "Quyết định" in notice.label
    assert tell_all_news() == 0


def test_a_refusal_is_told_to_the_cell_and_not_to_the_person(cast):
    bring(cast, State.REJECTED)
    assert [row.user.username for row in Notice.objects.filter(kind="news")] == ["chi_bo"]


def test_the_administrator_changes_the_days_and_a_second_one_does_not_overwrite(cast, file):
    only_due(file, working_day(5))
    rules = ReminderRules(pk=1, days_before=[5], days_after=[], escalate_after=9)
    save_reminder_rules(actor=cast.quan_tri, rules=rules, version=1)
    remind(today())
    assert told() == [("chi_bo", "soon", "-5")]
    assert AuditEntry.objects.last().data["days_before"] == [5]
    with pytest.raises(Conflict):
        save_reminder_rules(actor=cast.quan_tri, rules=rules, version=1)


def test_the_nearest_body_with_days_of_its_own_says_when(cast, file):
    def days(organisation, actor, *before):
        rules = LocalReminders(organisation=organisation, days_before=list(before), days_after=[])
        save_local_reminders(actor=actor, rules=rules, version=1)

    only_due(file, working_day(20))
    days(cast.DUC, cast.van_phong, 30, 10)
    remind(today())
    assert told() == [("chi_bo", "soon", "-30")]
    days(cast.CB1, cast.chi_bo, 25)
    days(cast.CB2, cast.chi_bo_khac, 21)
    remind(today())
    assert [point for *_, point in told()] == ["-25", "-30"]
    drop_local_reminders(actor=cast.chi_bo, organisation=cast.CB1)
    only_due(file, working_day(8))
    remind(today())
    assert [point for *_, point in told()] == ["-10"]
    with pytest.raises(PermissionDenied):
        days(cast.DUC, cast.chi_bo, 1)


def test_what_was_read_and_sent_long_ago_goes_and_nothing_else(cast, file):
    only_due(file, working_day(1))
    remind(today())
    standing = Notice.objects.get()
    values = {"user": cast.chi_bo, "candidacy": file, "kind": "news", "label": "Kết quả", "path": "/"}
    for key, read in (("old", clock.now()), ("unread", None)):
        Notice.objects.create(key=key, at=clock.now(), read_at=read, **values)
    read_notice(actor=cast.chi_bo, notice=standing)
    mail = {
        "recipient": cast.chi_bo,
        "address": "a@b.vn",
        "created_at": clock.now(),
        "next_try_at": clock.now(),
    }
    for state in ("sent", "waiting", "failed"):
        sent_at = clock.now() if state == "sent" else None
        OutboxMessage.objects.create(key=state, message_id=state, state=state, sent_at=sent_at, **mail)
    assert (forget_notices(), forget_mails()) == (0, 0)
    with clock.at(clock.now() + timedelta(days=31 * 25)):
        assert (forget_notices(), forget_mails()) == (1, 1)
        assert set(Notice.objects.values_list("key", flat=True)) == {standing.key, "unread"}
        assert set(OutboxMessage.objects.values_list("key", flat=True)) == {"waiting", "failed"}
