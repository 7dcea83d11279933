from django.core.checks import Error, Tags, register
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from ceremonies.models.counting.upkeep import missing

_MADE_BY = ("ceremonies", "0023_counting")


@register(Tags.database)
def figures_are_kept(app_configs, databases=None, **kwargs):
    """SQLite drops triggers with the table when a migration rebuilds it; figures would then silently stand still.

    A version whose groups of people are others has other triggers, too.
    """
    lost = missing()
    if not lost or _MADE_BY not in MigrationRecorder(connection).applied_migrations():
        return []  # an older installation is about to be migrated
    return [
        Error(
            f"Phần tự động đếm số liệu báo cáo không còn đủ: {', '.join(sorted(lost))}.",
            hint="Chạy manage.py rebuild_figures.",
            id="ceremonies.E001",
        )
    ]
