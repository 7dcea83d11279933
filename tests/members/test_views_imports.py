"""From the file to the register through the pages; what a file may say is tested with the import services."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from members.models import ImportBatch, Person
from tests.members.pages import errors, filled, send, url
from tests.members.sheets import people_list, person, workbook


@pytest.fixture
def officer(cast, client):
    client.force_login(cast.doan_bi_thu)
    client.get(url("import_list"))  # the first page of a session writes the session
    return client


def sheet(*people) -> SimpleUploadedFile:
    return SimpleUploadedFile("Danh sách.xlsx", people_list(*(people or [person(1)])))


def upload(client, *people, **changes):
    details = {"organisation": "Chi đoàn Một (CD1)", "file": sheet(*people)}
    return send(client, url("import_create"), **details | changes)


def staged(client, *people) -> ImportBatch:
    upload(client, *people)
    return ImportBatch.objects.latest("pk")


@pytest.mark.parametrize(
    "account, kinds, organisations, required",
    [
        ("quan_tri", ["people", "organisations"], ["DTN", "CD1", "CD2", "CDC", "TCD"], False),
        ("doan_bi_thu", ["people"], ["DTN", "CD1", "CD2"], True),
        ("doan_vien", ["people"], ["CD1"], True),
        ("cong_doan_chu_tich", ["people"], ["CDC", "TCD"], True),
    ],
)
def test_each_is_offered_what_they_may_import(cast, client, account, kinds, organisations, required):
    client.force_login(cast.users[account])
    fields = client.get(url("import_create")).context["form"].fields
    assert [value for value, _ in fields["kind"].choices] == kinds
    assert [row.code for row in fields["organisation"].rows] == organisations
    assert fields["organisation"].required is required


def test_a_sheet_is_shown_and_nothing_is_written(cast, officer):
    batch = staged(officer, person(1), person(2))
    assert (batch.state, batch.organisation, Person.objects.count()) == ("staged", cast.CD1, 9)
    html = officer.get(batch.get_absolute_url()).content.decode()
    assert [text in html for text in ("Dòng 2", "Dòng 3", "951190000001", "Mới: 2")] == [True] * 4


def test_confirming_writes_and_tells(cast, officer):
    batch = staged(officer)
    response = officer.post(url("import_apply", batch), follow=True)
    assert "Đã ghi danh sách vào sổ." in response.content.decode()
    assert [membership.organisation for membership in Person.objects.latest("pk").memberships.all()] == [
        cast.CD1
    ]


def test_confirming_twice_gives_the_conflict_page(cast, officer):
    batch = staged(officer)
    assert [officer.post(url("import_apply", batch)).status_code for _ in range(2)] == [302, 409]
    assert Person.objects.count() == 10


def test_a_cancelled_batch_cannot_be_confirmed(cast, officer):
    batch = staged(officer)
    assert officer.post(url("import_cancel", batch)).headers["Location"] == url("import_list")
    assert officer.post(url("import_apply", batch)).status_code == 409
    assert Person.objects.count() == 9


def test_a_change_is_shown_as_old_and_new(cast, officer):
    row = person(0, name="Nguyễn Hoài An", born="15/03/2000", cccd=cast.an.citizen_id, job="Phó phòng")
    html = officer.get(staged(officer, row).get_absolute_url()).content.decode()
    assert "Chức vụ: <del>Chuyên viên</del> → <ins>Phó phòng</ins>" in html


def test_a_wrong_row_is_told_with_its_number_and_blocks_the_sheet(cast, officer):
    batch = staged(officer, person(1), person(2, born="31/02/1990"))
    response = officer.get(batch.get_absolute_url() + "?outcome=wrong")
    html = response.content.decode()
    assert [row["number"] for row in response.context["page"].rows] == [3]
    assert "Ngày sinh: «31/02/1990» là ngày không có trong lịch." in html
    assert "Xác nhận và ghi vào sổ" not in html
    assert officer.post(url("import_apply", batch)).status_code == 409
    assert Person.objects.count() == 9


def test_what_a_sheet_says_is_only_text(cast, officer):
    batch = staged(officer, person(1, place="<script>alert(1)</script>"))
    html = officer.get(batch.get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_long_sheet_has_pages(cast, officer):
    batch = staged(officer, *(person(number) for number in range(1, 61)))
    first = officer.get(batch.get_absolute_url())
    second = officer.get(batch.get_absolute_url(), {"after": first.context["page"].after})
    assert [len(page.context["page"].rows) for page in (first, second)] == [50, 10]


@pytest.mark.parametrize(
    "changes, wrong",
    [
        ({"file": ""}, {"file": ["Vui lòng nhập mục này."]}),
        ({"organisation": ""}, {"organisation": ["Vui lòng nhập mục này."]}),
        ({"kind": "organisations"}, "kind"),
        ({"organisation": "Tổ công đoàn Một (TCD)"}, "organisation"),
        (
            {"file": SimpleUploadedFile("a.xlsx", b"PK nothing")},
            {"file": ["Tệp không phải bảng tính .xlsx. Hãy lưu lại từ Excel dưới dạng .xlsx."]},
        ),
    ],
)
def test_what_cannot_be_read_or_is_not_theirs_is_refused(cast, officer, changes, wrong):
    response = upload(officer, **changes)
    found = errors(response)
    assert response.status_code == 422
    assert (list(found) == [wrong]) if isinstance(wrong, str) else (found == wrong)
    assert ImportBatch.objects.count() == 0


def test_a_sheet_without_the_columns_is_refused(cast, officer):
    file = SimpleUploadedFile("a.xlsx", workbook(["Tên", "Tuổi"], ["An", 3]))
    assert list(errors(upload(officer, file=file))) == ["file"]


def test_a_sheet_sent_twice_is_staged_once(cast, officer):
    form = filled(officer.get(url("import_create")), organisation="Chi đoàn Một (CD1)")
    answers = [officer.post(url("import_create"), form | {"file": sheet()}) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert ImportBatch.objects.count() == 1


def test_the_administrator_imports_organisations(cast, client):
    client.force_login(cast.quan_tri)
    content = workbook(
        ["Mã", "Tên tổ chức", "Loại", "Mã cấp trên"], ["CD7", "Chi đoàn Bảy", "Chi đoàn", "DTN"]
    )
    file = SimpleUploadedFile("a.xlsx", content)
    batch = ImportBatch.objects.get(
        pk=send(client, url("import_create"), kind="organisations", file=file)
        .headers["Location"]
        .split("/")[2]
    )
    client.post(url("import_apply", batch))
    assert client.get(url("org_tree"), {"q": "cd7"}).context["page"].rows[0].parent == cast.DTN


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_six_questions_and_reads_no_rows(cast, officer, django_assert_num_queries, rows):
    for number in range(rows):
        ImportBatch.objects.create(
            kind="people", file_name=f"{number}.xlsx", uploaded_by=cast.doan_bi_thu, organisation=cast.CD1
        )
    with django_assert_num_queries(6) as queries:
        officer.get(url("import_list"))
    assert [query["sql"] for query in queries if '"members_importbatch"."rows"' in query["sql"]] == []


def test_everybody_lists_only_their_own(cast, officer):
    mine = staged(officer)
    ImportBatch.objects.create(kind="people", file_name="của người khác.xlsx", uploaded_by=cast.quan_tri)
    assert officer.get(url("import_list")).context["page"].rows == [mine]
