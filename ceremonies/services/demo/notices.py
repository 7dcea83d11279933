"""What the office was told in all these months has been read; what is due now and the news of the last days has not."""

from datetime import date, timedelta

from django.db.models import F

from ceremonies.models import Notice
from ceremonies.services.reminders import remind
from members import clock

_UNREAD = timedelta(days=21)


def tell_notices(present: date) -> None:
    Notice.objects.filter(at__lt=clock.now() - _UNREAD).update(read_at=F("at"))
    remind(present)
