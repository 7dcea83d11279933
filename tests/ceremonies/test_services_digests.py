"""The digest as it arrives at a real mail server: its words, whom it names, that it comes once."""

from datetime import date, datetime, time

import pytest
from django.utils import timezone

from ceremonies.choices import DueKind, MailNames, MailWish, State
from ceremonies.models import Due, ListReview, Notice, ReminderRules
from ceremonies.services.digests import write_digests
from ceremonies.services.notice_wishes import save_wish
from members import clock
from members.models import OutboxMessage
from members.services.outbox import send_waiting_mail
from tests.cast import make_cast
from tests.ceremonies.dues import only_due, working_day
from tests.jobs import tell_of_the_day
from tests.road import bring
from tests.smtp import mail_server


def moment(day, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


@pytest.fixture
def post(settings):
    settings.SITE_URL = "https://portal.dang-uy.example"
    with mail_server(settings) as post:
        yield post


@pytest.fixture
def on():
    """The beginning of a day on which offices work."""
    day = working_day(1)
    with clock.at(moment(day, time(0, 5))):
        yield day


@pytest.fixture
def file(cast, on):
    cast.chi_bo.email = "chi_bo@dang-uy.example"
    cast.chi_bo.save()
    ListReview.objects.create(
        cell=cast.CB1, month=on.replace(day=1), held_on=on, number="02-NQ/CB", actor=cast.chi_bo
    )
    file = bring(cast, State.DOSSIER)
    only_due(file, working_day(-2, on))
    Due.objects.create(
        candidacy=file,
        code="task-1",
        kind=DueKind.TASK,
        label="Nhiệm vụ: gặp ông Mẫu",
        due=on,
        desk=file.cell,
    )
    return file


def sent(post, on) -> list[str]:
    write_digests()
    with clock.at(moment(on, time(7))):
        send_waiting_mail()
    return [mail.get_content() for mail in post.mails]


def test_the_digest_tells_numbers_and_where_to_read(file, post, on):
    [text] = sent(post, on)
    assert post.mails[0]["Subject"] == f"Bản tin công việc ngày {on:%d/%m/%Y}"
    assert "- 1 việc đã quá hạn\n- 1 việc đến hạn hôm nay\n" in text.replace("\r\n", "\n")
    assert "https://portal.dang-uy.example/ban-tin/" in text
    assert [word for word in ("Hoài An", "H.A.", "ông Mẫu") if word in text] == []


@pytest.mark.parametrize(
    "names, said, unsaid",
    [(MailNames.INITIALS, "N.H.A.", ["Hoài An", "ông Mẫu"]), (MailNames.FULL, "Nguyễn Hoài An", ["N.H.A."])],
)
def test_the_office_may_allow_names(file, post, on, names, said, unsaid):
    ReminderRules.objects.create(pk=1, names_in_mail=names)
    [text] = sent(post, on)
    assert f"{working_day(-2, on):%d/%m/%Y} – Chi bộ xét, đề nghị kết nạp ({said})" in text
    assert [word for word in unsaid if word in text] == []


def test_it_leaves_in_the_morning_and_once(file, post, on):
    assert (write_digests(), write_digests()) == (1, 0)
    with clock.at(moment(on, time(6))):
        assert send_waiting_mail() == 0
    assert len(sent(post, on)) == len(sent(post, on)) == 1


@pytest.mark.parametrize("wish, late, mails", [("none", True, 0), ("late", False, 0), ("late", True, 1)])
def test_each_chooses_when_to_get_it(cast, file, post, on, wish, late, mails):
    save_wish(actor=cast.chi_bo, mail=MailWish(wish))
    if not late:
        Due.objects.filter(due__lt=on).delete()
    assert len(sent(post, on)) == mails


def test_nobody_gets_an_empty_one_nor_any_on_a_day_off(cast, file, post, on):
    with clock.at(moment(date(2027, 2, 8), time(7))):  # Tết
        assert write_digests() == 0
    Due.objects.all().delete()
    assert write_digests() == 0


def test_without_a_mail_server_nothing_is_written(file, settings, on):
    settings.EMAIL_HOST = ""
    assert (write_digests(), OutboxMessage.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_tell_everything_once(scratch, post, settings):
    cast = make_cast()
    cast.chi_bo.email = "chi_bo@dang-uy.example"
    cast.chi_bo.save()
    on = working_day(1)
    only_due(bring(cast, State.DOSSIER), working_day(-6, on))
    morning = moment(on, time(7))
    with clock.at(morning):
        said = scratch.run(tell_of_the_day, 3, at=morning.isoformat(), port=settings.EMAIL_PORT)
        assert len(said) == 3
        told = {(row.user.username, row.kind) for row in Notice.objects.select_related("user")}
        assert told == {("chi_bo", "late"), ("dang_uy", "below"), ("van_phong", "below")}
        assert Notice.objects.count() == 3
        assert (OutboxMessage.objects.count(), send_waiting_mail(), len(post.mails)) == (1, 1, 1)
