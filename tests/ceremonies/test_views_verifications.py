import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import Verification
from ceremonies.services.dues import refresh_dues
from tests.pages import Page, whole
from tests.road import bring, day
from tests.signed_in import signed_in


@pytest.fixture
def file(cast):
    return bring(cast, State.DOSSIER)


def row_of(file, number=1, **values) -> Verification:
    given = {"relation": "child", "name": f"Nguyễn Văn Mẫu {number}", "way": "letter", "sent_on": day(60)}
    row = Verification.objects.create(candidacy=file, **given | values)
    refresh_dues(file.pk)
    return row


def address(view, file, *more) -> str:
    return reverse(f"ceremonies:{view}", args=[file.pk, *more])


def test_the_page_of_the_file_leads_to_whom_is_missing(cast, file):
    client = signed_in(cast.chi_bo)
    page = Page(client.get(whole(file)))
    form_url = page.link("Bản thân")
    form = Page(client.get(form_url)).form()
    assert (form["relation"], form["name"]) == ("self", "Nguyễn Hoài An")
    client.post(form_url, form | {"way": "known", "returned_on": f"{day(1):%d/%m/%Y}", "result": "clear"})
    row = Verification.objects.get()
    assert (row.relation, row.is_done) == ("self", True)
    page = Page(client.get(whole(file)))
    assert not page.has_link("Bản thân")
    assert page.has_link("Cha đẻ")


def test_results_of_a_family_are_written_on_one_page_and_the_last_dates_the_checklist(cast, file):
    rows = [row_of(file, number) for number in (1, 2)]
    client = signed_in(cast.chi_bo)
    url = Page(client.get(whole(file))).link("Ghi kết quả của nhiều người")
    form = Page(client.get(url)).form()
    one, other = (
        {f"returned_on_{row.pk}": f"{day(back):%d/%m/%Y}", f"result_{row.pk}": "clear"}
        for row, back in zip(rows, (3, 2), strict=True)
    )
    assert client.post(url, form).status_code == 422
    half = {f"result_{rows[1].pk}": "clear"}
    assert "cả kết quả và ngày" in Page(client.post(url, form | one | half)).text
    assert not Verification.objects.exclude(result="").exists()  # all or none
    client.post(url, form | one)
    paper = file.papers.get(kind="verification")
    assert (Verification.objects.exclude(result="").get(), paper.issued_on) == (rows[0], None)
    assert "người khác" in Page(client.post(url, form | one | other | {f"version_{rows[1].pk}": "99"})).text
    client.post(url, Page(client.get(url)).form() | other)
    paper.refresh_from_db()
    assert paper.issued_on == day(2)


def test_a_double_click_writes_once(cast, file):
    client = signed_in(cast.chi_bo)
    url = address("verification_create", file)
    sent = Page(client.get(url)).form() | {"relation": "mother", "name": "Vũ Thị Mẫu", "way": "letter"}
    client.post(url, sent)
    assert client.post(url, sent).status_code == 302
    assert Verification.objects.count() == 1


def test_the_same_relative_twice_is_said_on_the_form(cast, file):
    row_of(file, relation="mother", name="Vũ Thị Mẫu")
    client = signed_in(cast.chi_bo)
    url = address("verification_create", file)
    sent = Page(client.get(url)).form() | {"relation": "mother", "name": "Vũ Thị Mẫu", "way": "letter"}
    answer = client.post(url, sent)
    assert answer.status_code == 422
    assert "Thẩm tra lý lịch với Hồ sơ" not in Page(answer).text
    assert Page(answer).form()["name"] == "Vũ Thị Mẫu"


def test_what_a_colleague_changed_meanwhile_is_said_and_the_text_stays(cast, file):
    row = row_of(file)
    client = signed_in(cast.chi_bo)
    url = address("verification_edit", file, row.pk)
    form = Page(client.get(url)).form()
    client.post(url, form | {"note": "Lần một"})
    answer = client.post(url, form | {"note": "Lần hai"})
    assert (answer.status_code, Page(answer).form()["note"]) == (422, "Lần hai")
    assert Verification.objects.get().note == "Lần một"


def test_a_late_answer_is_pointed_out_and_the_result_dates_the_checklist(cast, file):
    row = row_of(file)
    client = signed_in(cast.chi_bo)
    assert "hãy gửi công văn nhắc" in Page(client.get(whole(file))).text
    url = address("verification_edit", file, row.pk)
    sent = Page(client.get(url)).form() | {"returned_on": f"{day(1):%d/%m/%Y}", "result": "clear"}
    page = Page(client.post(url, sent, follow=True))
    assert "Tất cả đã có kết quả." in page.text
    asked = client.get(page.link("Ghi ngày vào danh mục"))
    client.post(address("verification_date", file), Page(asked).form())
    assert file.papers.get(kind="verification").issued_on == day(1)
    assert "Tất cả đã có kết quả." not in Page(client.get(whole(file))).text


@pytest.mark.parametrize(
    "account, told", [("chi_bo", True), ("chi_bo_khac", False), ("van_phong", False), ("ung_vien", False)]
)
def test_the_cell_is_reminded_of_letters_not_answered_in_time(cast, file, account, told):
    row_of(file)
    row_of(file, 2, sent_on=day(5))
    row_of(file, 3, returned_on=day(1), result="clear")
    text = Page(signed_in(cast.users[account]).get(reverse("ceremonies:home"))).text
    assert ("Con đẻ có năng lực hành vi dân sự đầy đủ: Nguyễn Văn Mẫu 1" in text) is told
    assert "Mẫu 2" not in text.partition("Đang chờ nơi khác")[0]
    assert "Mẫu 3" not in text


@pytest.mark.parametrize(
    "account, told", [("van_phong", True), ("chi_bo", False), ("ban_to_chuc", False), ("kiem_tra", False)]
)
def test_the_committee_is_told_of_letters_to_write(cast, file, account, told):
    row_of(file, sent_on=None, asked_of="Đảng ủy xã Mẫu")
    row_of(file, 2, sent_on=None, letter_number="7-CV/ĐU")
    row_of(file, 3, sent_on=None, way="known")
    page = Page(signed_in(cast.users[account]).get(reverse("ceremonies:home")))
    assert page.has_link("Lập công văn thẩm tra") is told
    assert (
        "đề nghị thẩm tra lý lịch: Con đẻ có năng lực hành vi dân sự đầy đủ: Nguyễn Văn Mẫu 1" in page.text
    ) is told
    assert "Mẫu 2" not in page.text
    assert "Mẫu 3" not in page.text


def test_a_whole_family_is_written_on_one_page(cast, file):
    client = signed_in(cast.chi_bo)
    url = Page(client.get(whole(file))).link("Ghi cả gia đình")
    form = Page(client.get(url)).form()
    assert form["name_1"] == "Nguyễn Hoài An"
    assert client.post(url, form).status_code == 422  # the way is missing, and it is said
    mother = {"way_1": "known", "name_3": "Vũ Thị Mẫu", "way_3": "letter", "asked_of_3": "Đảng ủy xã Mẫu"}
    page = Page(client.post(url, form | mother, follow=True))
    assert "Đã ghi 2 người cần thẩm tra." in page.text
    rows = Verification.objects.order_by("pk").values_list("relation", "name", "way", "asked_of")
    assert list(rows) == [
        ("self", "Nguyễn Hoài An", "known", ""),
        ("mother", "Vũ Thị Mẫu", "letter", "Đảng ủy xã Mẫu"),
    ]
    assert "name_1" in Page(client.get(url)).form()  # the father is asked now, the person no more
    assert Page(client.get(url)).form()["name_1"] == ""


def test_of_a_family_all_are_written_or_none(cast, file):
    row_of(file, relation="child", name="Nguyễn Văn Con")
    client = signed_in(cast.chi_bo)
    url = address("verification_family", file)
    page = Page(client.get(url))
    last = max(int(name.removeprefix("name_")) for name in page.form() if name.startswith("name_"))
    sent = {"way_1": "known", f"name_{last}": "Nguyễn Văn Con", f"way_{last}": "known"}
    assert client.post(url, page.form() | sent).status_code == 422
    assert Verification.objects.count() == 1


def test_a_row_is_removed_by_a_button_of_its_page(cast, file):
    row = row_of(file)
    client = signed_in(cast.chi_bo)
    client.post(address("verification_remove", file, row.pk), {"version": "x"})
    assert Verification.objects.count() == 1
    client.post(address("verification_remove", file, row.pk), {"version": 1})
    assert Verification.objects.count() == 0


@pytest.mark.parametrize(
    "account, reads",
    [("chi_bo", True), ("kiem_tra", True), ("giup_do", False), ("ung_vien", False), ("doan_vien", False)],
)
def test_who_reads_the_section(cast, file, account, reads):
    row_of(file)
    text = Page(signed_in(cast.users[account]).get(whole(file))).text
    assert ("Nguyễn Văn Mẫu 1 Quá hạn" in text) is reads


def test_the_section_costs_the_same_for_one_and_for_three(cast, file):
    client = signed_in(cast.chi_bo)
    row_of(file)
    _cost(client, file)  # content types, once
    one = _cost(client, file)
    row_of(file, 2)
    row_of(file, 3)
    assert _cost(client, file) == one


def _cost(client, file) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(whole(file))
    return len(queries)
