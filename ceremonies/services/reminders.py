"""Reminders before and after a deadline, and word to the level above. Each is made once.

Any number of runs, in any order, make the same rows: the key of a notice is the deadline, its day and the reminder.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from ceremonies.choices import DueKind, NoticeKind
from ceremonies.models import Due, LocalReminders, Notice, ReminderDays, ReminderRules
from ceremonies.rules.reminders import reminder
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.holders import holders
from ceremonies.selectors.notices import RemindersByDesk, reminder_rules, stands
from ceremonies.services.notices import write_notices
from members import clock
from members.models import Organisation, User
from members.permissions import may, visible_to
from members.services.access import require
from members.services.audit import record
from members.services.outbox import forget_sent_mail
from members.services.versions import save_version

#: The deadlines of so many desks are looked at together.
_DESKS = 200
_DAYS = ["days_before", "days_after", "escalate_after"]
_RULES = [*_DAYS, "names_in_mail", "keep_notices", "keep_mails"]

Reminder = tuple[Due, NoticeKind, str]
"""A deadline, what kind of word it is, and which one."""


def remind(on: date) -> int:
    """How many notices are new. Unread ones of deadlines that moved or are done go."""
    Notice.objects.filter(~Q(kind=NoticeKind.NEWS), ~stands(), read_at=None).delete()
    return sum(_remind(user, told) for chunk in _reached(on) for user, told in _audience(chunk))


def _reached(on: date) -> Iterator[list[Reminder]]:
    """Reminders reached on this day, some at a time: those of one desk together, for its office asks once."""
    rules, calendar = RemindersByDesk(), working_calendar()
    left: dict[date, int] = {}
    horizon = on + timedelta(days=2 * rules.earliest + 14)  # working days with all days off
    waiting = Due.objects.filter(due__lte=horizon, desk__isnull=False)
    desks = list(waiting.order_by("desk").values_list("desk", flat=True).distinct())
    for start in range(0, len(desks), _DESKS):
        rows = list(waiting.filter(desk__in=desks[start : start + _DESKS]).select_related("desk"))
        for day in {row.due for row in rows} - left.keys():
            left[day] = calendar.between(on, day)
        yield [(row, kind, point) for row in rows for kind, point in _points(left[row.due], rules(row.desk))]


def _points(left: int, rules: ReminderDays) -> Iterator[tuple[NoticeKind, str]]:
    point = reminder(left, rules.days_before, rules.days_after)
    if point is not None:
        yield (NoticeKind.LATE if point > 0 else NoticeKind.SOON), f"{point:+d}"
    if -left >= rules.escalate_after:
        yield NoticeKind.BELOW, "up"


def _audience(reminders: list[Reminder]) -> Iterator[tuple[User, list[Reminder]]]:
    """Each account with what it is to be told; who may see it is asked later."""
    told, users = defaultdict(list), {}
    told_to = _listeners([row for row, _, _ in reminders])
    for each in reminders:
        for user in told_to(each):
            users[user.pk] = user
            told[user.pk].append(each)
    for pk, mine in told.items():
        yield users[pk], mine


def _listeners(rows: list[Due]) -> Callable[[Reminder], list[User]]:
    """The holders at the desk, the helper for a remark; when it is their turn to know, the holders above these."""
    above = {row.desk_id: row.desk.parent_id for row in rows if row.desk_id}
    offices = holders({*above, *filter(None, above.values())})
    helpers = User.objects.filter(is_active=True, person__in={row.helper_id for row in rows} - {None})
    helping = {user.person_id: [user] for user in helpers}

    def told_to(each: Reminder) -> list[User]:
        row, kind, _ = each
        levels = [helping.get(row.helper_id, [])] if row.kind == DueKind.REMARK else []
        levels += [offices.get(row.desk_id, []), offices.get(above.get(row.desk_id), [])]
        return levels[1] if kind == NoticeKind.BELOW else levels[0]

    return told_to


def _remind(user: User, told: list[Reminder]) -> int:
    """Only what the account may read: `visible_to` leaves out its own file too."""
    found = {_key(each): each for each in told}
    known = Notice.objects.filter(user=user, key__in=found).values_list("key", flat=True)
    new = [found[key] for key in found.keys() - set(known)]
    if not new:
        return 0
    user.grants_cache = {}
    asked = visible_to(user, Due).filter(pk__in={row.pk for row, _, _ in new})
    seen = set(asked.values_list("pk", flat=True))
    return write_notices(user, [_notice(user, each) for each in new if each[0].pk in seen])


def _key(each: Reminder) -> str:
    row, _, point = each
    return f"due:{row.candidacy_id}:{row.code}:{row.due:%Y%m%d}:{point}"


def _notice(user: User, each: Reminder) -> Notice:
    row, kind, _ = each
    return Notice(
        user=user,
        key=_key(each),
        kind=kind,
        candidacy_id=row.candidacy_id,
        label=row.label,
        clause=row.clause,
        code=row.code,
        due_on=row.due,
        desk=row.desk,
        path=_path(row, kind),
        at=clock.now(),
    )


def _path(row: Due, kind: NoticeKind) -> str:
    """Where whoever has to do it does it; the level above reads the file, whose page shows the next step first."""
    file, key = row.candidacy_id, row.code.rpartition("-")[2]
    if kind != NoticeKind.BELOW:
        match row.kind:
            case DueKind.REMARK:
                return reverse("ceremonies:remark_create", args=[file])
            case DueKind.LETTER:
                return reverse("ceremonies:verification_edit", args=[file, key])
            case DueKind.TASK:
                return reverse("ceremonies:probation_task_edit", args=[file, key])
    return reverse("ceremonies:candidacy_detail", args=[file])


@transaction.atomic
def save_reminder_rules(*, actor, rules: ReminderRules, version: int) -> ReminderRules:
    require(may(actor, "reminders.manage", None))
    ReminderRules.objects.get_or_create(pk=rules.pk)
    save_version(rules, version, _RULES)
    values = {name: getattr(rules, name) for name in _RULES}
    record(actor=actor, action="reminders.change", obj=rules, **values)
    return rules


@transaction.atomic
def save_local_reminders(*, actor, rules: LocalReminders, version: int) -> LocalReminders:
    """Of one organisation and those below it."""
    require(may(actor, "reminders.keep", rules.organisation))
    LocalReminders.objects.get_or_create(pk=rules.pk)
    save_version(rules, version, _DAYS)
    values = {name: getattr(rules, name) for name in _DAYS}
    record(actor=actor, action="reminders.change", obj=rules, **values)
    return rules


@transaction.atomic
def drop_local_reminders(*, actor, organisation: Organisation) -> None:
    """From now on those of the level above hold."""
    require(may(actor, "reminders.keep", organisation))
    if LocalReminders.objects.filter(pk=organisation.pk).delete()[0]:
        record(actor=actor, action="reminders.drop", obj=organisation)


@transaction.atomic
def forget_notices() -> int:
    """Read long ago and no longer standing: one that stands would be written anew. How many."""
    old = Notice.objects.filter(~stands(), read_at__lt=_months_ago(reminder_rules().keep_notices))
    return old.delete()[0]


def forget_mails() -> int:
    """Sent long ago; how many."""
    return forget_sent_mail(before=_months_ago(reminder_rules().keep_mails))


def _months_ago(months: int) -> datetime:
    return clock.now() - timedelta(days=31 * months)
