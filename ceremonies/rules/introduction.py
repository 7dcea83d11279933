"""Who is introduced and who introduces."""

from datetime import date

from ceremonies.choices import Route
from ceremonies.rules.arithmetic import add_months, age_on
from ceremonies.rules.facts import Facts, HelperFact, Policy, Requirement


def check_route(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Youth with a Youth Union: its resolution; else the trade union; else two members (Điều 4 Điều lệ Đảng)."""
    clause = policy["introduction"]["clause"]
    youth = age_on(facts.birth_date, on) <= policy["age"]["youth_max_years"]
    if facts.route == Route.YOUTH_UNION:
        if facts.is_youth_member:
            return []
        return [
            Requirement(
                "not_youth_member",
                "Người được giới thiệu chưa phải là đoàn viên Đoàn Thanh niên.",
                clause,
                "Cập nhật ngày vào Đoàn của người này hoặc chọn đường giới thiệu khác.",
            )
        ]
    if youth and facts.youth_union_exists:
        return [
            Requirement(
                "youth_resolution",
                "Người trong độ tuổi đoàn viên, nơi có tổ chức Đoàn, phải có nghị quyết giới thiệu của Đoàn.",
                clause,
                "Đề nghị tổ chức Đoàn lập đề nghị giới thiệu (mẫu 4-KNĐ).",
            )
        ]
    if facts.route == Route.TRADE_UNION:
        if not facts.is_union_member:
            return [
                Requirement(
                    "not_union_member",
                    "Người được giới thiệu chưa phải là đoàn viên công đoàn.",
                    clause,
                    "Cập nhật tư cách đoàn viên công đoàn của người này.",
                )
            ]
        if not youth and not policy["introduction"]["trade_union_past_youth_age"]:
            return [
                Requirement(
                    "two_members",
                    "Theo quy định đang áp dụng, người quá tuổi đoàn viên do hai đảng viên chính thức giới thiệu.",
                    clause,
                    "Chi bộ lập hồ sơ theo đường hai đảng viên giới thiệu.",
                )
            ]
    return []


def check_not_member(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if not facts.is_party_member:
        return []
    clause = policy["introduction"]["clause"]
    return [
        Requirement("already_member", "Người này đang là đảng viên.", clause, "Kiểm tra lại sổ đảng viên.")
    ]


def check_strengths(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if facts.has_strengths:
        return []
    return [
        Requirement(
            "strengths",
            "Chưa có nhận xét ưu điểm của người được giới thiệu.",
            "Mẫu 4-KNĐ, 4A-KNĐ",
            "Mở đề nghị và ghi nhận xét.",
        )
    ]


def check_introducers(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    needed = policy["introduction"]["members"][facts.route]
    if facts.introducers >= needed:
        return []
    left = "; ".join(helper.name for helper in facts.helpers if helper.left)
    return [
        Requirement(
            "introducers",
            f"Cần {needed} đảng viên chính thức giới thiệu, giúp đỡ; hiện có {facts.introducers}."
            + (f" Không còn là đảng viên chính thức của chi bộ: {left}." if left else ""),
            policy["introduction"]["clause"],
            "Thay đảng viên giúp đỡ bằng đảng viên chính thức khác của chi bộ.",
        )
    ]


def is_exempt(helper: HelperFact, facts: Facts, policy: Policy) -> bool:
    """Nobody at a new place can have been there for so long with who has just come (06-HD/TW §3.9)."""
    return helper.replacement and (facts.moved or policy["introduction"]["replacement_exempt"])


def together(policy: Policy) -> str:
    """What counts as being in the same unit."""
    residence = policy["introduction"].get("residence_counts")
    return "công tác, học tập hoặc cư trú" if residence else "công tác, học tập"


def check_shared_months(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Who introduces has been in the same unit with the person for 12 months; not who replaces (294-QĐ/TW §3.2)."""
    rule, found = policy["introduction"], []
    for helper in facts.helpers:
        if is_exempt(helper, facts, policy):
            continue
        if helper.together_since is None:
            sentence = f"Chưa ghi {helper.name} cùng {together(policy)} với người này từ ngày nào."
            found.append(Requirement("together_since", sentence, rule["shared_clause"]))
            continue
        first = add_months(helper.together_since, rule["shared_months"])
        if on < first:
            sentence = (
                f"{helper.name} cùng đơn vị với người này từ {helper.together_since:%d/%m/%Y}, "
                f"chưa đủ {rule['shared_months']} tháng; đủ từ ngày {first:%d/%m/%Y}."
            )
            todo = "Chờ đủ thời gian, hoặc phân công đảng viên khác."
            found.append(Requirement("shared_months", sentence, rule["shared_clause"], todo, first))
    return found


def check_nominator(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if facts.has_nominator:
        return []
    clause = policy["introduction"]["clause"]
    return [Requirement("no_nominator", "Hồ sơ do chi bộ tự lập, không có nơi để trả lại.", clause)]
