"""Until when something is due in a file, and until when others have to answer."""

from dataclasses import dataclass
from datetime import date

from ceremonies.choices import Matter, VerificationWay
from ceremonies.models import Candidacy, Extension
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.rules.deadlines import Deadline, deadlines
from ceremonies.rules.radar import Reply
from ceremonies.rules.verification import reply_due
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.key_dates import key_dates
from ceremonies.workflow import STRIKING_OFF

#: What `deadlines_of` and `replies_of` read, beside the key dates, for many files at once.
RELATED = ("extensions", "verifications", "opinions")


@dataclass(frozen=True)
class Running:
    """A deadline as it stands on a day. `left`: working days, negative once the day has passed."""

    deadline: Deadline
    desk: str
    left: int
    late: bool
    extension: Extension | None = None

    @property
    def is_done(self) -> bool:
        return self.deadline.done_on is not None

    @property
    def is_far(self) -> bool:
        return self.left > _FAR

    @property
    def overdue(self) -> int:
        """Working days since the last day."""
        return -self.left

    @property
    def tone(self) -> str:
        if self.late:
            return "stop"
        if self.is_done:
            return "good"
        return "wait" if self.left <= _NEAR else "info"


#: In working days; a year has about 250.
_NEAR, _FAR = 10, 250


def deadlines_of(candidacy: Candidacy, calendar: WorkingCalendar) -> list[Deadline]:
    """The nearest first. Nothing is due in a closed file; while striking off is considered, recognition is not."""
    extended = [each.code for each in candidacy.extensions.all()]
    found = deadlines(key_dates(candidacy), candidacy.policy.data, calendar, extended)
    moot = "recognition" if candidacy.state in STRIKING_OFF.states else ""
    return [each for each in found if each.done_on or (candidacy.is_open and each.phase != moot)]


def overdue(candidacy: Candidacy, code: str, on: date) -> Deadline | None:
    """The deadline of this code if its last day is before `on`."""
    found = deadlines_of(candidacy, working_calendar())
    return next((each for each in found if each.code == code and each.due < on), None)


def running(candidacy: Candidacy, calendar: WorkingCalendar, on: date) -> list[Running]:
    """What is due first, what is done last."""
    extensions = {each.code: each for each in candidacy.extensions.all()}
    found = [
        Running(
            deadline=each,
            desk=str(getattr(candidacy, each.desk) or ""),
            left=each.working_days_left(on, calendar),
            late=each.is_late(on),
            extension=extensions.get(each.code),
        )
        for each in deadlines_of(candidacy, calendar)
    ]
    return sorted(found, key=lambda each: (each.is_done, each.deadline.due))


def replies_of(candidacy: Candidacy, calendar: WorkingCalendar, matter: Matter) -> list[Reply]:
    """Verifications and opinions of this matter, with the days the policy lets them take; who is exempt owes none."""
    policy = candidacy.policy.data
    found = [
        Reply(f"Ý kiến nhận xét: {opinion}", policy["opinions"]["clause"], answered_on=opinion.held_on)
        for opinion in candidacy.opinions.all()
        if opinion.matter == matter and not opinion.exempt_reason
    ]
    if matter == Matter.ADMISSION:
        found += [
            Reply(
                f"Thẩm tra: {each}",
                policy["verification"]["clause"],
                answered_on=each.returned_on if each.is_done else None,
                due=reply_due(each.way, each.sent_on, policy, calendar),
            )
            for each in candidacy.verifications.all()
            if each.way != VerificationWay.EXEMPT
        ]
    return found
