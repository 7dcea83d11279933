"""People and where they belong: written by those in whose care they are, never by themselves."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from members.choices import Role
from members.clock import today
from members.models import Appointment, AuditEntry, Membership, Person
from members.permissions import may, visible_to
from members.services.appointments import write_appointment
from members.services.errors import Conflict, Refused
from members.services.people import (
    add_membership,
    add_person,
    change_person,
    end_membership,
)
from tests.cast import OFFICES, PEOPLE, PLAIN

ACCOUNTS = {row[0] for row in (*OFFICES, *PLAIN)}


def somebody(**values) -> Person:
    known = {"full_name": "Đinh Thị Én", "birth_date": date(2001, 2, 3), "sex": "female"}
    return Person(**known | values)


# --- adding -------------------------------------------------------------------------------------


def test_a_new_person_is_found_and_ordered_by_name(cast):
    person = add_person(actor=cast.quan_tri, person=somebody(full_name="  đinh  thị ÉN ", citizen_id=""))
    assert (person.full_name, person.search_key, person.citizen_id) == ("đinh thị ÉN", "dinh thi en", None)
    entry = AuditEntry.objects.latest("seq")
    assert (entry.action, entry.object_id, entry.actor) == ("person.create", person.pk, cast.quan_tri)


def test_people_stand_in_vietnamese_order(cast):
    assert [person.full_name for person in Person.objects.all()] == [
        "Nguyễn Hoài An",
        "Trần Gia Bình",
        "Lê Minh Châu",
        "Phạm Quốc Dũng",
        "Đặng Thu Hà",
        "Võ Đăng Khoa",
        "Bùi Ngọc Lan",
        "Hồ Nhật Minh",
        "Dương Kiều Oanh",
    ]
    names = ["Lê An", "Nguyễn An", "Lê Ánh", "Trần Ân", "Đỗ Đức"]
    for name in reversed(names):
        add_person(actor=cast.quan_tri, person=somebody(full_name=name))
    found = Person.objects.filter(full_name__in=names).values_list("full_name", flat=True)
    assert list(found) == names


def test_who_adds_whom(cast):
    """With a membership: those who keep that organisation. Without one: those in whose care the unit is."""
    added = set()
    for account in ACCOUNTS:
        for name, values in {
            "CD1": {"organisation": cast.CD1},
            "CB1": {"organisation": cast.CB1},
            "PM1": {"department": cast.PM1},
            "nowhere": {},
        }.items():
            organisation = values.pop("organisation", None)
            try:
                with transaction.atomic():
                    add_person(
                        actor=cast.users[account], person=somebody(**values), organisation=organisation
                    )
                    added.add((account, name))
                    transaction.set_rollback(True)
            except (PermissionDenied, Refused):
                pass
    cell_1 = {"chi_bo", "van_phong", "dang_uy", "ban_to_chuc", "cap_tren", "quan_tri"}
    assert added == (
        {(account, "CD1") for account in ("doan_vien", "doan_bi_thu", "quan_tri")}
        | {(account, place) for account in cell_1 for place in ("CB1", "PM1")}
        | {("quan_tri", "nowhere")}
    )
    assert Person.objects.count() == len(PEOPLE)


def test_reading_somewhere_and_keeping_elsewhere_adds_nobody_where_one_only_reads(cast):
    office = Appointment(user=cast.doan_vien, role=Role.INSPECTOR, organisation=cast.DUC, starts_on=today())
    write_appointment(actor=None, appointment=office)
    with pytest.raises(Refused):
        add_person(actor=cast.doan_vien, person=somebody(department=cast.PM2))
    assert Person.objects.count() == len(PEOPLE)


def test_a_citizen_id_is_used_once(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        add_person(actor=cast.quan_tri, person=somebody(citizen_id=cast.an.citizen_id))


# --- changing -----------------------------------------------------------------------------------


def test_a_change_is_written_down_field_by_field(cast):
    cast.lan.full_name, cast.lan.phone = "Bùi Ngọc Liên", "0900 000 000"
    change_person(actor=cast.chi_bo, person=cast.lan, version=1)
    assert AuditEntry.objects.latest("seq").data == {
        "changed": {"full_name": ["Bùi Ngọc Lan", "Bùi Ngọc Liên"], "phone": ["", "0900 000 000"]}
    }
    assert Person.objects.get(pk=cast.lan.pk).search_key == "bui ngoc lien"


def test_of_two_editors_the_slower_one_is_told_by_whom(cast):
    one, other = (Person.objects.get(pk=cast.lan.pk) for _ in range(2))
    one.phone, other.phone = "1", "2"
    change_person(actor=cast.chi_bo, person=one, version=1)
    with pytest.raises(Conflict) as conflict:
        change_person(actor=cast.van_phong, person=other, version=1)
    assert conflict.value.who == cast.chi_bo.full_name
    assert Person.objects.get(pk=cast.lan.pk).phone == "1"


def test_nobody_changes_their_own_entry(cast):
    cast.dung.job_title = "Cục trưởng"
    with pytest.raises(PermissionDenied):
        change_person(actor=cast.chi_bo, person=cast.dung, version=1)


def test_a_department_typed_into_the_form_opens_no_door(cast):
    """The right is asked of the entry as it is stored, not as the form would like it to be."""
    office = Appointment(user=cast.chi_bo, role=Role.INSPECTOR, organisation=cast.DUC, starts_on=today())
    write_appointment(actor=None, appointment=office)
    assert may(cast.chi_bo, "view", cast.binh)
    cast.binh.department = cast.PM1
    with pytest.raises(PermissionDenied):
        change_person(actor=cast.chi_bo, person=cast.binh, version=1)


# --- belonging ----------------------------------------------------------------------------------


def join(cast, account, person, code, **values) -> Membership:
    return add_membership(
        actor=cast.users[account],
        membership=Membership(person=person, organisation=cast.organisations[code], **values),
    )


def test_a_membership_is_written_by_its_organisations_keeper_for_somebody_they_see(cast):
    membership = join(cast, "chi_bo", cast.chau, "CB1", joined_on=today())
    assert AuditEntry.objects.latest("seq").object_id == membership.pk
    for account, person, code in [
        ("chi_bo", cast.chau, "CD1"),  # another tree
        ("chi_bo", cast.binh, "CB1"),  # a person of another unit
        ("doan_vien", cast.binh, "CD1"),
        ("kiem_tra", cast.chau, "CB1"),
        ("nguoi_la", cast.chau, "CB1"),
        ("sieu_quyen", cast.chau, "CB1"),
        ("chi_bo", cast.dung, "CB1"),  # oneself
    ]:
        with pytest.raises(PermissionDenied):
            join(cast, account, person, code)


def test_nobody_belongs_twice_at_a_time(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        join(cast, "chi_bo", cast.lan, "CB1")
    old = cast.lan.memberships.get()
    end_membership(actor=cast.chi_bo, membership=old, ended_on=today(), reason="Chuyển sinh hoạt")
    assert join(cast, "van_phong", cast.lan, "CB1", joined_on=today()).pk != old.pk


def test_nobody_is_official_before_joining(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        join(cast, "chi_bo", cast.chau, "CB1", joined_on=today(), official_on=today() - timedelta(days=1))


def test_a_membership_ends_once_and_with_it_what_the_union_sees(cast):
    membership = cast.binh.memberships.get()
    with pytest.raises(PermissionDenied):
        end_membership(actor=cast.doan_vien, membership=membership, reason="Không phải người của mình")
    end_membership(actor=cast.doan_khac, membership=membership, reason="Trưởng thành Đoàn")
    assert cast.binh not in visible_to(cast.doan_khac, Person)
    assert (membership.ended_on, membership.end_reason) == (today(), "Trưởng thành Đoàn")
    with pytest.raises(Refused, match="đã kết thúc trước đó"):
        end_membership(actor=cast.quan_tri, membership=membership, reason="Lần nữa")


@pytest.mark.parametrize(
    ("official", "ended", "counts"),
    [(-1, None, True), (0, None, True), (1, None, False), (None, None, False), (-9, 0, False), (-9, 1, True)],
)
def test_who_is_an_official_member_on_a_day(cast, official, ended, counts):
    day = lambda ahead: None if ahead is None else today() + timedelta(days=ahead)  # noqa: E731
    Membership.objects.filter(person=cast.lan).update(official_on=day(official), ended_on=day(ended))
    found = Membership.objects.official(today()).filter(person=cast.lan)
    assert found.exists() is counts
