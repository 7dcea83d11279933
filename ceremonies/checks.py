from django.core.checks import Error, Tags, register
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from ceremonies.models.counting.upkeep import missing


@register(Tags.database)
def figures_are_kept(app_configs, databases=None, **kwargs):
    """SQLite drops triggers with the table when a migration rebuilds it; figures would then silently stand still.

    A version whose groups of people are others has other triggers, too.
    """
    lost = missing()
    if not lost or _is_about_to_be_migrated():
        return []
    return [
        Error(
            f"Phần tự động đếm số liệu báo cáo không còn đủ: {', '.join(sorted(lost))}.",
            hint="Chạy manage.py rebuild_figures.",
            id="ceremonies.E001",
        )
    ]


def _is_about_to_be_migrated() -> bool:
    """Then the migration that changes the triggers may be among those to come."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
