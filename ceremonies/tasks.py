"""What the worker does once a day about what happens. Running it twice tells nobody anything twice."""

from django_tasks import task

from ceremonies.services import dues  # noqa: F401 — its work of the day comes first: reminders read its rows
from ceremonies.services.digests import write_digests
from ceremonies.services.notices import tell_all_news
from ceremonies.services.reminders import remind
from members.clock import today
from members.tasks import daily


@daily
@task()
def tell_of_the_day() -> list[int]:
    """Answers [reminders, news, mails]: how many were new."""
    return [remind(today()), tell_all_news(), write_digests()]
