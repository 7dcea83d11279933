"""What an account was told, as it stands now."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from ceremonies.choices import NoticeKind
from ceremonies.models import Due, LocalReminders, Notice, NoticePreference, ReminderDays, ReminderRules
from members.models import Organisation
from members.permissions import visible_to

#: More unread ones are not counted: the mark says "99+".
MOST_COUNTED = 100


def notices(user, *, kind: str = "", unread: object = False) -> QuerySet[Notice]:
    """A reminder whose deadline moved or is done disappears, unless it was read. `unread`: anything true."""
    found = visible_to(user, Notice).filter(Q(read_at__isnull=False) | Q(kind=NoticeKind.NEWS) | Q(stands()))
    if kind:
        found = found.filter(kind=kind)
    if unread:
        found = found.filter(read_at=None)
    return found.select_related("candidacy__person", "desk")


def unread_count(user) -> int:
    """At most `MOST_COUNTED`. Every page asks; what the reader still sees is asked only when something is unread."""
    if not Notice.objects.filter(user=user, read_at=None).exists():
        return 0
    unread = visible_to(user, Notice).filter(Q(kind=NoticeKind.NEWS) | Q(stands()), read_at=None)
    return unread.order_by()[:MOST_COUNTED].count()


def stands() -> Exists:
    """The deadline is still due on the day the notice tells."""
    return Exists(
        Due.objects.filter(candidacy=OuterRef("candidacy"), code=OuterRef("code"), due=OuterRef("due_on"))
    )


def reminder_rules() -> ReminderRules:
    """Those of the office, or the ones that nobody has changed yet."""
    return ReminderRules.objects.first() or ReminderRules(pk=1)


def reminder_days(desk: Organisation) -> ReminderDays:
    """Those in force at this desk: its own, else those of the nearest body above, else those of the portal."""
    return RemindersByDesk()(desk)


class RemindersByDesk:
    """The same for many desks; two queries when it is made."""

    def __init__(self):
        self.everywhere: ReminderDays = reminder_rules()
        rows = LocalReminders.objects.select_related("organisation")
        self.local: dict[str, ReminderDays] = {row.organisation.path: row for row in rows}

    def __call__(self, desk: Organisation) -> ReminderDays:
        above = (desk.path[:end] for end in range(len(desk.path), 0, -1))
        return next((self.local[path] for path in above if path in self.local), self.everywhere)

    @property
    def earliest(self) -> int:
        """The most working days before a deadline that anybody is reminded."""
        return max((days for rules in self._all for days in rules.days_before), default=0)

    @property
    def _all(self) -> list[ReminderDays]:
        return [self.everywhere, *self.local.values()]


def preference_of(user) -> NoticePreference:
    return NoticePreference.objects.filter(user=user).first() or NoticePreference(user=user)
