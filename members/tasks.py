"""What the worker does without being asked. Every task may run twice without harm."""

from datetime import date, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django_tasks import task
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from members import clock
from members.services.appointments import sync_grants
from members.services.audit import record
from members.services.drafts import forget_old_drafts
from members.services.upkeep import count_for_the_planner
from members.services.workers import dead_workers, is_known

#: A task that a worker of another machine has had for longer than this is taken up again.
LEASE = timedelta(minutes=5)

_DAILY = UUID("6f1d3c0e-5c0b-4c35-9a8e-0b6d6a3f7c11")
_DAILY_JOBS: list[Task] = []


def daily(job: Task) -> Task:
    """Registers a task that the worker does once a day."""
    _DAILY_JOBS.append(job)
    return job


@daily
@task()
def lapse_appointments() -> list[int]:
    """Daily: the grants follow the appointments in force today. Answers [added, removed]."""
    with transaction.atomic():
        added, removed = sync_grants()
        if added or removed:
            record(actor=None, action="grants.sync", added=added, removed=removed)
    return [added, removed]


@daily
@task()
def forget_drafts() -> int:
    """Daily: what was typed and not sent within a week."""
    return forget_old_drafts()


@daily
@task()
def count_tables() -> None:
    """Daily: what the database knows of its own size."""
    count_for_the_planner()


def queue_daily(day: date) -> bool:
    """Queues the work of this day: once, for day and task are the key of the row. True if some of it was not yet."""
    queued = [_queue(job, day) for job in _DAILY_JOBS]
    return any(queued)


def _queue(job: Task, day: date) -> bool:
    _, queued = DBTaskResult.objects.get_or_create(
        id=uuid5(_DAILY, f"{day.isoformat()} {job.module_path}"),
        defaults={
            "args_kwargs": {"args": [], "kwargs": {}},
            "task_path": job.module_path,
            "queue_name": job.queue_name,
            "backend_name": job.backend,
            "run_after": clock.now(),
        },
    )
    return queued


def requeue_abandoned() -> int:
    """Gives back what a dead worker had taken: at once when it worked on this data folder; answers how many."""
    given_back = 0
    with dead_workers() as dead:
        for job in DBTaskResult.objects.running():
            worker = job.worker_ids[-1]
            elsewhere = not is_known(worker) and job.started_at < clock.now() - LEASE
            if worker in dead or elsewhere:
                running = DBTaskResult.objects.running().filter(pk=job.pk, started_at=job.started_at)
                given_back += running.update(status=TaskResultStatus.READY)
    return given_back
