"""Who reads what of a file: the union, the helper, the person concerned, Party office-holders, nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import Action, FilePart, State
from members.models import AuditEntry
from tests.ceremonies.crowd import crowd
from tests.pages import Page, whole
from tests.road import bring, fill_papers, nominate, steps, take, vote
from tests.signed_in import signed_in

LIST = reverse("ceremonies:candidacy_list")
WITHIN = "Lý lịch chưa rõ, đề nghị thẩm tra lại."
GIVEN_BACK = "Nhận xét còn sơ sài, đề nghị bổ sung."


def detail(user, candidacy) -> Page:
    return Page(signed_in(user).get(whole(candidacy)))


@pytest.mark.parametrize(
    "account, state, status",
    [
        ("doan_vien", State.DRAFT, 200),
        ("doan_bi_thu", State.DRAFT, 200),
        ("chi_bo", State.DRAFT, 404),
        ("ung_vien", State.DRAFT, 404),
        ("doan_khac", State.DRAFT, 404),
        ("chi_bo", State.SENT, 200),
        ("ung_vien", State.SENT, 200),
        ("van_phong", State.SENT, 200),
        ("kiem_tra", State.SENT, 200),
        ("chi_bo_khac", State.SENT, 404),
        ("giup_do", State.SENT, 404),
        ("giup_do", State.FOLLOWED, 200),
        ("quan_tri", State.FOLLOWED, 404),
        ("sieu_quyen", State.FOLLOWED, 404),
        ("nguoi_la", State.FOLLOWED, 404),
    ],
)
def test_who_opens_a_file(cast, account, state, status):
    candidacy = bring(cast, state)
    client = signed_in(cast.users[account])
    assert client.get(candidacy.get_absolute_url()).status_code == status


def test_a_file_that_is_not_there_answers_like_one_that_is_hidden(cast):
    candidacy = bring(cast, State.SENT)
    client = signed_in(cast.chi_bo_khac)
    hidden = client.get(candidacy.get_absolute_url())
    absent = client.get(reverse("ceremonies:candidacy_detail", args=[candidacy.pk + 1]))
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert Page(hidden).text == Page(absent).text


@pytest.fixture
def sent_back(cast):
    """The committee sent it back to the cell: the Party's own business."""
    candidacy = bring(cast, State.AT_COMMITTEE)
    return take(cast, candidacy, Action.SEND_BACK, "van_phong", reason=WITHIN)


@pytest.mark.parametrize(
    "account, reason, votes, papers, actors",
    [
        ("chi_bo", True, True, True, True),
        ("van_phong", True, True, True, True),
        ("kiem_tra", True, True, True, True),
        ("giup_do", False, False, True, False),
        ("doan_vien", False, False, False, False),
        ("ung_vien", False, False, False, False),
    ],
)
def test_what_each_reader_sees_after_a_return_inside_the_party(
    cast, sent_back, account, reason, votes, papers, actors
):
    text = detail(cast.users[account], sent_back).text
    assert (WITHIN in text) == reason
    assert ("3 × 3 = 9 ≥ 2 × 3 = 6" in text) == votes
    assert ("Lý lịch của người xin vào Đảng" in text) == papers
    assert (cast.chi_bo.full_name in text) == actors


def test_the_union_reads_why_it_gets_a_file_back_but_not_who_decided(cast):
    candidacy = bring(cast, State.SENT)
    take(cast, candidacy, Action.SEND_BACK, "chi_bo", reason=GIVEN_BACK)
    page = detail(cast.doan_vien, candidacy)
    assert page.text.count(GIVEN_BACK) == 2  # above everything, and in its place in the history
    assert cast.chi_bo.full_name not in page.text
    assert cast.doan_vien.full_name in page.text


@pytest.mark.parametrize(
    "action, source, account", [("withdraw", "received", "chi_bo"), ("reject", "received", "chi_bo")]
)
def test_the_union_reads_the_reason_of_a_withdrawal_but_not_of_a_rejection(cast, action, source, account):
    candidacy = bring(cast, State(source))
    take(cast, candidacy, Action(action), account, reason=WITHIN)
    assert (WITHIN in detail(cast.doan_vien, candidacy).text) == (action == "withdraw")


def test_the_person_concerned_reads_the_state_alone(cast, sent_back):
    page = detail(cast.ung_vien, sent_back)
    assert "Đang lập hồ sơ" in page.text
    assert "Tiến trình" not in page.text
    assert "Có ý thức tổ chức kỷ luật" not in page.text
    assert str(cast.CB1) not in page.text


def test_the_union_reads_number_and_date_of_the_decision_only(cast):
    candidacy = bring(cast, State.DECIDED)
    page = detail(cast.doan_vien, candidacy)
    assert "Số 01-QĐ/ĐU, ngày" in page.text
    assert not page.has_link("Số 01-QĐ/ĐU")
    assert detail(cast.van_phong, candidacy).has_link("Số 01-QĐ/ĐU")
    assert detail(cast.ung_vien, candidacy).has_link("Số 01-QĐ/ĐU")


def test_the_page_says_what_is_missing_and_under_which_clause(cast):
    candidacy = bring(cast, State.DOSSIER)
    text = detail(cast.chi_bo, candidacy).text
    assert "Còn thiếu điều kiện để: Ghi kết quả biểu quyết của chi bộ Còn thiếu 6 giấy tờ của hồ sơ" in text
    assert "(Hướng dẫn 38-HD/BTCTW, điểm II.1.1a)" in text
    assert "Còn thiếu điều kiện" in detail(cast.giup_do, candidacy).text
    assert "Còn thiếu điều kiện" not in detail(cast.doan_vien, candidacy).text


def test_a_lost_vote_stands_in_the_way_for_party_readers_only(cast):
    candidacy = bring(cast, State.DOSSIER)
    fill_papers(cast, candidacy)
    details = {"vote": vote(10, votes_for=1), "number": "05-NQ/CB"}
    take(cast, candidacy, Action.RECORD_CELL_VOTE, "chi_bo", **details)
    take(cast, candidacy, Action.FORWARD_TO_COMMITTEE, "chi_bo")
    said = "Kết quả biểu quyết của chi bộ không đạt"
    assert said in detail(cast.van_phong, candidacy).text
    assert said not in detail(cast.giup_do, candidacy).text
    assert said not in detail(cast.doan_vien, candidacy).text


EXITS = {"Rút", "Ghi từ trần"}
MOVES = {"Chuyển hồ sơ đến tổ chức đảng khác", "Chuyển đi nơi ngoài hệ thống"}


@pytest.mark.parametrize(
    "account, state, shown",
    [
        ("doan_vien", State.DRAFT, {"Trình ban chấp hành", "Rút", "Sửa đề nghị"}),
        ("doan_bi_thu", State.SUBMITTED, {"Thông qua nghị quyết giới thiệu", "Trả lại"}),
        ("chi_bo", State.SENT, {"Tiếp nhận", "Trả lại", "Ghi từ trần"}),
        ("doan_vien", State.SENT, {"Rút"}),
        ("kiem_tra", State.SENT, set()),
        ("chi_bo", State.CELL_VOTED, {"Chuyển đảng ủy cơ sở", "Ghi lại kết quả biểu quyết"} | EXITS | MOVES),
        (
            "van_phong",
            State.AT_COMMITTEE,
            {"Ghi kết quả biểu quyết của đảng ủy cơ sở", "Trả lại", "Không chấp nhận"} | EXITS | MOVES,
        ),
        ("chi_bo", State.AT_COMMITTEE, set()),
        (
            "cap_tren",
            State.AUTHORITY_VOTED,
            {"Ban hành quyết định", "Ghi lại kết quả biểu quyết", "Không chấp nhận"} | EXITS | MOVES,
        ),
        (
            "ban_to_chuc",
            State.AUTHORITY_VOTED,
            {"Ghi lại kết quả biểu quyết", "Không chấp nhận"} | EXITS | MOVES,
        ),
        (
            "cap_tren",
            State.DECIDED,
            {"Hủy số quyết định", "Hủy quyết định kết nạp", "Hủy quyết định để làm lại thủ tục"},
        ),
    ],
)
def test_only_the_reader_s_own_steps_are_buttons(cast, account, state, shown):
    page = detail(cast.users[account], bring(cast, state))
    labels = {action.label for action in Action} | {"Sửa đề nghị"}
    assert labels & set(page.links()) == shown


def test_reading_a_file_is_known_to_the_audit(cast):
    candidacy = bring(cast, State.SENT)
    detail(cast.kiem_tra, candidacy)
    entry = AuditEntry.objects.filter(action="candidacy.read").get()
    assert (entry.actor, entry.object_id) == (cast.kiem_tra, candidacy.pk)


def test_the_list_is_what_the_reader_sees(cast):
    an, *others = [cast.an, *crowd(cast, 2)]
    sent, draft = bring(cast, State.SENT, an), nominate(cast, others[0])
    page = Page(signed_in(cast.van_phong).get(LIST))
    assert page.has_link(str(sent.person))
    assert not page.has_link(str(draft.person))
    assert signed_in(cast.doan_vien).get(LIST).status_code == 403
    assert signed_in(cast.nguoi_la).get(LIST).status_code == 403
    assert signed_in(cast.quan_tri).get(LIST).status_code == 403


@pytest.mark.parametrize(
    "query, found",
    [
        ({"q": "hoai an"}, True),
        ({"q": "HOÀI"}, True),
        ({"q": "châu"}, False),
        ({"state": "sent"}, True),
        ({"state": "draft"}, False),
        ({"state": "không có"}, True),
        ({"cell": "Chi bộ Một (CB1)"}, True),
        ({"cell": "Chi bộ Hai (CB2)"}, False),
        ({"q": "hoai an", "state": "received"}, False),
        ({"after": "abc"}, True),
    ],
)
def test_the_list_is_narrowed_by_the_filters(cast, query, found):
    bring(cast, State.SENT)
    assert Page(signed_in(cast.van_phong).get(LIST, query)).has_link("Nguyễn Hoài An") == found


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_of_the_list_is_constant(cast, rows):
    for person in crowd(cast, rows):
        bring(cast, State.SENT, person)
    client = signed_in(cast.van_phong)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(LIST).status_code == 200
    assert len(queries) == 13


@pytest.mark.parametrize("returns", [0, 2])
def test_the_number_of_queries_of_a_file_does_not_grow_with_its_history(cast, returns):
    candidacy = bring(cast, State.SENT)
    for _ in range(returns):
        take(cast, candidacy, Action.SEND_BACK, "chi_bo", reason=GIVEN_BACK)
        for action, account, details in steps(cast)[:3]:
            take(cast, candidacy, action, account, **details)
    client = signed_in(cast.chi_bo)
    asked = {part: _queries(client, candidacy.get_part_url(part)) for part in FilePart}
    assert asked == {
        FilePart.SUMMARY: 35,
        FilePart.DOSSIER: 16,
        FilePart.OPINIONS: 20,
        FilePart.DOCUMENTS: 28,
        FilePart.ROAD: 14,
        FilePart.WHOLE: 44,
    }


def _queries(client, address) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    lock_of_the_audit_chain = connection.vendor == "postgresql"
    return len(queries) - lock_of_the_audit_chain


def test_each_part_of_a_file_has_an_address(cast):
    candidacy, client = bring(cast, State.CELL_VOTED), signed_in(cast.chi_bo)
    texts = {part: Page(client.get(candidacy.get_part_url(part))).text for part in FilePart}
    said = {
        FilePart.SUMMARY: "Người được giới thiệu",
        FilePart.DOSSIER: "Lý lịch của người xin vào Đảng",
        FilePart.OPINIONS: "3 × 3 = 9 ≥ 2 × 3 = 6",
        FilePart.DOCUMENTS: "Tải dự thảo quyết định",
        FilePart.ROAD: "Trình ban chấp hành",
    }
    for part, words in said.items():
        assert [each for each in FilePart if words in texts[each]] == [part, FilePart.WHOLE]
    assert Page(client.get(candidacy.get_absolute_url() + "?phan=khong-co")).text == texts[FilePart.SUMMARY]


@pytest.mark.parametrize("state, offered", [(State.DOSSIER, False), (State.CELL_VOTED, True)])
def test_a_draft_of_the_decision_is_offered_once_its_words_are_known(cast, state, offered):
    candidacy = bring(cast, state)
    page = Page(signed_in(cast.chi_bo).get(whole(candidacy)))
    assert page.has_link("Tải dự thảo quyết định") is offered
