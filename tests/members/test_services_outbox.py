"""The outbox with a real server: each mail leaves, is recognised when it comes twice, and none is lost in a crash."""

from datetime import timedelta

import pytest

from members import clock
from members.models import AuditEntry, OutboxMessage
from members.services.errors import Conflict
from members.services.outbox import AT_A_TIME, LEASE, PAUSES, retry_mail, send_waiting_mail, write_mail
from tests.cast import make_cast
from tests.crowd import CONTEXT, Crowd, scratch_database
from tests.jobs import send_and_die, send_mails
from tests.smtp import mail_server

SUBJECT, TEXT = "Bản tin công việc ngày 02/03/2026", "Đồng chí có 2 việc quá hạn.\n"


@pytest.fixture
def post(settings):
    with mail_server(settings) as post:
        yield post


def with_address(user):
    user.email = f"{user.username}@dang-uy.example"
    user.save()
    return user


def written(user, key="digest 1") -> OutboxMessage:
    write_mail(key=key, recipient=with_address(user), subject=SUBJECT, text=TEXT)
    return OutboxMessage.objects.get(key=key)


def states() -> list[tuple]:
    return [*OutboxMessage.objects.order_by("pk").values_list("state", "tries", "uncertain", "last_error")]


def after(pause: timedelta) -> int:
    with clock.at(clock.now() + pause + timedelta(seconds=1)):
        return send_waiting_mail()


def test_a_mail_arrives_as_it_was_written(cast, post):
    message = written(cast.chi_bo)
    assert send_waiting_mail() == 1
    [mail] = post.mails
    assert (mail["To"], mail["Subject"], mail["Message-ID"]) == (
        "chi_bo@dang-uy.example",
        SUBJECT,
        message.message_id,
    )
    assert mail["Message-ID"].endswith("@dang-uy.example>")
    assert mail["From"].addresses[0].display_name == "Cổng thông tin"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content().replace("\r\n", "\n") == TEXT
    message.refresh_from_db()
    assert (message.state, message.text, message.sent_at is not None) == ("sent", "", True)


def test_a_key_is_written_and_sent_once(cast, post):
    user = with_address(cast.chi_bo)
    told = [write_mail(key="digest 1", recipient=user, subject=SUBJECT, text=TEXT) for _ in range(2)]
    assert (told, send_waiting_mail(), send_waiting_mail(), len(post.mails)) == ([True, False], 1, 0, 1)


@pytest.mark.parametrize("lacking", ["server", "address", "account"])
def test_nothing_is_written_when_nobody_could_get_it(cast, settings, post, lacking):
    user = with_address(cast.chi_bo)
    settings.EMAIL_HOST = "" if lacking == "server" else settings.EMAIL_HOST
    user.email = "" if lacking == "address" else user.email
    user.is_active = lacking != "account"
    assert write_mail(key="digest 1", recipient=user, subject=SUBJECT, text=TEXT) is False
    assert OutboxMessage.objects.count() == 0


def test_a_server_that_is_away_is_tried_again(cast, settings):
    with mail_server(settings):
        written(cast.chi_bo)  # the port is free again afterwards
    assert send_waiting_mail() == 0
    assert states() == [("waiting", 0, False, "Không nối được với máy chủ thư.")]
    with mail_server(settings) as post:
        assert (send_waiting_mail(), len(post.mails)) == (0, 0)  # not yet
        assert (after(PAUSES[0]), len(post.mails)) == (1, 1)
    assert states() == [("sent", 1, False, "")]


def test_a_recipient_who_is_refused_for_now_is_tried_again_and_at_last_given_up(cast, post):
    written(cast.chi_bo)
    post.refusals = ["451 later"] * (len(PAUSES) + 1)
    at = clock.now()
    for pause in [timedelta(), *PAUSES]:
        at += pause + timedelta(seconds=1)
        with clock.at(at):
            assert send_waiting_mail() == 0
    assert states() == [("failed", 7, False, "Máy chủ thư không nhận địa chỉ này (mã 451).")]


def test_an_address_that_does_not_exist_is_given_up_at_once_and_does_not_stop_the_others(cast, post):
    for user in (cast.chi_bo, cast.dang_uy):
        written(user, key=user.username)
    post.refusals = ["550 no such user"]
    assert send_waiting_mail() == 1
    assert states() == [
        ("failed", 1, False, "Máy chủ thư không nhận địa chỉ này (mã 550)."),
        ("sent", 1, False, ""),
    ]


def test_a_closed_account_gets_no_mail_that_waited(cast, post):
    message = written(cast.chi_bo)
    cast.chi_bo.is_active = False
    cast.chi_bo.save()
    assert (send_waiting_mail(), post.mails) == (0, [])
    message.refresh_from_db()
    assert (message.state, message.last_error) == ("failed", "Tài khoản của người nhận đã khóa.")


def test_what_was_given_up_is_sent_when_the_administrator_asks_and_sent_mail_is_not(cast, post):
    message = written(cast.chi_bo)
    post.refusals = ["550 no such user"]
    send_waiting_mail()
    cast.chi_bo.email = "moi@dang-uy.example"
    cast.chi_bo.save()
    message.refresh_from_db()
    retry_mail(actor=cast.quan_tri, message=message)
    assert (send_waiting_mail(), post.mails[0]["To"]) == (1, "moi@dang-uy.example")
    assert AuditEntry.objects.last().action == "mail.retry"
    with pytest.raises(Conflict):
        retry_mail(actor=cast.quan_tri, message=message)


def test_some_leave_at_a_time(cast, post):
    for number in range(AT_A_TIME + 1):
        written(cast.chi_bo, key=f"{number}")
    assert (send_waiting_mail(), send_waiting_mail()) == (AT_A_TIME, 1)


# --- many workers, killed workers -------------------------------------------------------------------


@pytest.fixture
def office(db, django_db_blocker, tmp_path):
    """A committed database for other processes."""
    with scratch_database(tmp_path) as database:
        yield make_cast(), Crowd(tmp_path, database)


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_send_each_mail_once(office, post, settings):
    cast, crowd = office
    for number in range(20):
        written(cast.chi_bo, key=f"{number}")
    said = crowd.run(send_mails, 3, port=settings.EMAIL_PORT)
    assert sum(count for _, count in said) == 20
    arrived = [mail["Message-ID"] for mail in post.mails]
    assert sorted(arrived) == sorted(OutboxMessage.objects.values_list("message_id", flat=True))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("backend, first", [("DiesAfterSending", 1), ("DiesBeforeSending", 0)])
def test_a_worker_killed_over_a_mail_loses_none_and_doubles_none_unsaid(
    office, post, settings, backend, first
):
    cast, crowd = office
    message = written(cast.chi_bo)
    process = CONTEXT.Process(target=send_and_die, args=(crowd.database, settings.EMAIL_PORT, backend))
    process.start()
    process.join(60)
    assert (process.exitcode, len(post.mails)) == (-9, first)
    assert states() == [("sending", 1, False, "")]
    assert send_waiting_mail() == 0  # it may still be alive
    assert after(LEASE) == 1
    assert states() == [("sent", 2, True, "")]
    assert {mail["Message-ID"] for mail in post.mails} == {message.message_id}
    assert len({mail["Date"] for mail in post.mails}) == 1
    again = post.mails[-1].get_content()
    assert again.startswith("Thư này được gửi lại")
    assert "2 việc quá hạn" in again
