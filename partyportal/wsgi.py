"""The entry point of the web server. In production it refuses to start when a deployment check complains."""

import os

from django.conf import settings
from django.core.checks import run_checks
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partyportal.settings")

VIETNAMESE = {
    "security.W009": "SECRET_KEY quá ngắn hoặc quá dễ đoán; cần một chuỗi ngẫu nhiên ít nhất 50 ký tự.",
    "security.W018": "DEBUG đang bật; hãy đặt DEBUG=off.",
}

application = get_wsgi_application()

if settings.HTTPS:
    # "security" is Django's own; "database" holds what the data must not contain (demo accounts).
    complaints = run_checks(
        tags=["security", "database"], include_deployment_checks=True, databases=["default"]
    )
    if complaints:
        raise SystemExit(
            "Từ chối khởi động vì hệ thống chưa an toàn để dùng chính thức (HTTPS=on):\n"
            + "\n".join(f"- {VIETNAMESE.get(found.id, found.msg)} ({found.id})" for found in complaints)
        )
