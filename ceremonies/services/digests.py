"""The daily digest by mail, for whoever has an address and wants it."""

from datetime import date, datetime, time

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from ceremonies.choices import MailNames, MailWish
from ceremonies.models import Due, HelperAssignment, NoticePreference
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.digest import Digest, digest_of, due_lines, nameless
from ceremonies.selectors.notices import reminder_rules
from members.clock import today
from members.models import Appointment, User
from members.models.period import current
from members.services.mail_server import has_mail_server
from members.services.outbox import is_written, write_mail

#: When the mail leaves; it is written at the beginning of the day.
SEND_AT = time(6, 30)


def write_digests() -> int:
    """Of today, if it is a working day; once for each account. How many are new."""
    on = today()
    if not has_mail_server() or not working_calendar().is_working(on):
        return 0
    names = MailNames(reminder_rules().names_in_mail)
    wishes = dict(NoticePreference.objects.values_list("user", "mail"))
    return sum(_write(user, on, wishes.get(user.pk, MailWish.DAILY), names) for user in _readers(on))


def _readers(on: date) -> list[User]:
    """Accounts with an office or somebody to help today, that have an address."""
    offices = Appointment.objects.current(on).order_by().values("user")
    helpers = HelperAssignment.objects.filter(current(on)).order_by().values("person")
    accounts = User.objects.filter(Q(pk__in=offices) | Q(person__in=helpers), is_active=True)
    return list(accounts.exclude(email="").order_by("pk"))


def _write(user: User, on: date, wish: str, names: MailNames) -> bool:
    key = f"digest:{user.pk}:{on:%Y%m%d}"
    if wish == MailWish.NONE or is_written(key):
        return False
    user.grants_cache = {}
    digest = digest_of(user)
    if not digest.asks_something or (wish == MailWish.LATE and not digest.late):
        return False
    return write_mail(
        key=key,
        recipient=user,
        subject=f"Bản tin công việc ngày {on:%d/%m/%Y}",
        text=_text(digest, names, due_lines(user) if names != MailNames.NONE else []),
        not_before=timezone.make_aware(datetime.combine(on, SEND_AT)),
    )


def _text(digest: Digest, names: MailNames, rows: list[Due]) -> str:
    """Counts and a link; `rows`: what is told one by one, where the office allows that people are named in mails."""
    context = {
        "digest": digest,
        "lines": [_line(row, names) for row in rows],
        "url": _link("ceremonies:digest"),
        "wishes_url": _link("ceremonies:notice_wishes"),
    }
    return render_to_string("ceremonies/digest_mail.txt", context)


def _line(row: Due, names: MailNames) -> str:
    person = str(row.candidacy.person)
    if names == MailNames.INITIALS:
        person = "".join(f"{syllable[0]}." for syllable in person.split())
    what = row.label if names == MailNames.FULL else nameless(row)
    return f"{row.due:%d/%m/%Y} – {what} ({person})"


def _link(view: str) -> str:
    return settings.SITE_URL + reverse(view) if settings.SITE_URL else ""
