"""The page "who can see this person" agrees with what the lists show."""

from datetime import timedelta

import pytest

from members.clock import today
from members.models import (
    Appointment,
    Membership,
    Organisation,
    OrganisationUserObjectPermission,
    Person,
    User,
)
from members.permissions import visible_to
from members.selectors.visibility import who_sees
from tests.cast import PEOPLE

KEYS = [row[0] for row in PEOPLE]


def told(person):
    person = Person.objects.select_related("department__serves").get(pk=person.pk)
    return {access.account.username for access in who_sees(person, today())}


def seeing(person):
    return {
        user.username for user in User.objects.all() if visible_to(user, Person).filter(pk=person.pk).exists()
    }


@pytest.mark.parametrize("key", KEYS)
def test_exactly_those_who_see_a_person_are_named(cast, key):
    assert told(cast.people[key]) == seeing(cast.people[key])


def test_the_office_holders_of_a_youth_member_in_a_looked_after_department(cast):
    assert sorted(told(cast.an)) == [
        "ban_to_chuc",
        "cap_tren",
        "chi_bo",
        "cong_doan",
        "cong_doan_chu_tich",
        "dang_uy",
        "doan_bi_thu",
        "doan_vien",
        "kiem_tra",
        "quan_tri",
        "ung_vien",
        "van_phong",
    ]


def test_each_account_is_told_with_its_reason(cast):
    why = {access.account.username: access.why for access in who_sees(cast.an, today())}
    assert {name: why[name] for name in ("doan_vien", "doan_bi_thu", "chi_bo", "quan_tri", "ung_vien")} == {
        "doan_vien": "Người này sinh hoạt tại Chi đoàn Một.",
        "doan_bi_thu": "Người này sinh hoạt tại Chi đoàn Một, trong phạm vi của Đoàn Cục Mẫu.",
        "chi_bo": "Người này công tác tại Phòng Một, đơn vị do Chi bộ Một phụ trách.",
        "quan_tri": "Quản trị hệ thống xem được danh sách người của mọi tổ chức, không xem được hồ sơ.",
        "ung_vien": "Đây là tài khoản của chính người này.",
    }


def _end_offices(cast):
    Appointment.objects.filter(user=cast.doan_bi_thu).update(ends_on=today() - timedelta(days=1))


def _take_grants(cast):
    OrganisationUserObjectPermission.objects.filter(user=cast.chi_bo).delete()


def _close_accounts(cast):
    User.objects.filter(pk=cast.kiem_tra.pk).update(is_active=False)


def _leave_the_youth_cell(cast):
    Membership.objects.filter(person=cast.an, organisation=cast.CD1).update(ended_on=today())


def _put_departments_under_another(cast):
    Organisation.objects.filter(pk=cast.PM1.pk).update(serves=cast.CB2)


def _without_department(cast):
    Person.objects.filter(pk=cast.an.pk).update(department=None)


CHANGES = [
    _end_offices,
    _take_grants,
    _close_accounts,
    _leave_the_youth_cell,
    _put_departments_under_another,
    _without_department,
]


@pytest.mark.parametrize("change", CHANGES)
def test_it_follows_what_happens(cast, change):
    before = told(cast.an)
    change(cast)
    assert told(cast.an) == seeing(cast.an)
    assert told(cast.an) != before


def test_it_asks_three_questions_however_many_see(cast, django_assert_num_queries):
    person = Person.objects.select_related("department__serves").get(pk=cast.an.pk)
    with django_assert_num_queries(3):
        who_sees(person, today())
