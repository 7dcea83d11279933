"""Installs the triggers, writes everything anew, and tells whether the triggers are those of this version."""

from django.db import connection

from ceremonies.models.counting import postgresql, sqlite
from ceremonies.models.counting.rows import write_files, write_learners, write_steps

_KINDS = {"sqlite": sqlite, "postgresql": postgresql}
_TABLES = (
    *("ceremonies_countedfile", "ceremonies_countedlearner"),
    *("ceremonies_countedlot", "ceremonies_countedsteps"),
)


def count_anew(using=connection) -> None:
    """In the transaction of the caller; also after a version whose groups of people are other ones."""
    kind = _KINDS[using.vendor]
    wanted = kind.triggers()
    with using.cursor() as cursor:
        cursor.execute(kind.INSTALLED)
        for name in {name for name, _ in cursor.fetchall()} | wanted.keys():
            for statement in kind.drop(name):
                cursor.execute(statement)
        for table in _TABLES:
            cursor.execute(f"DELETE FROM {table}")
        for statement in (
            *write_files(kind.DIALECT, "IS NOT NULL"),
            *write_learners(kind.DIALECT, "IS NOT NULL"),
            *write_steps(kind.DIALECT, "", where="true"),
        ):
            cursor.execute(statement)
        for made in wanted.values():
            for statement in [made] if isinstance(made, str) else made:
                cursor.execute(statement)
    tell_planner(using)


def tell_planner(using=connection) -> None:
    """How the rows are spread: SQLite never looks by itself, and then reads whole indexes.

    Of nothing there is nothing to tell: a new database would only begin to keep what a transaction that is undone told.
    """
    with using.cursor() as cursor:
        cursor.execute("SELECT 1 FROM ceremonies_countedfile LIMIT 1")
        if cursor.fetchone() is None:
            return
        for table in _TABLES:
            cursor.execute(f"ANALYZE {table}")


def missing() -> set[str]:
    """Triggers that are not there, or that say something else than this version."""
    kind = _KINDS[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(kind.INSTALLED)
        there = dict(cursor.fetchall())
    return {name for name, made in kind.triggers().items() if there.get(name, "") not in _sources(made)}


def _sources(made: str | tuple[str, str]) -> list[str]:
    if isinstance(made, str):
        return [made]
    return [made[0].partition("$$")[2].removesuffix("$$")]
