"""What the pages say of decisions that are not admissions, of refusals, and of what became of a decision."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import Action, DecisionKind, State
from ceremonies.models import Decision
from tests.ceremonies.crowd import crowd
from tests.pages import Page, whole
from tests.road import bring, day, take
from tests.signed_in import signed_in

HOME, LIST = reverse("ceremonies:home"), reverse("ceremonies:decision_list")
MEETINGS = reverse("ceremonies:meeting_list")


def page(user, url, **query) -> Page:
    return Page(signed_in(user).get(url, query))


def test_the_list_says_of_which_kind_each_is_and_is_narrowed_by_it(cast):
    bring(cast, State.STRUCK_OFF)
    both = page(cast.van_phong, LIST)
    assert both.has_link("Số 01-QĐ/ĐU")
    assert both.has_link("Số 02-QĐ/ĐU")
    assert "Quyết định xóa tên đảng viên dự bị" in both.text
    one = page(cast.van_phong, LIST, kind="striking_off")
    assert (one.has_link("Số 01-QĐ/ĐU"), one.has_link("Số 02-QĐ/ĐU")) == (False, True)


def test_a_cancelled_decision_says_so_and_leads_to_the_other(cast):
    file = bring(cast, State.CANCELLED)
    first = file.decisions.order_by("pk").first()
    found = page(cast.chi_bo, first.get_absolute_url())
    assert "Quyết định này đã bị hủy bỏ" in found.text
    assert found.has_link("Số 02-QĐ/ĐU")
    assert "Đã bị hủy bỏ" in page(cast.chi_bo, LIST).text


def test_the_day_of_the_ceremony_is_noted_on_the_record_of_the_decision(cast):
    """The paper is dated and signed on one day, the person admitted on another (294-QĐ/TW §4.5)."""
    before = bring(cast, State.AWAITING_CEREMONY)
    address = before.decisions.get().get_absolute_url()
    assert "Kết nạp ngày" not in page(cast.chi_bo, address).text
    take(cast, before, Action.HOLD_CEREMONY, "chi_bo", held_on=day(), helper=cast.ha)
    assert f"Kết nạp ngày{day():%d/%m/%Y}" in page(cast.chi_bo, address).text


def test_a_decision_redone_no_longer_says_when_the_person_was_admitted(cast):
    file = bring(cast, State.PROBATION)
    take(cast, file, Action.REDO_DECISION, "cap_tren", issued_on=day(), reason="Sai thẩm quyền")
    first = file.decisions.order_by("pk").first()
    assert "Kết nạp ngày" not in page(cast.chi_bo, first.get_absolute_url()).text


def test_the_head_of_the_page_is_what_the_paper_says(cast):
    decision = bring(cast, State.RECOGNISED).decisions.get(kind=DecisionKind.RECOGNITION)
    found = page(cast.chi_bo, decision.get_absolute_url())
    assert "Quyết định công nhận đảng viên chính thức" in found.text
    assert "Người có tên trong quyết địnhNguyễn Hoài An" in found.text
    assert f"Chính thức từ ngày{decision.candidacy.official_from:%d/%m/%Y}" in found.text


# --- one meeting --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (State.RECOGNITION_AUTHORITY_VOTED, DecisionKind.RECOGNITION),
        (State.STRIKING_AUTHORITY_VOTED, DecisionKind.STRIKING_OFF),
    ],
)
def test_what_a_meeting_voted_is_issued_together_whatever_the_matter(cast, state, kind):
    file = bring(cast, state)
    client = signed_in(cast.cap_tren)
    listed = Page(client.get(MEETINGS))
    held_on = file.resolutions.get(kind="authority", matter=kind, superseded=False).held_on
    address = listed.link(f"Phiên họp ngày {held_on:%d/%m/%Y}")
    body = {"files": f"{file.pk}-{file.version}", "issued_on": f"{day():%d/%m/%Y}"}
    assert client.post(address, body).status_code == 302
    assert Decision.objects.latest("pk").kind == kind
    after = Page(client.get(address))
    assert after.has_link("Số 02-QĐ/ĐU")
    assert not after.has_link("Số 01-QĐ/ĐU")  # of the admission, which another meeting voted
    assert "Không có phiên họp nào chờ ban hành" in Page(client.get(MEETINGS)).text


# --- told to the cell ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (State.DECIDED, "Chuẩn bị lễ kết nạp"),
        (State.RECOGNISED, "Công bố tại chi bộ"),
        (State.STRUCK_OFF, "Đọc quyết định"),
        (State.CANCELLED, "Đọc quyết định"),
    ],
)
def test_each_decision_is_told_to_the_cell(cast, state, says):
    bring(cast, state)
    told = page(cast.chi_bo, HOME)
    assert "Kết quả mới nhận" in told.text
    assert told.has_link(f"{says}: Nguyễn Hoài An")
    assert "Kết quả mới nhận" not in page(cast.chi_bo_khac, HOME).text


def test_a_refusal_is_told_to_the_cell_with_its_reason(cast):
    file = bring(cast, State.REJECTED)
    assert "Đảng ủy Bộ Mẫu không chấp nhận" in page(cast.chi_bo, HOME).text
    found = page(cast.chi_bo, whole(file))
    assert "Thông báo không kết nạp" in found.text
    assert "Lý do: Theo đề nghị của đương sự" in found.text
    for account in ("doan_vien", "ung_vien"):
        assert "Thông báo không kết nạp" not in page(cast.users[account], whole(file)).text


def test_a_refusal_of_the_cell_itself_is_no_news_to_it(cast):
    file = bring(cast, State.RECEIVED)
    take(cast, file, Action.REJECT, "chi_bo", reason="Chưa đủ tiêu chuẩn.")
    assert "Kết quả mới nhận" not in page(cast.chi_bo, HOME).text


def test_the_news_of_three_ask_as_much_as_those_of_one(cast):
    counted, client = [], signed_in(cast.chi_bo)
    client.get(HOME)
    for person in crowd(cast, 3):
        bring(cast, State.DECIDED, person)
        with CaptureQueriesContext(connection) as queries:
            assert "Chuẩn bị lễ kết nạp" in Page(client.get(HOME)).text
        counted.append(len(queries))
    assert counted[0] == counted[2]


def test_the_form_offers_to_name_the_void_decision(cast):
    file = bring(cast, State.DECIDED)
    address = reverse("ceremonies:candidacy_act", args=[file.pk, Action.ISSUE_DECISION])
    take(cast, file, Action.VOID_DECISION, "cap_tren", reason="Ghi nhầm quê quán.")
    file.refresh_from_db()
    client = signed_in(cast.cap_tren)
    assert "thay thế Quyết định số 01-QĐ/ĐU" in Page(client.get(address)).text
    body = {"version": file.version, "issued_on": f"{day():%d/%m/%Y}", "replacing": "on"}
    assert client.post(address, body).status_code == 302
    articles = [block.get("text", "") for block in file.decisions.latest("pk").snapshot["body"]]
    assert any(text.startswith("Quyết định này thay thế Quyết định số 01-QĐ/ĐU") for text in articles)
