"""The person and the papers when the cell considers."""

from collections import Counter
from datetime import date

from ceremonies.choices import Matter, PaperKind, Route
from ceremonies.rules.arithmetic import add_months
from ceremonies.rules.facts import Facts, Policy, Requirement
from ceremonies.rules.special import has_consent

_CHECKLIST = {Matter.ADMISSION: "checklist", Matter.RECOGNITION: "recognition_checklist"}


def checklist_of(policy: Policy, matter: Matter) -> dict:
    """The papers a matter asks for, and the clause; nothing for striking off."""
    return policy[_CHECKLIST[matter]] if matter in _CHECKLIST else {"papers": [], "clause": ""}


def forms_of(policy: Policy, route: str, matter: Matter = Matter.ADMISSION) -> list[dict]:
    """The papers this route asks for: {kind, form, copies, number_required}, in the order of the checklist."""
    papers = []
    for entry in checklist_of(policy, matter)["papers"]:
        if route not in entry.get("routes", list(Route.values)):
            continue
        papers.append(
            {
                "kind": PaperKind(entry["kind"]),
                "form": entry.get(f"form_{route}", entry["form"]),
                "copies": policy["introduction"]["members"][route] if entry.get("per_introducer") else 1,
                "number_required": entry.get("number_required", False),
            }
        )
    return papers


def check_age(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Full 18 to full 60 on the day the cell considers (294-QĐ/TW §1.1)."""
    rule = policy["age"]
    first = add_months(facts.birth_date, 12 * rule["min_years"])
    if on < first:
        sentence = f"Chưa đủ {rule['min_years']} tuổi; đủ tuổi từ ngày {first:%d/%m/%Y}."
        return [Requirement("too_young", sentence, rule["clause"], "Chờ đến ngày đủ tuổi.", first)]
    return check_not_too_old(facts, policy, on)


def check_not_too_old(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    rule = policy["age"]
    last = add_months(facts.birth_date, 12 * rule["max_years"])
    if on <= last or (rule["over_max_consent"] and has_consent(facts, on)):
        return []
    sentence = f"Quá {rule['max_years']} tuổi."
    todo = ""
    if rule["over_max_consent"]:
        sentence = f"Quá {rule['max_years']} tuổi: cấp ủy trực thuộc Trung ương mới được xem xét, quyết định."
        todo = "Xin ý kiến đồng ý bằng văn bản và ghi văn bản ấy vào danh mục giấy tờ."
    return [Requirement("too_old", sentence, rule["over_max_clause"], todo)]


def check_papers(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Every paper of the checklist, with its date and where due its number (38-HD/BTCTW §II.1.1a)."""
    complete = Counter(p.kind for p in facts.papers if p.issued_on and p.issued_on <= on)
    numbered = Counter(p.kind for p in facts.papers if p.issued_on and p.issued_on <= on and p.number)
    missing = []
    clause = checklist_of(policy, facts.matter)["clause"]
    for entry in forms_of(policy, facts.route, facts.matter):
        have = (numbered if entry["number_required"] else complete)[entry["kind"]]
        if have < entry["copies"]:
            what = f"{entry['kind'].label} (mẫu {entry['form']})"
            short = f"{what}: có {have}, cần {entry['copies']}." if entry["copies"] > 1 else f"Thiếu {what}."
            todo = (
                "Ghi ngày"
                + (" và số" if entry["number_required"] else "")
                + " của giấy tờ vào danh mục hồ sơ."
            )
            missing.append(Requirement(f"paper_{entry['kind']}", short, clause, todo))
    return missing


def check_verified(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Every verification begun has its answer (06-HD/TW §3.4)."""
    if not facts.unverified:
        return []
    sentence = f"Chưa có kết quả thẩm tra: {'; '.join(facts.unverified)}."
    todo = "Ghi kết quả, hoặc gửi công văn nhắc nơi được đề nghị."
    return [Requirement("unverified", sentence, policy["verification"]["clause"], todo)]


def check_opinions_given(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Everybody who was asked has answered (06-HD/TW §3.5)."""
    if not facts.unanswered:
        return []
    sentence = f"Chưa có ý kiến nhận xét của: {'; '.join(facts.unanswered)}."
    return [Requirement("unanswered", sentence, policy["opinions"]["clause"], "Ghi ý kiến khi nhận được.")]


def check_certificate(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """The class certificate is at most so many months old when the cell considers (06-HD/TW §5.4b)."""
    issued = [p.issued_on for p in facts.papers if p.kind == PaperKind.CERTIFICATE and p.issued_on]
    if not issued:
        return []  # check_papers says that it is missing
    last = add_months(max(issued), policy["certificate"]["valid_months"])
    if on <= last:
        return []
    return [
        Requirement(
            "certificate_expired",
            f"Giấy chứng nhận lớp bồi dưỡng nhận thức về Đảng đã hết hạn từ sau ngày {last:%d/%m/%Y}.",
            policy["certificate"]["clause"],
            "Cử học lại lớp bồi dưỡng nhận thức về Đảng.",
        )
    ]


def check_printable(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """What Điều 1 of the decision says about the person must be known from the start."""
    form, missing = f"Mẫu {policy['decision']['form']}", []
    if not facts.has_native_place:
        sentence = "Chưa ghi quê quán của người này, quyết định kết nạp phải có quê quán."
        missing.append(Requirement("native_place", sentence, form, "Bổ sung quê quán ở trang người này."))
    if not facts.has_department:
        sentence = "Chưa ghi đơn vị công tác của người này."
        missing.append(Requirement("department", sentence, form, "Bổ sung đơn vị ở trang người này."))
    return missing


def check_unchanged(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """What the cell voted on is what is passed on and signed."""
    if not facts.changed_since_vote:
        return []
    return [
        Requirement(
            "changed_since_vote",
            f"Thông tin đã thay đổi sau khi chi bộ biểu quyết: {'; '.join(facts.changed_since_vote)}.",
            policy["votes"]["cell"]["clause"],
            "Sửa lại thông tin cho đúng, hoặc trả hồ sơ để chi bộ biểu quyết lại.",
        )
    ]
