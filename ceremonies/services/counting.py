"""What figures are counted from: written anew, and kept short. Triggers keep it right; see `models.counting`."""

from django.db import connection, transaction
from django.db.models import Sum

from ceremonies.models import CountedSteps
from ceremonies.models.counting.upkeep import count_anew, tell_planner

_KIND = ("unit", "month", "state", "days")


def rebuild() -> None:
    with transaction.atomic():
        count_anew()


def sum_steps_up() -> int:
    """One row for each kind of sum, instead of one for each step. Answers how many rows there are fewer."""
    with transaction.atomic():
        _let_nobody_add()
        rows = CountedSteps.objects.order_by()
        before = rows.count()
        sums = list(rows.values(*_KIND).annotate(total=Sum("number")).exclude(total=0))
        rows.all().delete()
        CountedSteps.objects.bulk_create(
            (CountedSteps(**{name: each[name] for name in _KIND}, number=each["total"]) for each in sums),
            batch_size=5000,
        )
    tell_planner()
    return before - len(sums)


def _let_nobody_add() -> None:
    """SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE ceremonies_countedsteps IN SHARE ROW EXCLUSIVE MODE")
