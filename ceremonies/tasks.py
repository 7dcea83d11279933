"""What the worker does once a day about what happens. Running it twice tells nobody anything twice."""

from django_tasks import task

from ceremonies.services import dues  # noqa: F401 — its work of the day comes first: reminders read its rows
from ceremonies.services.counting import sum_steps_up
from ceremonies.services.digests import write_digests
from ceremonies.services.notices import tell_all_news
from ceremonies.services.reminders import forget_mails, forget_notices, remind
from members.clock import today
from members.tasks import daily


@daily
@task()
def tell_of_the_day() -> list[int]:
    """Answers [reminders, news, mails]: how many were new."""
    return [remind(today()), tell_all_news(), write_digests()]


@daily
@task()
def forget_what_was_told() -> list[int]:
    """Answers [notices, mails]: how many were older than the office keeps them."""
    return [forget_notices(), forget_mails()]


@daily
@task()
def keep_figures_quick() -> int:
    """Answers how many rows of sums were put together."""
    return sum_steps_up()
