"""A deadline put off once, the planned day of the meeting, and what is missing until then."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.choices import Action, Matter, OpinionKind, Relation, State, VerificationWay
from ceremonies.models import Candidacy, Extension, Opinion, Verification
from ceremonies.selectors.calendars import spans, working_calendar
from ceremonies.selectors.deadlines import deadlines_of, replies_of, running
from ceremonies.selectors.outlook import outlook
from ceremonies.selectors.way_to_vote import awaits_cell, planned_meeting
from ceremonies.services.deadlines import extend_deadline, plan_meeting
from ceremonies.workflow import CLOSED
from members.clock import today
from members.models import AuditEntry, User
from members.services.errors import Conflict, Refused
from tests.road import REASON, bring, day, fill_papers, take


def extend(cast, file, code="decision", account="cap_tren", reason="Chờ kết quả thẩm tra.") -> Extension:
    return extend_deadline(actor=cast.users[account], candidacy=file, code=code, reason=reason)


def plan(cast, file, on, account="chi_bo", version=None):
    file.refresh_from_db()
    return plan_meeting(
        actor=cast.users[account],
        candidacy=file,
        meeting_planned_on=on,
        version=file.version if version is None else version,
    )


def due(file, code="decision"):
    return {each.code: each for each in deadlines_of(file, working_calendar())}[code]


# --- extension --------------------------------------------------------------------------------------


def test_the_authority_puts_its_deadline_off_once(cast):
    file = bring(cast, State.AT_AUTHORITY)
    before = due(file)
    extend(cast, file, account="ban_to_chuc")
    after = due(file)
    assert after.due == working_calendar().add(before.due, 15)
    assert (before.extendable, after.extendable, after.extended) == (True, False, True)
    entry = AuditEntry.objects.filter(action="deadline.extend").get()
    assert entry.data == {
        "code": "decision",
        "due": before.due.isoformat(),
        "reason": "Chờ kết quả thẩm tra.",
    }
    with pytest.raises(Refused, match="chỉ được gia hạn một lần"):
        extend(cast, file, reason="Lý do khác.")


def test_the_same_extension_sent_twice_is_one(cast):
    file = bring(cast, State.AT_AUTHORITY)
    assert extend(cast, file) == extend(cast, file)
    assert Extension.objects.count() == 1


@pytest.mark.parametrize(
    "account", ["chi_bo", "van_phong", "dang_uy", "kiem_tra", "doan_vien", "quan_tri", "ung_vien"]
)
def test_only_the_organisation_that_must_act_puts_it_off(cast, account):
    file = bring(cast, State.AT_AUTHORITY)
    with pytest.raises(PermissionDenied):
        extend(cast, file, account=account)


def test_the_person_concerned_never_does(cast):
    file = bring(cast, State.AT_AUTHORITY)
    User.objects.filter(person=cast.an).update(person=None)
    cast.cap_tren.person = cast.an
    cast.cap_tren.save()
    with pytest.raises(PermissionDenied):
        extend(cast, file)


def test_what_is_done_or_cannot_be_put_off_is_refused(cast):
    file = bring(cast, State.DECIDED)
    with pytest.raises(Refused, match=f"đã xong ngày {day(1):%d/%m/%Y}"):
        extend(cast, file)
    with pytest.raises(Refused, match="Thời hạn này chưa bắt đầu tính"):
        extend(cast, file, code="recognition_decision")
    with pytest.raises(PermissionDenied):
        extend(cast, file, code="khong-co")
    file = take(cast, file, Action.RECEIVE_DECISION, "chi_bo", received_on=day())
    with pytest.raises(Refused, match="Quy định không cho gia hạn"):
        extend(cast, file, code="ceremony", account="chi_bo")


def test_a_closed_file_has_nothing_due(cast):
    file = bring(cast, State.REJECTED)
    assert [each for each in deadlines_of(file, working_calendar()) if not each.done_on] == []


def test_while_striking_off_is_considered_recognition_is_not_due(cast):
    file = bring(cast, State.STRIKING_OFF)
    found = {}
    for state in (State.STRIKING_OFF, State.PROBATION):
        file.state = state
        found[state] = [each.code for each in deadlines_of(file, working_calendar()) if not each.done_on]
    assert found == {State.STRIKING_OFF: [], State.PROBATION: ["recognition_cell"]}


def test_what_is_due_stands_before_what_is_done(cast):
    file = bring(cast, State.AT_AUTHORITY)
    rows = running(file, working_calendar(), today())
    assert [(row.deadline.code, row.is_done) for row in rows] == [
        ("decision", False),
        ("dossier", True),
        ("certificate", True),
    ]
    assert (rows[0].desk, rows[0].tone) == ("Đảng ủy Bộ Mẫu", "info")
    late = running(file, working_calendar(), rows[0].deadline.due + timedelta(days=7))[0]
    assert (late.late, late.overdue, late.tone) == (True, 5, "stop")


def test_who_moved_while_being_helped_has_nothing_decided_at_the_new_place_yet(cast):
    """Only a file with its resolutions is decided there within 30 working days (06-HD/TW §3.9)."""
    moved = {"to_cell": cast.CB2, "decided_on": day(5), "reason": REASON}
    early = take(cast, bring(cast, State.FOLLOWED), Action.MOVE, "chi_bo", **moved)
    assert [each.code for each in deadlines_of(early, working_calendar())] == []


def test_a_file_that_moved_with_its_resolution_is_decided_at_the_new_place(cast):
    moved = {"to_cell": cast.CB2, "decided_on": day(5), "reason": REASON}
    late = take(cast, bring(cast, State.CELL_VOTED), Action.MOVE, "chi_bo", **moved)
    running_now = [each.code for each in deadlines_of(late, working_calendar()) if not each.done_on]
    assert sorted(running_now) == ["decision", "move_decision"]


# --- the planned meeting ------------------------------------------------------------------------------


def test_the_cell_plans_its_meeting(cast):
    file = bring(cast, State.DOSSIER)
    plan(cast, file, day(-20))
    file.refresh_from_db()
    assert (file.meeting_planned_on, planned_meeting(file, today())) == (day(-20), day(-20))
    assert planned_meeting(file, day(-21)) is None
    assert AuditEntry.objects.filter(action="meeting.plan").count() == 1
    plan(cast, file, None)
    file.refresh_from_db()
    assert file.meeting_planned_on is None


def test_a_meeting_is_planned_ahead_by_the_cell_before_its_vote(cast):
    file = bring(cast, State.DOSSIER)
    with pytest.raises(Refused, match="không được ở trong quá khứ"):
        plan(cast, file, day(1))
    with pytest.raises(PermissionDenied):
        plan(cast, file, day(-20), account="van_phong")
    with pytest.raises(Conflict):
        plan(cast, file, day(-20), version=file.version - 1)
    fill_papers(cast, file)
    assert plan(cast, file, day()).meeting_planned_on == today()


def test_after_the_vote_nothing_is_planned(cast):
    file = bring(cast, State.CELL_VOTED)
    with pytest.raises(PermissionDenied):
        plan(cast, file, day(-20))


def test_a_planned_meeting_does_not_stand_in_the_way_of_the_next_step(cast):
    file = bring(cast, State.LISTED)
    plan(cast, file, day(-20))
    file.refresh_from_db()
    assert take(cast, file, Action.WITHDRAW, "chi_bo", reason=REASON).state == State.WITHDRAWN


# --- everything that is missing -------------------------------------------------------------------------


def look(file, on=None):
    file.refresh_from_db()
    return outlook(file, working_calendar(), today(), on)


def test_of_a_listed_person_all_steps_and_papers_are_named(cast):
    found = look(bring(cast, State.LISTED))
    assert [(step.action, step.desk) for step in found.steps] == [
        (Action.ASSIGN_HELPER, "Chi bộ Một"),
        (Action.ASK_PROCEDURE, "Chi bộ Một"),
        (Action.ALLOW_PROCEDURE, "Đảng ủy Cục Mẫu"),
        (Action.OPEN_DOSSIER, "Chi bộ Một"),
    ]
    assert [lack.requirement.code for lack in found.lacks] == [
        f"paper_{kind}" for kind in ("certificate", "application", "cv", "verification", "introduction")
    ] + ["paper_union_resolution", "paper_opinions"]
    desks = {lack.requirement.code: lack.desk for lack in found.lacks}
    assert (desks["paper_union_resolution"], desks["paper_cv"]) == ("Chi đoàn Một", "Chi bộ Một")
    assert all(lack.requirement.clause for lack in found.lacks)
    assert (found.is_planned, found.is_ready) == (False, False)


def test_permission_that_was_given_is_no_step_any_more(cast):
    assert [step.action for step in look(bring(cast, State.PROCEDURE_ALLOWED)).steps] == [Action.OPEN_DOSSIER]


def test_a_file_with_everything_is_ready(cast):
    file = bring(cast, State.DOSSIER)
    fill_papers(cast, file)
    found = look(file)
    assert (found.is_ready, found.steps, found.lacks) == (True, [], [])


def test_on_the_planned_day_the_dossier_will_have_lapsed(cast):
    file = bring(cast, State.DOSSIER)
    fill_papers(cast, file)
    plan(cast, file, day(-420))
    found = look(file)
    assert (found.is_planned, found.on, found.is_ready) == (True, day(-420), False)
    assert [window.code for window in found.lapsed] == [
        "dossier",
        "paper_verification",
        "paper_introduction",
        "paper_union_resolution",
        "paper_opinions",
    ]
    assert found.last == found.lapsed[0].last


def test_answers_that_are_out_are_expected_on_their_last_day(cast):
    file = bring(cast, State.DOSSIER)
    known = {"candidacy": file, "way": VerificationWay.LETTER, "sent_on": day(10)}
    Verification.objects.create(relation=Relation.FATHER, name="Nguyễn Văn Mẫu", **known)
    abroad = known | {"way": VerificationWay.LETTER_ABROAD}
    Verification.objects.create(relation=Relation.MOTHER, name="Trần Thị Mẫu", **abroad)
    Opinion.objects.create(candidacy=file, kind=OpinionKind.RESIDENCE, asked_of="Chi ủy khu phố 3")
    calendar = working_calendar()
    replies = replies_of(file, calendar, Matter.ADMISSION)
    assert [(each.label, each.due) for each in replies] == [
        ("Ý kiến nhận xét: Chi ủy khu phố 3", None),
        ("Thẩm tra: Cha đẻ: Nguyễn Văn Mẫu", calendar.add(day(10), 30)),
        ("Thẩm tra: Mẹ đẻ: Trần Thị Mẫu", calendar.add(day(10), 90)),
    ]
    found = look(file, day(-20))
    assert [(window.code, window.expected) for window in found.early] == [("reply", True)] * 2
    assert {"unverified", "unanswered"} <= {lack.requirement.code for lack in found.lacks}


def test_on_probation_the_way_leads_to_recognition(cast):
    file = bring(cast, State.PROBATION)
    found = look(file)
    assert (found.matter, [step.action for step in found.steps]) == (
        Matter.RECOGNITION,
        [Action.OPEN_RECOGNITION],
    )
    assert (found.first, [window.code for window in found.early]) == (file.probation_ends_on, ["probation"])
    assert "paper_self_review" in [lack.requirement.code for lack in found.lacks]


@pytest.mark.parametrize("state", list(State))
def test_the_way_ends_at_the_vote_in_every_state(state):
    before = {
        *(State.DRAFT, State.SUBMITTED, State.RESOLVED, State.SENT, State.RECEIVED, State.LISTED),
        *(State.FOLLOWED, State.PROCEDURE_ASKED, State.PROCEDURE_ALLOWED, State.DOSSIER),
        *(State.PROBATION, State.RECOGNITION),
    }
    closed_on = date(2026, 3, 2) if state in CLOSED else None
    assert awaits_cell(Candidacy(state=state, closed_on=closed_on)) is (state in before)


def test_days_off_that_follow_each_other_are_one_span(cast):
    calendar = working_calendar()
    tet = [each for each in calendar.off if (each.year, each.month) == (2026, 2)]
    assert [str(span) for span in spans(tet)] == ["16/02–20/02 Tết Nguyên đán Bính Ngọ"]
    assert spans([]) == []
