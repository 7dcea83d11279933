"""What the rules say beside a form is read from the policy of the file, clause by clause."""

from copy import deepcopy

import pytest

from ceremonies.choices import Action, Matter
from ceremonies.glossary import WORDS
from ceremonies.rules import guidance as rules
from ceremonies.rules.guidance import Guidance, guidance
from tests.ceremonies.test_rules import POLICY

SUBJECTS = [*Action, rules.VERIFICATION, rules.OPINIONS, rules.CERTIFICATE, rules.PAPERS]


def said(subject, matter=Matter.ADMISSION, **changes):
    policy = deepcopy(POLICY)
    for path, value in changes.items():
        section, _, key = path.partition("__")
        policy[section][key] = value
    return guidance(subject, matter, policy)


def test_numbers_and_clauses_are_those_of_the_policy():
    first, *later = said(Action.HOLD_CEREMONY, probation__months=18, probation__clause="Điểm A")
    assert first == Guidance("Thời gian dự bị 18 tháng, tính từ ngày làm lễ kết nạp.", "Điểm A", "le-ket-nap")
    rule = next(rule for rule in POLICY["deadlines"] if rule["code"] == "ceremony")
    length = f"{rule['working_days']} ngày làm việc"
    assert later == [
        Guidance(f"{rule['label']}: {length} kể từ ngày nhận được quyết định kết nạp.", rule["clause"])
    ]
    assert said(Action.RECEIVE_DECISION) == [
        Guidance(f"{rule['label']}: {length} kể từ ngày này.", rule["clause"])
    ]


def test_what_the_policy_does_not_ask_is_not_said():
    assert said(Action.ASK_PROCEDURE)
    assert said(Action.ASK_PROCEDURE, procedure__permission_needed=False) == []
    late = "kể cả khi xét chậm"
    asked = [said(Action.ISSUE_DECISION, matter) for matter in (Matter.ADMISSION, Matter.RECOGNITION)]
    assert [any(late in each.sentence for each in rows) for rows in asked] == [False, True]


def test_whom_the_rules_do_not_admit_again_is_said_where_it_is_considered():
    again = guidance(Action.RECORD_CELL_VOTE, Matter.ADMISSION, POLICY, again=True)
    known = guidance(Action.RECORD_CELL_VOTE, Matter.ADMISSION, POLICY)
    assert "Trình độ học vấn: Bằng tốt nghiệp trung học cơ sở trở lên." in known[0].sentence
    more = [row for row in again if row not in known]
    assert [row.clause for row in more] == ["Quy định 294-QĐ/TW, điểm 3.5"] * 2
    assert "người tự bỏ sinh hoạt đảng; " in more[0].sentence
    assert "đủ 60 tháng sau khi được xóa án tích" in more[1].sentence


@pytest.mark.parametrize(
    "subject, matter, paper, clause",
    [
        (Action.ISSUE_DECISION, Matter.ADMISSION, "admission_decision", "Mẫu 9-KNĐ"),
        (Action.ISSUE_DECISION, Matter.RECOGNITION, "recognition_decision", "Mẫu 16-KNĐ"),
        (
            *(Action.CANCEL_DECISION, Matter.ADMISSION, "cancelling_decision"),
            "Quyết định hủy quyết định kết nạp đảng viên",
        ),
    ],
)
def test_whose_wording_was_not_read_in_the_original_is_said_before_it_is_signed(
    subject, matter, paper, clause
):
    marked = [row.clause for row in guidance(subject, matter, POLICY) if "chưa đối chiếu" in row.sentence]
    read = POLICY | {"uncertain": [mark for mark in POLICY["uncertain"] if mark != f"forms.{paper}"]}
    rows = guidance(subject, matter, read)
    assert (marked, [row for row in rows if "chưa đối chiếu" in row.sentence]) == ([clause], [])


@pytest.mark.parametrize("matter", Matter)
def test_every_subject_names_its_clause_and_a_word_of_the_glossary(matter):
    rows = [row for subject in SUBJECTS for row in said(subject, matter)]
    assert len(rows) > 10
    assert [row for row in rows if not row.clause] == []
    assert {row.word for row in rows} - {word.anchor for word in WORDS} == {""}
