"""Versions of the rules on the screen: read, drafted, tried, published; a file moved."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import Policy
from ceremonies.rules.policies import differences, values_of
from ceremonies.services.policies import draft_version, publish
from members.clock import today
from members.models import AuditEntry
from tests.access.policies import edited_version, local_version, new_version
from tests.pages import Page, whole
from tests.road import bring
from tests.signed_in import signed_in


@pytest.fixture
def rules(cast) -> Policy:
    return Policy.objects.get(code="294-2025")


def of(view, policy, *args) -> str:
    return reverse(f"ceremonies:{view}", args=[policy.pk, *args])


def get(cast, account, url) -> Page:
    return Page(signed_in(cast.users[account]).get(url))


def shorter(cast, rules, days=20, organisation=None) -> Policy:
    policy = draft_version(
        actor=cast.quan_tri,
        based_on=rules,
        title=f"Lễ trong {days} ngày",
        effective_from=today(),
        changes={"deadlines": {"ceremony": {"working_days": days}}},
        organisation=organisation,
    )
    return publish(actor=cast.quan_tri, policy=policy, version=policy.version)


# --- reading ------------------------------------------------------------------------------------------


def test_the_list_says_what_is_in_force(cast, rules):
    page = get(cast, "quan_tri", reverse("ceremonies:policy_list"))
    assert f"Đang áp dụng chung {rules}, từ ngày 01/07/2025." in page.text
    assert "Bản nháp" in page.text
    assert page.has_link("Lập phiên bản mới")
    read = get(cast, "chi_bo", reverse("ceremonies:policy_list"))
    assert ("Bản nháp" in read.text, read.has_link("Lập phiên bản mới")) == (False, False)


def test_the_list_asks_the_same_number_of_questions_for_any_number_of_versions(cast, rules):
    client, counted = signed_in(cast.quan_tri), []
    for days in (20, 21, 22):
        shorter(cast, rules, days, cast.DUC)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("ceremonies:policy_list"))
        counted.append(len(queries))
    assert len(set(counted[1:])) == 1


def test_every_value_is_read_and_the_uncertain_ones_are_marked(cast, rules):
    page = get(cast, "chi_bo", of("policy_detail", rules))
    for words in (
        "Đủ tuổi thấp nhất18",
        "Số ngày làm việc45",
        "9-KNĐ",
        "Chỉ với đường giới thiệuĐoàn Thanh niên và một đảng viên chính thức; Công đoàn và",
        "Căn cứ Điều lệ Đảng Cộng sản Việt Nam",
        "Tuổi đoàn viên cao nhất30 chưa đối chiếu văn bản gốc",
    ):
        assert words in page.text
    assert "Đủ tuổi thấp nhất18 chưa đối chiếu" not in page.text
    assert page.has_link("Sửa bản nháp") is False


def test_what_a_version_changes_is_shown_against_its_base(cast):
    draft = Policy.objects.get(code="208-2026")
    page = get(cast, "quan_tri", of("policy_detail", draft))
    assert "Khác với 294-2025" in page.text
    assert (
        "Thời hạn: Tổ chức lễ kết nạp – tính từngày nhận được quyết định kết nạpngày ban hành quyết định kết nạp"
        in page.text
    )


def test_the_values_leave_as_a_list(cast, rules):
    client = signed_in(cast.van_phong)
    url = of("policy_export", rules)
    sent = client.post(url, Page(client.get(url)).form() | {"format": "csv", "reason": "Đối chiếu văn bản"})
    text = sent.content.decode("utf-8-sig")
    assert '"Tuổi đời","Đủ tuổi thấp nhất","18","Đã đối chiếu"' in text
    assert '"Tuổi đời","Tuổi đoàn viên cao nhất","30","Chưa đối chiếu văn bản gốc"' in text


# --- drafting -------------------------------------------------------------------------------------------


def test_an_untouched_form_changes_nothing(cast, rules):
    signed_in(cast.quan_tri).post(of("policy_create", rules), new_version())
    draft = Policy.objects.get(base=rules, title="Bản mới")
    assert draft.changes == {}
    assert dict(values_of(draft.data)) == dict(values_of(rules.data))


def test_a_page_sent_as_it_came_changes_nothing(cast):
    """What a browser sends is what stands on the page, not what the form object holds."""
    draft = Policy.objects.get(code="208-2026")
    before, client = draft.changes, signed_in(cast.quan_tri)
    url = of("policy_edit", draft)
    assert client.post(url, Page(client.get(url)).form()).status_code == 302
    draft.refresh_from_db()
    assert (draft.changes, draft.version) == (before, 2)


def test_a_number_is_changed_and_only_that(cast, rules):
    body = new_version() | {"deadlines.decision.working_days": "40", "votes.cell.strict": "on"}
    client = signed_in(cast.quan_tri)
    sent = client.post(of("policy_create", rules), body, follow=True)
    draft = Policy.objects.get(base=rules, title="Bản mới")
    assert draft.changes == {
        "deadlines": {"decision": {"working_days": 40}},
        "votes": {"cell": {"strict": True}},
    }
    assert "Đã lập bản nháp." in sent.content.decode()
    client.post(of("policy_create", rules), body)
    assert Policy.objects.filter(title="Bản mới").count() == 1


@pytest.mark.parametrize(
    "typed, error",
    [
        ({"age.min_years": "0"}, "Đủ tuổi thấp nhất: Số nhỏ nhất ghi được là 1"),
        ({"age.min_years": "chín"}, "Đủ tuổi thấp nhất: Vui lòng nhập số nguyên."),
        ({"age.min_years": "61"}, "Đủ tuổi thấp nhất: Tuổi đời: tuổi thấp nhất phải nhỏ hơn tuổi cao nhất."),
        ({"age.clause": " "}, "Căn cứ: Vui lòng nhập mục này."),
        ({"decision.legal_grounds": "\n"}, "Căn cứ ghi ở đầu quyết định: Vui lòng nhập mục này."),
        (
            {"votes.cell.numerator": "4"},
            "Tử số của tỷ lệ: Biểu quyết của chi bộ: không ai đạt được tỷ lệ này.",
        ),
        ({"new_deadline_label": "Báo cáo"}, "Tính từ: Thời hạn mới cần đủ các mục."),
        ({"effective_from": "2027"}, "Áp dụng từ ngày:"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_the_rest_is_kept(cast, rules, typed, error):
    body = new_version() | {"deadlines.decision.working_days": "40"} | typed
    page = Page(signed_in(cast.quan_tri).post(of("policy_create", rules), body))
    assert page.response.status_code == 422
    assert [each for each in page.errors() if each.startswith(error)] != []
    assert page.form()["deadlines.decision.working_days"] == "40"
    assert Policy.objects.filter(title="Bản mới").exists() is False


def test_a_value_compared_with_the_text_is_no_longer_marked(cast):
    draft = Policy.objects.get(code="208-2026")
    body = edited_version(draft) | {"confirmed": ["age", "votes"]}
    signed_in(cast.quan_tri).post(of("policy_edit", draft), body)
    marks = draft.data["uncertain"]
    draft.refresh_from_db()
    assert draft.data["uncertain"] == [mark for mark in marks if mark not in ("age", "votes")]
    assert draft.changes["uncertain"] == draft.data["uncertain"]


def test_a_draft_that_somebody_else_changed_is_a_conflict(cast):
    draft = Policy.objects.get(code="208-2026")
    body, client = edited_version(draft), signed_in(cast.quan_tri)
    assert client.post(of("policy_edit", draft), body).status_code == 302
    assert client.post(of("policy_edit", draft), body).status_code == 409


# --- for one organisation ----------------------------------------------------------------------------------


def test_a_local_version_names_its_forms_and_adds_a_deadline(cast, rules):
    added = {
        "label": "Chi bộ chuyển nghị quyết lên đảng ủy cơ sở",
        "from": "cell_resolution_on",
        "until": "committee_resolution_on",
        "working_days": "5",
        "desk": "cell",
        "phase": "admission",
        "clause": "Hướng dẫn của Thành ủy",
    }
    body = local_version() | {"forms.union_resolution.label": "4D-KNĐ"}
    body |= {f"new_deadline_{name}": value for name, value in added.items()}
    signed_in(cast.quan_tri).post(of("policy_create_local", rules), body)
    local = Policy.objects.get(organisation=cast.DUC)
    numbers = {
        "forms": {"union_resolution": {"label": "4D-KNĐ"}},
        "checklist": {"papers": {"union_resolution": {"form_trade_union": "4D-KNĐ"}}},
    }
    assert {name: local.changes[name] for name in numbers} == numbers  # where it is asked for, too
    assert local.data["deadlines"][-1] == added | {"code": "rieng-1", "working_days": 5}
    body = edited_version(local) | {"removed": ["rieng-1"]}
    signed_in(cast.quan_tri).post(of("policy_edit", local), body)
    local.refresh_from_db()
    assert local.changes == numbers
    twice = ("checklist.papers.union_resolution.form_trade_union", "forms.union_resolution.label")
    body = edited_version(local) | dict(zip(twice, ("4E-KNĐ", "4F-KNĐ"), strict=True))
    page = Page(signed_in(cast.quan_tri).post(of("policy_edit", local), body))
    assert "Hai chỗ phải ghi cùng một số mẫu." in page.text
    signed_in(cast.quan_tri).post(of("policy_edit", local), edited_version(local) | {twice[0]: "4A-KNĐ"})
    local.refresh_from_db()
    assert differences(rules.data, local.data) == []


def test_the_next_version_of_local_rules_starts_from_them(cast, rules):
    first = shorter(cast, rules, 20, cast.DUC)
    client = signed_in(cast.quan_tri)
    url = Page(client.get(of("policy_detail", first))).link("Lập bản mới của quy định riêng này")
    form = Page(client.get(url)).form()
    assert (form["organisation"], form["deadlines.ceremony.working_days"]) == ("Đảng ủy Cục Mẫu (DUC)", "20")
    client.post(url, form | {"deadlines.ceremony.working_days": "15"})
    second = Policy.objects.get(organisation=cast.DUC, published_at=None)
    assert (second.base, second.changes) == (rules, {"deadlines": {"ceremony": {"working_days": 15}}})


def test_a_local_version_may_not_give_more_time(cast, rules):
    body = local_version() | {"deadlines.decision.working_days": "46"}
    page = Page(signed_in(cast.quan_tri).post(of("policy_create_local", rules), body))
    assert page.errors() == [
        "Số ngày làm việc: Cấp có thẩm quyền xem xét, quyết định kết nạp: "
        "thời hạn của địa phương chỉ được ngắn hơn quy định chung."
    ]


def test_a_local_form_offers_no_rule_that_is_not_local(cast, rules):
    form = get(cast, "quan_tri", of("policy_create_local", rules)).form()
    assert [name for name in form if name.startswith(("votes.", "age.", "probation.m"))] == [
        "probation.member_record_working_days"  # as a province sets it
    ]
    assert "deadlines.ceremony.working_days" in form


# --- trying and publishing ------------------------------------------------------------------------------------


def test_before_publishing_the_open_files_are_counted_and_nobody_is_named(cast, rules):
    bring(cast, State.AWAITING_CEREMONY)
    body = new_version() | {"deadlines.ceremony.working_days": "20"}
    client = signed_in(cast.quan_tri)
    client.post(of("policy_create", rules), body)
    draft = Policy.objects.get(title="Bản mới")
    page = Page(client.get(of("policy_preview", draft)))
    assert "Tổ chức lễ kết nạp1 hồ sơ" in page.text
    assert "Nguyễn Hoài An" not in page.text
    assert "1 hồ sơ theo 294-2025: khác ở 1 giá trị" in page.text
    assert "Thời hạn: Tổ chức lễ kết nạp – số ngày làm việc3020" in page.text
    sent = client.post(of("policy_publish", draft), page.form(), follow=True)
    assert "Đã công bố, áp dụng từ ngày 01/01/2027." in sent.content.decode()
    assert client.post(of("policy_publish", draft), {"version": 2}).status_code == 409
    assert client.post(of("policy_publish", draft), {}).status_code == 409
    assert client.get(of("policy_edit", draft)).status_code == 409


def test_who_keeps_files_reads_what_changes_for_their_own(cast, rules):
    file = bring(cast, State.AWAITING_CEREMONY)
    policy = shorter(cast, rules)
    page = get(cast, "van_phong", of("policy_preview", policy))
    assert str(file.person) in page.text
    assert "Tổ chức lễ kết nạp: " in page.text
    assert "Công bố" not in page.text
    assert str(file.person) not in get(cast, "chi_bo_khac", of("policy_preview", policy)).text


# --- a file is moved --------------------------------------------------------------------------------------------


def test_a_file_is_moved_after_its_effect_was_shown(cast, rules):
    file = bring(cast, State.AWAITING_CEREMONY)
    policy = shorter(cast, rules)
    client = signed_in(cast.dang_uy)
    url = Page(client.get(whole(file))).link("Chuyển sang phiên bản khác")
    assert "Chuyển hồ sơ" not in Page(client.get(url)).text
    page = Page(client.get(f"{url}?policy={policy.pk}"))
    assert f"Nếu chuyển sang {policy}" in page.text
    assert "Tổ chức lễ kết nạp: " in page.text
    lacking = client.post(f"{url}?policy={policy.pk}", page.form())
    assert (lacking.status_code, Page(lacking).errors()) == (422, ["Lý do chuyển: Vui lòng nhập mục này."])
    sent = client.post(
        f"{url}?policy={policy.pk}", page.form() | {"reason": "Theo hướng dẫn mới."}, follow=True
    )
    file.refresh_from_db()
    assert (file.policy, "Đã chuyển hồ sơ" in sent.content.decode()) == (policy, True)
    entry = AuditEntry.objects.get(action="candidacy.policy.change")
    assert (entry.data["old"], entry.data["reason"]) == ("294-2025", "Theo hướng dẫn mới.")
    stale = client.post(f"{url}?policy={rules.pk}", page.form() | {"policy": rules.pk, "reason": "Lại."})
    assert stale.status_code == 409


def test_a_version_that_is_not_offered_is_refused(cast):
    file = bring(cast, State.DOSSIER)
    draft = Policy.objects.get(code="208-2026")
    body = {"policy": draft.pk, "reason": "Thử.", "version": file.version}
    sent = signed_in(cast.dang_uy).post(of("candidacy_policy", file), body)
    file.refresh_from_db()
    assert (sent.status_code, file.policy.code) == (422, "294-2025")
