"""What a supervisor asks: is the process alive, and can it do its work now?"""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

ANSWER_WITHIN = 1.5  # seconds; a supervisor expects an answer in two

# Its own thread: a database that hangs must not hang the answer.
_checker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ready")


@login_not_required
@require_safe
@never_cache
def live(request):
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
@never_cache
def ready(request):
    try:
        failures = _checker.submit(_failures).result(timeout=ANSWER_WITHIN)
    except TimeoutError:
        failures = ["database"]
    if failures:
        return JsonResponse(
            {"status": "unavailable", "failed": failures}, status=HTTPStatus.SERVICE_UNAVAILABLE
        )
    return JsonResponse({"status": "ok"})


def _failures() -> list[str]:
    """Names of what does not work; never a detail, for the page is public."""
    failures = []
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            failures.append("migrations")
    except Exception:
        failures.append("database")
    finally:
        connection.close()
    try:
        with tempfile.TemporaryFile(dir=settings.DATA_DIR):
            pass
    except OSError:
        failures.append("data")
    return failures
