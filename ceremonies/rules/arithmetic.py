"""Votes and dates in whole numbers."""

import calendar
from dataclasses import dataclass
from datetime import date

from ceremonies.choices import Matter
from ceremonies.rules.facts import Policy, Vote


@dataclass(frozen=True)
class Threshold:
    """Needed share of votes as integers: `numerator/denominator`; `strict` means more than, else at least.

    `everybody_counts`: nobody may be left out of the count (06-HD/TW §3.7).
    """

    numerator: int
    denominator: int
    strict: bool
    clause: str
    everybody_counts: bool = False

    def reached(self, votes_for: int, entitled: int) -> bool:
        left, right = self.denominator * votes_for, self.numerator * entitled
        return entitled > 0 and (left > right if self.strict else left >= right)

    def formula(self, votes_for: int, entitled: int) -> str:
        """The arithmetic as it stands in the minutes: '3 × 20 = 60 ≥ 2 × 30 = 60: đạt'."""
        left, right = self.denominator * votes_for, self.numerator * entitled
        reached = self.reached(votes_for, entitled)
        sign = (">" if reached else "≤") if self.strict else ("≥" if reached else "<")
        return (
            f"{self.denominator} × {votes_for} = {left} {sign} {self.numerator} × {entitled} = {right}: "
            f"{'đạt' if reached else 'không đạt'}"
        )


def threshold(policy: Policy, body: str, matter: Matter = Matter.ADMISSION) -> Threshold:
    """`body`: union, cell, committee, collective, standing or standing_heads.

    A matter may have thresholds of its own: striking off has (06-HD/TW §4.6).
    """
    votes = policy["votes"]
    return Threshold(**votes.get(f"{matter}_{body}", votes[body]))


def vote_errors(vote: Vote, on: date) -> list[str]:
    """Sentences about figures that cannot be true, whatever the rules."""
    errors = []
    if min(vote.listed, vote.excluded, vote.present, vote.votes_for, vote.votes_against) < 0:
        errors.append("Số người và số phiếu không được là số âm.")
    if vote.held_on > on:
        errors.append("Ngày họp không được ở tương lai.")
    if vote.excluded > vote.listed:
        errors.append("Số người không tính lớn hơn tổng số.")
    if vote.present > vote.entitled:
        errors.append("Số có mặt lớn hơn số được tính.")
    if vote.votes_for + vote.votes_against > vote.present:
        errors.append("Tổng số phiếu tán thành và không tán thành lớn hơn số có mặt.")
    return errors


def add_months(day: date, months: int) -> date:
    """The same day so many months later; a day the month lacks becomes its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def age_on(birth_date: date, day: date) -> int:
    """Full years."""
    years = day.year - birth_date.year
    return years - (add_months(birth_date, 12 * years) > day)
