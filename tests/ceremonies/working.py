"""The worker, in this process and as a process of its own that can be killed."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 240


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


@contextmanager
def worker(database: str, log: Path) -> Iterator[subprocess.Popen]:
    """`manage.py worker` on this database, killed at the end at the latest."""
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
