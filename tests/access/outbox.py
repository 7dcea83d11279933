"""A mail to the secretary of Chi bộ Một that did not leave."""

from members.clock import now
from members.models import OutboxMessage


def _message(world) -> dict:
    message, _ = OutboxMessage.objects.get_or_create(
        key="digest 1",
        defaults={
            "message_id": "<1@dang-uy.example>",
            "recipient": world.cast.chi_bo,
            "address": "chi_bo@dang-uy.example",
            "subject": "Bản tin công việc ngày 02/03/2026",
            "created_at": now(),
            "next_try_at": now(),
            "state": "failed",
            "tries": 1,
            "last_error": "Máy chủ thư không nhận địa chỉ này (mã 550).",
        },
    )
    return {"pk": message.pk}


KEYS = {"members:outbox_retry": _message}
