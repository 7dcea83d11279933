"""One act for all who are admitted at a ceremony, or for some; the plain step beside it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ceremonies.choices import Action, CeremonyState, State
from ceremonies.models import Admission, Candidacy, Ceremony, Decision, Step
from ceremonies.selectors.ceremonies import awaiting as files_awaiting
from ceremonies.selectors.ceremonies import places_of
from ceremonies.services.ceremonies import (
    Chosen,
    Course,
    arrange_people,
)
from ceremonies.services.workflow import NotYet
from members import clock
from members.models import AuditEntry, Membership
from members.services.errors import Conflict, Refused
from tests.ceremony import COURSE, appoint, at, awaiting, hold, place, plan, two_awaiting
from tests.road import day, steps, take, vote


@pytest.fixture
def files(cast):
    return two_awaiting(cast)


def states(files) -> list[str]:
    return list(
        Candidacy.objects.filter(pk__in=[file.pk for file in files])
        .order_by("pk")
        .values_list("state", flat=True)
    )


# --- holding ------------------------------------------------------------------------------------------------------


def test_holding_starts_the_probation_of_everybody_in_one_act(cast, files):
    ceremony = hold(cast, plan(cast, files))
    assert (ceremony.state, ceremony.official_present) == (CeremonyState.HELD, 3)
    for file in files:
        file.refresh_from_db()
        assert (file.state, file.ceremony_on) == (State.PROBATION, day())
        assert file.probation_ends_on > day()
        assert file.person.memberships.get(organisation=cast.CB1).joined_on == day()
        assert file.helpers.get(ends_on=None).person == cast.ha
        assert place(ceremony, file).held
    assert Decision.objects.filter(candidacy__in=files).values("number").distinct().count() == 2
    assert AuditEntry.objects.filter(action="ceremony.hold", object_id=ceremony.pk).count() == 1


def test_who_is_left_out_waits_for_another_ceremony(cast, files):
    ceremony = plan(cast, files)
    hold(cast, ceremony, admitted=[place(ceremony, files[0]).pk])
    assert states(files) == [State.PROBATION, State.AWAITING_CEREMONY]
    assert place(ceremony, files[1]).dropped
    assert list(files_awaiting(cast.CB1)) == [files[1]]
    hold(cast, plan(cast, files[1:]))
    assert states(files) == [State.PROBATION, State.PROBATION]


def test_a_double_click_holds_once(cast, files):
    ceremony = plan(cast, files)
    stale = Ceremony.objects.get(pk=ceremony.pk)
    hold(cast, ceremony)
    assert hold(cast, stale, version=stale.version).state == CeremonyState.HELD
    assert Step.objects.filter(action=Action.HOLD_CEREMONY).count() == 2
    assert Membership.objects.filter(organisation=cast.CB1, joined_on=day()).count() == 2


def test_somebody_else_is_told_who_held_it(cast, files):
    appoint(cast, cast.nguoi_la)
    ceremony = plan(cast, files)
    hold(cast, ceremony)
    with pytest.raises(Conflict) as told:
        hold(cast, ceremony, actor=cast.nguoi_la, admitted=[1])
    assert told.value.who == str(cast.chi_bo)


def test_all_or_nobody(cast, files):
    """The second has no helper: the first is not admitted either."""
    ceremony = plan(cast, files)
    Admission.objects.filter(candidacy=files[1]).update(helper=None)
    with pytest.raises(Refused, match="Trịnh Thu Trang: chưa chọn đảng viên chính thức"):
        hold(cast, ceremony)
    ceremony.refresh_from_db()
    assert ceremony.state == CeremonyState.PLANNED
    assert states(files) == [State.AWAITING_CEREMONY] * 2
    assert not Membership.objects.filter(organisation=cast.CB1, joined_on=day()).exists()


@pytest.mark.parametrize(
    "action, account, details, sentence",
    [
        (
            Action.CANCEL_DECISION,
            "cap_tren",
            {"issued_on": day()},
            "hồ sơ nay ở bước “Đã hủy quyết định kết nạp”",
        ),
        (Action.MOVE, "chi_bo", {"decided_on": day(), "to_cell": "CB2"}, "hồ sơ đã chuyển đến Chi bộ Hai"),
        (
            Action.MOVE_AWAY,
            "chi_bo",
            {"decided_on": day(), "destination": "Nơi khác"},
            "hồ sơ nay ở bước “Đã chuyển đi nơi khác”",
        ),
    ],
)
def test_a_file_that_went_elsewhere_is_refused_with_its_name(cast, files, action, account, details, sentence):
    ceremony = plan(cast, files)
    if "to_cell" in details:
        details = details | {"to_cell": cast.CB2}
    take(cast, files[0], action, account, reason="Lý do", **details)
    ceremony.refresh_from_db()
    assert [one.problem for one in places_of(ceremony)] == [sentence, ""]
    with pytest.raises(Refused, match=f"Nguyễn Hoài An: {sentence}"):
        hold(cast, ceremony)
    assert states(files)[1] == State.AWAITING_CEREMONY
    hold(cast, ceremony, admitted=[place(ceremony, files[1]).pk])
    assert states(files)[1] == State.PROBATION


def test_who_moved_is_admitted_at_the_new_place_and_never_at_the_old(cast, files):
    old = plan(cast, files)
    take(cast, files[0], Action.MOVE, "chi_bo", reason="Lý do", decided_on=day(), to_cell=cast.CB2)
    new = plan(cast, files[:1], actor=cast.chi_bo_khac, cell=cast.CB2)
    assert place(old, files[0]).dropped
    assert place(new, files[0]).helper is None
    arrange_people(
        actor=cast.chi_bo_khac, ceremony=new, version=new.version, people=[Chosen(files[0], cast.oanh)]
    )
    hold(cast, new, actor=cast.chi_bo_khac, course=Course(**COURSE | {"official_present": 2}))
    assert states(files)[0] == State.PROBATION


def test_no_more_members_came_than_there_are(cast, files):
    """Dũng, Hà and Khoa are the official members."""
    with pytest.raises(Refused, match="chỉ có 3 đảng viên chính thức"):
        hold(cast, plan(cast, files), course=Course(**COURSE | {"official_present": 4}))


def test_a_ceremony_still_to_come_cannot_be_held(cast, files):
    ceremony = plan(cast, files, starts_at=at(day(-1)))
    with pytest.raises(Refused, match="chưa đến ngày"):
        hold(cast, ceremony)


def test_late_only_with_the_consent_of_the_superior(cast, files):
    with clock.at(clock.now() + timedelta(days=70)):
        ceremony = plan(cast, files, starts_at=at(day()))
        with pytest.raises(Refused, match="Nguyễn Hoài An: Đã quá thời hạn tổ chức lễ kết nạp"):
            hold(cast, ceremony)
        consent = "Công văn số 12-CV/ĐU, ngày 03/02/2027"
        ceremony.refresh_from_db()
        hold(cast, ceremony, course=Course(**COURSE, late_consent=consent))
    assert states(files) == [State.PROBATION] * 2
    assert files[0].steps.get(action=Action.HOLD_CEREMONY).reason == consent


def test_the_last_day_in_time_counts_working_days(cast, files):
    """30 working days from the day the decision was received: six weeks without days off."""
    [first, _] = places_of(plan(cast, files))
    assert first.due >= day() + timedelta(weeks=6)
    with clock.at(timezone.make_aware(at(first.due).replace(tzinfo=None))):
        on_time = Ceremony.objects.get()
        on_time.starts_at = at(first.due)
        on_time.save()
        hold(cast, on_time)
    assert states(files) == [State.PROBATION] * 2


# --- the plain step -----------------------------------------------------------------------------------------------


def test_the_plain_step_gives_way_to_the_planned_ceremony(cast, files):
    ceremony = plan(cast, files[:1])
    with pytest.raises(Refused, match="hãy ghi kết quả tại trang của buổi lễ"):
        take(cast, files[0], Action.HOLD_CEREMONY, "chi_bo", held_on=day(), helper=cast.ha)
    take(cast, files[1], Action.HOLD_CEREMONY, "chi_bo", held_on=day(), helper=cast.ha)
    assert states(files) == [State.AWAITING_CEREMONY, State.PROBATION]
    assert not place(ceremony, files[0]).dropped


def test_the_plain_step_needs_consent_too_when_late(cast, files):
    with clock.at(clock.now() + timedelta(days=70)):
        step = {"held_on": day(), "helper": cast.ha}
        with pytest.raises(NotYet, match="Đã quá thời hạn"):
            take(cast, files[0], Action.HOLD_CEREMONY, "chi_bo", **step)
        take(cast, files[0], Action.HOLD_CEREMONY, "chi_bo", late_consent="Công văn số 12-CV/ĐU", **step)
    assert states(files)[0] == State.PROBATION


def test_a_decision_redone_leads_to_another_ceremony_and_the_first_stays_as_it_was(cast):
    file = awaiting(cast)
    first = hold(cast, plan(cast, [file]))
    take(cast, file, Action.REDO_DECISION, "cap_tren", reason="Sai thẩm quyền", issued_on=day())
    again = [row for row in steps(cast) if row[0] in (Action.RECORD_AUTHORITY_VOTE, Action.ISSUE_DECISION)]
    for action, account, details in again:
        now = {"vote": vote(0, listed=7)} if "vote" in details else {"issued_on": day()}
        take(cast, file, action, account, **details | now)
    take(cast, file, Action.RECEIVE_DECISION, "chi_bo", received_on=day())
    [old] = places_of(first)
    second = hold(cast, plan(cast, [file]))
    [new] = places_of(second)
    assert states([file]) == [State.PROBATION]
    assert (old.admission.held, new.admission.held) == (True, True)
    assert new.decision.number.value > old.decision.number.value
