import logging
import time

from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from members.clock import today
from members.services.outbox import send_waiting_mail
from members.services.workers import RESCUES, living
from members.tasks import queue_daily, requeue_abandoned

logger = logging.getLogger(__name__)

POLL = 1  # seconds between two looks at the queue
PLAN = 30  # seconds between two looks at the calendar and the outbox


class Command(BaseCommand):
    help = "Làm các việc nền và việc hằng ngày cho đến khi nhận tín hiệu dừng; chạy được nhiều tiến trình một lúc."

    def handle(self, **options):
        logging.getLogger("django_tasks_db").setLevel(logging.ERROR)  # it tells of every empty queue
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            backend_name="default",
            worker_id=get_random_string(32),
            batch=True,  # answers when the queue is empty, so that the calendar is looked at in between
            interval=0,
            startup_delay=False,
            max_tasks=None,
        )
        worker.configure_signals()
        logger.info("Tiến trình việc nền đã bắt đầu.")
        with living(worker.worker_id):
            _work(worker)


def _work(worker: Worker) -> None:
    planned = -PLAN
    while worker.running:
        try:
            if time.monotonic() - planned >= PLAN:
                planned = time.monotonic()
                queue_daily(today())
                requeue_abandoned()
                for rescue in RESCUES:
                    rescue()
                send_waiting_mail()
            if DBTaskResult.objects.ready().exists():  # an idle worker only reads
                worker.run()
        except DatabaseError:
            logger.exception("Cơ sở dữ liệu không trả lời; thử lại sau ít giây.")
            connection.close()
        if worker.running:
            time.sleep(POLL)
