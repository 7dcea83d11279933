"""Versions of the rules as data: shipped, merged, compared, supplemented, judged."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ceremonies
from ceremonies.choices import PaperKind
from ceremonies.rules.local_policies import not_allowed_locally
from ceremonies.rules.policies import (
    changes_between,
    decision_rule,
    differences,
    is_uncertain,
    learned,
    merged,
    supplemented,
    values_of,
)
from ceremonies.rules.policy_values import difference_rows, label_of, problems, sections

_HEAD = ("code", "title", "effective_from")


def shipped(code: str) -> dict:
    path = Path(ceremonies.__file__).parent / "policies" / f"{code}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: value for key, value in data.items() if key not in _HEAD}


RULES = shipped("294-2025")

#: The deadlines and form numbers of Hà Nội (local, not national).
HANOI = {
    "forms": {"union_resolution": {"label": "4D-KNĐ"}, "opinions": {"label": "5D-KNĐ"}},
    "checklist": {"papers": {"opinions": {"form": "5D-KNĐ"}}},
    "deadlines": {
        "decision": {"working_days": 40},
        "committee": {
            "label": "Đảng ủy cơ sở xem xét nghị quyết của chi bộ",
            "from": "cell_resolution_on",
            "until": "committee_resolution_on",
            "working_days": 25,
            "desk": "committee",
            "clause": "Hướng dẫn của Thành ủy Hà Nội (11/2025)",
            "phase": "admission",
        },
    },
}


def value(path: str, data: dict):
    return dict(values_of(data))[path]


# --- the shipped set of 2025 ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "path, expected",
    [
        ("age.min_years", 18),
        ("age.max_years", 60),
        ("age.over_max_consent", True),
        ("certificate.valid_months", 60),
        ("dossier.valid_months", 12),
        ("introduction.shared_months", 12),
        ("introduction.replacement_exempt", True),
        ("verification.reply_domestic_working_days", 30),
        ("verification.reply_abroad_working_days", 90),
        ("procedure.permission_needed", True),
        ("probation.months", 12),
        ("recognition.failed_votes", 3),
        ("readmission.min_months", 36),
        ("readmission.after_criminal_record_months", 60),
        ("moves.forward_working_days", 15),
        ("moves.decide_working_days", 30),
        ("moves.decision_valid_working_days", 30),
        ("moves.review_working_days", 60),
        ("deadlines.decision.working_days", 45),
        ("deadlines.decision.extension_days", 15),
        ("deadlines.ceremony.working_days", 30),
        ("deadlines.ceremony.from", "decision_received_on"),
        ("deadlines.recognition_cell.working_days", 30),
        ("deadlines.recognition_decision.working_days", 30),
        ("deadlines.recognition_decision.extension_days", 15),
        ("delegation.more_than_members", 100),
        ("delegation.good_years", 3),
    ],
)
def test_the_numbers_of_the_set_in_force(path, expected):
    assert value(path, RULES) == expected
    assert is_uncertain(path, RULES) is False


@pytest.mark.parametrize(
    "body, numerator, denominator, strict",
    [
        ("striking_off_cell", 2, 3, False),
        ("striking_off_committee", 2, 3, False),
        ("striking_off_collective", 2, 3, False),
        ("striking_off_standing", 1, 2, True),
        ("standing_heads", 1, 2, True),
    ],
)
def test_thresholds_of_striking_off_and_of_the_province(body, numerator, denominator, strict):
    rule = RULES["votes"][body]
    assert (rule["numerator"], rule["denominator"], rule["strict"]) == (numerator, denominator, strict)


def test_every_form_of_the_national_set_has_its_number():
    labels = [form["label"] for form in RULES["forms"].values()]
    national = [f"{number}-KNĐ" for number in (1, 2, 3, 4, "4A", *range(5, 17))]
    assert [label for label in national if label not in labels] == []
    assert RULES["forms"]["recognition_cell_resolution"] == {
        "label": "13-KNĐ",
        "title": "Nghị quyết đề nghị công nhận đảng viên chính thức",
    }


def test_a_paper_of_the_checklist_is_called_as_in_the_table_of_forms():
    papers = RULES["checklist"]["papers"] + RULES["recognition_checklist"]["papers"]
    forms = RULES["forms"] | {"certificate": RULES["forms"]["class_certificate"]}
    named = {paper["kind"]: paper["form"] for paper in papers if paper["kind"] in forms}
    named |= {"union_resolution": papers[5]["form_trade_union"]}
    assert {kind: forms[kind]["label"] for kind in named} == named
    assert len(named) == len(papers) - 1  # the answers of a verification have no form of their own


def test_decisions_of_every_kind():
    assert decision_rule(RULES, "admission") == {
        "form": "9-KNĐ",
        "title": "Quyết định kết nạp đảng viên",
        "legal_grounds": ["Căn cứ Điều lệ Đảng Cộng sản Việt Nam"],
        "clause": "Quy định 294-QĐ/TW, điểm 4.3",
    }
    kinds = ("recognition", "readmission", "striking_off", "cancellation")
    assert [decision_rule(RULES, kind)["form"] for kind in kinds] == ["16-KNĐ", "9-KNĐ", "", ""]


def test_marks_of_uncertainty_name_values_that_exist():
    paths = [path for path, _ in values_of(RULES)]
    marks = RULES["uncertain"]
    assert [m for m in marks if not any(f"{path}.".startswith(f"{m}.") for path in paths)] == []
    assert is_uncertain("votes.union.strict", RULES)
    assert not is_uncertain("votes.union_resolution", RULES)


# --- the sets of 2021 and 2026, as far as they are known (domain.md §2.2) -------------------------------

SET_OF_2021 = merged(RULES, {key: value for key, value in shipped("24-2021").items() if key != "base"})
SET_OF_2026 = merged(
    RULES, {key: value for key, value in shipped("208-2026").items() if key not in ("base", "published")}
)


@pytest.mark.parametrize(
    "path, in_2021, in_2026",
    [  # (value, known for certain)
        ("age.min_years", (18, True), (18, False)),
        ("age.max_years", (60, True), (60, False)),
        (
            "education.minimum",
            ("Bằng tốt nghiệp trung học cơ sở trở lên", True),
            ("Hoàn thành chương trình trung học cơ sở trở lên", False),
        ),
        ("introduction.residence_counts", (True, True), (True, False)),
        ("introduction.shared_months", (12, True), (12, False)),
        ("certificate.valid_months", (60, False), (60, False)),
        ("dossier.valid_months", (12, False), (12, False)),
        ("verification.reply_domestic_working_days", (30, False), (30, False)),
        ("checklist.papers.cv.form", ("2-KNĐ", False), ("2-KNĐ", False)),
        ("deadlines.decision.working_days", (60, False), (45, False)),
        ("deadlines.recognition_decision.working_days", (30, False), (30, False)),
        ("deadlines.ceremony.working_days", (30, True), (30, False)),
        ("deadlines.ceremony.from", ("decision_received_on", True), ("decision_issued_on", False)),
        ("deadlines.recognition_cell.working_days", (30, True), (30, False)),
        ("delegation.decides", ("collective", False), ("standing", False)),
        ("class.venue", ("Trung tâm bồi dưỡng chính trị cấp huyện", False),
         ("Trung tâm chính trị xã, phường, đặc khu", False)),
        ("card.number_digits", (8, False), (12, True)),
        ("readmission.min_months", (36, True), (36, False)),
        ("probation.months", (12, True), (12, False)),
        ("cell.min_official_members", (3, True), (3, False)),
    ],
)  # fmt: skip
def test_the_other_two_sets_and_how_far_they_are_known(path, in_2021, in_2026):
    for data, (expected, known) in ((SET_OF_2021, in_2021), (SET_OF_2026, in_2026)):
        assert (value(path, data), not is_uncertain(path, data)) == (expected, known)


@pytest.mark.parametrize("data", [SET_OF_2021, SET_OF_2026])
def test_their_marks_name_values_that_exist(data):
    paths = [path for path, _ in values_of(data)]
    assert [m for m in data["uncertain"] if not any(f"{path}.".startswith(f"{m}.") for path in paths)] == []
    assert problems(data) == []


# --- merging ---------------------------------------------------------------------------------------


def test_local_additions_change_rows_and_add_rows():
    local = merged(RULES, HANOI)
    assert local["forms"]["union_resolution"] == {
        "label": "4D-KNĐ",
        "title": RULES["forms"]["union_resolution"]["title"],
    }
    assert value("deadlines.decision.working_days", local) == 40
    assert value("deadlines.decision.extension_days", local) == 15
    assert local["deadlines"][-1]["code"] == "committee"
    assert [paper["kind"] for paper in local["checklist"]["papers"]] == [
        paper["kind"] for paper in RULES["checklist"]["papers"]
    ]
    assert value("checklist.papers.opinions.form", local) == "5D-KNĐ"
    assert problems(local) == []
    assert not_allowed_locally(RULES, HANOI) == []


def test_what_differs_in_words():
    rows = {what: (old, new) for what, old, new in difference_rows(RULES, merged(RULES, HANOI))}
    added = "Thời hạn: Đảng ủy cơ sở xem xét nghị quyết của chi bộ"
    assert rows[f"{added} – số ngày làm việc"] == ("", "25")
    assert rows[f"{added} – nơi thực hiện"] == ("", "Đảng ủy cơ sở")
    assert rows["Hồ sơ khi xét kết nạp: Tổng hợp ý kiến nhận xét – số mẫu"] == ("5-KNĐ", "5D-KNĐ")
    assert difference_rows(RULES, RULES) == []


def test_merging_leaves_the_base_alone():
    before = json.dumps(RULES)
    merged(RULES, HANOI)
    assert json.dumps(RULES) == before


def test_differences_are_a_preview():
    local = merged(RULES, HANOI)
    found = {path: (old, new) for path, old, new in differences(RULES, local)}
    assert found["deadlines.decision.working_days"] == (45, 40)
    assert found["deadlines.committee.working_days"] == (None, 25)
    assert found["forms.union_resolution.label"] == ("4A-KNĐ", "4D-KNĐ")
    assert differences(RULES, RULES) == []
    assert differences(RULES, RULES | {"uncertain": []}) == []


EDITABLE = [path for path, old in values_of(RULES) if isinstance(old, int) and not isinstance(old, bool)]


@given(st.dictionaries(st.sampled_from(EDITABLE), st.integers(1, 99)))
def test_what_differs_laid_over_the_old_version_gives_the_new_one(edits):
    new = RULES
    for path, number in edits.items():
        change: object = number
        for key in reversed(path.split(".")):
            change = {key: change}
        new = merged(new, change)
    assert merged(RULES, changes_between(RULES, new)) == new
    assert {path for path, _, _ in differences(RULES, new)} == {
        path for path, number in edits.items() if value(path, RULES) != number
    }


# --- a local version ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes, refused",
    [
        (
            {"deadlines": {"decision": {"working_days": 46}}},
            "Cấp có thẩm quyền xem xét, quyết định kết nạp: "
            "thời hạn của địa phương chỉ được ngắn hơn quy định chung.",
        ),
        (
            {"deadlines": {"decision": {"extension_days": 16}}},
            "Cấp có thẩm quyền xem xét, quyết định kết nạp (phần kéo dài): "
            "thời hạn của địa phương chỉ được ngắn hơn quy định chung.",
        ),
        (
            {"deadlines": {"dossier": {"months": 13}}},
            "Hồ sơ còn giá trị để chi bộ xem xét: thời hạn của địa phương chỉ được ngắn hơn quy định chung.",
        ),
        (
            {"deadlines": {"ceremony": {"from": "decision_issued_on"}}},
            "Tổ chức lễ kết nạp: quy định riêng chỉ được rút ngắn thời hạn, "
            "không đổi cách tính và nơi thực hiện.",
        ),
        (
            {"deadlines": {"ceremony": {"days": 20}}},
            "Tổ chức lễ kết nạp: quy định riêng chỉ được rút ngắn thời hạn, "
            "không đổi cách tính và nơi thực hiện.",
        ),
        (
            {"verification": {"reply_abroad_working_days": 91}},
            "Thời hạn trả lời thẩm tra lý lịch: thời hạn của địa phương chỉ được ngắn hơn quy định chung.",
        ),
        (
            {"votes": {"cell": {"numerator": 1}}},
            "Quy định riêng của địa phương không được thay đổi: Biểu quyết của chi bộ – tử số của tỷ lệ.",
        ),
        (
            {"age": {"min_years": 17}},
            "Quy định riêng của địa phương không được thay đổi: Tuổi đời – đủ tuổi thấp nhất.",
        ),
    ],
)
def test_a_local_version_shortens_and_names_but_changes_no_rule(changes, refused):
    assert not_allowed_locally(RULES, changes) == [refused]


def test_a_local_version_may_ask_two_members_past_youth_age():
    assert not_allowed_locally(RULES, {"introduction": {"trade_union_past_youth_age": False}}) == []


# --- older installations -----------------------------------------------------------------------------


def test_a_stored_version_learns_new_keys_and_keeps_its_own_values():
    stored = {
        "age": {"min_years": 20, "clause": "Đã sửa"},
        "checklist": {"papers": [{"kind": "cv", "form": "2A"}]},
    }
    whole = supplemented(stored, RULES)
    assert whole["age"] == RULES["age"] | {"min_years": 20, "clause": "Đã sửa"}
    assert whole["checklist"]["papers"][0] == {"kind": "cv", "form": "2A"}
    assert len(whole["checklist"]["papers"]) == len(RULES["checklist"]["papers"])
    assert whole["deadlines"] == RULES["deadlines"]
    assert supplemented(whole, RULES) == whole
    assert problems(whole) == []


def test_a_mark_of_uncertainty_comes_with_what_is_new_and_not_to_what_was_there():
    stored = {"probation": {"months": 12}, "age": RULES["age"], "uncertain": ["education"]}
    marks = learned(stored, RULES)["uncertain"]
    assert marks[0] == "education"
    assert "probation.member_record_working_days" in marks
    assert "age.youth_max_years" not in marks


# --- what is wrong with a version ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({"age": {"min_years": 0}}, "Tuổi đời – đủ tuổi thấp nhất: phải là số nguyên dương."),
        ({"age": {"min_years": "18"}}, "Tuổi đời – đủ tuổi thấp nhất: giá trị «18» không đúng kiểu."),
        ({"age": {"min_years": True}}, "Tuổi đời – đủ tuổi thấp nhất: giá trị «True» không đúng kiểu."),
        ({"age": {"min_years": 61}}, "Tuổi đời: tuổi thấp nhất phải nhỏ hơn tuổi cao nhất."),
        ({"age": {"clause": ""}}, "Tuổi đời – căn cứ: không được để trống."),
        ({"decision": {"legal_grounds": []}}, "Quyết định kết nạp – căn cứ ghi ở đầu quyết định: "
         "không được để trống."),
        ({"colour": {"star": "đỏ"}}, "Cổng thông tin không biết giá trị «colour.star»."),
        ({"votes": {"cell": {"numerator": 4}}}, "Biểu quyết của chi bộ: không ai đạt được tỷ lệ này."),
        ({"votes": {"standing": {"denominator": 1}}}, "Biểu quyết của ban thường vụ: "
         "không ai đạt được tỷ lệ này."),
        ({"delegation": {"decides": "nobody"}}, "Ủy quyền cho đảng ủy cơ sở quyết định – nơi quyết định: "
         "không có lựa chọn «nobody»."),
        ({"deadlines": {"dossier": {"months": "dossier.years"}}},
         "Thời hạn: Hồ sơ còn giá trị để chi bộ xem xét – số tháng: không có giá trị «dossier.years»."),
        ({"deadlines": {"ceremony": {"days": 3}}},
         "Thời hạn «Tổ chức lễ kết nạp»: phải tính theo đúng một cách (ngày làm việc, tháng hoặc ngày)."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_a_sentence(changes, expected):
    assert problems(merged(RULES, changes)) == [expected]


def test_what_is_missing_is_said():
    lacking = RULES | {"probation": {"clause": "Điểm 4.2", "remark_months": 3}}
    assert problems(lacking) == ["Thiếu giá trị: Thời gian dự bị – số tháng."]
    assert problems(RULES) == []


# --- as an administrator reads them ---------------------------------------------------------------------


def test_every_value_has_its_vietnamese_name_and_place():
    found = sections(RULES)
    read = [value.path for section in found for value in section.values]
    hidden = [path for path, _ in values_of(RULES) if path not in read]
    assert {path.rpartition(".")[2] for path in hidden} == {"code", "kind", "paper", "uncertain"}
    assert len(read) == len(set(read))
    assert label_of("deadlines.ceremony.working_days", RULES) == (
        "Thời hạn: Tổ chức lễ kết nạp – số ngày làm việc"
    )
    assert label_of("checklist.papers.cv.form", RULES) == (
        f"Hồ sơ khi xét kết nạp: {PaperKind.CV.label} – số mẫu"
    )


def test_a_number_that_stands_elsewhere_is_shown_and_changed_there():
    values = {value.path: value for section in sections(RULES) for value in section.values}
    dossier = values["deadlines.dossier.months"]
    assert (dossier.text, dossier.editable) == ("12", False)
    assert (values["dossier.valid_months"].text, values["dossier.valid_months"].editable) == ("12", True)
    assert values["deadlines.ceremony.from"].text == "ngày nhận được quyết định kết nạp"
    assert values["votes.cell.strict"].text == "Không"
    assert values["votes.union.strict"].uncertain
