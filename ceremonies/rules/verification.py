"""Whose political standard is verified, and until when an answer is due (06-HD/TW §3.4)."""

from collections.abc import Collection
from datetime import date

from ceremonies.choices import Relation, VerificationWay
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.rules.facts import Policy

#: The policy's number of working days for each way that waits for an answer by post.
_REPLY = {
    VerificationWay.LETTER: "reply_domestic_working_days",
    VerificationWay.LETTER_ABROAD: "reply_abroad_working_days",
}
_ALWAYS = (Relation.SELF, Relation.FATHER, Relation.MOTHER)
_IF_ANY = (Relation.SPOUSE, Relation.FATHER_IN_LAW, Relation.MOTHER_IN_LAW, Relation.CHILD)
_PARENTS = (Relation.FATHER, Relation.MOTHER)


def reply_due(way: str, sent_on: date | None, policy: Policy, calendar: WorkingCalendar) -> date | None:
    """The last day on which a letter is answered in time; None for the ways without a letter."""
    name = _REPLY.get(VerificationWay(way))
    if name is None or sent_on is None:
        return None
    return calendar.add(sent_on, policy["verification"][name])


def relatives_due(written: Collection[str]) -> list[Relation]:
    """Who is verified in every case and is not written down yet; whoever raised the person stands for the parents."""
    raised = Relation.GUARDIAN in written
    return [each for each in _ALWAYS if each not in written and not (raised and each in _PARENTS)]


def relatives_if_any(written: Collection[str]) -> list[Relation]:
    """Who is verified where the person has such a relative; several children are possible."""
    found = [each for each in _IF_ANY if each not in written or each == Relation.CHILD]
    both = all(parent in written for parent in _PARENTS)
    return found if both or Relation.GUARDIAN in written else [Relation.GUARDIAN, *found]
