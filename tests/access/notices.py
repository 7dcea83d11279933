"""The secretary of Chi bộ Một has a notice about the file of the world, and a calendar that was read today."""

from ceremonies.models import Notice, NoticePreference
from ceremonies.selectors.calendar_feeds import hash_of
from members.clock import now, today

TOKEN = "bi-mat-cua-thu-nghiem"


def _notice(world) -> dict:
    if world.file is None:
        return {"pk": 10**6}
    notice, _ = Notice.objects.get_or_create(
        user=world.cast.chi_bo,
        key="due:1",
        defaults={
            "kind": "news",
            "candidacy": world.file,
            "label": "Kết quả",
            "path": "/thong-bao/",
            "at": now(),
        },
    )
    return {"pk": notice.pk}


def _feed(world) -> dict:
    values = {"feed_hash": hash_of(TOKEN), "feed_made_at": now(), "feed_read_on": today()}
    NoticePreference.objects.get_or_create(user=world.cast.chi_bo, defaults=values)
    return {"token": TOKEN}


def _revoked(world) -> dict:
    _feed(world)
    return {}


def _desk(world) -> dict:
    return {"pk": world.cast.CB1.pk}


KEYS = {
    "ceremonies:local_reminder_edit": _desk,
    "ceremonies:local_reminder_drop": _desk,
    "ceremonies:notice_open": _notice,
    "ceremonies:notice_read": _notice,
    "ceremonies:calendar_feed": _feed,
    "ceremonies:calendar_revoke": _revoked,
}
_DAYS = {"days_before": "7, 3, 1", "days_after": "1", "escalate_after": "5", "version": "1"}
BODIES = {
    "ceremonies:local_reminder_edit": lambda world: _DAYS,
    "ceremonies:local_reminder_drop": lambda world: {},
    "ceremonies:notice_wishes": lambda world: {"mail": "daily"},
    "ceremonies:notice_read_all": lambda world: {"newest": "0"},
    "ceremonies:calendar_make": lambda world: {},
    "ceremonies:reminder_edit": lambda world: (
        _DAYS
        | {
            "names_in_mail": "none",
            "keep_notices": "24",
            "keep_mails": "12",
        }
    ),
}
