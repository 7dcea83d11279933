import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import Action, Route, State
from ceremonies.models import Candidacy
from members.models import Person
from tests.ceremonies.crowd import crowd
from tests.pages import Page
from tests.road import bring, nominate, take
from tests.signed_in import signed_in

LIST = reverse("ceremonies:nomination_list")
CREATE = reverse("ceremonies:nomination_create")
BY_CELL = reverse("ceremonies:candidacy_open_by_cell")


def open_form(user, person, url=CREATE) -> Page:
    return Page(signed_in(user).get(url, {"person": person.pk}))


@pytest.mark.parametrize(
    "account, status",
    [("doan_vien", 200), ("doan_bi_thu", 200), ("cong_doan", 200), ("chi_bo", 403), ("ung_vien", 403)],
)
def test_who_sees_the_list(cast, account, status):
    assert signed_in(cast.users[account]).get(LIST).status_code == status


def test_the_union_follows_its_nominees_to_the_end(cast):
    bring(cast, State.DECIDED)
    assert "Đã có quyết định kết nạp" in Page(signed_in(cast.doan_vien).get(LIST)).text
    assert "Nguyễn Hoài An" in Page(signed_in(cast.doan_bi_thu).get(LIST)).text
    assert "Nguyễn Hoài An" not in Page(signed_in(cast.doan_khac).get(LIST)).text


@pytest.mark.parametrize(
    "query, found",
    [
        ({"q": "an hoai"}, True),
        ({"q": "bình"}, False),
        ({"state": "draft"}, True),
        ({"state": "sent"}, False),
        ({"organisation": "Chi đoàn Một (CD1)"}, True),
        ({"organisation": "Đoàn Cục Mẫu (DTN)"}, True),
        ({"organisation": "Chi đoàn Hai (CD2)"}, False),
    ],
)
def test_the_list_is_narrowed_by_the_filters(cast, query, found):
    nominate(cast)
    assert Page(signed_in(cast.doan_bi_thu).get(LIST, query)).has_link("Nguyễn Hoài An") == found


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_of_the_list_is_constant(cast, rows):
    for person in crowd(cast, rows):
        nominate(cast, person)
    client = signed_in(cast.doan_vien)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(LIST).status_code == 200
    assert len(queries) == 12


@pytest.mark.parametrize("words, found", [("hoài an", True), ("AN HOAI", True), ("bình", False)])
def test_the_person_is_found_by_name_within_the_reach_of_the_union(cast, words, found):
    page = Page(signed_in(cast.doan_vien).get(CREATE, {"q": words}))
    assert ("Sinh ngày 15/03/2000" in page.text) == found


def test_a_few_people_are_offered_without_a_search_and_many_are_not(cast, monkeypatch):
    client = signed_in(cast.doan_vien)
    assert "Sinh ngày 15/03/2000" in Page(client.get(CREATE)).text
    monkeypatch.setattr("ceremonies.views.choosing.MOST_MATCHES", 0)
    assert "Sinh ngày 15/03/2000" not in Page(client.get(CREATE)).text


def test_what_is_known_already_stands_in_the_form(cast):
    form = open_form(cast.doan_vien, cast.an).form()
    assert (form["nominator"], form["cell"], form["route"]) == (
        str(cast.CD1.pk),
        "Chi bộ Một (CB1)",
        Route.YOUTH_UNION,
    )


def test_a_union_above_leaves_the_cell_to_the_department(cast):
    assert open_form(cast.doan_bi_thu, cast.binh).form()["cell"] == "Chi bộ Hai (CB2)"


def test_the_page_of_a_person_leads_to_their_nomination(cast):
    client = signed_in(cast.doan_vien)
    page = Page(client.get(cast.an.get_absolute_url()))
    form = Page(client.get(page.link("Lập đề nghị giới thiệu"))).form()
    assert form["person"] == str(cast.an.pk)
    page = Page(signed_in(cast.chi_bo).get(cast.an.get_absolute_url()))
    assert not page.has_link("Lập đề nghị giới thiệu")


def test_a_nomination_is_drafted(cast):
    page = open_form(cast.doan_vien, cast.an)
    typed = page.form() | {"strengths": "Hoàn thành tốt nhiệm vụ.", "shortcomings": "Còn ít kinh nghiệm."}
    answer = signed_in(cast.doan_vien).post(CREATE, typed)
    candidacy = Candidacy.objects.get()
    assert answer.url == candidacy.get_absolute_url()
    assert (candidacy.state, candidacy.person, candidacy.cell) == (State.DRAFT, cast.an, cast.CB1)
    assert (candidacy.strengths, candidacy.shortcomings) == (
        "Hoàn thành tốt nhiệm vụ.",
        "Còn ít kinh nghiệm.",
    )


def test_a_native_place_that_the_register_lacks_is_asked_for_once(cast):
    assert "Quê quán" not in open_form(cast.doan_vien, cast.an).text
    Person.objects.filter(pk=cast.an.pk).update(native_place="")
    page = open_form(cast.doan_vien, cast.an)
    assert "chưa có thì chưa trình được" in page.text
    typed = page.form() | {"strengths": "Tốt.", "native_place": " xã Mẫu,  tỉnh Cao Bằng "}
    signed_in(cast.doan_vien).post(CREATE, typed)
    cast.an.refresh_from_db()
    assert cast.an.native_place == "xã Mẫu, tỉnh Cao Bằng"
    assert Candidacy.objects.get().person == cast.an


def test_the_same_form_sent_twice_is_one_file(cast):
    typed = open_form(cast.doan_vien, cast.an).form() | {"strengths": "Tốt."}
    client = signed_in(cast.doan_vien)
    first, second = client.post(CREATE, typed), client.post(CREATE, typed)
    assert first.url == second.url
    assert Candidacy.objects.count() == 1


def test_an_empty_word_about_the_person_is_asked_for_and_the_rest_stays(cast):
    typed = open_form(cast.doan_vien, cast.an).form() | {"shortcomings": "Còn ít kinh nghiệm."}
    page = Page(signed_in(cast.doan_vien).post(CREATE, typed))
    assert page.errors() == ["Ưu điểm: Vui lòng nhập mục này."]
    assert page.form()["shortcomings"] == "Còn ít kinh nghiệm."


def test_a_youth_union_does_not_nominate_on_the_trade_union_s_road(cast):
    typed = open_form(cast.doan_vien, cast.an).form() | {"strengths": "Tốt.", "route": Route.TRADE_UNION}
    assert Page(signed_in(cast.doan_vien).post(CREATE, typed)).errors() != []
    assert Candidacy.objects.count() == 0


@pytest.mark.parametrize("field, value", [("person", "binh"), ("nominator", "CD2"), ("cell", "CB2")])
def test_nothing_outside_the_reach_of_the_union_is_accepted(cast, field, value):
    foreign = f"{cast.CB2} (CB2)" if field == "cell" else str(getattr(cast, value).pk)
    typed = open_form(cast.doan_vien, cast.an).form() | {"strengths": "Tốt.", field: foreign}
    answer = signed_in(cast.doan_vien).post(CREATE, typed)
    assert answer.status_code in (200, 422)  # a foreign person leads back to the search
    assert Candidacy.objects.count() == 0


def test_a_person_with_an_open_file_leads_back_to_the_search(cast):
    nominate(cast)
    assert "đang có một hồ sơ chưa kết thúc" in open_form(cast.doan_vien, cast.an).text


def test_two_unions_at_once_end_in_one_file_and_a_conflict(cast):
    typed = open_form(cast.doan_vien, cast.an).form() | {"strengths": "Tốt."}
    nominate(cast)
    answer = signed_in(cast.doan_vien).post(CREATE, typed)
    assert (answer.status_code, Candidacy.objects.count()) == (409, 1)


def test_a_draft_is_corrected_by_those_who_wrote_it(cast):
    candidacy = nominate(cast)
    url = reverse("ceremonies:nomination_edit", args=[candidacy.pk])
    client = signed_in(cast.doan_vien)
    typed = Page(client.get(url)).form() | {"strengths": "Hoàn thành xuất sắc nhiệm vụ."}
    assert client.post(url, typed).url == candidacy.get_absolute_url()
    assert Candidacy.objects.get().strengths == "Hoàn thành xuất sắc nhiệm vụ."


def test_of_two_corrections_the_slower_keeps_its_text_and_writes_nothing(cast):
    candidacy = nominate(cast)
    url = reverse("ceremonies:nomination_edit", args=[candidacy.pk])
    client = signed_in(cast.doan_vien)
    form = Page(client.get(url)).form()
    client.post(url, form | {"strengths": "Bản thứ nhất."})
    answer = client.post(url, form | {"strengths": "Bản thứ hai."})
    assert answer.status_code == 409
    assert Page(answer).form()["strengths"] == "Bản thứ hai."
    assert Candidacy.objects.get().strengths == "Bản thứ nhất."


def test_a_nomination_that_was_submitted_is_no_longer_corrected(cast):
    candidacy = nominate(cast)
    take(cast, candidacy, Action.SUBMIT, "doan_vien")
    url = reverse("ceremonies:nomination_edit", args=[candidacy.pk])
    assert signed_in(cast.doan_vien).get(url).status_code == 403
    assert signed_in(cast.chi_bo).get(url).status_code == 404


def test_the_cell_opens_a_file_itself(cast):
    client = signed_in(cast.chi_bo)
    typed = open_form(cast.chi_bo, cast.chau, BY_CELL).form() | {"strengths": "Tốt."}
    assert client.post(BY_CELL, typed).status_code == 302
    candidacy = Candidacy.objects.get()
    assert (candidacy.state, candidacy.route, candidacy.desk) == (
        State.RECEIVED,
        Route.TWO_MEMBERS,
        cast.CB1,
    )
    assert signed_in(cast.doan_vien).get(BY_CELL).status_code == 403


def test_nobody_finds_themselves(cast):
    assert "Không tìm thấy ai" in Page(signed_in(cast.chi_bo).get(BY_CELL, {"q": "quoc dung"})).text
