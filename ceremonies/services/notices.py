"""Notices: written once for each cause, read one by one or all at once."""

from collections.abc import Collection, Iterable

from django.db import transaction

from ceremonies.choices import NoticeKind
from ceremonies.models import Notice
from ceremonies.selectors.holders import holders
from ceremonies.selectors.news import cells_with_news, news_of
from ceremonies.selectors.notices import notices
from members import clock
from members.models import Organisation, User
from members.permissions import may
from members.services.access import require


def write_notices(user: User, rows: Iterable[Notice]) -> int:
    """Those whose key the account does not have yet; how many. What another run writes meanwhile stays as it is."""
    found = {row.key: row for row in rows}
    known = Notice.objects.filter(user=user, key__in=found).values_list("key", flat=True)
    new = [found[key] for key in found.keys() - set(known)] if found else []
    Notice.objects.bulk_create(sorted(new, key=lambda row: row.key), ignore_conflicts=True)
    return len(new)


def tell_all_news() -> int:
    """What was decided in the last weeks, to whoever keeps a cell today; how many notices are new."""
    return _tell_keepers(cells_with_news())


def tell_cell(cell: Organisation) -> int:
    """Inside the transaction of a decision or a refusal: whoever keeps the cell hears of it at once."""
    return _tell_keepers([cell.pk])


def _tell_keepers(cells: Collection[int]) -> int:
    users = {user.pk: user for found in holders(cells).values() for user in found}
    return sum(_tell_news(user) for user in users.values())


def _tell_news(user: User) -> int:
    user.grants_cache = {}
    told = [
        Notice(
            user=user,
            key=news.key,
            kind=NoticeKind.NEWS,
            candidacy=news.candidacy,
            label=news.text,
            path=news.url,
            at=clock.now(),
        )
        for news in news_of(user)
    ]
    return write_notices(user, told)


@transaction.atomic
def read_notice(*, actor, notice: Notice) -> Notice:
    require(may(actor, "notice.read", notice))
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=clock.now())
    return notice


@transaction.atomic
def read_all_notices(*, actor, up_to: int) -> int:
    """Those that the reader saw: whatever came after the newest one on the page stays unread."""
    unread = notices(actor, unread=True).filter(pk__lte=up_to).order_by()
    seen = list(unread.values_list("pk", flat=True))
    return Notice.objects.filter(pk__in=seen, read_at=None).update(read_at=clock.now())
