"""How long a dossier holds, and exactly what is made again afterwards (06-HD/TW §5.4a)."""

from datetime import date

from ceremonies.choices import PaperKind
from ceremonies.rules.arithmetic import add_months
from ceremonies.rules.dossier import forms_of
from ceremonies.rules.facts import Facts, Policy, Requirement

#: What is made again for a dossier that has grown too old; the application and the CV stay.
_MADE_AGAIN = frozenset({PaperKind.INTRODUCTION, PaperKind.UNION_RESOLUTION, PaperKind.OPINIONS})


def dossier_period(facts: Facts, policy: Policy) -> tuple[date, date] | None:
    """From when the dossier counts, and its last day; made again after that day, it counts from the new papers."""
    if facts.dossier_started_on is None:
        return None
    months = policy["dossier"]["valid_months"]
    started, last = facts.dossier_started_on, add_months(facts.dossier_started_on, months)
    made = [p.issued_on or date.min for p in facts.papers if p.kind in _MADE_AGAIN]
    if made and min(made) > last:
        started, last = min(made), add_months(min(made), months)
    return started, last


def papers_to_renew(facts: Facts, policy: Policy, on: date) -> list[dict]:
    """Entries of the checklist (as `forms_of` names them) that this day finds too old; none while the dossier holds.

    What was made again after the last day already is not asked a second time.
    """
    period = dossier_period(facts, policy)
    if period is None or on <= period[1]:
        return []
    fresh = {p.kind for p in facts.papers} - {
        p.kind for p in facts.papers if p.issued_on is None or p.issued_on <= period[1]
    }
    entries = [each for each in forms_of(policy, facts.route) if each["kind"] in _MADE_AGAIN]
    return [each for each in entries if each["kind"] not in fresh]


def check_dossier_age(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    entries, period = papers_to_renew(facts, policy, on), dossier_period(facts, policy)
    if not entries or period is None:
        return []
    again = "; ".join(f"{each['kind'].label} (mẫu {each['form']})" for each in entries)
    return [
        Requirement(
            "dossier_expired",
            f"Hồ sơ đã quá {policy['dossier']['valid_months']} tháng (từ {period[0]:%d/%m/%Y}).",
            policy["dossier"]["clause"],
            f"Làm lại: {again}. Đơn và lý lịch giữ nguyên; thẩm tra bổ sung nếu lý lịch có thay đổi.",
        )
    ]
