"""A ceremony is planned, changed, held for all or some, put off, called off."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from ceremonies.choices import Action, CeremonyState, State
from ceremonies.models import Admission, Candidacy, Ceremony, Decision, Step
from ceremonies.selectors.ceremonies import awaiting as files_awaiting
from ceremonies.selectors.ceremonies import places_of, postponements
from ceremonies.services.ceremonies import (
    Chosen,
    Course,
    GuestRow,
    arrange_people,
    cancel_ceremony,
    postpone_ceremony,
    write_guests,
)
from ceremonies.services.workflow import NotYet
from members import clock
from members.choices import Role
from members.models import Appointment, AuditEntry, Membership
from members.services.appointments import write_appointment
from members.services.errors import Conflict, Refused
from tests.ceremony import COURSE, at, awaiting, hold, place, plan, two_awaiting, youth
from tests.road import bring, day, steps, take, vote


@pytest.fixture
def files(cast):
    return two_awaiting(cast)


def states(files) -> list[str]:
    return list(
        Candidacy.objects.filter(pk__in=[file.pk for file in files])
        .order_by("pk")
        .values_list("state", flat=True)
    )


# --- planning -----------------------------------------------------------------------------------------------------


def test_a_plan_has_people_in_order_their_helpers_and_what_to_prepare(cast, files):
    ceremony = plan(cast, files[::-1])
    assert list(ceremony.admissions.values_list("candidacy", "position", "helper")) == [
        (files[1].pk, 1, cast.ha.pk),
        (files[0].pk, 2, cast.ha.pk),
    ]
    texts = list(ceremony.preparations.values_list("text", flat=True))
    assert texts[0] == "Trang trí: khẩu hiệu trên cùng: “Đảng Cộng sản Việt Nam quang vinh muôn năm”"
    assert "Trang trí: ảnh C. Mác – V.I. Lênin ở phía bên phải" in texts
    assert "In chương trình buổi lễ" in texts


def test_the_same_form_twice_is_one_ceremony(cast, files):
    key = uuid4()
    assert plan(cast, files, form_key=key) == plan(cast, files, form_key=key)
    assert Ceremony.objects.count() == 1


def test_nobody_has_a_place_in_two_ceremonies(cast, files):
    plan(cast, files)
    with pytest.raises(Conflict):
        plan(cast, files[:1])
    assert Ceremony.objects.count() == 1
    assert list(files_awaiting(cast.CB1)) == []


@pytest.mark.parametrize(
    "account", ["chi_bo_khac", "van_phong", "dang_uy", "kiem_tra", "doan_vien", "ung_vien", "quan_tri"]
)
def test_the_cell_alone_plans(cast, files, account):
    with pytest.raises(PermissionDenied):
        plan(cast, files, actor=cast.users[account])


def test_only_whose_decision_was_received_has_a_place(cast):
    file = bring(cast, State.DECIDED)
    with pytest.raises(Refused, match="Hồ sơ của Nguyễn Hoài An không chờ lễ kết nạp tại Chi bộ Một"):
        plan(cast, [file])


# --- people and guests --------------------------------------------------------------------------------------------


def test_people_are_ordered_left_out_and_given_helpers(cast, files):
    ceremony = plan(cast, files)
    arrange_people(
        actor=cast.chi_bo,
        ceremony=ceremony,
        version=ceremony.version,
        people=[Chosen(files[1], cast.khoa), Chosen(files[0], None)],
    )
    assert list(ceremony.admissions.values_list("candidacy", "helper")) == [
        (files[1].pk, cast.khoa.pk),
        (files[0].pk, None),
    ]
    arrange_people(
        actor=cast.chi_bo, ceremony=ceremony, version=ceremony.version, people=[Chosen(files[1], cast.khoa)]
    )
    assert list(files_awaiting(cast.CB1)) == [files[0]]


@pytest.mark.parametrize("helper", ["lan", "minh", "an"])
def test_a_helper_is_an_official_member_of_the_cell(cast, files, helper):
    """Lan is on probation, Minh of another cell, An admitted there."""
    ceremony = plan(cast, files)
    with pytest.raises(Refused, match="không phải đảng viên chính thức của Chi bộ Một"):
        arrange_people(
            actor=cast.chi_bo,
            ceremony=ceremony,
            version=ceremony.version,
            people=[Chosen(files[0], cast.people[helper])],
        )


def guest(name, pk=None, position=9, came=None) -> GuestRow:
    return GuestRow(pk, name, "Bí thư Đoàn Bộ Mẫu", "Phó Vụ trưởng", "Đoàn Thanh niên Bộ Mẫu", position, came)


def test_guests_are_added_changed_ordered_and_removed(cast, files):
    ceremony = plan(cast, files)
    rows = [guest("Lương Gia Huy", position=2), guest("Tô Minh Thư", position=1)]
    write_guests(actor=cast.chi_bo, ceremony=ceremony, version=ceremony.version, rows=rows)
    thu, huy = ceremony.guests.all()
    assert [thu.name, huy.name] == ["Tô Minh Thư", "Lương Gia Huy"]
    rows = [guest("Lương Gia Huy", huy.pk, 1), guest("Cao Bá Lộc")]
    write_guests(actor=cast.chi_bo, ceremony=ceremony, version=ceremony.version, rows=rows)
    assert [each.name for each in ceremony.guests.all()] == ["Lương Gia Huy", "Cao Bá Lộc"]
    assert ceremony.guests.first().pk == huy.pk


def test_a_guest_of_another_ceremony_is_not_touched(cast, files):
    first, second = plan(cast, files[:1]), plan(cast, files[1:])
    write_guests(actor=cast.chi_bo, ceremony=first, version=first.version, rows=[guest("Tô Minh Thư")])
    with pytest.raises(Conflict):
        write_guests(
            actor=cast.chi_bo,
            ceremony=second,
            version=second.version,
            rows=[guest("Ai Đó", first.guests.get().pk)],
        )
    assert first.guests.get().name == "Tô Minh Thư"


def test_of_two_who_change_the_same_plan_the_slower_is_told_by_whom(cast, files):
    ceremony = plan(cast, files)
    stale = ceremony.version
    write_guests(actor=cast.chi_bo, ceremony=ceremony, version=stale, rows=[guest("Tô Minh Thư")])
    with pytest.raises(Conflict) as told:
        write_guests(actor=cast.chi_bo, ceremony=ceremony, version=stale, rows=[])
    assert told.value.who == str(cast.chi_bo)
    assert ceremony.guests.count() == 1


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


def appoint(cast, user) -> None:
    office = Appointment(user=user, role=Role.DEPUTY_SECRETARY, organisation=cast.CB1, starts_on=day(30))
    write_appointment(actor=None, appointment=office)


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


# --- put off, called off ------------------------------------------------------------------------------------------


def test_putting_off_keeps_the_reason(cast, files):
    ceremony = plan(cast, files)
    postpone_ceremony(
        actor=cast.chi_bo,
        ceremony=ceremony,
        version=ceremony.version,
        starts_at=at(day(-7), hour=14),
        place="Phòng họp số 1",
        reason="Đại biểu bận họp",
    )
    [change] = postponements(ceremony)
    assert (change["reason"], change["who"]) == ("Đại biểu bận họp", str(cast.chi_bo))
    assert change["before"] == {"starts_at": f"08:30 ngày {day():%d/%m/%Y}", "place": "Hội trường tầng 2"}
    assert change["after"] == {"starts_at": f"14:30 ngày {day(-7):%d/%m/%Y}", "place": "Phòng họp số 1"}


def test_called_off_everybody_waits_again(cast, files):
    ceremony = plan(cast, files)
    cancel_ceremony(actor=cast.chi_bo, ceremony=ceremony, version=ceremony.version, reason="Bão lớn")
    assert (ceremony.state, ceremony.cancelled_reason) == (CeremonyState.CANCELLED, "Bão lớn")
    assert list(files_awaiting(cast.CB1)) == files
    with pytest.raises(Conflict, match="đã hủy"):
        hold(cast, ceremony)
    plan(cast, files)


def test_nobody_keeps_the_ceremony_in_which_they_are_admitted(cast, files):
    ceremony = plan(cast, files)
    appoint(cast, cast.ung_vien)
    with pytest.raises(PermissionDenied):
        hold(cast, ceremony, actor=cast.ung_vien)
    Admission.objects.filter(ceremony=ceremony, candidacy=files[0]).delete()
    with pytest.raises(Refused, match="Không ai được tự lập"):
        plan(cast, files[:1], actor=cast.ung_vien)


def test_a_third_person_joins_later(cast, files):
    ceremony = plan(cast, files[:1])
    third = awaiting(cast, youth(cast, "Mạc Bảo Ngọc", 2))
    arrange_people(
        actor=cast.chi_bo,
        ceremony=ceremony,
        version=ceremony.version,
        people=[Chosen(third, cast.ha), Chosen(files[0], cast.ha)],
    )
    assert [one.file for one in places_of(ceremony)] == [third, files[0]]
