"""A ceremony is planned, changed, put off, called off."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.choices import Action, CeremonyState, State
from ceremonies.models import Admission, Candidacy, Ceremony
from ceremonies.selectors.ceremonies import awaiting as files_awaiting
from ceremonies.selectors.ceremonies import places_of, postponements
from ceremonies.services.ceremonies import (
    Chosen,
    GuestRow,
    arrange_people,
    cancel_ceremony,
    postpone_ceremony,
    write_guests,
)
from members.services.errors import Conflict, Refused
from tests.ceremony import appoint, at, awaiting, hold, place, plan, two_awaiting, youth
from tests.road import bring, day, take


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


def test_who_moved_away_and_came_back_can_have_the_place_again(cast, files):
    ceremony = plan(cast, files)
    move = {"reason": "Lý do", "decided_on": day()}
    take(cast, files[0], Action.MOVE, "chi_bo", to_cell=cast.CB2, **move)
    elsewhere = plan(cast, files[:1], actor=cast.chi_bo_khac, cell=cast.CB2)
    assert place(ceremony, files[0]).dropped
    cancel_ceremony(
        actor=cast.chi_bo_khac, ceremony=elsewhere, version=elsewhere.version, reason="Chuyển lại"
    )
    file = take(cast, files[0], Action.MOVE, "chi_bo_khac", to_cell=cast.CB1, **move)
    people = [Chosen(file, cast.ha), Chosen(files[1], cast.ha)]
    arrange_people(actor=cast.chi_bo, ceremony=ceremony, version=ceremony.version, people=people)
    assert not place(ceremony, file).dropped


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
