"""A person's page, and entering and changing a person."""

from datetime import date

import pytest
from django.db import connection

from members.models import AuditEntry, Membership, Organisation, Person
from members.services.people import change_person
from tests.members.pages import errors, filled, send, url


@pytest.fixture
def admin(cast, client):
    client.force_login(cast.quan_tri)
    client.get(url("suggest_people"))  # the first page of a session writes the session
    return client


def test_the_number_is_masked_until_asked_for_and_each_look_is_in_the_audit(cast, admin):
    first = admin.get(url("person_detail", cast.an)).content.decode()
    second = admin.post(url("person_citizen_id", cast.an)).content.decode()
    number = cast.an.citizen_id
    assert [number in first, number in second] == [False, True]
    assert [*AuditEntry.objects.values_list("action", "object_id")][-2:] == [
        ("person.read", cast.an.pk),
        ("person.citizen_id", cast.an.pk),
    ]


def test_a_page_offers_only_what_its_reader_may_do(cast, client):
    offers = ["Sửa thông tin", "Hiện đủ số", "Ghi nơi sinh hoạt", "Ai xem được?", "Tài khoản</h2>"]
    found = {}
    for account in ("quan_tri", "doan_vien", "kiem_tra", "ung_vien"):
        client.force_login(cast.users[account])
        html = client.get(url("person_detail", cast.an)).content.decode()
        found[account] = [offer in html for offer in offers]
    assert found == {
        "quan_tri": [True, True, True, True, True],
        "doan_vien": [True, True, True, True, False],
        "kiem_tra": [False, False, False, False, False],
        "ung_vien": [False, False, False, True, False],
    }


def test_a_person_page_asks_as_much_for_three_memberships_as_for_one(cast, admin, django_assert_num_queries):
    questions = 16 + (connection.vendor == "postgresql")  # there the audit takes its lock by a query
    with django_assert_num_queries(questions):
        admin.get(url("person_detail", cast.binh))
    for organisation in (cast.TCD, cast.CB2):
        Membership.objects.create(person=cast.binh, organisation=organisation)
    with django_assert_num_queries(questions):
        admin.get(url("person_detail", cast.binh))


def test_who_sees_a_person_is_told_with_the_reason(cast, client):
    client.force_login(cast.ung_vien)
    html = client.get(url("person_access", cast.an)).content.decode()
    assert "Người này sinh hoạt tại Chi đoàn Một, trong phạm vi của Đoàn Cục Mẫu." in html


# --- entering and changing --------------------------------------------------------------------

NEW = {
    "full_name": "  Lò   Thị Mẫu ",
    "birth_date": "03/11/1990",
    "sex": "female",
    "citizen_id": "951190000777",
    "ethnicity": "Thái",
    "department": "Phòng Một",
    "phone": "0912 345 678",
}


def test_the_administrator_enters_a_person(cast, admin):
    response = send(admin, url("person_create"), **NEW)
    person = Person.objects.get(citizen_id="951190000777")
    assert response.headers["Location"] == url("person_detail", person)
    assert (person.full_name, person.birth_date, person.department, person.phone) == (
        "Lò Thị Mẫu",
        date(1990, 11, 3),
        cast.PM1,
        "0912345678",
    )
    assert person.memberships.count() == 0


def test_a_union_officer_enters_a_member_of_the_own_organisation(cast, client):
    client.force_login(cast.doan_vien)
    send(client, url("person_create"), **NEW)
    person = Person.objects.get(citizen_id="951190000777")
    assert [membership.organisation for membership in person.memberships.all()] == [cast.CD1]


def test_a_union_officer_cannot_name_an_organisation_of_others(cast, client):
    client.force_login(cast.doan_vien)
    response = send(client, url("person_create"), **NEW, organisation="Chi đoàn Hai (CD2)")
    assert list(errors(response)) == ["organisation"]
    assert Person.objects.count() == 9


def test_a_form_sent_twice_makes_one_person(cast, admin):
    form = filled(admin.get(url("person_create")), **NEW | {"citizen_id": ""})
    first, second = (admin.post(url("person_create"), form) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert second.headers["Location"] == first.headers["Location"]
    assert Person.objects.filter(full_name="Lò Thị Mẫu").count() == 1


def test_errors_are_told_and_the_typed_text_stays(cast, admin):
    typed = {
        "full_name": "Lò <b>Mẫu",
        "birth_date": "31/02/1990",
        "citizen_id": "12345",
        "phone": "abc",
        "department": "Phòng Tưởng Tượng",
        "ethnicity": "Sao Hỏa",
    }
    response = send(admin, url("person_create"), **typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert sorted(errors(response)) == sorted([*typed, "sex"])
    assert [text in html for text in ("Lò &lt;b&gt;Mẫu", "31/02/1990", "12345")] == [True] * 3
    assert Person.objects.count() == 9


def test_a_repaired_form_may_be_sent_again(cast, admin):
    wrong = send(admin, url("person_create"), **NEW | {"birth_date": "x"})
    response = admin.post(url("person_create"), filled(wrong, birth_date="03/11/1990"))
    assert response.status_code == 302


def test_a_citizen_id_in_use_is_refused_without_a_name(cast, admin):
    response = send(admin, url("person_create"), **NEW | {"citizen_id": cast.an.citizen_id})
    assert errors(response) == {"citizen_id": ["Số CCCD này đã có trong sổ."]}


def test_a_change_is_kept_and_nothing_undeclared_changes(cast, admin):
    response = send(
        admin,
        url("person_edit", cast.an),
        job_title="Phó phòng",
        sort_key="zzz",
        search_key="x",
        pk=99,
        id=99,
    )
    person = Person.objects.get(pk=cast.an.pk)
    assert (response.status_code, person.job_title, person.version) == (302, "Phó phòng", 2)
    assert (person.sort_key, person.search_key) == (cast.an.sort_key, cast.an.search_key)


def test_a_department_closed_since_stays_possible(cast, admin):
    Organisation.objects.filter(pk=cast.PM1.pk).update(closed_on=date(2026, 1, 1))
    response = send(admin, url("person_edit", cast.an), job_title="Phó phòng")
    assert (response.status_code, Person.objects.get(pk=cast.an.pk).department) == (302, cast.PM1)


def test_an_entry_changed_meanwhile_gives_the_conflict_page(cast, client):
    client.force_login(cast.doan_vien)
    stale = filled(client.get(url("person_edit", cast.an)), job_title="Của tôi")
    person = Person.objects.get(pk=cast.an.pk)
    person.job_title = "Của người khác"
    change_person(actor=cast.quan_tri, person=person, version=1)
    address = url("person_edit", cast.an)
    response = client.post(address, stale, headers={"referer": f"http://testserver{address}"})
    html = response.content.decode()
    assert response.status_code == 409
    assert [part in html for part in ("Quan Tri", f'href="http://testserver{address}"')] == [True, True]
    assert Person.objects.get(pk=cast.an.pk).job_title == "Của người khác"


def test_the_conflict_page_leads_to_no_foreign_site(cast, client):
    client.force_login(cast.doan_vien)
    stale = filled(client.get(url("person_edit", cast.an)), version=7)
    response = client.post(url("person_edit", cast.an), stale, headers={"referer": "https://example.com/x"})
    assert (response.status_code, "example.com" in response.content.decode()) == (409, False)


@pytest.mark.parametrize("field", ["native_place", "residence", "education", "job_title"])
def test_texts_are_judged_as_in_a_list(cast, admin, field):
    for written, sentence in (
        ("xã \u202eMẫu", "Có ký tự ẩn hoặc ký tự điều khiển. Hãy xóa ô và gõ lại."),
        (
            "xã Mẫu 😀",
            "Có biểu tượng cảm xúc hoặc ký tự không dùng trong văn bản. Hãy xóa ký tự đó.",
        ),
    ):
        response = send(admin, url("person_edit", cast.an), **{field: written})
        assert (response.status_code, errors(response)) == (422, {field: [sentence]})
