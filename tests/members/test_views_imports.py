"""Sending a list and finding it again; the page of a batch in each of its states."""

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile

from members.choices import ImportState, Outcome
from members.models import AuditEntry, ImportBatch, Person
from tests.members.pages import errors, filled, send, url
from tests.members.sheets import people_list, person, workbook
from tests.members.staged import batch_of, doubles, message, row
from tests.pages import Page

WRONG = row(5, Outcome.WRONG, messages=[message("«31/02/1990» là ngày không có trong lịch.", "Ngày sinh")])


@pytest.fixture
def officer(cast, client):
    client.force_login(cast.doan_bi_thu)
    client.get(url("import_list"))  # the first page of a session writes the session
    return client


def sheet(*people, name="Danh sách.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, people_list(*(people or [person(1)])))


def upload(client, *people, **changes):
    details = {"kind": "people", "organisation": "Chi đoàn Một (CD1)", "file": sheet(*people)}
    return send(client, url("import_create"), **details | changes)


def shown(client, batch, **query) -> Page:
    return Page(client.get(batch.get_absolute_url(), query))


def says(page: Page, *texts: str) -> list[str]:
    """Those texts that the page does not say."""
    return [text for text in texts if text not in page.text]


# --- sending ------------------------------------------------------------------------------------------------


def test_each_kind_says_its_columns_and_has_a_template(officer):
    page = Page(officer.get(url("import_create")))
    assert says(page, "Danh sách người", "Phải có: Họ và tên", "Có thể có thêm:", "Dân tộc") == []
    assert url("import_template", "people") in page.links().values()


def test_only_organisations_within_reach_are_offered(officer):
    offered = officer.get(url("import_create")).context["form"].fields["organisation"].rows
    assert {one.code for one in offered} == {"DTN", "CD1", "CD2"}


def test_a_list_that_was_sent_is_shown_and_nothing_is_written(officer):
    response = upload(officer, person(1), person(2))
    batch = ImportBatch.objects.get()
    assert (response.headers["Location"], batch.state) == (batch.get_absolute_url(), ImportState.STAGED)
    assert says(shown(officer, batch), "Lò Thị Mẫu", "thêm 2 dòng mới", "951190000001") == []
    assert Person.objects.count() == 9


@pytest.mark.parametrize(
    "changes, wrong",
    [
        ({"file": ""}, {"file": ["Vui lòng nhập mục này."]}),
        ({"organisation": ""}, "organisation"),
        ({"kind": ""}, "kind"),
        ({"kind": "organisations"}, "kind"),
        ({"organisation": "Tổ công đoàn Một (TCD)"}, "organisation"),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK nothing")}, "file"),
        ({"file": SimpleUploadedFile("a.xlsx", b"")}, "file"),
    ],
)
def test_what_cannot_be_read_or_is_not_theirs_is_refused(officer, changes, wrong):
    response = upload(officer, **changes)
    found = errors(response)
    assert response.status_code == 422
    assert (list(found) == [wrong]) if isinstance(wrong, str) else (found == wrong)
    assert ImportBatch.objects.count() == 0


def test_a_list_sent_twice_is_staged_once(officer):
    changes = {"kind": "people", "organisation": "Chi đoàn Một (CD1)"}
    form = filled(officer.get(url("import_create")), **changes)
    answers = [officer.post(url("import_create"), form | {"file": sheet()}) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert ImportBatch.objects.count() == 1


def test_what_a_sheet_says_is_only_text(officer):
    upload(officer, person(1, place="<script>alert(1)</script>"))
    html = officer.get(ImportBatch.objects.get().get_absolute_url()).content.decode()
    assert ("<script>alert" in html, "&lt;script&gt;alert(1)&lt;/script&gt;" in html) == (False, True)


def test_the_template_of_a_kind(officer, client):
    response = officer.get(url("import_template", "people"))
    assert (response.status_code, response.content[:2]) == (200, b"PK")
    assert officer.get(url("import_template", "organisations")).status_code == 403
    assert officer.get(url("import_template", "khong-co")).status_code == 404


# --- the history --------------------------------------------------------------------------------------------


def test_the_list_says_who_when_which_and_how_many(cast, officer):
    batch_of(cast, row(4), row(5), WRONG | {"number": 6})
    page = Page(officer.get(url("import_list")))
    assert says(page, "danh-sach.xlsx", "Chi đoàn Một", "Doan Vien", "2 mới, 1 có lỗi", "Chờ xác nhận") == []


@pytest.mark.parametrize(
    "query, found",
    [
        ({}, 2),
        ({"kind": "people"}, 2),
        ({"state": "applied"}, 1),
        ({"kind": "organisations"}, 0),
        ({"state": "x"}, 2),
    ],
)
def test_the_list_is_filtered(cast, officer, query, found):
    batch_of(cast)
    batch_of(cast, state=ImportState.APPLIED)
    assert len(officer.get(url("import_list"), query).context["page"].rows) == found


def test_who_sees_a_batch(cast, client):
    """Its sender, and whoever holds the right over its organisation."""
    batch = batch_of(cast)
    answers = {}
    for name in ("doan_vien", "doan_bi_thu", "doan_khac", "chi_bo", "nguoi_la"):
        client.force_login(cast.users[name])
        answers[name] = client.get(batch.get_absolute_url()).status_code
    assert answers == {"doan_vien": 200, "doan_bi_thu": 200, "doan_khac": 404, "chi_bo": 404, "nguoi_la": 404}


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_at_any_length(cast, officer, django_assert_num_queries, count):
    for _ in range(count):
        batch_of(cast, row(4))
    with django_assert_num_queries(8) as queries:
        officer.get(url("import_list"))
    assert [query["sql"] for query in queries if '"understood"' in query["sql"]] == []


# --- one batch ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_batch_asks_the_same_at_any_length(cast, officer, django_assert_max_num_queries, count):
    batch = batch_of(cast, *(row(number) for number in range(4, 4 + count)))
    with django_assert_max_num_queries(14):
        officer.get(batch.get_absolute_url())


def test_a_long_list_has_pages(cast, officer):
    batch = batch_of(cast, *(row(number) for number in range(4, 124)))
    sizes, after = [], ""
    while after is not None:
        page = officer.get(batch.get_absolute_url(), {"after": after}).context["page"]
        sizes, after = [*sizes, len(page.rows)], page.after
    assert sizes == [50, 50, 20]


def test_rows_by_outcome_with_the_row_of_the_sheet(cast, officer):
    batch = batch_of(cast, row(4), WRONG, row(6, Outcome.SAME))
    page = shown(officer, batch, outcome="wrong")
    assert [line.row.number for line in page.response.context["lines"]] == [5]
    assert says(page, "Ngày sinh: «31/02/1990» là ngày không có trong lịch.", "Mới 1", "Có lỗi 1") == []


def test_only_rows_with_a_repair(cast, officer):
    repair = {"column": "Số CCCD", "old": "51190000001", "new": "051190000001", "why": "bù số 0 ở đầu"}
    batch = batch_of(cast, row(4), row(5, repaired=[repair]), repaired=[["Số CCCD", "bù số 0 ở đầu", 1]])
    page = shown(officer, batch, outcome="repaired")
    assert [line.row.number for line in page.response.context["lines"]] == [5]
    assert (
        says(page, "Số CCCD: 51190000001 → 051190000001 (bù số 0 ở đầu)", "Số CCCD: bù số 0 ở đầu (1 ô)")
        == []
    )


def test_a_change_is_shown_as_old_and_new(cast, officer):
    changed = row(4, Outcome.CHANGED, said={"Chức vụ": "Phó phòng"}, before={"Chức vụ": "Chuyên viên"})
    assert (
        says(shown(officer, batch_of(cast, changed)), "Chức vụ: Chuyên viên → Phó phòng", "sửa 1 dòng") == []
    )


@pytest.mark.parametrize("born, age", [("23/11/2000", 25), ("22/11/2000", 26), ("1990", None), ("", None)])
def test_the_age_today(cast, officer, born, age, time_machine):
    time_machine.move_to("2026-11-22 10:00+07:00")
    batch = batch_of(cast, row(4, said={"Ngày sinh": born}))
    [line] = shown(officer, batch).response.context["lines"]
    assert line.age == age


def test_what_was_understood(cast, officer):
    batch = batch_of(
        cast,
        row(4),
        skipped=[[9, "Tổng số: 24 đồng chí", "dòng tổng cộng"]],
        notes=["Có thêm một trang tính ẩn."],
        encoding="tcvn3",
    )
    wanted = [
        "«Danh sách»",
        "Dòng 3",
        "B: Sinh ngày",
        "Chức vụ, Đơn vị",
        "không đọc",
        "TCVN3",
        "trang tính ẩn",
    ]
    assert says(shown(officer, batch), *wanted, "Dòng 9: «Tổng số: 24 đồng chí», dòng tổng cộng") == []


def test_reading_a_batch_is_in_the_audit(cast, officer):
    batch = batch_of(cast, row(4))
    officer.get(batch.get_absolute_url())
    assert AuditEntry.objects.filter(action="import.read", object_id=batch.pk).count() == 1


def test_nothing_to_write(cast, officer):
    page = shown(officer, batch_of(cast, row(4, Outcome.SAME), row(5, Outcome.SKIPPED)))
    assert says(page, "Không có gì để ghi", "1 dòng đã đúng như trong sổ, 1 dòng bỏ qua") == []
    assert "Ghi vào sổ" not in page.text


def test_a_failure_is_said(cast, officer):
    batch = batch_of(cast, row(4))
    ImportBatch.objects.update(failure="Máy chủ dừng giữa chừng; chưa ghi gì.")
    assert says(shown(officer, batch), "Máy chủ dừng giữa chừng; chưa ghi gì.") == []


@pytest.mark.parametrize(
    "state, words",
    [
        (ImportState.READING, "Đang đọc tệp"),
        (ImportState.APPLYING, "Đang ghi vào sổ"),
        (ImportState.UNDOING, "Đang lấy lại"),
    ],
)
def test_work_in_the_background(cast, officer, state, words):
    """With JavaScript a part of the page asks again; without it the page does."""
    batch = batch_of(cast, state=state)
    caches["progress"].set(f"import-{batch.pk}", (300, 1200, 4_000_000_000.0))
    page = shown(officer, batch)
    assert says(page, words, "Xong 300 trong 1200 dòng.", "Xem tiếp") == []
    assert '<noscript><meta http-equiv="refresh"' in page.response.content.decode()
    part = officer.get(url("import_progress", batch), headers={"HX-Request": "true"})
    assert ("Xong 300 trong 1200 dòng." in part.content.decode(), "<h1" in part.content.decode()) == (
        True,
        False,
    )
    ImportBatch.objects.update(state=ImportState.STAGED)
    done = officer.get(url("import_progress", batch), headers={"HX-Request": "true"})
    assert done.headers["HX-Refresh"] == "true"
    assert officer.get(url("import_progress", batch)).headers["Location"] == batch.get_absolute_url()


def test_a_worker_that_does_not_come(cast, officer):
    batch = batch_of(cast, state=ImportState.APPLYING)
    caches["progress"].set(f"import-{batch.pk}", (0, 0, 1.0))
    assert says(shown(officer, batch), "Chưa có tiến trình nền nào chạy", "Đang chuẩn bị") == []


# --- writing, taking back, cancelling -----------------------------------------------------------------------


def test_writing_says_the_numbers_and_leads_on(officer):
    upload(officer, person(1))
    batch = ImportBatch.objects.get()
    page = Page(officer.post(url("import_apply", batch), {"version": batch.version}, follow=True))
    assert says(page, "Đã ghi danh sách vào sổ.", "thêm 1 dòng mới", "Danh sách đã vào sổ") == []
    assert page.link("Xem danh sách người") == url("person_list")
    assert page.link("Lò Thị Mẫu") == url("person_detail", Person.objects.get(citizen_id="951190000001"))


def test_wrong_rows_are_left_out_only_when_that_is_said(officer):
    upload(officer, person(1), person(2, born="31/02/1990"))
    batch = ImportBatch.objects.get()
    assert (
        says(shown(officer, batch), "Ghi 1 dòng tốt, để lại 1 dòng có lỗi", "Tải tệp đã đánh dấu lỗi") == []
    )
    refused = officer.post(url("import_apply", batch), {"version": batch.version})
    assert (refused.status_code, list(errors(refused)), Person.objects.count()) == (422, ["skip_wrong"], 9)
    page = Page(
        officer.post(url("import_apply", batch), {"version": batch.version, "skip_wrong": "on"}, follow=True)
    )
    assert says(page, "1 dòng có lỗi chưa được ghi") == []
    assert Person.objects.count() == 10
    assert officer.get(url("import_return", batch)).content[:2] == b"PK"


def test_what_is_still_asked_is_not_written(cast, officer):
    batch = batch_of(cast, *doubles(cast, 1), row(5))
    response = officer.post(url("import_apply", batch), {"version": batch.version})
    assert (response.status_code, list(errors(response)), Person.objects.count()) == (422, ["__all__"], 9)


def test_a_page_that_is_no_longer_true_is_a_conflict(cast, officer):
    batch = batch_of(cast, row(4))
    assert officer.post(url("import_apply", batch), {"version": 7}).status_code == 409


def test_taking_back(officer):
    upload(officer, person(1))
    batch = ImportBatch.objects.get()
    officer.post(url("import_apply", batch), {"version": batch.version})
    page = Page(officer.get(url("import_undo", batch)))
    assert says(page, "Đợt này đã thêm 1 dòng mới", "Lấy lại đợt nhập này") == []
    done = Page(officer.post(url("import_undo", batch), page.form(), follow=True))
    assert says(done, "Đã lấy lại đợt nhập.", "Mọi dòng đợt này đã ghi đều được lấy lại.") == []
    assert Person.objects.count() == 9


def test_rows_changed_since_are_listed_and_kept_until_said_otherwise(officer):
    upload(officer, person(1))
    batch = ImportBatch.objects.get()
    officer.post(url("import_apply", batch), {"version": batch.version})
    Person.objects.filter(citizen_id="951190000001").update(job_title="Phó phòng", version=2)
    page = Page(officer.get(url("import_undo", batch)))
    assert says(page, "1 dòng không lấy lại được ngay", "Dòng 2", "đã được sửa sau khi nhập") == []
    form = page.form()
    form.pop("also_changed", None)
    kept = Page(officer.post(url("import_undo", batch), form, follow=True))
    assert says(kept, "Đã lấy lại, trừ 1 dòng", "Dòng 2: đã được sửa sau khi nhập") == []
    assert Person.objects.count() == 10


def test_a_second_click_leads_to_what_the_first_one_did(officer):
    upload(officer, person(1))
    batch = ImportBatch.objects.get()
    writing = [officer.post(url("import_apply", batch), {"version": 1}) for _ in range(2)]
    taking_back = [officer.post(url("import_undo", batch), {"version": 2}) for _ in range(2)]
    assert {answer.headers["Location"] for answer in writing + taking_back} == {batch.get_absolute_url()}


def test_only_what_was_written_is_taken_back(cast, officer):
    batch = batch_of(cast, row(4))
    assert officer.get(url("import_undo", batch)).status_code == 409


def test_cancelling(cast, officer):
    batch = batch_of(cast, row(4))
    cancelled = officer.post(url("import_cancel", batch), {"version": batch.version})
    assert cancelled.headers["Location"] == url("import_list")
    assert officer.post(url("import_apply", batch), {"version": batch.version}).status_code == 409
    assert says(shown(officer, batch), "Đợt nhập này đã hủy") == []


def test_the_file_comes_back_byte_for_byte(officer):
    content = people_list(person(1))
    upload(officer, file=SimpleUploadedFile("Danh sách.xlsx", content))
    response = officer.get(url("import_original", ImportBatch.objects.get()))
    assert (response.content == content, response.headers["Cache-Control"]) == (True, "no-store, private")


def test_the_administrator_sends_organisations(cast, client):
    client.force_login(cast.quan_tri)
    content = workbook(
        ["Mã", "Tên tổ chức", "Loại", "Mã cấp trên"], ["CD7", "Chi đoàn Bảy", "Chi đoàn", "DTN"]
    )
    file = SimpleUploadedFile("a.xlsx", content)
    send(client, url("import_create"), kind="organisations", organisation="", file=file)
    batch = ImportBatch.objects.get()
    client.post(url("import_apply", batch), {"version": batch.version})
    assert client.get(url("org_tree"), {"q": "cd7"}).context["page"].rows[0].parent == cast.DTN
