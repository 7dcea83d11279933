"""The cases out of the ordinary: re-admission, consent from above, moves."""

from datetime import date

from ceremonies.choices import PaperKind
from ceremonies.rules.arithmetic import add_months
from ceremonies.rules.facts import Facts, Policy, Requirement

#: How a membership ends through a file, as the register says it.
MOVED = "Chuyển sinh hoạt đảng"
STRUCK_OFF = "Xóa tên đảng viên dự bị"
CANCELLED = "Hủy quyết định kết nạp"
LEFT = "Xin ra khỏi Đảng"
DECEASED = "Từ trần"
REDONE = "Hủy quyết định kết nạp để làm lại thủ tục"
#: Whose membership ended so has not left the Party: it goes on elsewhere, or never began.
NOT_LEFT = (MOVED, CANCELLED, REDONE)


def has_consent(facts: Facts, on: date) -> bool:
    """The written consent of the committee that may allow an exception."""
    return any(p.kind == PaperKind.CONSENT and p.issued_on and p.issued_on <= on for p in facts.papers)


def check_readmission(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Who left the Party may be admitted once more, after 36 months, with consent (294-QĐ/TW §3.5)."""
    if facts.left_party_on is None:
        return []
    rule, found = policy["readmission"], []
    if rule["once"] and facts.past_admissions > 1:
        sentence = "Mỗi người chỉ được kết nạp lại một lần."
        found.append(Requirement("readmitted_before", sentence, rule["clause"]))
    first = add_months(facts.left_party_on, rule["min_months"])
    if on < first:
        sentence = (
            f"Ra khỏi Đảng ngày {facts.left_party_on:%d/%m/%Y}: phải đủ {rule['min_months']} tháng, "
            f"từ ngày {first:%d/%m/%Y} mới được xem xét kết nạp lại."
        )
        found.append(
            Requirement("readmission_months", sentence, rule["clause"], "Chờ đến ngày đủ thời gian.", first)
        )
    if not has_consent(facts, on):
        if facts.left_by_wish:
            found.append(_left_by_wish(facts, policy))
        sentence = (
            "Kết nạp lại phải được ban thường vụ tỉnh ủy, thành ủy hoặc tương đương đồng ý bằng văn bản."
        )
        todo = "Ghi văn bản đồng ý vào danh mục giấy tờ."
        found.append(Requirement("readmission_consent", sentence, rule["clause"], todo))
    return found


def _left_by_wish(facts: Facts, policy: Policy) -> Requirement:
    sentence = (
        f"Người này xin ra khỏi Đảng ngày {facts.left_party_on:%d/%m/%Y}: không xem xét kết nạp lại, trừ trường hợp "
        "khi ấy gia đình đặc biệt khó khăn."
    )
    todo = "Nếu thuộc trường hợp ấy, văn bản đồng ý phải nêu rõ."
    return Requirement("left_by_wish", sentence, policy["readmission"]["clause"], todo)


def check_procedure_allowed(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """The grass-roots committee says that the procedure may begin (38-HD/BTCTW §1.1 c, d)."""
    rule = policy["procedure"]
    if facts.procedure_allowed or not rule["permission_needed"]:
        return []
    sentence = "Đảng ủy cơ sở chưa cho làm thủ tục xem xét kết nạp."
    todo = "Chi bộ ra nghị quyết đề nghị và chuyển đảng ủy cơ sở."
    return [Requirement("procedure_permission", sentence, rule["clause"], todo)]


def check_asks_procedure(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Where no permission is needed nobody asks for it."""
    rule = policy["procedure"]
    if rule["permission_needed"]:
        return []
    return [Requirement("no_permission_needed", "Không phải xin phép làm thủ tục.", rule["clause"])]


def check_no_section(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if not facts.has_section:
        return []
    clause = policy["votes"]["cell"]["clause"]
    return [Requirement("by_section", "Hồ sơ phải qua đảng ủy bộ phận thẩm định.", clause)]


def check_section(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if facts.has_section:
        return []
    clause = policy["votes"]["cell"]["clause"]
    return [Requirement("no_section", "Chi bộ không thuộc đảng ủy bộ phận nào.", clause)]
