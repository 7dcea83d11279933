"""Lists leave: who may, what the page asks, what the audit keeps, and that what left can come in again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.choices import ExportFormat, Outcome
from members.models import AuditEntry, Membership, Organisation, PartyRecord, Person
from members.resources.appointments import AppointmentResource
from members.resources.context import ListContext
from members.resources.memberships import MembershipResource
from members.resources.organisations import OrganisationResource
from members.resources.party_register import PartyRegisterResource
from members.resources.people import PersonResource
from members.services.batches import stage_import
from members.services.organisations import write_organisation
from members.services.people import derive
from tests.exported import cells, given_in, take
from tests.members.pages import errors, url
from tests.members.sheets import people_list, person
from tests.pages import Page
from tests.signed_in import signed_in

EXPORTS = ["person_export", "org_export", "appointment_export", "account_export"]


@pytest.fixture
def admin(cast):
    return signed_in(cast.quan_tri)


# --- the page -----------------------------------------------------------------------------------


def test_the_page_names_the_list_the_filters_in_words_and_the_number_of_rows(cast, admin):
    page = admin.get(
        url("person_export"), {"sex": "female", "organisation": "Chi bộ Một (CB1)", "age_from": ""}
    )
    assert page.context["facts"] == [
        ("Thuộc tổ chức, đơn vị", "Chi bộ Một"),
        ("Giới tính", "Nữ"),
        ("Số dòng", "2"),
    ]
    assert Page(page).text.startswith("Danh sách Xuất danh sách người Những gì sẽ có trong tệp")
    assert AuditEntry.objects.filter(action="list.export").count() == 0


@pytest.mark.parametrize(
    "view, list_view", [(e, e.replace("export", "list")) for e in EXPORTS if e != "org_export"]
)
def test_the_list_leads_to_the_page_with_the_filters_on_screen(cast, admin, view, list_view):
    listed = admin.get(url(list_view), {"q": "o", "before": "7"})
    assert Page(listed).link("Xuất danh sách") == url(view) + "?q=o"


@pytest.mark.parametrize("view", EXPORTS)
def test_a_file_needs_a_reason_and_a_form_and_what_was_typed_stays(admin, view):
    response = take(admin, url(view), reason=" ", format="docx")
    assert (response.status_code, list(errors(response))) == (422, ["format", "reason"])
    response = take(admin, url(view), reason="Vì sao", format="")
    assert response.context["form"]["reason"].value() == "Vì sao"
    assert AuditEntry.objects.filter(action="list.export").count() == 0


def test_whoever_holds_no_office_takes_no_list_of_organisations_and_is_offered_none(cast):
    client = signed_in(cast.nguoi_la)
    assert client.get(url("org_export")).status_code == 403
    assert take(client, url("org_export")).status_code == 403
    assert "Xuất danh sách" not in Page(client.get(url("org_tree"))).links()
    assert "Xuất danh sách" in Page(signed_in(cast.doan_vien).get(url("org_tree"))).links()


# --- the file and its entry in the audit -----------------------------------------------------------


@pytest.mark.parametrize("format", ExportFormat)
def test_a_file_is_an_attachment_that_no_cache_keeps_and_an_entry_of_the_audit(cast, admin, format):
    response = take(admin, url("person_export") + "?sex=female", format=format)
    suffix = "csv" if format == "csv" else "xlsx"
    name = response.headers["Content-Disposition"]
    assert name.startswith("attachment; filename*=utf-8''Danh%20s%C3%A1ch%20ng%C6%B0%E1%BB%9Di")
    assert name.endswith(f".{suffix}")
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response.headers["Cache-Control"]
    entry = AuditEntry.objects.get(action="list.export")
    assert (entry.actor, entry.label) == (cast.quan_tri, "Danh sách người")
    assert entry.data == {
        "rows": 5,
        "reason": "Báo cáo quý",
        "format": format,
        "filters": {"sex": "female"},
    }


def test_a_double_click_gives_the_file_twice_and_is_one_entry(cast, admin):
    body = {"form_key": "0" * 32}
    first, second = [take(admin, url("person_export"), **body) for _ in range(2)]
    assert (first.status_code, second.status_code) == (200, 200)
    assert len(cells(second)) == len(cells(first)) == 2 + 9
    assert AuditEntry.objects.filter(action="list.export").count() == 1
    take(admin, url("person_export"), reason="Việc khác", **body)
    take(admin, url("person_export") + "?sex=male", **body)
    assert AuditEntry.objects.filter(action="list.export").count() == 3


@pytest.mark.parametrize("format", ExportFormat)
def test_a_list_too_long_does_not_leave(admin, monkeypatch, format):
    monkeypatch.setattr("members.services.exports.MOST_ROWS", 8)
    response = take(admin, url("person_export"), format=format)
    assert (response.status_code, "hơn 20 000 dòng" in response.content.decode()) == (422, True)
    assert AuditEntry.objects.filter(action="list.export").count() == 0


def test_the_page_of_a_list_too_long_has_no_form(admin, monkeypatch):
    for module in ("services.exports", "views.downloads"):
        monkeypatch.setattr(f"members.{module}.MOST_ROWS", 8)
    page = Page(admin.get(url("person_export")))
    assert "Danh sách quá dài" in page.text
    assert page.main.find(".//input[@name='reason']") is None


def test_an_empty_list_is_a_file_without_rows(admin):
    for format in ExportFormat:
        response = take(admin, url("person_export") + "?q=khongcoai", format=format)
        assert response.status_code == 200
    assert len(cells(take(admin, url("person_export") + "?q=khongcoai"))) == 2


def test_the_note_says_who_and_when(cast, admin):
    [[note, *_], header, *_] = cells(take(admin, url("person_export")))
    assert note.startswith("Danh sách người. Quan Tri xuất lúc ")
    assert header[:4] == ["Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD"]


def test_whoever_only_reads_takes_masked_numbers(cast):
    rows = cells(take(signed_in(cast.kiem_tra), url("person_export") + "?q=duong"))
    assert rows[2][3] == "•" * 9 + cast.oanh.citizen_id[-3:]


def test_accounts_leave_without_passwords(cast, admin):
    _, header, *rows = cells(take(admin, url("account_export") + "?q=kiem"))
    assert header == ["Họ và tên", "Tên đăng nhập", "Thư điện tử", "Tình trạng", "Đăng nhập lần cuối"]
    assert [row[:4] for row in rows] == [["Kiem Tra", "kiem_tra", "", "Đang dùng"]]


# --- and in again ----------------------------------------------------------------------------------


def given_in_again(user, response, resource):
    layout, rows = given_in(response.content, resource(ListContext(actor=user)))
    assert layout.missing == []
    return layout, rows


@pytest.mark.parametrize("format", ["sheet", "csv", "office"])
def test_people_come_in_again_as_the_same_people(cast, admin, format):
    Person.objects.filter(pk=cast.an.pk).update(
        education="12/12",
        qualification="Đại học, chuyên ngành Luật",
        political_theory="Trung cấp",
        job_title="=1+1",
        residence="-5, phố Mẫu",
        phone="0912345678",
        religion="Phật giáo",
    )
    _, rows = given_in_again(cast.quan_tri, take(admin, url("person_export"), format=format), PersonResource)
    assert [row.outcome for row in rows] == [Outcome.SAME] * 9
    assert rows[0].values["Chức vụ"] == "=1+1"


def test_people_with_masked_numbers_come_in_again_as_the_same(cast):
    response = take(signed_in(cast.kiem_tra), url("person_export"))
    _, rows = given_in_again(cast.kiem_tra, response, PersonResource)
    assert {row.outcome for row in rows} == {Outcome.SAME}


@pytest.mark.parametrize("format", ["sheet", "csv", "office"])
def test_organisations_come_in_again_as_the_same(cast, admin, format):
    response = take(admin, url("org_export"), format=format)
    _, rows = given_in_again(cast.quan_tri, response, OrganisationResource)
    assert [row.outcome for row in rows] == [Outcome.SAME] * 11


def test_the_organisations_follow_the_filters(cast, admin):
    assert cells(take(admin, url("org_export") + "?q=chi doan"))[1:] == [
        ["Mã", "Tên tổ chức", "Loại", "Mã cấp trên", "Mã chi bộ phụ trách", "Ký hiệu văn bản", "Địa danh"],
        ["CD1", "Chi đoàn Một", "Chi đoàn", "DTN", "CB1", "ĐTN", "Hà Nội"],
        ["CD2", "Chi đoàn Hai", "Chi đoàn", "DTN", "CB2", "ĐTN", "Hà Nội"],
    ]


# --- its price -------------------------------------------------------------------------------------


def more_people(cast, number):
    for index in range(number):
        new = Person(full_name=f"Lò Văn {index}", birth_date="1990-01-01", sex="male", department=cast.PM1)
        derive(new)
        new.save()


def more_organisations(cast, number):
    for index in range(number):
        unit = Organisation(code=f"PX{index}", name=f"Phòng {index}", kind="department", parent=cast.PM1)
        write_organisation(actor=None, organisation=unit)


@pytest.mark.parametrize("format", ExportFormat)
@pytest.mark.parametrize("view, more", [("person_export", more_people), ("org_export", more_organisations)])
def test_a_file_costs_the_same_queries_for_any_number_of_rows(cast, admin, view, more, format):
    take(admin, url(view))  # the first sending of a session writes the session
    asked = []
    for rows in (0, 3):
        more(cast, rows)
        with CaptureQueriesContext(connection) as queries:
            take(admin, url(view), format=format)
        asked.append(len(queries))
    assert asked[0] == asked[1]


# --- members of an organisation, the register of the Party, offices, batches ------------------------


@pytest.mark.parametrize("format", ["sheet", "csv", "office"])
def test_members_come_in_again_as_the_same_members(cast, format):
    user = cast.doan_bi_thu
    Membership.objects.filter(person=cast.an, organisation=cast.CD1).update(joined_precision="year")
    response = take(signed_in(user), url("org_members_export", cast.DTN), format=format)
    _, rows = given_in_again(user, response, MembershipResource)
    assert [row.outcome for row in rows] == [Outcome.SAME] * 2


def test_whoever_only_reads_takes_members_with_masked_numbers(cast):
    header, *rows = cells(take(signed_in(cast.kiem_tra), url("org_members_export", cast.CB2)))[1:]
    place = header.index("Số CCCD")
    assert [row[place] for row in rows] == [
        "•" * 9 + person.citizen_id[-3:] for person in (cast.minh, cast.oanh)
    ]


def test_departments_have_no_members_to_take(cast, admin):
    assert admin.get(url("org_members_export", cast.PM1)).status_code == 404
    assert admin.get(url("org_party_register_export", cast.DTN)).status_code == 404


def a_party_record(person, **changes):
    return PartyRecord.objects.create(
        person=person,
        **{
            "card_number": "01234567",
            "file_number": "001234 BM",
            "badge": "30 năm",
            "foreign_languages": "Tiếng Anh B1",
            "occupation_before": "Học sinh, sinh viên",
            "occupation": "Công chức; kế toán",
            "moved_in": "01/07/2025, từ Chi bộ Hai",
        }
        | changes,
    )


@pytest.mark.parametrize("format", ["sheet", "csv", "office"])
def test_the_register_of_the_party_comes_in_again_as_the_same(cast, format):
    a_party_record(cast.dung)
    Person.objects.filter(pk=cast.dung.pk).update(education="12/12", political_theory="Cao cấp")
    user = cast.van_phong
    response = take(signed_in(user), url("org_party_register_export", cast.CB1), format=format)
    resource = PartyRegisterResource(ListContext(actor=user, organisation=cast.CB1))
    layout, rows = given_in(response.content, resource)
    assert layout.missing == []
    assert [(row.outcome, row.messages) for row in rows] == [(Outcome.SAME, [])] * 4


def test_nobody_takes_their_own_line_of_the_register(cast):
    _, _, *rows = cells(take(signed_in(cast.chi_bo), url("org_party_register_export", cast.CB1)))
    assert [row[0] for row in rows] == ["Đặng Thu Hà", "Võ Đăng Khoa", "Bùi Ngọc Lan"]


def test_offices_leave_without_ids_and_come_in_again_as_the_same(cast, admin):
    response = take(admin, url("appointment_export") + "?role=inspector")
    assert cells(response)[1:] == [
        ["Tên đăng nhập", "Họ và tên", "Chức vụ", "Tổ chức", "Từ ngày", "Đến ngày"],
        ["kiem_tra", "Kiem Tra", "Cán bộ kiểm tra", "Đảng ủy Cục Mẫu", "01/01/2025", ""],
    ]
    _, rows = given_in_again(cast.quan_tri, take(admin, url("appointment_export")), AppointmentResource)
    assert {row.outcome for row in rows} == {Outcome.SAME}


def test_the_history_of_batches_leaves(cast):
    batch = stage_import(
        actor=cast.doan_vien,
        kind="people",
        file_name="danh-sach.xlsx",
        content=people_list(person(1)),
        organisation=cast.CD1,
    )
    header, row = cells(take(signed_in(cast.doan_vien), url("import_export") + "?kind=people"))[1:]
    told = dict(zip(header, row, strict=True))
    assert (
        told["Người gửi"],
        told["Loại danh sách"],
        told["Tên tệp"],
        told["Tình trạng"],
        told["Số dòng"],
    ) == (
        "Doan Vien",
        "Danh sách người",
        "danh-sach.xlsx",
        "Chờ xác nhận",
        "1",
    )
    assert told["SHA-256 của tệp"] == batch.file.sha256


@pytest.mark.parametrize("format", ExportFormat)
@pytest.mark.parametrize("view", ["org_members_export", "org_party_register_export"])
def test_lists_of_members_cost_the_same_queries_for_any_number_of_rows(cast, admin, view, format):
    address, asked = url(view, cast.CB1), []
    take(admin, address)
    for rows in (0, 3):
        more_people(cast, rows)
        for new in Person.objects.filter(full_name__startswith="Lò Văn"):
            Membership.objects.create(person=new, organisation=cast.CB1, joined_on="2020-02-03")
            a_party_record(new, card_number=f"{new.pk:08d}")
        with CaptureQueriesContext(connection) as queries:
            take(admin, address, format=format)
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert AuditEntry.objects.filter(action="list.export").last().data["rows"] == 7


@pytest.mark.parametrize("format", ["sheet", "office"])
def test_people_given_in_by_the_union_above_gain_no_second_membership(cast, format):
    user = cast.doan_bi_thu
    response = take(signed_in(user), url("person_export"), format=format)
    resource = PersonResource(ListContext(actor=user, organisation=cast.DTN))
    _, rows = given_in(response.content, resource)
    assert [row.outcome for row in rows] == [Outcome.SAME] * 2
