"""The bodies that vote, pass on and decide."""

from datetime import date

from ceremonies.choices import Matter
from ceremonies.rules.arithmetic import threshold
from ceremonies.rules.facts import Facts, Policy, Requirement, is_delegated
from members.choices import DecisionMode


def check_cell_size(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    vote = facts.proposed_vote
    least = policy["cell"]["min_official_members"]
    clause, todo = policy["cell"]["clause"], "Kiểm tra lại số đảng viên chính thức."
    if vote is not None and vote.listed < least:
        sentence = f"Chi bộ phải có ít nhất {least} đảng viên chính thức."
        return [Requirement("cell_size", sentence, clause, todo)]
    if vote is not None and vote.listed < facts.cell_official:
        sentence = (
            f"Theo sổ, chi bộ có {facts.cell_official} đảng viên chính thức vào ngày họp, "
            f"không phải {vote.listed}; người không được tính thì ghi ở phần trừ."
        )
        return [Requirement("cell_register", sentence, threshold(policy, "cell", facts.matter).clause, todo)]
    return []


def check_union_vote(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    vote, rule = facts.proposed_vote, threshold(policy, "union")
    if vote is None or rule.reached(vote.votes_for, vote.entitled):
        return []
    return [
        Requirement(
            "union_vote",
            f"Chưa đủ số ủy viên tán thành ({rule.formula(vote.votes_for, vote.entitled)}).",
            rule.clause,
            "Trả lại hoặc rút đề nghị.",
        )
    ]


def _passed(value: bool | None, code: str, body: str, clause: str) -> list[Requirement]:
    if value:
        return []
    sentence = (
        f"{body} chưa biểu quyết." if value is None else f"Kết quả biểu quyết của {body.lower()} không đạt."
    )
    return [
        Requirement(code, sentence, clause, "Không thể chuyển tiếp; có thể trả lại hoặc không chấp nhận.")
    ]


def check_cell_passed(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    return _passed(facts.cell_passed, "cell_passed", "Chi bộ", policy["votes"]["cell"]["clause"])


def check_committee_passed(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if facts.moved and facts.committee_passed is None and facts.cell_passed:
        return []  # came from another place with what was resolved there (06-HD/TW §3.9)
    clause = policy["votes"]["committee"]["clause"]
    return _passed(facts.committee_passed, "committee_passed", "Đảng ủy cơ sở", clause)


def check_proposed(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """What lies at the authority was voted on by the committee, unless that is the authority itself."""
    if is_delegated(facts) or (facts.matter != Matter.ADMISSION and facts.committee_passed is not None):
        return []
    return check_committee_passed(facts, policy, on)


def check_authority_passed(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    clause = threshold(policy, facts.authority_mode or DecisionMode.STANDING, facts.matter).clause
    return _passed(facts.authority_passed, "authority_passed", "Cấp có thẩm quyền", clause)


def check_authority_known(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if facts.authority_mode:
        return []
    return [
        Requirement(
            "authority_unknown",
            "Chưa khai báo cấp ủy nào có thẩm quyền quyết định kết nạp cho chi bộ này.",
            policy["decision"]["clause"],
            "Quản trị hệ thống khai báo thẩm quyền tại trang tổ chức.",
        )
    ]


def check_not_delegated(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if not is_delegated(facts):
        return []
    sentence = "Đảng ủy được ủy quyền: ghi ngay kết quả biểu quyết quyết định kết nạp."
    return [Requirement("delegated", sentence, policy["votes"]["collective"]["clause"])]


def check_delegated(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if is_delegated(facts):
        return []
    sentence = "Đảng ủy cơ sở không được ủy quyền quyết định kết nạp."
    return [Requirement("not_delegated", sentence, policy["votes"]["collective"]["clause"])]


def check_register_ready(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if facts.authority_ready:
        return []
    return [
        Requirement(
            "no_term",
            "Cấp ban hành chưa khai báo đủ nhiệm kỳ, ký hiệu, địa danh và tiêu đề văn bản.",
            policy["decision"]["clause"],
            "Quản trị hệ thống khai báo tại trang của tổ chức đó.",
        )
    ]
