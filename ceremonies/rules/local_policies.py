"""What a province or a committee may add to the rules for itself and the organisations below it."""

from collections.abc import Iterator, Mapping

from ceremonies.rules.deadlines import UNITS, length_of
from ceremonies.rules.facts import Policy
from ceremonies.rules.policies import differences, merged, rows_by_name
from ceremonies.rules.policy_values import label_of

#: Where a local version may differ from the version it adds to.
LOCAL = (
    "forms",
    "checklist",
    "recognition_checklist",
    "decision.legal_grounds",
    "decision.form",
    "decisions",
    "resolutions",
    "introduction.trade_union_past_youth_age",
    "procedure",
    "listing",
    "helper",
    "deadlines",
    "verification",
    "probation.member_record_working_days",
)
_FIXED = ("from", "until", "desk", "phase")


def may_differ(path: str) -> bool:
    return any(f"{path}.".startswith(f"{allowed}.") for allowed in LOCAL)


def not_allowed_locally(base: Policy, changes: Mapping) -> list[str]:
    """Sentences: a local version names its own forms and shortens deadlines; it does not change the rules."""
    return [sentence for _, sentence in local_faults(base, changes)]


def local_faults(base: Policy, changes: Mapping) -> list[tuple[str, str]]:
    """(path, sentence): the same, each with the value it is about."""
    local = merged(base, changes)
    refused = [
        (path, f"Quy định riêng của địa phương không được thay đổi: {label_of(path, local)}.")
        for path, _, _ in differences(base, local)
        if not may_differ(path)
    ]
    for name in ("reply_domestic_working_days", "reply_abroad_working_days"):
        if local["verification"][name] > base["verification"][name]:
            refused.append((f"verification.{name}", _LONGER.format("Thời hạn trả lời thẩm tra lý lịch")))
    rules = rows_by_name(local["deadlines"])
    for rule in base["deadlines"]:
        refused += _worse(rule, rules[rule["code"]], base, local)
    return refused


_LONGER = "{}: thời hạn của địa phương chỉ được ngắn hơn quy định chung."


def _worse(rule: Mapping, own: Mapping, base: Policy, local: Policy) -> Iterator[tuple[str, str]]:
    path = f"deadlines.{rule['code']}"
    unit, number = length_of(rule, base)
    own_unit, own_number = length_of(own, local)
    if [key for key in UNITS if key in own] != [unit] or any(own[key] != rule[key] for key in _FIXED):
        sentence = "quy định riêng chỉ được rút ngắn thời hạn, không đổi cách tính và nơi thực hiện"
        yield f"{path}.from", f"{rule['label']}: {sentence}."
    elif own_unit == unit and own_number > number:
        yield f"{path}.{unit}", _LONGER.format(rule["label"])
    if own.get("extension_days", 0) > rule.get("extension_days", 0):
        yield f"{path}.extension_days", _LONGER.format(f"{rule['label']} (phần kéo dài)")
