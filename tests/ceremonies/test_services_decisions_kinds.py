"""Decisions of every kind as they are really issued: striking off, cancelling, replacing, anew, after a move."""

import io
from copy import deepcopy
from datetime import date

import pikepdf
import pytest

from ceremonies.choices import Action, DecisionKind, ResolutionKind, State
from ceremonies.documents.wording import office_date
from ceremonies.models import Candidacy, Decision, Paper, Policy, Resolution
from ceremonies.selectors.decisions import fate_of, in_force, with_fate
from ceremonies.selectors.key_dates import key_dates
from ceremonies.selectors.meetings import meetings_of
from ceremonies.selectors.work import tasks_of
from ceremonies.services.decisions import decision_bytes, draft_pdf
from ceremonies.services.decisions.signing import Occasion, Signing
from ceremonies.services.decisions.snapshots import snapshot_of
from ceremonies.services.documents import Sheet, recipe_of
from ceremonies.services.documents.naming import as_titled
from ceremonies.services.policies import draft_version
from members.choices import DecisionMode, Role
from members.models import Appointment, DecisionAuthority, Membership
from members.permissions import may
from members.services.appointments import write_appointment
from members.services.errors import Refused
from tests.ceremonies.paper_facts import text as words_of
from tests.road import bring, day, details_of, fill_papers, take, vote, votes, walk


def texts(decision: Decision) -> list[str]:
    """The articles."""
    return [block["text"] for block in decision.snapshot["body"] if block["kind"] == "article"]


def grounds(decision: Decision) -> list[str]:
    return decision.snapshot["body"][0]["lines"]


def valid(candidacy: Candidacy) -> list[str]:
    return list(in_force(candidacy.decisions.all()).order_by("pk").values_list("kind", flat=True))


def issue_again(cast, candidacy: Candidacy, **details) -> Decision:
    details = {"issued_on": day()} | details
    return take(cast, candidacy, Action.ISSUE_DECISION, "cap_tren", **details).decisions.latest("pk")


def admitted_before(cast) -> date:
    """Hoài An was a member of Chi bộ Hai once and left long ago."""
    left = date(2018, 2, 1)
    Membership.objects.create(
        person=cast.an,
        organisation=cast.CB2,
        joined_on=date(2017, 2, 1),
        ended_on=left,
        end_reason="Xóa tên",
    )
    return left


# --- striking off -------------------------------------------------------------------------------


def test_a_probationary_member_is_struck_off_by_a_decision(cast):
    file = bring(cast, State.STRUCK_OFF)
    decision = file.decisions.get(kind=DecisionKind.STRIKING_OFF)
    admitted = f"kết nạp vào Đảng ngày {office_date(file.ceremony_on)}"
    assert decision.number_text == "Số 02-QĐ/ĐU"
    assert texts(decision)[0].startswith(
        "Xóa tên đảng viên dự bị Nguyễn Hoài An, sinh ngày 15/3/2000, quê quán"
    )
    assert "Lý do: Bỏ sinh hoạt chi bộ ba tháng liền." in texts(decision)[0]
    assert admitted in texts(decision)[0]
    assert texts(decision)[1] == (
        "Đảng ủy Cục Mẫu, Chi bộ Một và Nguyễn Hoài An chịu trách nhiệm thi hành Quyết định này."
    )
    assert [line.partition(" tại")[0] for line in grounds(decision)[1:]] == [
        "Xét đề nghị của Đảng ủy Cục Mẫu",
        "Xét đề nghị của Chi bộ Một",
    ]
    membership = Membership.objects.get(person=cast.an, organisation=cast.CB1)
    assert (membership.ended_on, membership.end_reason) == (decision.issued_on, "Xóa tên đảng viên dự bị")
    assert file.helpers.filter(ends_on=None).count() == 0
    assert valid(file) == [DecisionKind.ADMISSION, DecisionKind.STRIKING_OFF]


def test_its_paper_reads_as_it_should(cast):
    decision = bring(cast, State.STRUCK_OFF).decisions.get(kind=DecisionKind.STRIKING_OFF)
    [content] = decision_bytes(actor=cast.chi_bo, decisions=[decision])
    words = words_of(content)
    assert "QUYẾT ĐỊNH xóa tên đảng viên dự bị" in words
    assert "BAN THƯỜNG VỤ ĐẢNG ỦY BỘ MẪU QUYẾT ĐỊNH" in words
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Quyết định xóa tên đảng viên dự bị, số 02-QĐ/ĐU"


STRICT = {"numerator": 3, "denominator": 4, "strict": False, "clause": "Quy định thử nghiệm"}


def with_own_threshold(file: Candidacy, body: str, **rule) -> None:
    policy = Policy.objects.get(pk=file.policy_id)
    data = deepcopy(policy.data)
    data["votes"][f"striking_off_{body}"] = STRICT | rule
    Policy.objects.filter(pk=policy.pk).update(data=data)


@pytest.mark.parametrize(
    ("state", "account", "body", "kind"),
    [
        (State.STRIKING_OFF, "chi_bo", "cell", ResolutionKind.CELL),
        (State.STRIKING_AT_COMMITTEE, "van_phong", "committee", ResolutionKind.COMMITTEE),
        (State.STRIKING_AT_AUTHORITY, "ban_to_chuc", "standing", ResolutionKind.AUTHORITY),
    ],
)
@pytest.mark.parametrize(("votes_for", "passed"), [(9, True), (8, False)])
def test_striking_off_is_voted_by_its_own_thresholds(cast, state, account, body, kind, votes_for, passed):
    """8 of 12 are two thirds, and more than half; here three quarters are asked."""
    file = bring(cast, state)
    with_own_threshold(file, body)
    action = {
        ResolutionKind.CELL: Action.RECORD_CELL_VOTE,
        ResolutionKind.COMMITTEE: Action.RECORD_COMMITTEE_VOTE,
        ResolutionKind.AUTHORITY: Action.RECORD_AUTHORITY_VOTE,
    }[kind]
    counted = vote(2, listed=12, votes_for=votes_for)
    take(cast, file, action, account, vote=counted, number="9-NQ/ĐU")
    resolution = Resolution.objects.get(candidacy=file, matter="striking_off", kind=kind)
    assert (resolution.passed, resolution.formula.split(":")[0]) == (
        passed,
        f"4 × {votes_for} = {4 * votes_for} {'≥' if passed else '<'} 3 × 12 = 36",
    )


def test_the_thresholds_of_striking_off_are_not_those_of_admission(cast):
    file = bring(cast, State.DOSSIER)
    with_own_threshold(file, "cell")
    fill_papers(cast, file)
    take(
        cast,
        file,
        Action.RECORD_CELL_VOTE,
        "chi_bo",
        vote=vote(2, listed=12, votes_for=8),
        number="9-NQ/CB",
    )
    assert file.resolutions.get(kind=ResolutionKind.CELL).passed


def test_a_delegated_committee_strikes_off_itself(cast):
    file = bring(cast, State.STRIKING_OFF)
    DecisionAuthority.objects.create(
        organisation=cast.DUC, mode=DecisionMode.COLLECTIVE, starts_on=date(2025, 1, 1)
    )
    take(cast, file, Action.RECORD_CELL_VOTE, "chi_bo", vote=vote(5), number="9-NQ/CB")
    take(cast, file, Action.FORWARD_TO_COMMITTEE, "chi_bo")
    counted = {"vote": vote(3, listed=9), "number": "31-NQ/ĐU"}
    take(cast, file, Action.RECORD_AUTHORITY_VOTE, "van_phong", **counted)
    decision = take(cast, file, Action.ISSUE_DECISION, "dang_uy", issued_on=day()).decisions.latest("pk")
    assert (decision.organisation, decision.snapshot["signatures"][0]["on_behalf"]) == (
        cast.DUC,
        "T/M ĐẢNG ỦY",
    )
    assert [line.partition(" tại")[0] for line in grounds(decision)[1:]] == ["Xét đề nghị của Chi bộ Một"]
    assert texts(decision)[1].startswith("Chi bộ Một và Nguyễn Hoài An")


# --- cancelling ---------------------------------------------------------------------------------


def test_before_the_ceremony_a_wrong_decision_is_cancelled_by_another(cast):
    file = bring(cast, State.CANCELLED)
    first, second = file.decisions.order_by("pk")
    assert (second.kind, second.number_text) == (DecisionKind.CANCELLATION, "Số 02-QĐ/ĐU")
    wrong = f"Hủy bỏ Quyết định số 01-QĐ/ĐU, ngày {office_date(first.issued_on)} "
    assert texts(second)[0].startswith(wrong)
    assert (
        "của Ban Thường vụ Đảng ủy Bộ Mẫu về việc kết nạp đảng viên đối với Nguyễn Hoài An"
        in texts(second)[0]
    )
    assert len(texts(second)) == 2
    assert valid(file) == [DecisionKind.CANCELLATION]
    fate = fate_of(cast.chi_bo, first)
    assert (fate.void, fate.cancelled, fate.is_in_force) == (False, second, False)
    assert dict(with_fate(file.decisions.all()).values_list("pk", "cancelled_by")) == {
        first.pk: "Số 02-QĐ/ĐU",
        second.pk: None,
    }


def test_after_the_ceremony_the_name_leaves_the_list_too(cast):
    file = bring(cast, State.PROBATION)
    details = {"issued_on": day(), "reason": "Khai không trung thực."}
    take(cast, file, Action.CANCEL_DECISION, "cap_tren", **details)
    decision = file.decisions.get(kind=DecisionKind.CANCELLATION)
    assert "Lý do: Khai không trung thực." in texts(decision)[0]
    assert texts(decision)[1] == "Xóa tên Nguyễn Hoài An trong danh sách đảng viên."
    assert decision.snapshot["recipients"] == ["Như Điều 3,", "Lưu hồ sơ đảng viên."]
    assert Membership.objects.get(person=cast.an, organisation=cast.CB1).ended_on == day()


def test_a_cancellation_is_not_dated_before_what_it_cancels(cast):
    file = bring(cast, State.AWAITING_CEREMONY)
    with pytest.raises(Refused, match="Ngày ban hành phải từ"):
        take(cast, file, Action.CANCEL_DECISION, "cap_tren", issued_on=day(2), reason="Sai tiêu chuẩn")
    assert Decision.objects.count() == 1


def test_after_a_move_there_is_no_vote_and_it_is_cancelled_all_the_same(cast):
    file = bring(cast, State.DECIDED)
    take(cast, file, Action.MOVE, "chi_bo", reason="Chuyển công tác", **details_of(cast)[Action.MOVE])
    file.resolutions.filter(kind=ResolutionKind.AUTHORITY).update(superseded=True)
    take(cast, file, Action.CANCEL_DECISION, "cap_tren", issued_on=day(), reason="Sai tiêu chuẩn")
    decision = file.decisions.latest("pk")
    assert decision.kind == DecisionKind.CANCELLATION
    assert texts(decision)[-1].startswith("Đảng ủy Cục Mẫu, Chi bộ Hai và Nguyễn Hoài An")


# --- doing it over, replacing -------------------------------------------------------------------


@pytest.mark.parametrize("state", [State.DECIDED, State.AWAITING_CEREMONY, State.PROBATION])
def test_a_wrong_procedure_is_done_over_with_new_dates(cast, state):
    file = bring(cast, state)
    take(cast, file, Action.REDO_DECISION, "cap_tren", issued_on=day(), reason="Sai thẩm quyền")
    file.refresh_from_db()
    assert (file.state, file.ceremony_on, file.decision_received_on) == (State.AT_AUTHORITY, None, None)
    assert valid(file) == [DecisionKind.CANCELLATION]
    assert_done_again(texts(file.decisions.latest("pk")), admitted=state == State.PROBATION)
    assert (key_dates(file)["decision_issued_on"], key_dates(file)["redone_on"]) == (None, day())
    assert file.helpers.filter(ends_on=None).exists()

    again = {"vote": vote(0, listed=7), "number": "9-BB/ĐU"}
    take(cast, file, Action.RECORD_AUTHORITY_VOTE, "ban_to_chuc", **again)
    decision = issue_again(cast, file)
    assert (decision.number_text, decision.kind) == ("Số 03-QĐ/ĐU", DecisionKind.ADMISSION)
    assert valid(file) == [DecisionKind.CANCELLATION, DecisionKind.ADMISSION]
    take(cast, file, Action.RECEIVE_DECISION, "chi_bo", received_on=day())
    take(cast, file, Action.HOLD_CEREMONY, "chi_bo", held_on=day(), helper=cast.ha)
    file.refresh_from_db()
    assert (file.state, file.ceremony_on, key_dates(file)["decision_issued_on"]) == (
        State.PROBATION,
        day(),
        day(),
    )


def assert_done_again(said: list[str], *, admitted: bool) -> None:
    """Who is up to the standard is not struck off: the procedure is done again, the day of entry is a new one."""
    again = (
        "Đảng ủy Cục Mẫu, Chi bộ Một làm lại những thủ tục chưa đúng để cấp có thẩm quyền xem xét, quyết định kết nạp "
        "Nguyễn Hoài An theo quy định."
    )
    assert said[-2].startswith(again)
    assert ("ngày vào Đảng tính theo lễ kết nạp" in said[-2]) is admitted
    assert not any("Xóa tên" in text for text in said)


def test_who_was_admitted_wrongly_and_is_decided_anew_is_not_admitted_again(cast):
    """No re-admission: the person never was a member rightly."""
    file = bring(cast, State.PROBATION)
    take(cast, file, Action.REDO_DECISION, "cap_tren", issued_on=day(), reason="Sai thẩm quyền")
    again = {"vote": vote(0, listed=7), "number": "9-BB/ĐU"}
    take(cast, file, Action.RECORD_AUTHORITY_VOTE, "ban_to_chuc", **again)
    assert issue_again(cast, file).snapshot["summary"] == "kết nạp đảng viên"


@pytest.mark.parametrize("replacing", [True, False])
def test_a_new_decision_may_name_the_void_one_it_replaces(cast, replacing):
    file = bring(cast, State.DECIDED)
    take(cast, file, Action.VOID_DECISION, "cap_tren", reason="Ghi nhầm quê quán.")
    decision = issue_again(cast, file, replacing=replacing)
    first = file.decisions.order_by("pk").first()
    said = [text for text in texts(decision) if text.startswith("Quyết định này thay thế")]
    assert len(said) == replacing
    assert all("Quyết định số 01-QĐ/ĐU, ngày" in text and "Đảng ủy Bộ Mẫu" in text for text in said)
    assert decision.snapshot["recipients"][0] == ("Như Điều 3," if replacing else "Như Điều 2,")
    assert (fate_of(cast.chi_bo, first).successor, fate_of(cast.chi_bo, decision).former) == (decision, first)
    assert valid(file) == [DecisionKind.ADMISSION]


def test_papers_bear_the_titles_of_the_policy(cast):
    """What is not called as its form is, such as a vote that failed, keeps its own title."""
    file = bring(cast, State.AUTHORITY_VOTED)
    titles = {
        "admission_decision": {"title": "Quyết định về việc kết nạp đảng viên"},
        "cell_resolution": {"title": "Nghị quyết xét, đề nghị kết nạp đảng viên"},
    }
    changes = {"forms": titles}
    local = {"title": "Quy định riêng", "effective_from": day(), "organisation": cast.DUC}
    file.policy = draft_version(actor=cast.quan_tri, based_on=file.policy, changes=changes, **local)
    decision = snapshot_of(file, DecisionKind.ADMISSION, Signing(), Occasion())
    assert (decision["title"], decision["summary"]) == ("QUYẾT ĐỊNH", "về việc kết nạp đảng viên")
    recipe = recipe_of(Candidacy, "cell_resolution")
    sheet = Sheet(words={"chair": "A", "chair_office": "Bí thư", "secretary": "B", "conclusion": "Tốt."})
    for passed, summary in (
        (True, "xét, đề nghị kết nạp đảng viên"),
        (False, "về kết quả xét kết nạp đảng viên"),
    ):
        file.resolutions.filter(kind="cell").update(passed=passed)
        plain = recipe.snapshot(recipe.facts(file, None, sheet))
        assert as_titled(plain, recipe, file, None)["summary"] == summary


# --- admitted anew, moved -----------------------------------------------------------------------


def test_who_was_a_member_before_is_admitted_again(cast):
    admitted_before(cast)
    file = bring(cast, State.DOSSIER)
    consent = {"issued_on": day(15), "number": "45-CV/TU"}
    Paper.objects.update_or_create(candidacy=file, kind="consent", position=1, defaults=consent)
    file = walk(cast, file, votes(cast), State.DECIDED)
    decision = file.decisions.get()
    assert decision.snapshot["summary"] == "kết nạp lại đảng viên"
    assert texts(decision)[0].startswith("Kết nạp lại Nguyễn Hoài An")
    assert grounds(decision)[1].startswith("Căn cứ Văn bản số 45-CV/TU, ngày")
    assert grounds(decision)[1].endswith("về việc đồng ý kết nạp lại đảng viên;")
    assert (decision.kind, decision.snapshot["form"]) == (DecisionKind.ADMISSION, "9-KNĐ")


@pytest.mark.parametrize(
    ("state", "account", "proposal"),
    [(State.CELL_VOTED, "chi_bo", False), (State.AT_AUTHORITY, "ban_to_chuc", True)],
)
def test_an_applicant_who_moved_is_admitted_at_the_new_place(cast, state, account, proposal):
    file = bring(cast, state)
    take(cast, file, Action.MOVE, account, reason="Chuyển công tác", **details_of(cast)[Action.MOVE])
    take(
        cast,
        file,
        Action.RECORD_AUTHORITY_VOTE,
        "ban_to_chuc",
        vote=vote(1, listed=7),
        number="9-BB/ĐU",
    )
    decision = issue_again(cast, file)
    asked = grounds(decision)[-1]
    assert "Chi bộ Một tại Nghị quyết số 05-NQ/CB" in asked
    assert ("Đảng ủy Cục Mẫu tại Nghị quyết số 21-NQ/ĐU" in asked) == proposal
    assert texts(decision)[-1].startswith("Đảng ủy Cục Mẫu, Chi bộ Hai và đảng viên Nguyễn Hoài An")


def test_standing_members_who_head_boards_sign_for_the_standing_committee(cast):
    """294-QĐ/TW §4.3.2c: their own threshold, the paper of the standing committee."""
    DecisionAuthority.objects.filter(organisation=cast.DUB).update(mode=DecisionMode.STANDING_HEADS)
    file = bring(cast, State.DECIDED)
    decision = file.decisions.get()
    assert decision.snapshot["signatures"][0]["on_behalf"] == "T/M BAN THƯỜNG VỤ"
    assert file.resolutions.get(kind=ResolutionKind.AUTHORITY).passed


def test_whoever_is_struck_off_may_be_drafted_before(cast):
    file = bring(cast, State.STRIKING_AT_AUTHORITY)
    assert "xóa tên đảng viên dự bị" in words_of(draft_pdf(actor=cast.van_phong, candidacy=file))


# --- kept apart, matter by matter ---------------------------------------------------------------


def test_who_wrote_the_vote_on_admission_may_sign_the_recognition_but_not_who_wrote_that_vote(cast):
    """Nobody approves what they proposed; the recognition is another matter, voted a year later."""
    file = bring(cast, State.RECOGNITION_AT_AUTHORITY)  # the vote on admission was written by ban_to_chuc
    deputy = Appointment(
        user=cast.ban_to_chuc,
        role=Role.DEPUTY_SECRETARY,
        organisation=cast.DUB,
        starts_on=date(2025, 1, 1),
    )
    write_appointment(actor=None, appointment=deputy)
    counted = {"vote": vote(3, listed=7), "number": "9-BB/ĐU"}
    file = take(cast, file, Action.RECORD_AUTHORITY_VOTE, "cap_tren", **counted)
    assert [may(user, "candidacy.issue_decision", file) for user in (cast.ban_to_chuc, cast.cap_tren)] == [
        True,
        False,
    ]
    assert [len(meetings_of(user)) for user in (cast.ban_to_chuc, cast.cap_tren)] == [1, 0]
    [task] = tasks_of(cast.ban_to_chuc, [file])
    assert (task.step.action, task.barred) == (Action.ISSUE_DECISION, None)
    take(cast, file, Action.ISSUE_DECISION, "ban_to_chuc", issued_on=day(1))
