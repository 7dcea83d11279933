from datetime import date

import pytest

from members.models import AuditEntry, DecisionAuthority, Organisation, Term
from members.services.organisations import save_organisation, write_organisation
from tests.members.pages import errors, filled, send, url


@pytest.fixture
def admin(cast, client):
    client.force_login(cast.quan_tri)
    client.get(url("suggest_people"))  # the first page of a session writes the session
    return client


def test_the_tree_shows_two_levels_of_each_system(cast, admin):
    trees = admin.get(url("org_tree")).context["trees"]
    assert [
        (label, [(root.code, [c.code for c in below]) for root, below in roots]) for label, roots, _ in trees
    ] == [
        ("Đảng", [("DUB", ["DUC"])]),
        ("Đoàn Thanh niên", [("DTN", ["CD1", "CD2"])]),
        ("Công đoàn", [("CDC", ["TCD"])]),
        ("Chính quyền", [("PM1", []), ("PM2", [])]),
    ]
    assert [root.has_children for root, _ in trees[0][1]] == [True]


def test_a_tree_too_wide_says_that_there_is_more(cast, admin, monkeypatch):
    monkeypatch.setattr("members.views.organisations.MOST_IN_TREE", 1)
    response = admin.get(url("org_tree"))
    assert [more for _, _, more in response.context["trees"]] == [True, True, True, True]
    assert "Còn tổ chức khác chưa hiện ở đây" in response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_tree_asks_as_much_for_many_as_for_few(cast, admin, django_assert_num_queries, rows):
    for number in range(rows):
        _add(f"X{number}", parent=cast.DUC)
    with django_assert_num_queries(10):
        admin.get(url("org_tree"))
    with django_assert_num_queries(8):
        admin.get(url("org_tree"), {"q": "x"})


def _add(code, **values):
    organisation = Organisation(code=code, kind="party_cell", name=f"Chi bộ {code}", **values)
    return write_organisation(actor=None, organisation=organisation)


@pytest.mark.parametrize(
    "filters, found",
    [
        ({"q": "doan mot"}, ["CD1", "TCD"]),
        ({"q": "cb2"}, ["CB2"]),
        ({"kind": "department"}, ["PM2", "PM1"]),
        ({"q": "mau", "kind": "youth_base"}, ["DTN"]),
        ({"q": "không có"}, []),
    ],
)
def test_an_organisation_is_found_by_name_or_code(cast, admin, filters, found):
    page = admin.get(url("org_tree"), filters).context["page"]
    assert [row.code for row in page.rows] == found


def test_the_page_of_a_cell_tells_its_place_and_its_letterhead(cast, admin):
    response = admin.get(url("org_detail", cast.CB1))
    assert [above.code for above in response.context["line"]] == ["DUB", "DUC"]
    assert [other.code for other in response.context["served_by"]] == ["CD1", "PM1", "TCD"]
    assert response.context["people"] == 4
    assert dict(response.context["facts"]) == {
        "Loại": "Chi bộ",
        "Mã": "CB1",
        "Ngày thành lập": date(2025, 1, 1),
        "Dòng trên của tiêu đề văn bản": "Đảng bộ Cục Mẫu",
        "Tên in trên tiêu đề văn bản": "Chi bộ Một",
        "Ký hiệu văn bản": "CB",
        "Địa danh": "Hà Nội",
    }


def test_a_department_counts_its_staff(cast, admin):
    assert admin.get(url("org_detail", cast.PM2)).context["people"] == 3


@pytest.mark.parametrize(
    "account, offices, people, form",
    [
        ("quan_tri", 1, 4, True),
        ("chi_bo", 1, 4, False),
        ("chi_bo_khac", 0, None, False),
        ("dang_uy", 0, 4, False),
    ],
)
def test_offices_people_and_forms_are_shown_by_right(cast, client, account, offices, people, form):
    client.force_login(cast.users[account])
    response = client.get(url("org_detail", cast.CB1))
    html = response.content.decode()
    assert (len(response.context["held"]), response.context["people"]) == (offices, people)
    assert ["Sửa thông tin" in html, "Mở nhiệm kỳ mới" in html] == [form, form or account == "chi_bo"]


def test_the_frame_still_names_the_reader_s_offices(cast, admin):
    html = admin.get(url("org_detail", cast.CB1)).content.decode()
    assert "<span>Quản trị hệ thống</span>" in html


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_asks_as_much_for_three_children_as_for_one(cast, admin, django_assert_num_queries, rows):
    for number in range(rows):
        _add(f"X{number}", parent=cast.CB1, serves=cast.CB1)
    with django_assert_num_queries(15):
        admin.get(url("org_detail", cast.CB1))


NEW = {
    "kind": "youth_cell",
    "code": "cd9",
    "name": " Chi đoàn  Chín",
    "parent": "Đoàn Cục Mẫu (DTN)",
    "serves": "CB2",
}


def test_an_organisation_is_made(cast, admin):
    response = send(admin, url("org_create"), **NEW, opened_on="26/03/2024")
    made = Organisation.objects.get(code="CD9")
    assert response.headers["Location"] == url("org_detail", made)
    assert (made.name, made.parent, made.serves, made.opened_on) == (
        "Chi đoàn Chín",
        cast.DTN,
        cast.CB2,
        date(2024, 3, 26),
    )
    assert made.path.startswith(cast.DTN.path)


def test_a_form_sent_twice_makes_one_organisation(cast, admin):
    form = filled(admin.get(url("org_create")), **NEW)
    answers = [admin.post(url("org_create"), form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 422]
    assert errors(answers[1]) == {"code": ["Mã này đã dùng cho tổ chức khác."]}


def test_a_new_child_knows_its_parent(cast, admin):
    form = admin.get(url("org_create"), {"parent": "Đoàn Cục Mẫu (DTN)"}).context["form"]
    assert form["parent"].value() == "Đoàn Cục Mẫu (DTN)"


@pytest.mark.parametrize(
    "typed, wrong",
    [
        ({"code": "c d"}, {"code": ["Mã «c d» chỉ được gồm chữ cái không dấu, chữ số và các dấu . _ / -"]}),
        ({"parent": "DUC"}, {"parent": ["Cấp trên phải cùng hệ thống “Đoàn Thanh niên”."]}),
        (
            {"serves": "DTN"},
            {
                "serves": [
                    "Không có tổ chức này trong phạm vi được chọn. Hãy ghi tên đầy đủ hoặc mã của tổ chức."
                ]
            },
        ),
        (
            {"kind": "party_cell", "parent": "DUC"},
            {"serves": ["Tổ chức đảng không ghi tổ chức đảng phụ trách."]},
        ),
        (
            {"opened_on": "02/01/2025", "closed_on": "01/01/2025"},
            {"closed_on": ["Ngày giải thể không được trước ngày thành lập."]},
        ),
        (
            {"opened_on": "2025"},
            {"opened_on": ["Ngày chưa đúng. Vui lòng nhập ngày/tháng/năm, ví dụ 19/05/1999."]},
        ),
    ],
)
def test_what_cannot_be_is_refused(cast, admin, typed, wrong):
    response = send(admin, url("org_create"), **NEW | typed)
    assert (response.status_code, errors(response)) == (422, wrong)
    assert response.context["form"]["name"].value() == NEW["name"]


def test_an_organisation_moves_with_all_below_it(cast, admin):
    other = _add("DU2")
    send(admin, url("org_edit", cast.CB1), parent="DU2")
    assert Organisation.objects.get(code="CB1").path.startswith(other.path)


def test_it_cannot_be_put_below_itself(cast, admin):
    response = send(admin, url("org_edit", cast.DUC), parent="Chi bộ Một (CB1)")
    assert errors(response) == {
        "__all__": ["Không thể đặt một tổ chức dưới chính nó hoặc dưới tổ chức cấp dưới của nó."]
    }


def test_it_does_not_change_its_system(cast, admin):
    response = send(admin, url("org_edit", cast.PM1), kind="union_group", serves="")
    assert errors(response) == {"kind": ["Không đổi một tổ chức sang hệ thống khác; hãy lập tổ chức mới."]}


def test_one_changed_meanwhile_gives_the_conflict_page(cast, admin):
    stale = filled(admin.get(url("org_edit", cast.CB1)), name="Của tôi")
    cell = Organisation.objects.get(code="CB1")
    cell.name = "Của người khác"
    save_organisation(actor=cast.quan_tri, organisation=cell, version=1)
    response = admin.post(url("org_edit", cast.CB1), stale)
    assert (response.status_code, "Quan Tri" in response.content.decode()) == (409, True)
    assert Organisation.objects.get(code="CB1").name == "Của người khác"


def test_a_term_and_an_authority_begin_after_the_last_one(cast, admin):
    term = url("term_create", cast.DUC)
    wrong = send(admin, term, name="2030 – 2035", starts_on="01/01/2025", ends_on="31/12/2024")
    assert errors(wrong) == {
        "ends_on": ["Ngày kết thúc không được trước ngày bắt đầu."],
        "starts_on": ["Phải sau ngày 01/01/2025, ngày bắt đầu lần trước."],
    }
    send(admin, term, name="2030 – 2035", starts_on="01/01/2030")
    send(admin, url("authority_create", cast.DUC), mode="collective", starts_on="01/06/2025")
    assert Term.objects.filter(organisation=cast.DUC).count() == 2
    assert DecisionAuthority.objects.get(organisation=cast.DUC).mode == "collective"


def test_an_authority_ends_with_its_last_day(cast, admin):
    authority = cast.DUB.authorities.get()
    address = url("authority_end", cast.DUB, authority)
    assert address in admin.get(cast.DUB.get_absolute_url()).content.decode()
    early = send(admin, address, ends_on="31/12/2024")
    assert (early.status_code, errors(early)["__all__"]) == (
        422,
        ["Ngày hết thẩm quyền không được trước ngày bắt đầu 01/01/2025."],
    )
    assert send(admin, address, ends_on="30/06/2026").status_code == 302
    authority.refresh_from_db()
    assert authority.ends_on == date(2026, 6, 30)
    assert address not in admin.get(cast.DUB.get_absolute_url()).content.decode()
    assert send(admin, address, ends_on="01/07/2026").status_code == 422
    assert AuditEntry.objects.filter(action="organisation.authority_end").count() == 1


def test_only_committees_are_offered_an_authority(cast, admin):
    offered = {
        code: url("authority_create", organisation)
        in admin.get(organisation.get_absolute_url()).content.decode()
        for code, organisation in cast.organisations.items()
    }
    assert {code for code, shown in offered.items() if shown} == {"DUB", "DUC"}


def test_a_term_sent_twice_is_opened_once(cast, admin):
    form = filled(admin.get(url("term_create", cast.DUC)), name="2030 – 2035", starts_on="01/01/2030")
    answers = [admin.post(url("term_create", cast.DUC), form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 422]
    assert Term.objects.filter(organisation=cast.DUC).count() == 2
