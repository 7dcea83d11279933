"""One view for every step: its form, its refusals with the typed text kept, its conflicts."""

import pytest
from django.urls import reverse

from ceremonies.choices import Action, ExclusionReason, State
from ceremonies.models import Candidacy, Resolution, Step
from members.models import Organisation
from members.services.appointments import sync_grants
from tests.pages import Page
from tests.road import bring, day, fill_papers, nominate, take, vote
from tests.signed_in import signed_in


def address(candidacy, action) -> str:
    return reverse("ceremonies:candidacy_act", args=[candidacy.pk, action])


def written(back=0) -> str:
    return f"{day(back):%d/%m/%Y}"


def votes(back, *, listed=3, present=3, votes_for=3, votes_against=0) -> dict:
    return {
        "number": "05-NQ/CB",
        "held_on": written(back),
        "listed": listed,
        "present": present,
        "votes_for": votes_for,
        "votes_against": votes_against,
    }


@pytest.fixture
def ready(cast):
    """A complete dossier before the cell's vote."""
    candidacy = bring(cast, State.DOSSIER)
    fill_papers(cast, candidacy)
    return candidacy


def test_the_address_says_the_step_in_vietnamese(cast):
    assert address(nominate(cast), Action.SUBMIT).endswith("/trinh-ban-chap-hanh/")


@pytest.mark.parametrize(
    "account, action, status",
    [
        ("chi_bo", Action.RECEIVE, 200),
        ("chi_bo", Action.SEND_BACK, 200),
        ("doan_vien", Action.WITHDRAW, 200),
        ("doan_vien", Action.RECEIVE, 403),
        ("van_phong", Action.RECEIVE, 403),
        ("kiem_tra", Action.RECEIVE, 403),
        ("ung_vien", Action.RECEIVE, 403),
        ("chi_bo_khac", Action.RECEIVE, 404),
        ("sieu_quyen", Action.RECEIVE, 404),
        ("chi_bo", Action.LIST, 409),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_gets_the_form(cast, account, action, status, method):
    candidacy = bring(cast, State.SENT)
    answer = getattr(signed_in(cast.users[account]), method)(address(candidacy, action))
    assert answer.status_code == (422 if (status, method) == (200, "post") else status)
    assert Candidacy.objects.get().version == candidacy.version


@pytest.mark.parametrize("slug", ["lap-de-nghi", "khong-co", "submit"])
def test_an_address_that_is_no_step_is_not_found(cast, slug):
    candidacy = nominate(cast)
    assert signed_in(cast.doan_vien).get(f"/ho-so/{candidacy.pk}/{slug}/").status_code == 404


def test_a_step_without_details_asks_for_a_word_only(cast):
    candidacy = bring(cast, State.SENT)
    client = signed_in(cast.chi_bo)
    page = Page(client.get(address(candidacy, Action.RECEIVE)))
    assert page.form().keys() == {"csrfmiddlewaretoken", "version"}
    answer = client.post(address(candidacy, Action.RECEIVE), page.form(), follow=True)
    assert "Đã ghi “Tiếp nhận”. Hồ sơ nay ở bước “Chi bộ đang xem xét”." in Page(answer).text


def test_a_side_road_needs_its_reason(cast):
    candidacy = bring(cast, State.SENT)
    answer = signed_in(cast.chi_bo).post(
        address(candidacy, Action.SEND_BACK), {"version": candidacy.version, "reason": "  "}
    )
    assert answer.status_code == 422
    assert Page(answer).errors() == ["Lý do: Vui lòng nhập mục này."]
    assert Candidacy.objects.get().state == State.SENT


@pytest.mark.parametrize(
    "state, action, account, who",
    [
        (State.SENT, Action.SEND_BACK, "chi_bo", "Chi đoàn Một đọc được lý do này."),
        (State.LISTED, Action.WITHDRAW, "chi_bo", "Chi đoàn Một đọc được lý do này."),
        (State.LISTED, Action.REMOVE, "chi_bo", "Chỉ tổ chức đảng"),
        (State.AT_COMMITTEE, Action.SEND_BACK, "van_phong", "Chỉ tổ chức đảng"),
        (State.DECIDED, Action.VOID_DECISION, "cap_tren", "Lý do được ghi vào sổ văn bản"),
        (State.DECIDED, Action.CANCEL_DECISION, "cap_tren", "Lý do được in trong quyết định"),
        (State.RECEIVED, Action.REJECT, "chi_bo", "Lý do được ghi sẵn vào thông báo gửi Chi đoàn Một"),
    ],
)
def test_the_writer_of_a_reason_is_told_who_reads_it(cast, state, action, account, who):
    page = Page(signed_in(cast.users[account]).get(address(bring(cast, state), action)))
    assert who in page.text


def test_the_name_of_an_organisation_is_text_in_a_hint_too(cast):
    Organisation.objects.filter(pk=cast.CD1.pk).update(name="Chi đoàn <b id=x>Một</b>")
    answer = signed_in(cast.chi_bo).get(address(bring(cast, State.SENT), Action.SEND_BACK))
    html = answer.content.decode()
    assert ("<b id=x>" in html, "&lt;b id=x&gt;Một" in html) == (False, True)


def test_the_same_form_sent_twice_is_one_step(cast):
    candidacy = nominate(cast)
    client, sent = signed_in(cast.doan_vien), {"version": candidacy.version}
    client.post(address(candidacy, Action.SUBMIT), sent)
    again = client.post(address(candidacy, Action.SUBMIT), sent, follow=True)
    assert "Việc này đã được ghi trước đó: “Trình ban chấp hành”." in Page(again).text
    assert Step.objects.filter(action=Action.SUBMIT).count() == 1


def test_the_slower_of_two_people_reads_who_was_faster(cast):
    candidacy = bring(cast, State.SENT)
    take(cast, candidacy, Action.WITHDRAW, "doan_vien", reason="Xin rút")
    answer = signed_in(cast.chi_bo).post(address(candidacy, Action.RECEIVE), {"version": candidacy.version})
    page = Page(answer)
    assert answer.status_code == 409
    assert cast.doan_vien.full_name in page.text
    assert page.link("Xem tình trạng mới nhất") == candidacy.get_absolute_url()


def test_who_proposed_does_not_resolve(cast):
    cast.doan_bi_thu.appointments.update(organisation=cast.CD1)
    sync_grants()
    candidacy = nominate(cast, actor=cast.doan_bi_thu)
    take(cast, candidacy, Action.SUBMIT, "doan_bi_thu")
    client = signed_in(cast.doan_bi_thu)
    answer = client.get(address(candidacy, Action.RESOLVE))
    assert answer.status_code == 403
    assert "cần một người khác có thẩm quyền" in answer.content.decode()
    details = {"number": "1", "held_on": written(), "listed": 9, "votes_for": 9}
    posted = client.post(address(candidacy, Action.RESOLVE), {"version": 3, **details})
    assert (posted.status_code, Candidacy.objects.get().state) == (422, State.SUBMITTED)


def test_missing_papers_are_named_and_what_was_typed_stays(cast):
    candidacy = bring(cast, State.DOSSIER)
    answer = signed_in(cast.chi_bo).post(
        address(candidacy, Action.RECORD_CELL_VOTE), votes(10) | {"version": candidacy.version}
    )
    page = Page(answer)
    assert answer.status_code == 422
    assert "Còn thiếu 6 giấy tờ của hồ sơ" in page.text
    assert page.form()["number"] == "05-NQ/CB"
    assert Resolution.objects.filter(kind="cell").count() == 0


def test_impossible_figures_are_refused_with_the_sum_shown(cast, ready):
    typed = votes(10, present=4, votes_for=2) | {"version": ready.version}
    answer = signed_in(cast.chi_bo).post(address(ready, Action.RECORD_CELL_VOTE), typed)
    page = Page(answer)
    assert answer.status_code == 422
    assert page.errors() == ["Số có mặt lớn hơn số được tính."]
    assert "3 × 2 = 6 ≥ 2 × 3 = 6: đạt" in page.text
    assert page.form()["present"] == "4"


def test_the_cell_s_vote_knows_its_members_and_its_threshold(cast, ready):
    page = Page(signed_in(cast.chi_bo).get(address(ready, Action.RECORD_CELL_VOTE)))
    assert page.form()["listed"] == "3"
    assert "Đạt khi số tán thành từ 2/3 trở lên tổng số được tính." in page.text


def test_who_is_not_counted_is_recorded_with_the_reason(cast, ready):
    typed = votes(10, listed=4) | {
        "version": ready.version,
        "excluded_1": "Nguyễn Văn Mẫu",
        "why_1": ExclusionReason.SUSPENDED,
    }
    answer = signed_in(cast.chi_bo).post(address(ready, Action.RECORD_CELL_VOTE), typed)
    assert answer.status_code == 302
    resolution = Resolution.objects.get(kind="cell")
    assert (resolution.listed, resolution.entitled, resolution.passed) == (4, 3, True)
    assert [(e.name, e.reason) for e in resolution.exclusions.all()] == [("Nguyễn Văn Mẫu", "suspended")]


@pytest.mark.parametrize(
    "half, sentence",
    [
        ({"excluded_2": "Nguyễn Văn Mẫu"}, "Lý do: Hãy chọn lý do không tính."),
        ({"why_2": "suspended"}, "Họ và tên người thứ 2: Hãy ghi họ và tên."),
    ],
)
def test_half_a_row_of_who_is_not_counted_is_refused(cast, ready, half, sentence):
    typed = votes(10) | {"version": ready.version} | half
    answer = signed_in(cast.chi_bo).post(address(ready, Action.RECORD_CELL_VOTE), typed)
    assert (answer.status_code, Page(answer).errors()) == (422, [sentence])


def test_a_body_that_counts_everybody_is_not_asked_whom_to_leave_out(cast):
    candidacy = bring(cast, State.AT_AUTHORITY)
    page = Page(signed_in(cast.ban_to_chuc).get(address(candidacy, Action.RECORD_AUTHORITY_VOTE)))
    assert "Đạt khi số tán thành trên 1/2 tổng số được tính." in page.text
    assert "excluded_1" not in page.form()


def test_the_union_s_vote_that_lost_is_refused_with_its_sum(cast):
    candidacy = bring(cast, State.SUBMITTED)
    typed = {
        "version": candidacy.version,
        "number": "12",
        "held_on": written(29),
        "listed": 9,
        "votes_for": 4,
    }
    answer = signed_in(cast.doan_bi_thu).post(address(candidacy, Action.RESOLVE), typed)
    assert answer.status_code == 422
    assert "Chưa đủ số ủy viên tán thành (2 × 4 = 8 ≤ 1 × 9 = 9: không đạt)." in Page(answer).text


def test_more_votes_than_members_is_said_at_the_field(cast):
    candidacy = bring(cast, State.SUBMITTED)
    typed = {
        "version": candidacy.version,
        "number": "12",
        "held_on": written(29),
        "listed": 9,
        "votes_for": 10,
    }
    answer = signed_in(cast.doan_bi_thu).post(address(candidacy, Action.RESOLVE), typed)
    said = "Số ủy viên tán thành: Số tán thành không được lớn hơn tổng số ủy viên."
    assert Page(answer).errors() == [said]


def test_helpers_are_chosen_among_the_official_members_of_the_cell(cast):
    candidacy = bring(cast, State.LISTED)
    page = Page(signed_in(cast.chi_bo).get(address(candidacy, Action.ASSIGN_HELPER)))
    names = {option.text for option in page.main.iter("option")}
    assert names - {"Chọn một đảng viên chính thức của chi bộ"} == {
        "Phạm Quốc Dũng",
        "Đặng Thu Hà",
        "Võ Đăng Khoa",
    }
    assert page.form()["number"] == "03-NQ/CB"


def test_two_helpers_are_two_people(cast):
    candidacy = bring(cast, State.LISTED)
    Candidacy.objects.update(route="two_members")
    client, url = signed_in(cast.chi_bo), address(candidacy, Action.ASSIGN_HELPER)
    together = {"together_1": written(800), "together_2": written(800)}
    typed = Page(client.get(url)).form() | together | {"helper_1": cast.ha.pk, "helper_2": cast.ha.pk}
    assert Page(client.post(url, typed)).errors() == ["Hãy chọn hai đảng viên khác nhau."]
    client.post(url, typed | {"helper_2": cast.khoa.pk})
    assert {helper.person for helper in candidacy.helpers.all()} == {cast.ha, cast.khoa}


def test_a_day_to_come_is_refused(cast):
    candidacy = bring(cast, State.PROCEDURE_ALLOWED)
    typed = {"version": candidacy.version, "started_on": written(-1)}
    answer = signed_in(cast.chi_bo).post(address(candidacy, Action.OPEN_DOSSIER), typed)
    assert Page(answer).errors() == ["Ngày này không được ở tương lai."]


def test_the_signer_who_recorded_the_vote_is_sent_away(cast):
    candidacy = bring(cast, State.AT_AUTHORITY)
    details = {"vote": vote(3, listed=7), "number": "8"}
    take(cast, candidacy, Action.RECORD_AUTHORITY_VOTE, "cap_tren", **details)
    assert signed_in(cast.cap_tren).get(address(candidacy, Action.ISSUE_DECISION)).status_code == 403


@pytest.mark.parametrize(
    "state, action, account, later",
    [
        (State.DRAFT, Action.SUBMIT, "doan_vien", []),
        (State.AT_AUTHORITY, Action.RECORD_AUTHORITY_VOTE, "cap_tren", ["Ban hành quyết định"]),
        (State.AT_AUTHORITY, Action.RECORD_AUTHORITY_VOTE, "ban_to_chuc", []),
    ],
)
def test_who_gives_up_a_later_step_is_told_before(cast, state, action, account, later):
    page = Page(signed_in(cast.users[account]).get(address(bring(cast, state), action)))
    assert page.response.status_code == 200
    sentences = [
        f"Người làm việc “{action.label}” sẽ không được làm việc “{name}” của hồ sơ này." for name in later
    ]
    assert [sentence in page.text for sentence in sentences] == [True] * len(later)
    assert ("Hai việc cần hai người" in page.text) is bool(later)


def test_that_a_second_person_will_be_needed_is_said_once(cast):
    file = bring(cast, State.AT_AUTHORITY)
    page = Page(signed_in(cast.cap_tren).get(address(file, Action.RECORD_AUTHORITY_VOTE)))
    assert page.text.count("sẽ không được làm việc") == 1
