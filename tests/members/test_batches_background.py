"""Long lists are the worker's: killed at any moment it leaves nothing half done, and the next one finishes once."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from members.models import AuditEntry, ImportBatch, ImportRow, Membership, Person
from members.services.audit import broken_links
from members.services.batches import (
    answer_rows,
    applying,
    cancel_import,
    progress,
    progress_of,
    reading,
    restage,
    staging,
    undo_import,
)
from members.services.batches import jobs as batch_jobs
from members.services.errors import Refused
from members.spreadsheets.refusals import UnusableFile
from tests.cast import make_cast
from tests.crowd import scratch_database
from tests.members.batches import apply, many, outcomes, stage
from tests.members.sheets import people_list, person

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60


@pytest.fixture
def short(monkeypatch):
    """Three rows are a long list."""
    monkeypatch.setattr(applying, "AT_ONCE", 2)
    monkeypatch.setattr(reading, "READ_AT_ONCE", 2)


def work() -> None:
    """Everything that is queued, here and now."""
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        backend_name="default",
        worker_id="đây",
        batch=True,
        interval=0,
        startup_delay=False,
        max_tasks=None,
    )
    while job := DBTaskResult.objects.ready().first():
        job.claim(worker.worker_id)
        worker.run_task(job)


def listed() -> int:
    return Person.objects.filter(citizen_id__startswith="951").count()


def again(batch: ImportBatch) -> ImportBatch:
    return ImportBatch.objects.get(pk=batch.pk)


# --- in this process ----------------------------------------------------------------------------


def test_a_long_list_is_read_and_written_by_the_worker(cast, short):
    batch = stage(cast.doan_vien, *many(1, 5), organisation=cast.CD1)
    assert (batch.state, outcomes(batch), progress_of(batch)) == (
        "reading",
        [],
        progress.Progress(0, 0, late=False),
    )
    work()
    batch = again(batch)
    assert (batch.state, len(outcomes(batch)), batch.version, progress_of(batch)) == ("staged", 4, 1, None)

    batch = apply(cast.doan_vien, batch)
    assert (batch.state, listed()) == ("applying", 0)
    work()

    batch = again(batch)
    assert (batch.state, listed(), batch.failure) == ("applied", 4, "")
    assert [
        entry.action for entry in AuditEntry.objects.filter(object_id=batch.pk, actor=cast.doan_vien)
    ] == [
        "import.stage",
        "import.apply",
    ]


def test_the_file_is_looked_at_before_the_sender_is_let_go(cast, short):
    """A list without the columns it needs is asked about at once, however long it is."""
    batch = stage(cast.doan_vien, *({"Ai": "x", "Sao": n} for n in range(9)), organisation=cast.CD1)
    assert (batch.state, batch.understood["missing"]) == ("staged", ["Họ và tên", "Ngày sinh"])


def test_a_long_list_is_read_again_with_its_answers(cast, short):
    double = person(7, name=cast.an.full_name, born=cast.an.birth_date)
    batch = stage(cast.doan_vien, double, *many(1, 5), organisation=cast.CD1)
    work()
    batch = answer_rows(actor=cast.doan_vien, batch=again(batch), version=1, answers={2: "new"})

    batch = restage(actor=cast.doan_vien, batch=batch, version=2, proper_case=True)
    assert (batch.state, batch.version) == ("reading", 3)
    work()

    batch = again(batch)
    row = batch.rows.get(number=2)
    assert (batch.state, batch.version, batch.options["answers"]) == ("staged", 4, {})
    assert (row.outcome, row.answer, batch.rows.count()) == ("new", "new", 5)


def test_the_command_line_waits_for_a_long_list_itself(cast, short):
    batch = stage(None, *many(1, 5), organisation=cast.CD1, at_once=True)
    assert (batch.state, batch.counts["new"], batch.version) == ("staged", 4, 1)
    batch = apply(None, batch, at_once=True)
    assert (batch.state, listed(), DBTaskResult.objects.count()) == ("applied", 4, 0)


@pytest.fixture
def broken_off(monkeypatch):
    """The child that reads dies at the third row."""
    monkeypatch.setattr(staging, "CHUNK", 1)
    judged = reading.Reading.judged

    def breaks_off(self):
        for number, row in enumerate(judged(self)):
            if number == 2:
                raise UnusableFile("Hết giờ.")
            yield row

    monkeypatch.setattr(reading.Reading, "judged", breaks_off)


def test_a_reading_that_dies_leaves_nothing_but_the_reason(cast, short, broken_off):
    batch = stage(cast.doan_vien, *many(1, 5), organisation=cast.CD1)
    work()
    batch = again(batch)
    assert (batch.state, batch.failure, batch.rows.count(), batch.counts) == ("staged", "Hết giờ.", 0, {})
    with pytest.raises(Refused, match="không có dòng nào để ghi"):
        apply(cast.doan_vien, batch)


def test_a_long_list_that_breaks_off_on_the_command_line_leaves_no_batch(cast, short, broken_off):
    with pytest.raises(UnusableFile):
        stage(None, *many(1, 5), organisation=cast.CD1, at_once=True)
    assert (ImportBatch.objects.count(), ImportRow.objects.count()) == (0, 0)


def test_a_second_click_while_the_worker_writes_waits_for_the_same_result(cast, short):
    batch = stage(cast.doan_vien, *many(1, 5), organisation=cast.CD1)
    work()
    first, second = (apply(cast.doan_vien, again(batch)) for _ in range(2))
    assert (first.version, second.version, DBTaskResult.objects.ready().count()) == (2, 2, 1)


def test_a_right_lost_before_the_worker_came_counts(cast, short):
    batch = stage(cast.doan_vien, *many(1, 5), organisation=cast.CD1)
    work()
    batch = apply(cast.doan_vien, again(batch), skip_wrong=True)
    cast.doan_vien.appointments.update(ends_on="2025-06-30")

    work()

    batch = again(batch)
    assert (batch.state, listed(), batch.options["skip_wrong"]) == ("staged", 0, False)
    assert batch.failure == "Người yêu cầu không còn quyền nhập danh sách này nên không dòng nào được ghi."


def test_the_register_changed_before_the_worker_came(cast, short):
    batch = stage(cast.doan_vien, *many(1, 5), organisation=cast.CD1)
    work()
    batch = apply(cast.doan_vien, again(batch))
    Person.objects.filter(pk=cast.chau.pk).update(citizen_id=person(2)["Số CCCD"])

    work()

    batch = again(batch)
    assert (batch.state, batch.understood["changed_since"], listed()) == ("staged", [3], 1)


def test_a_batch_cancelled_while_it_is_read_stays_empty(cast, short, monkeypatch):
    monkeypatch.setattr(staging, "CHUNK", 1)
    batch = stage(cast.doan_vien, *many(1, 5), organisation=cast.CD1)
    judged = reading.Reading.judged

    def cancelled_after_the_first(self):
        for number, row in enumerate(judged(self)):
            if number == 1:
                cancel_import(actor=cast.doan_vien, batch=again(batch))
            yield row

    monkeypatch.setattr(reading.Reading, "judged", cancelled_after_the_first)
    work()
    assert (again(batch).state, batch.rows.count()) == ("cancelled", 0)


def test_a_job_that_no_worker_survives_is_given_up(cast, short):
    batch = stage(cast.doan_vien, *many(1, 5), organisation=cast.CD1)
    DBTaskResult.objects.update(worker_ids=["một", "hai", "ba"])
    work()
    batch = again(batch)
    assert (batch.state, "Hãy báo người quản trị hệ thống" in batch.failure) == ("staged", True)
    with pytest.raises(Refused, match="không có dòng nào để ghi"):
        apply(cast.doan_vien, batch)


def test_a_batch_whose_job_is_gone_gets_another(cast, short):
    batch = stage(cast.doan_vien, *many(1, 5), organisation=cast.CD1)
    assert batch_jobs.requeue_orphans() == 0
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED)
    assert batch_jobs.requeue_orphans() == 1
    work()
    assert again(batch).state == "staged"


def test_an_old_job_does_nothing_to_a_batch_that_has_another(cast, short):
    batch = stage(cast.doan_vien, *many(1, 5), organisation=cast.CD1)
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED)
    batch_jobs.requeue_orphans()
    new = DBTaskResult.objects.ready().get()
    DBTaskResult.objects.exclude(pk=new.pk).update(status=TaskResultStatus.READY)
    new.delete()
    work()
    assert again(batch).state == "reading"


def test_when_no_worker_comes_the_page_can_tell(cast, short, monkeypatch):
    batch = stage(cast.doan_vien, *many(1, 5), organisation=cast.CD1)
    assert progress_of(batch).late is False
    monkeypatch.setattr(progress, "PATIENCE", -1)
    assert progress_of(batch).late is True
    caches["progress"].clear()
    monkeypatch.undo()
    assert progress_of(batch) == progress.Progress(0, 0, late=False)


# --- processes ----------------------------------------------------------------------------------


@pytest.fixture
def scratch(transactional_db, tmp_path):
    with scratch_database(tmp_path) as name:
        yield name


@contextmanager
def worker(database: str, log: Path):
    address = f"sqlite:///{database}"
    if connection.vendor == "postgresql":
        address = os.environ["TEST_DATABASE_URL"].rpartition("/")[0] + "/" + database
    environment = os.environ | {
        "DATA_DIR": str(settings.DATA_DIR),
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "partyportal.settings",
    }
    with log.open("a") as stream:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "worker"], cwd=ROOT, env=environment, stdout=stream, stderr=stream
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for(happened) -> None:
    until = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.005)


def kill_at(process: subprocess.Popen, batch: ImportBatch, done: int) -> None:
    wait_for(lambda: progress_of(batch).done >= done)
    process.send_signal(signal.SIGKILL)
    process.wait()


def finished(batch: ImportBatch) -> ImportBatch:
    busy = batch.state
    wait_for(lambda: again(batch).state != busy)
    return again(batch)


@pytest.mark.slow
def test_killed_while_reading_writing_and_taking_back_and_finished_once(scratch, tmp_path):
    cast, log, count = make_cast(), tmp_path / "worker.log", 5_100
    titles = ("Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD")
    people = [{title: row[title] for title in titles} for row in many(1, count + 1)]
    batch = stage(cast.doan_vien, organisation=cast.CD1, content=people_list(*people))
    before = Membership.objects.count()

    def written() -> tuple:
        acts = AuditEntry.objects.filter(action__in=("import.stage", "import.apply", "import.undo"))
        return again(batch).state, listed(), Membership.objects.count() - before, acts.count()

    with worker(scratch, log) as process:
        kill_at(process, batch, 2_000)
        assert (written(), again(batch).counts) == (("reading", 0, 0, 0), {})
    with worker(scratch, log) as process:
        batch = finished(batch)
        assert (batch.state, batch.counts["new"], batch.rows.count()) == ("staged", count, count)
        batch = apply(cast.doan_vien, batch)
        kill_at(process, batch, 2_000)
        assert written() == ("applying", 0, 0, 1)
    with worker(scratch, log) as process:
        batch = finished(batch)
        assert written() == ("applied", count, count, 2)
        batch = undo_import(actor=cast.doan_vien, batch=batch, version=batch.version)
        kill_at(process, batch, 1)
        assert written() == ("undoing", count, count, 2)
    with worker(scratch, log):
        batch = finished(batch)
        assert written() == ("undone", 0, 0, 3)
    assert list(broken_links()) == []
