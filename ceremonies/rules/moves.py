"""What the day of a decision means for somebody who has moved (06-HD/TW §3.9)."""

from datetime import date

from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.rules.facts import Facts, Policy, Requirement


def check_decision_in_time(facts: Facts, policy: Policy, calendar: WorkingCalendar) -> list[Requirement]:
    """A decision made more than 30 working days after the move is cancelled at the old place, not sent on."""
    rule, moved, issued = policy["moves"], facts.move_decided_on, facts.decision_issued_on
    if moved is None or issued is None:
        return []
    last = calendar.add(moved, rule["decision_valid_working_days"])
    if issued <= last:
        return []
    sentence = (
        f"Quyết định ban hành ngày {issued:%d/%m/%Y}, quá {rule['decision_valid_working_days']} ngày làm việc "
        f"kể từ ngày chuyển công tác {moved:%d/%m/%Y}."
    )
    todo = "Cấp ban hành hủy quyết định để làm lại thủ tục, rồi chuyển hồ sơ đến nơi mới."
    return [Requirement("decision_after_move", sentence, rule["clause"], todo)]


def check_came_from_elsewhere(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Only the new place asks the old one to look again (06-HD/TW §3.9)."""
    clause = policy["moves"]["clause"]
    if facts.under_review:
        return [Requirement("under_review", "Nơi cũ đang xem xét lại hồ sơ này.", clause)]
    if facts.moved:
        return []
    return [Requirement("not_moved", "Hồ sơ này không phải do nơi khác chuyển đến.", clause)]
