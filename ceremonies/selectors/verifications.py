"""The verifications of a file as its page shows them, and what is still to be written down."""

from dataclasses import dataclass
from datetime import date

from ceremonies.choices import PaperKind, Relation, VerificationWay
from ceremonies.models import Candidacy, Verification
from ceremonies.rules.verification import relatives_due, relatives_if_any, reply_due
from ceremonies.selectors.calendars import working_calendar
from members.clock import today

_SENT = (VerificationWay.LETTER, VerificationWay.LETTER_ABROAD, VerificationWay.VISIT)


@dataclass(frozen=True)
class VerificationRow:
    """`late`: working days after the last day of the answer, 0 in time."""

    verification: Verification
    due: date | None
    late: int

    @property
    def label(self) -> str:
        """One word for the badge."""
        row = self.verification
        if row.is_done:
            return row.get_result_display() or row.get_way_display()
        if self.late:
            return "Quá hạn trả lời"
        return "Chờ kết quả" if row.sent_on else "Chưa tiến hành"

    @property
    def waits_for_letter(self) -> bool:
        row = self.verification
        return row.way in _SENT and not (row.letter_number or row.is_done)

    @property
    def tone(self) -> str:
        if self.verification.is_done:
            return "wait" if self.verification.result == "noted" else "good"
        return "stop" if self.late else "wait"


def verification_rows(candidacy: Candidacy, on: date) -> list[VerificationRow]:
    rows = list(candidacy.verifications.all())
    calendar = working_calendar() if rows else None
    found = []
    for row in rows:
        due = reply_due(row.way, row.sent_on, candidacy.policy.data, calendar)
        overdue = due and not row.returned_on and on > due
        found.append(VerificationRow(row, due, calendar.between(due, on) if overdue else 0))
    return found


def not_written_yet(rows: list[VerificationRow]) -> tuple[list[Relation], list[Relation]]:
    """Relatives of every file, and those whom only some people have."""
    written = [row.verification.relation for row in rows]
    return relatives_due(written), relatives_if_any(written)


def checklist_day(candidacy: Candidacy) -> date | None:
    """The day of the last result once everybody is verified; today where all were exempt; None before."""
    rows = list(candidacy.verifications.all())
    if not rows or not all(row.is_done for row in rows):
        return None
    return max((row.returned_on for row in rows if row.returned_on), default=today())


def may_be_dated(candidacy: Candidacy) -> bool:
    """All results are back and the checklist does not say so yet."""
    undated = any(p.kind == PaperKind.VERIFICATION and not p.issued_on for p in candidacy.papers.all())
    return undated and checklist_day(candidacy) is not None
