"""How long a class certificate counts (06-HD/TW §5.4b)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ceremonies.rules.arithmetic import add_months


@dataclass(frozen=True)
class Validity:
    """`until`: the last day on which the certificate counts; `label`, `tone` as a badge says it."""

    until: date
    label: str
    tone: str


def validity(issued_on: date, policy: Mapping[str, Any], on: date) -> Validity:
    """`policy`: the data of a version of the rules."""
    until = add_months(issued_on, policy["certificate"]["valid_months"])
    if on > until:
        return Validity(until, "Đã hết hạn", "stop")
    if on > add_months(until, -policy["certificate"]["warn_months"]):
        return Validity(until, "Sắp hết hạn", "wait")
    return Validity(until, "Còn giá trị", "good")
