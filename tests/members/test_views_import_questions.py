"""What the sender settles about a list before it is written: each form, its page, and what it refuses."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from members.choices import Outcome
from members.models import ImportBatch, Organisation, RememberedColumns
from tests.members.pages import errors, send, url
from tests.members.sheets import people_list, person, workbook
from tests.members.staged import HEAD, batch_of, doubles, message, row
from tests.pages import Page

SAMPLES = {"tcvn3": [["NguyÔn", "Nguyễn"]], "vni": [["Nguyeãn", "Nguyễn"]]}
UNKNOWN = {"Phòng Nhất": {"rows": 2, "nearest": []}}


@pytest.fixture
def officer(cast, client):
    client.force_login(cast.doan_bi_thu)
    client.get(url("import_list"))
    return client


def shown(client, batch, **query) -> Page:
    return Page(client.get(batch.get_absolute_url(), query))


def says(page: Page, *texts: str) -> list[str]:
    return [text for text in texts if text not in page.text]


def staged(client, content: bytes, kind="people") -> ImportBatch:
    file = SimpleUploadedFile("Danh sách.xlsx", content)
    send(client, url("import_create"), kind=kind, organisation="Chi đoàn Một (CD1)", file=file)
    return ImportBatch.objects.get()


# --- which question comes first -----------------------------------------------------------------------------


def test_one_question_after_another(cast, officer):
    batch = batch_of(
        cast,
        *doubles(cast, 2),
        row(9, Outcome.WRONG, messages=[message("Chưa có họ tên.")]),
        suspected="tcvn3",
        sample_before_after=SAMPLES,
        unknown_names=UNKNOWN,
    )
    page = shown(officer, batch)
    assert says(page, "Việc thứ nhất trong 4 việc", "Chữ trong tệp đọc thế nào thì đúng?", "NguyÔn") == []
    assert says(page, "Chưa biết đơn vị: «Phòng Nhất».", "2 dòng có thể", "1 dòng có lỗi.") == []
    assert [form.get("action") for form in page.main.iter("form") if form.get("class") == "form"] == [
        url("import_encoding", batch)
    ]


def test_a_missing_column_leads_to_the_page_of_columns(cast, officer):
    page = shown(officer, batch_of(cast, missing=["Họ và tên", "Ngày sinh"]))
    assert says(page, "Chỉ ra cột còn thiếu", "«Họ và tên», «Ngày sinh»") == []
    assert page.link("Chỉ ra các cột") == url("import_columns", ImportBatch.objects.get())


# --- columns and header -------------------------------------------------------------------------------------


def test_the_page_of_columns_shows_what_was_understood(cast, officer):
    batch = batch_of(cast, row(4))
    page = Page(officer.get(url("import_columns", batch)))
    assert (
        says(page, "Cột A: Họ tên", "Ví dụ: Lò Thị Mẫu", "Gồm: Chức vụ, Đơn vị", "Dòng 3", "DANH SÁCH") == []
    )
    assert page.form()["column_2"] == "Chức vụ + Đơn vị"


def test_a_column_is_put_right_and_the_sheet_read_again(officer):
    rows = [
        ["Tên gọi", "Sinh", "Số giấy tờ", "Nam hay nữ"],
        ["Lò Thị Mẫu", "03/11/1990", "951190000001", "Nữ"],
    ]
    batch = staged(officer, workbook(*rows))
    form = Page(officer.get(url("import_columns", batch))).form()
    form |= {"column_0": "Họ và tên", "column_1": "Ngày sinh", "column_2": "Số CCCD", "column_3": "Giới tính"}
    response = officer.post(url("import_columns", batch), form)
    assert response.headers["Location"] == batch.get_absolute_url()
    assert says(shown(officer, batch), "thêm 1 dòng mới", "Lò Thị Mẫu") == []


def test_two_columns_cannot_be_the_same(cast, officer):
    batch = batch_of(cast, row(4))
    response = send(officer, url("import_columns", batch), column_3="Ngày sinh")
    assert (response.status_code, list(errors(response))) == (422, ["column_3"])
    assert says(Page(response), "Hai cột cùng là «Ngày sinh»") == []


def test_another_row_is_the_header(officer):
    rows = [
        ["Họ và tên", "Ghi"],
        ["Mẫu", "x"],
        [],
        ["Họ và tên", "Ngày sinh", "Giới tính"],
        ["Lò Thị Mẫu", "03/11/1990", "Nữ"],
    ]
    batch = staged(officer, workbook(*rows))
    data = {"version": batch.version, "sheet": "Danh sách", "header_row": 4}
    response = officer.post(url("import_header", batch), data)
    assert response.headers["Location"] == url("import_columns", batch)
    batch.refresh_from_db()
    assert (batch.understood["header_rows"], batch.counts["new"]) == ([4, 4], 1)


@pytest.mark.parametrize("sheet, number", [("Danh sách", ""), ("Danh sách", "99"), ("Trang khác", "3")])
def test_a_header_that_is_not_there(cast, officer, sheet, number):
    batch = batch_of(cast, row(4))
    response = officer.post(url("import_header", batch), {"version": 1, "sheet": sheet, "header_row": number})
    assert (response.status_code, list(errors(response))) == (422, ["header_row"])


def test_another_sheet_can_be_looked_at(cast, officer):
    head = HEAD | {"Trang hai": [[1, ["Họ tên của trang hai"]]]}
    batch = batch_of(cast, row(4), head=head, sheets=["Danh sách", "Trang hai"])
    assert (
        says(Page(officer.get(url("import_columns", batch), {"trang": "Trang hai"})), "Họ tên của trang hai")
        == []
    )
    assert officer.get(url("import_columns", batch), {"trang": "không có"}).status_code == 200


# --- old letters, capitals ----------------------------------------------------------------------------------


def test_an_old_code_must_be_chosen(cast, officer):
    batch = batch_of(cast, suspected="tcvn3", sample_before_after=SAMPLES)
    response = officer.post(url("import_encoding", batch), {"version": 1, "encoding": ""})
    assert (response.status_code, list(errors(response))) == (422, ["encoding"])


def test_a_chosen_code_is_how_the_file_is_read(cast, officer):
    batch = batch_of(cast, suspected="tcvn3", sample_before_after=SAMPLES)
    assert officer.post(url("import_encoding", batch), {"version": 1, "encoding": "none"}).status_code == 302
    batch.refresh_from_db()
    assert (batch.options["encoding"], batch.counts["rows"]) == ("none", 1)


def test_capitals_become_small_letters_on_demand_and_back(officer):
    batch = staged(officer, people_list(person(1, name="LÒ THỊ MẪU")))
    assert says(shown(officer, batch), "1 dòng có họ tên viết toàn chữ hoa", "LÒ THỊ MẪU → Lò Thị Mẫu") == []
    names = []
    for proper_case in ("1", ""):
        batch.refresh_from_db()
        officer.post(url("import_capitals", batch), {"version": batch.version, "proper_case": proper_case})
        names.append(batch.rows.get().data["values"]["Họ và tên"])
    assert names == ["Lò Thị Mẫu", "LÒ THỊ MẪU"]


# --- units --------------------------------------------------------------------------------------------------


def test_an_unknown_unit_is_chosen_or_left_empty(cast, officer):
    batch = staged(officer, people_list(person(1, unit="Phòng Mốt"), person(2, unit="Phòng Không Biết")))
    page = shown(officer, batch)
    assert says(page, "Chọn đơn vị đúng", "«Phòng Mốt» (1 dòng)", "Phòng Một (PM1)") == []
    form = page.form()
    fields = {field.label: field.html_name for field in page.response.context["form"].visible_fields()}
    form |= {fields["«Phòng Mốt» (1 dòng)"]: cast.PM1.pk, fields["«Phòng Không Biết» (1 dòng)"]: "0"}
    assert officer.post(url("import_names", batch), form).status_code == 302
    batch.refresh_from_db()
    assert [one.data["values"].get("Đơn vị", "") for one in batch.rows.order_by("number")] == [
        "Phòng Một",
        "",
    ]


def test_each_unit_needs_an_answer(cast, officer):
    batch = batch_of(cast, row(4, Outcome.ASKED, unknown=["Phòng Nhất"]), unknown_names=UNKNOWN)
    response = officer.post(url("import_names", batch), {"version": 1, "name_0": ""})
    assert (response.status_code, list(errors(response))) == (422, ["name_0"])


def test_among_many_organisations_one_types_the_name(cast, officer):
    Organisation.objects.bulk_create(
        Organisation(
            code=f"P{n}",
            kind="department",
            name=f"Phòng {n}",
            path=f"P{n}.",
            search_key=f"phong {n}",
            opened_on="2025-01-01",
        )
        for n in range(70)
    )
    batch = batch_of(cast, row(4, Outcome.ASKED, unknown=["Phòng Nhất"]), unknown_names=UNKNOWN)
    empty = officer.post(url("import_names", batch), {"version": 1, "name_0": "other", "other_0": ""})
    assert (empty.status_code, list(errors(empty))) == (422, ["other_0"])
    typed = {"version": 1, "name_0": "other", "other_0": "Phòng 7 (P7)"}
    assert officer.post(url("import_names", batch), typed).status_code == 302
    batch.refresh_from_db()
    assert batch.options["names"] == {"Phòng Nhất": Organisation.objects.get(code="P7").pk}


# --- possible doubles ---------------------------------------------------------------------------------------


def test_the_row_stands_beside_the_person(cast, officer):
    said = {"Họ và tên": "Nguyễn Hoài An", "Ngày sinh": "15/03/2000", "Chức vụ": "Phó phòng"}
    batch = batch_of(cast, row(4, Outcome.ASKED, said=said, matches=[cast.an]))
    page = Page(officer.get(url("import_answers", batch)))
    assert (
        says(page, "Dòng 4: Nguyễn Hoài An", "Cùng một người: Nguyễn Hoài An, sinh 15/03/2000", "Người mới")
        == []
    )
    facts = {fact.title: (fact.typed, fact.known) for fact in page.response.context["pairs"][0].facts}
    assert facts["Chức vụ"] == ("Phó phòng", [("Chuyên viên", True)])
    assert facts["Họ và tên"] == ("Nguyễn Hoài An", [("Nguyễn Hoài An", False)])


def test_whom_one_does_not_see_is_not_shown(cast, client):
    client.force_login(cast.doan_vien)
    batch = batch_of(cast, row(4, Outcome.ASKED, matches=[cast.binh]))
    page = Page(client.get(url("import_answers", batch)))
    assert "Trần Gia Bình" not in page.text


def asked(client) -> ImportBatch:
    """A row without citizen id that has the name and birth date of Hoài An."""
    return staged(client, people_list(person(1, name="Nguyễn Hoài An", born="15/03/2000", cccd="")))


@pytest.mark.parametrize(
    "answer, outcome", [("an", Outcome.CHANGED), ("new", Outcome.NEW), ("skip", Outcome.SKIPPED)]
)
def test_an_answer_decides_what_becomes_of_the_row(cast, officer, answer, outcome):
    batch = asked(officer)
    answer = str(cast.an.pk) if answer == "an" else answer
    response = send(officer, url("import_answers", batch), row_2=answer)
    assert response.headers["Location"] == batch.get_absolute_url()
    assert (batch.rows.get().outcome, batch.rows.get().answer) == (outcome, answer)
    again = Page(officer.get(url("import_answers", batch), {"xem": "da-tra-loi"}))
    assert says(again, "Dòng 2: Nguyễn Hoài An") == []


@pytest.mark.parametrize(
    "data, wrong", [({}, "__all__"), ({"row_2": "999999"}, "row_2"), ({"rest": "x"}, "rest")]
)
def test_answers_that_are_none(cast, officer, data, wrong):
    batch = asked(officer)
    response = officer.post(url("import_answers", batch), {"version": batch.version} | data)
    assert (response.status_code, list(errors(response))) == (422, [wrong])


def test_one_answer_for_all_the_rest(cast, officer):
    people = [
        person(n, name="Nguyễn Hoài An", born="15/03/2000", cccd=f"95130000000{n}") for n in range(1, 4)
    ]
    batch = staged(officer, people_list(*people))
    send(officer, url("import_answers", batch), row_2="skip", rest="new")
    assert [one.outcome for one in batch.rows.order_by("number")] == ["skipped", "new", "new"]


def test_many_doubles_have_pages(cast, officer):
    batch = batch_of(cast, *doubles(cast, 25))
    sizes, after = [], ""
    while after is not None:
        page = officer.get(url("import_answers", batch), {"after": after}).context["page"]
        sizes, after = [*sizes, len(page.rows)], page.after
    assert sizes == [10, 10, 5]


@pytest.mark.parametrize("count", [1, 3])
def test_comparing_asks_the_same_at_any_length(cast, officer, django_assert_max_num_queries, count):
    batch = batch_of(cast, *doubles(cast, count))
    lock_of_the_audit_chain = connection.vendor == "postgresql"
    with django_assert_max_num_queries(18 + lock_of_the_audit_chain):
        officer.get(url("import_answers", batch))


def test_nothing_left_to_answer(cast, officer):
    assert (
        says(
            Page(officer.get(url("import_answers", batch_of(cast, row(4))))), "Không còn dòng nào cần trả lời"
        )
        == []
    )


# --- too late -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "import_columns",
        "import_header",
        "import_encoding",
        "import_capitals",
        "import_details",
        "import_names",
        "import_answers",
    ],
)
def test_after_writing_nothing_is_settled_any_more(cast, officer, name):
    batch = batch_of(cast, row(4), state="applied")
    assert officer.post(url(name, batch), {"version": 1}).status_code == 409


@pytest.mark.parametrize(
    "name, data",
    [
        ("import_columns", {}),
        ("import_header", {"sheet": "Danh sách", "header_row": 3}),
        ("import_encoding", {"encoding": "none"}),
        ("import_capitals", {}),
        ("import_answers", {"row_4": "new"}),
    ],
)
def test_a_page_that_is_no_longer_true_changes_nothing(cast, officer, name, data):
    batch = batch_of(cast, *doubles(cast, 1))
    assert officer.post(url(name, batch), {"version": 7} | data).status_code == 409


# --- a word that was given can be taken back ----------------------------------------------------------------


def test_only_units_the_column_can_mean_are_offered(cast, officer):
    batch = staged(officer, people_list(person(1, unit="Phòng Mốt")))
    form = shown(officer, batch).response.context["form"]
    texts = [text for label, group in form.fields["name_0"].choices if label == "Tất cả" for _, text in group]
    assert texts == ["Phòng Một (PM1)", "Phòng Hai (PM2)"]
    wrong = officer.post(url("import_names", batch), {"version": 1, "name_0": cast.DUC.pk})
    assert (wrong.status_code, list(errors(wrong))) == (422, ["name_0"])


def test_a_chosen_unit_is_chosen_anew(cast, officer):
    batch = staged(officer, people_list(person(1, unit="Phòng Mốt")))
    officer.post(url("import_names", batch), {"version": 1, "name_0": cast.PM1.pk})
    again = shown(officer, batch).link("Chọn lại đơn vị")
    form = Page(officer.get(again)).form()
    assert form["name_0"] == str(cast.PM1.pk)
    officer.post(again, form | {"name_0": cast.PM2.pk})
    assert batch.rows.get().data["values"]["Đơn vị"] == "Phòng Hai"


def test_columns_that_were_not_asked_about_stay(officer):
    batch = staged(officer, people_list(person(1)))
    officer.post(url("import_columns", batch), {"version": 1})
    batch.refresh_from_db()
    assert (batch.understood["missing"], batch.counts["new"]) == ([], 1)


def test_old_choices_of_columns_are_forgotten_on_demand(officer):
    batch = staged(officer, people_list(person(1)))
    chosen = Page(officer.get(url("import_columns", batch))).form() | {"column_0": ""}
    officer.post(url("import_columns", batch), chosen)
    page = Page(officer.get(url("import_columns", batch)))
    assert says(page, "Đọc lại theo tên cột, quên lựa chọn cũ", "Còn thiếu cột") == []
    officer.post(url("import_columns", batch), {"version": 2, "forget": "on"})
    batch.refresh_from_db()
    assert (batch.understood["missing"], RememberedColumns.objects.count()) == ([], 0)


def test_a_name_in_two_columns_is_joined(officer):
    rows = [["Họ lót gì đó", "Họ và tên", "Ngày sinh", "Giới tính"], ["Lò Thị", "Mẫu", "03/11/1990", "Nữ"]]
    batch = staged(officer, workbook(*rows))
    form = Page(officer.get(url("import_columns", batch))).form() | {"column_0": "Họ và tên"}
    officer.post(url("import_columns", batch), form)
    assert batch.rows.get().data["values"]["Họ và tên"] == "Lò Thị Mẫu"


def test_an_old_page_cancels_nothing(officer):
    batch = staged(officer, people_list(person(1)))
    answers = [officer.post(url("import_cancel", batch), data).status_code for data in ({}, {"version": 7})]
    batch.refresh_from_db()
    assert (answers, batch.state) == ([409, 409], "staged")


def test_what_was_written_is_not_told_as_something_to_come(officer):
    batch = staged(officer, people_list(person(1)))
    before = shown(officer, batch)
    after = Page(officer.post(url("import_apply", batch), {"version": 1}, follow=True))
    assert ["Sẽ được ghi là thành viên" in page.text for page in (before, after)] == [True, False]
