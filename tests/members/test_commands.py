"""create_admin, verify_audit, sync_grants, worker."""

import os
import re
import signal
import subprocess
import sys
import time
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django_tasks_db.models import DBTaskResult

from members import tasks
from members.choices import Role
from members.clock import now, today
from members.models import Appointment, AuditEntry, Organisation, OrganisationUserObjectPermission, User
from members.permissions import may
from members.services.audit import entry_hash, record
from members.services.workers import is_known, living

ROOT = Path(__file__).resolve().parents[2]


# --- create_admin -----------------------------------------------------------------------------


def test_the_first_administrator_gets_a_password_once(db, capsys):
    call_command("create_admin")
    printed = capsys.readouterr().out
    user = User.objects.get()
    password = re.search(r"Mật khẩu dùng một lần:\s+(\S+)", printed)[1]
    assert user.check_password(password)
    assert (user.username, user.must_change_password, user.is_demo) == ("quantri", True, False)
    assert may(user, "account.manage") is True
    call_command("create_admin")
    assert capsys.readouterr().out == "Đã có tài khoản trong hệ thống, không tạo thêm.\n"
    assert User.objects.count() == 1


# --- verify_audit -----------------------------------------------------------------------------


@pytest.fixture
def chain(db):
    """Ten entries, and a database whose triggers somebody has dropped."""
    for number in range(1, 11):
        record(actor=None, action="test.act", label=f"mục {number}", number=number)
    undo = import_module("members.migrations.0002_audit_is_append_only").UNDO[connection.vendor]
    with connection.cursor() as cursor:
        for statement in undo:
            cursor.execute(statement)
    return AuditEntry.objects


def edit(chain):
    chain.filter(seq=4).update(label="mục bốn")


def edit_data(chain):
    chain.filter(seq=4).update(data={"number": 40})


def edit_and_hash_again(chain):
    entry = chain.get(seq=4)
    entry.actor_name = "người khác"
    entry.hash = entry_hash(entry)
    entry.save()


def delete_first(chain):
    chain.filter(seq=1).delete()


def delete_one(chain):
    chain.filter(seq=4).delete()


def cut_out_the_middle(chain):
    chain.filter(seq__gte=4, seq__lte=7).delete()


def cut_out_and_close_ranks(chain):
    chain.filter(seq__in=(4, 5)).delete()
    for seq in range(6, 11):
        chain.filter(seq=seq).update(seq=F("seq") - 2)


def insert(chain):
    AuditEntry.objects.create(
        seq=12, at=now(), actor_name="hệ thống", action="x", previous_hash=chain.last().hash, hash="0" * 64
    )


def swap(chain):
    chain.filter(seq=4).update(seq=99)
    chain.filter(seq=5).update(seq=4)
    chain.filter(seq=99).update(seq=5)


TAMPERING = {
    edit: ["Mục 4: nội dung đã bị sửa."],
    edit_data: ["Mục 4: nội dung đã bị sửa."],
    edit_and_hash_again: ["Mục 5: không nối với mục trước."],
    delete_first: ["Mục 1: thiếu mục."],
    delete_one: ["Mục 4: thiếu mục."],
    cut_out_the_middle: ["Mục 4: thiếu mục."],
    cut_out_and_close_ranks: ["Mục 4: không nối với mục trước."]
    + [f"Mục {seq}: nội dung đã bị sửa." for seq in range(4, 9)],
    insert: ["Mục 11: thiếu mục.", "Mục 12: nội dung đã bị sửa."],
    swap: [
        "Mục 4: không nối với mục trước.",
        "Mục 4: nội dung đã bị sửa.",
        "Mục 5: không nối với mục trước.",
        "Mục 5: nội dung đã bị sửa.",
        "Mục 6: không nối với mục trước.",
    ],
}


@pytest.mark.parametrize("tamper", TAMPERING, ids=lambda tamper: tamper.__name__)
def test_tampering_is_found_and_located(chain, capsys, tamper):
    tamper(chain)
    with pytest.raises(CommandError) as error:
        call_command("verify_audit")
    assert capsys.readouterr().out.splitlines() == TAMPERING[tamper]
    assert str(error.value) == f"Nhật ký không còn nguyên vẹn: {len(TAMPERING[tamper])} chỗ sai."
    assert error.value.returncode == 1


def test_an_intact_chain_shows_its_head(chain, capsys):
    call_command("verify_audit")
    assert capsys.readouterr().out.splitlines() == [
        "Nhật ký có 10 mục, nguyên vẹn.",
        f"Mã của mục cuối, nên ghi lại ở nơi khác: {chain.last().hash}",
    ]


def test_an_empty_chain_is_intact(db, capsys):
    call_command("verify_audit")
    assert capsys.readouterr().out == "Nhật ký có 0 mục, nguyên vẹn.\n"


@pytest.mark.parametrize("change", [edit, delete_one], ids=["update", "delete"])
def test_the_database_itself_refuses_to_change_the_chain(db, change):
    for _ in range(4):
        record(actor=None, action="test.act")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        change(AuditEntry.objects)


# --- sync_grants, the daily work ----------------------------------------------------------------


def test_an_appointment_that_ended_loses_its_grants(cast, capsys):
    Appointment.objects.filter(user=cast.chi_bo).update(ends_on=today() - timedelta(days=1))
    held = OrganisationUserObjectPermission.objects.filter(user=cast.chi_bo).count()
    assert held > 0
    call_command("sync_grants")
    assert capsys.readouterr().out == f"Đã thêm 0 quyền, bỏ {held} quyền.\n"
    assert OrganisationUserObjectPermission.objects.filter(user=cast.chi_bo).count() == 0
    assert AuditEntry.objects.filter(action="grants.sync").values_list("data", flat=True).get() == {
        "added": 0,
        "removed": held,
    }
    call_command("sync_grants")
    assert capsys.readouterr().out == "Đã thêm 0 quyền, bỏ 0 quyền.\n"
    assert AuditEntry.objects.filter(action="grants.sync").count() == 1


def test_an_appointment_whose_day_has_come_gets_its_grants(cast):
    Appointment.objects.create(
        user=cast.nguoi_la, organisation=cast.CB2, role=Role.INSPECTOR, starts_on=today()
    )
    assert tasks.lapse_appointments.call() == [2, 0]


def test_the_work_of_a_day_is_queued_once(db):
    assert [tasks.queue_daily(today()) for _ in range(3)] == [True, False, False]
    assert tasks.queue_daily(today() + timedelta(days=1)) is True
    names = [row.task_name for row in DBTaskResult.objects.ready()]
    assert names.count("lapse_appointments") == 2
    assert len(names) == 2 * len(set(names))


def test_the_database_learns_how_its_tables_have_grown(cast):
    size = {
        "sqlite": "SELECT max(CAST(stat AS INTEGER)) FROM sqlite_stat1 WHERE tbl = 'members_organisation'",
        "postgresql": "SELECT reltuples FROM pg_class WHERE relname = 'members_organisation'",
    }[connection.vendor]
    tasks.count_tables.call()
    with connection.cursor() as cursor:
        cursor.execute(size)
        assert cursor.fetchone()[0] == Organisation.objects.count()


def lapse_appointments_queued() -> DBTaskResult:
    """Alone in the queue."""
    tasks.queue_daily(today())
    row = DBTaskResult.objects.get(task_path=tasks.lapse_appointments.module_path)
    DBTaskResult.objects.exclude(pk=row.pk).delete()
    return row


def test_what_a_dead_worker_took_is_given_back(db):
    row = lapse_appointments_queued()
    row.claim("người đã mất")
    assert tasks.requeue_abandoned() == 0
    DBTaskResult.objects.update(started_at=now() - tasks.LEASE - timedelta(seconds=1))
    assert tasks.requeue_abandoned() == 1
    assert DBTaskResult.objects.ready().get() == row


def test_what_a_worker_of_this_machine_took_is_given_back_the_moment_it_died(db):
    row = lapse_appointments_queued()
    row.claim("anh")
    with living("anh"):
        assert (tasks.requeue_abandoned(), is_known("anh")) == (0, True)
        left = Path(settings.DATA_DIR) / "workers" / "anh"
        left.with_name("em").write_text("")  # killed: its file stays, its lock does not
    DBTaskResult.objects.update(worker_ids=["xưa", "em"])
    assert tasks.requeue_abandoned() == 1
    assert (DBTaskResult.objects.ready().get(), is_known("em"), is_known("anh")) == (row, False, False)


# --- worker -------------------------------------------------------------------------------------


@pytest.mark.slow
def test_two_workers_do_the_day_s_work_once_and_stop_at_once(tmp_path):
    environment = os.environ | {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "DJANGO_SETTINGS_MODULE": "partyportal.settings",
    }
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "--verbosity", "0"], cwd=ROOT, env=environment, check=True)
    logs = [tmp_path / f"{number}.log" for number in range(2)]
    workers = []
    for log in logs:
        with log.open("w") as stderr:
            workers.append(subprocess.Popen([*manage, "worker"], cwd=ROOT, env=environment, stderr=stderr))
    _wait_for(lambda: all("đã bắt đầu" in log.read_text() for log in logs))
    _wait_for(lambda: any("state=SUCCESSFUL" in log.read_text() for log in logs))
    stopped = time.monotonic()
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    assert [worker.wait(timeout=10) for worker in workers] == [0, 0]
    assert time.monotonic() - stopped < 5
    said = "".join(log.read_text() for log in logs)
    done = re.findall(r"id=(\S+).*state=SUCCESSFUL", said)
    assert len(done) == len(set(done)) > 0


def _wait_for(happened, seconds=30):
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.1)
