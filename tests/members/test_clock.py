from datetime import UTC, date, datetime
from threading import Thread

from django.utils import timezone

from members import clock


def test_the_day_is_the_office_s():
    with clock.at(datetime(2026, 12, 31, 17, 0, tzinfo=UTC)):
        assert clock.now() == datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
        assert clock.today() == date(2027, 1, 1)
    assert timezone.now() - clock.now() < timezone.timedelta(seconds=1)


def test_another_thread_keeps_the_true_time():
    seen = []
    with clock.at(datetime(2020, 1, 1, tzinfo=UTC)):
        thread = Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
    assert seen[0].year > 2020
