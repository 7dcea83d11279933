from django.core.checks import Error, Tags, register
from django.db import DatabaseError

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
