"""An office-holder who is away is stood in for, from a day to a day, with a mark, by who may hold the office."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from ceremonies.choices import Action, State
from ceremonies.models import Step
from ceremonies.permissions import may_take
from ceremonies.services.workflow import act
from ceremonies.workflow import transition
from members import clock
from members.choices import Role
from members.clock import today
from members.models import Appointment, AuditEntry, User
from members.permissions import may
from members.services.appointments import end_appointment, write_appointment
from members.services.errors import Conflict, Refused
from members.services.substitutes import end_substitution, name_substitute
from tests.pages import Page
from tests.road import bring, vote
from tests.signed_in import signed_in


def office_of(user) -> Appointment:
    return Appointment.objects.get(user=user, substitutes=None)


def stand_in(cast, *, first=0, last=5, by=None, user=None, office=None) -> Appointment:
    return name_substitute(
        actor=by or cast.chi_bo,
        office=office or office_of(cast.chi_bo),
        user=user or cast.giup_do,
        starts_on=today() + timedelta(days=first),
        ends_on=today() + timedelta(days=last),
    )


def receives(user, file) -> bool:
    return may_take(User.objects.get(pk=user.pk), file, transition(file.state, Action.RECEIVE))


def test_the_substitute_acts_for_so_long_and_the_history_names_both(cast):
    file = bring(cast, State.SENT)
    assert not receives(cast.giup_do, file)
    stand_in(cast)
    assert receives(cast.giup_do, file)
    assert receives(cast.chi_bo, file)
    with clock.at(clock.now() + timedelta(days=6)):
        assert not receives(cast.giup_do, file)
    act(actor=cast.giup_do, candidacy=file, action=Action.RECEIVE, version=file.version)
    assert Step.objects.last().actor_name == "Đặng Thu Hà (thay đồng chí Phạm Quốc Dũng)"
    shown = Page(signed_in(cast.chi_bo).get(file.get_absolute_url())).text
    assert "Đặng Thu Hà (thay đồng chí Phạm Quốc Dũng), Chi bộ Một" in shown
    entry = AuditEntry.objects.filter(action="appointment.give").last()
    assert entry.data["substitutes"] == office_of(cast.chi_bo).pk


def test_it_begins_on_its_day(cast):
    file = bring(cast, State.SENT)
    stand_in(cast, first=2)
    assert not receives(cast.giup_do, file)
    with clock.at(clock.now() + timedelta(days=3)):
        from members.tasks import lapse_appointments  # noqa: PLC0415

        lapse_appointments.call()
        assert receives(cast.giup_do, file)


def test_nobody_stands_in_for_their_own_file(cast):
    file = bring(cast, State.SENT)
    User.objects.filter(person=cast.an).update(person=None)
    User.objects.filter(pk=cast.giup_do.pk).update(person=cast.an)
    write_appointment(
        actor=None,
        appointment=Appointment(
            user=cast.giup_do,
            role=Role.SECRETARY,
            organisation=cast.CB1,
            starts_on=today(),
            ends_on=today(),
            substitutes=office_of(cast.chi_bo),
        ),
    )
    assert not receives(cast.giup_do, file)


def test_who_proposed_and_who_approves_stay_two(cast):
    """The substitute of a secretary wrote the vote down, so the substitute does not sign; the secretary does."""
    file = bring(cast, State.AT_AUTHORITY)
    stand_in(cast, by=cast.cap_tren, office=office_of(cast.cap_tren), user=cast.ban_to_chuc)
    details = {"vote": vote(3, listed=7), "number": "8"}
    file = act(
        actor=cast.ban_to_chuc,
        candidacy=file,
        action=Action.RECORD_AUTHORITY_VOTE,
        version=file.version,
        **details,
    ).candidacy
    signs = {"action": Action.ISSUE_DECISION, "issued_on": today()}
    with pytest.raises(Refused, match="không được tự mình thông qua"):
        act(actor=cast.ban_to_chuc, candidacy=file, version=file.version, **signs)
    act(actor=cast.cap_tren, candidacy=file, version=file.version, **signs)


def test_a_substitute_signs_no_decision_under_an_office_that_is_not_theirs(cast):
    file = bring(cast, State.AUTHORITY_VOTED)
    stand_in(cast, by=cast.cap_tren, office=office_of(cast.cap_tren), user=cast.van_phong)
    with pytest.raises(Refused, match="không ký với chức danh ấy"):
        act(
            actor=cast.van_phong,
            candidacy=file,
            action=Action.ISSUE_DECISION,
            version=file.version,
            issued_on=today(),
        )


def test_only_who_may_hold_the_office_stands_in_and_only_once(cast):
    for user in (cast.ung_vien, cast.nguoi_la, cast.chi_bo_khac, cast.doan_vien, cast.da_khoa):
        with pytest.raises(Refused, match="không thuộc Chi bộ Một"):
            stand_in(cast, user=user)
    stand_in(cast)
    with pytest.raises(Refused, match="Đặng Thu Hà đã thay ở chức vụ này"):
        stand_in(cast, first=3, last=9)
    for days, words in (((-1, 5), "quá khứ"), ((5, 4), "trước ngày bắt đầu"), ((0, 800), "một năm")):
        with pytest.raises(Refused, match=words):
            stand_in(cast, first=days[0], last=days[1])


@pytest.mark.parametrize("account", ["chi_bo_khac", "van_phong", "giup_do", "kiem_tra", "sieu_quyen"])
def test_nobody_else_names_a_substitute(cast, account):
    with pytest.raises(PermissionDenied):
        stand_in(cast, by=cast.users[account])


def test_a_substitute_has_no_substitute(cast):
    substitution = stand_in(cast)
    assert not may(User.objects.get(pk=cast.giup_do.pk), "substitute.name", substitution)
    with pytest.raises(PermissionDenied):
        stand_in(cast, by=cast.quan_tri, office=substitution, user=cast.chi_bo)


def test_it_ends_when_the_holder_is_back_or_leaves_the_office(cast):
    file = bring(cast, State.SENT)
    substitution = stand_in(cast)
    end_substitution(actor=cast.chi_bo, substitution=substitution)
    assert not receives(cast.giup_do, file)
    assert not Appointment.objects.filter(pk=substitution.pk).exists()  # it began today and is over
    with pytest.raises(Conflict):
        end_substitution(actor=cast.chi_bo, substitution=substitution)
    running, later = stand_in(cast), stand_in(cast, first=7, last=9)
    end_appointment(actor=cast.quan_tri, appointment=office_of(cast.chi_bo), last_day=today())
    running.refresh_from_db()
    assert running.ends_on == today()
    assert not Appointment.objects.filter(pk=later.pk).exists()


def test_the_holder_does_it_on_a_page_of_their_own(cast):
    client = signed_in(cast.chi_bo)
    page = Page(client.get(reverse("members:substitute_list")))
    form_url = page.link("Cử người thay")
    form = Page(client.get(form_url)).form() | {"user": "Đặng Thu Hà (giup_do)"}
    assert client.post(form_url, form | {"ends_on": ""}).status_code == 422
    sent = form | {"ends_on": f"{today() + timedelta(days=3):%d/%m/%Y}"}
    shown = Page(client.post(form_url, sent, follow=True)).text
    assert "Đặng Thu Hà Thay từ" in shown
    client.post(form_url, sent)
    assert Appointment.objects.filter(substitutes__user=cast.chi_bo).count() == 1
    frame = signed_in(cast.giup_do).get("/").content.decode()
    assert "Bí thư, Chi bộ Một, thay đồng chí Phạm Quốc Dũng" in frame
    listed = Page(signed_in(cast.quan_tri).get(reverse("members:appointment_list"))).text
    assert "thay đồng chí Phạm Quốc Dũng" in listed
