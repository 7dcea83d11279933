"""From the decision to recognition: ceremony, twelve months, failed votes, striking off."""

from datetime import date

from ceremonies.choices import PaperKind
from ceremonies.rules.arithmetic import threshold
from ceremonies.rules.facts import Facts, Policy, Requirement

#: What is written only once the twelve months are over.
_WRITTEN_AFTER = (PaperKind.SELF_REVIEW, PaperKind.HELPER_REMARKS, PaperKind.RECOGNITION_OPINIONS)


def check_probation_over(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Work on recognition begins after twelve full months (294-QĐ/TW §4.2)."""
    ends = facts.probation_ends_on
    if ends and on >= ends:
        return []
    months = policy["probation"]["months"]
    sentence = (
        f"Chưa hết {months} tháng dự bị; thời gian dự bị kết thúc ngày {ends:%d/%m/%Y}."
        if ends
        else "Chưa ghi ngày kết nạp, nên chưa biết ngày hết thời gian dự bị."
    )
    todo = "Chờ đến ngày hết thời gian dự bị." if ends else ""
    return [Requirement("probation", sentence, policy["probation"]["clause"], todo, ends)]


def check_written_after_probation(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Self-review, helper's remarks and opinions are dated after the twelve months."""
    ends = facts.probation_ends_on
    early = [
        paper
        for paper in facts.papers
        if ends and paper.kind in _WRITTEN_AFTER and paper.issued_on and paper.issued_on < ends
    ]
    return [
        Requirement(
            f"early_{paper.kind}",
            f"{paper.kind.label} ghi ngày {paper.issued_on:%d/%m/%Y}, trước khi hết thời gian dự bị.",
            policy["probation"]["clause"],
            f"Làm lại từ ngày {ends:%d/%m/%Y}.",
            ends,
        )
        for paper in early
    ]


def check_failed(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Only a vote that did not pass is taken again at a later meeting."""
    if facts.cell_passed is False:
        return []
    return [
        Requirement(
            "passed", "Chi bộ đã biểu quyết đạt, không phải xét lại.", policy["recognition"]["clause"]
        )
    ]


def check_votes_left(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """After three votes short of two thirds the matter goes to the superior (294-QĐ/TW §4.2.3)."""
    most = policy["recognition"]["failed_votes"]
    if facts.failed_cell_votes < most:
        return []
    return [
        Requirement(
            "failed_votes",
            f"Chi bộ đã {facts.failed_cell_votes} lần biểu quyết không đạt.",
            policy["recognition"]["failed_votes_clause"],
            "Báo cáo cấp ủy cấp trên trực tiếp và cấp có thẩm quyền: chuyển hồ sơ lên đảng ủy cơ sở.",
        )
    ]


def check_reportable(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """A recognition or striking off goes up when the cell passed it, or when it failed so often."""
    if facts.cell_passed or facts.failed_cell_votes >= policy["recognition"]["failed_votes"]:
        return []
    return [
        Requirement(
            "cell_passed",
            "Kết quả biểu quyết của chi bộ không đạt."
            if facts.cell_passed is False
            else "Chi bộ chưa biểu quyết.",
            threshold(policy, "cell", facts.matter).clause,
            "Xét lại ở cuộc họp sau.",
        )
    ]


def check_decision_received(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    received = facts.decision_received_on
    if received and on >= received:
        return []
    sentence = (
        f"Ngày kết nạp không được trước ngày chi bộ nhận quyết định {received:%d/%m/%Y}."
        if received
        else "Chi bộ chưa ghi ngày nhận quyết định kết nạp."
    )
    return [Requirement("not_received", sentence, policy["ceremony"]["clause"])]


def check_ceremony_in_time(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Later than the days of the policy the superior is told, and agrees first."""
    due = facts.ceremony_due
    if due is None or on <= due or facts.late_consent:
        return []
    sentence = f"Đã quá thời hạn tổ chức lễ kết nạp, hạn cuối là ngày {due:%d/%m/%Y}."
    todo = "Báo cáo cấp ủy cấp trên trực tiếp; khi được đồng ý, ghi số và ngày của văn bản đồng ý."
    return [Requirement("ceremony_late", sentence, policy["ceremony"]["clause"], todo)]


def official_from(ends_on: date, issued_on: date, policy: Policy) -> date:
    """The exact end of the twelve months, even when everybody is late (294-QĐ/TW §4.2.2)."""
    return ends_on if policy["recognition"]["from_end_of_probation"] else max(ends_on, issued_on)
