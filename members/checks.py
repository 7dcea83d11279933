from django.core.checks import Error, Tags, register
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from members.models import User


@register(Tags.database, deploy=True)
def no_demo_accounts(app_configs, databases=None, **kwargs):
    """A server in production does not start while demonstration accounts can sign in."""
    try:
        found = User.objects.filter(is_demo=True, is_active=True).exists()
    except DatabaseError:  # before the first migration
        return []
    if not found:
        return []
    return [
        Error(
            "Cơ sở dữ liệu còn tài khoản dùng thử; không được chạy chính thức.",
            hint="Bắt đầu với một thư mục dữ liệu mới (scripts/run --empty --data THƯ_MỤC).",
            id="members.E001",
        )
    ]


_MADE_BY = ("members", "0003_search_index")
#: What keeps the words of names and numbers findable.
_INDEX = {
    "sqlite": {
        "members_person_words",
        *(f"person_words_{event}" for event in ("insert", "update", "delete")),
    },
    "postgresql": {"person_words"},
}
_THERE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE tbl_name IN ('members_person', 'members_person_words')",
    "postgresql": "SELECT indexname FROM pg_indexes WHERE tablename = 'members_person'",
}


@register(Tags.database)
def search_index_is_kept(app_configs, databases=None, **kwargs):
    """SQLite drops triggers with the table when a migration rebuilds it; people would then silently not be found."""
    with connection.cursor() as cursor:
        cursor.execute(_THERE[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    missing = sorted(_INDEX[connection.vendor] - there)
    if not missing or _MADE_BY not in MigrationRecorder(connection).applied_migrations():
        return []  # an older installation is about to be migrated
    return [
        Error(
            f"Chỉ mục tìm kiếm người không còn đủ: {', '.join(missing)}.",
            hint="Chạy manage.py rebuild_search_index.",
            id="members.E002",
        )
    ]
