from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from members.clock import today
from members.models import Membership
from members.services.people import add_membership, end_membership
from tests.members.pages import errors, filled, send, url


@pytest.fixture
def officer(cast, client):
    client.force_login(cast.doan_bi_thu)
    return client


def open_ones(person):
    return sorted(person.memberships.filter(ended_on=None).values_list("organisation__code", flat=True))


def test_an_officer_writes_down_where_a_member_belongs(cast, officer):
    response = send(
        officer, url("membership_create", cast.an), organisation="Chi đoàn Hai (CD2)", joined_on="26/3/2015"
    )
    assert response.headers["Location"] == url("person_detail", cast.an)
    assert Membership.objects.get(person=cast.an, organisation=cast.CD2).joined_on == date(2015, 3, 26)


def test_a_sole_choice_is_made_already(cast, client):
    client.force_login(cast.doan_khac)
    assert client.get(url("membership_create", cast.binh)).context["form"]["organisation"].value() == (
        "Chi đoàn Hai (CD2)"
    )


@pytest.mark.parametrize(
    "typed, wrong",
    [
        ({"organisation": ""}, {"organisation": ["Vui lòng nhập mục này."]}),
        (
            {"organisation": "Chi đoàn Một (CD1)"},
            {"organisation": ["Người này đang sinh hoạt tại tổ chức này."]},
        ),
        ({"joined_on": "01/01/2999"}, {"joined_on": ["Ngày vào không được ở tương lai."]}),
        (
            {"official_on": "01/01/2020"},
            {"official_on": ["Chỉ ghi ngày chính thức cho đảng viên; hãy để trống."]},
        ),
    ],
)
def test_what_cannot_be_is_refused_and_the_text_stays(cast, officer, typed, wrong):
    response = send(
        officer, url("membership_create", cast.an), **{"organisation": "Chi đoàn Hai (CD2)"} | typed
    )
    assert (response.status_code, errors(response)) == (422, wrong)
    assert open_ones(cast.an) == ["CD1", "TCD"]


def test_party_membership_becomes_official_after_it_began(cast, client):
    client.force_login(cast.chi_bo)
    response = send(
        client, url("membership_create", cast.chau), joined_on="03/02/2020", official_on="02/02/2020"
    )
    assert errors(response) == {"official_on": ["Ngày chính thức không được trước ngày vào."]}


def test_a_form_sent_twice_is_carried_out_once(cast, officer):
    address = url("membership_create", cast.an)
    form = filled(officer.get(address), organisation="Chi đoàn Hai (CD2)")
    assert [officer.post(address, form).status_code for _ in range(2)] == [302, 302]
    assert open_ones(cast.an) == ["CD1", "CD2", "TCD"]


def _end(cast, client, **typed):
    membership = cast.an.memberships.get(organisation=cast.CD1)
    return send(client, url("membership_end", cast.an, membership), **{"reason": "Chuyển công tác"} | typed)


def test_a_membership_ends_with_a_day_and_a_reason(cast, officer):
    assert _end(cast, officer).status_code == 302
    ended = cast.an.memberships.get(organisation=cast.CD1)
    assert (ended.ended_on, ended.end_reason) == (today(), "Chuyển công tác")


@pytest.mark.parametrize(
    "typed, wrong",
    [
        ({"reason": ""}, {"reason": ["Vui lòng nhập mục này."]}),
        (
            {"ended_on": "25/03/2015"},
            {"ended_on": ["Ngày thôi sinh hoạt không được trước ngày vào, 26/03/2015."]},
        ),
        (
            {"ended_on": f"{today() + timedelta(days=2):%d/%m/%Y}"},
            {"ended_on": ["Ngày thôi sinh hoạt không được ở tương lai."]},
        ),
    ],
)
def test_a_wrong_end_is_refused(cast, officer, typed, wrong):
    response = _end(cast, officer, **typed)
    assert (response.status_code, errors(response)) == (422, wrong)
    assert open_ones(cast.an) == ["CD1", "TCD"]


def test_ending_twice_says_that_it_has_ended(cast, client):
    client.force_login(cast.quan_tri)
    _end(cast, client)
    response = _end(cast, client)
    assert errors(response) == {"__all__": ["Tư cách thành viên này đã kết thúc trước đó."]}


def test_a_membership_of_somebody_else_is_not_found_under_this_person(cast, officer):
    foreign = cast.binh.memberships.get()
    assert officer.get(url("membership_end", cast.an, foreign)).status_code == 404


def test_nobody_writes_down_or_ends_the_own_membership(cast, client):
    """Dũng is secretary of CB1 and its member."""
    own = cast.dung.memberships.get()
    client.force_login(cast.chi_bo)
    assert client.get(url("membership_end", cast.dung, own)).status_code == 403
    assert client.get(url("membership_create", cast.dung)).status_code == 403
    with pytest.raises(PermissionDenied):
        end_membership(actor=cast.chi_bo, membership=own, reason="x")
    with pytest.raises(PermissionDenied):
        add_membership(actor=cast.chi_bo, membership=Membership(person=cast.dung, organisation=cast.CB1))
