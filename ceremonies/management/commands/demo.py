from django.core.management.base import BaseCommand, CommandError

from ceremonies.models import Candidacy
from ceremonies.services.demo import is_demo, load_demo
from ceremonies.services.demo.office import ACCOUNTS, PASSWORD
from members.models import Person, User
from members.services.errors import Refused


class Command(BaseCommand):
    help = "Nạp dữ liệu dùng thử vào một cơ sở dữ liệu còn trống. Mọi tên người, tổ chức đều không có thật."

    def add_arguments(self, parser):
        parser.add_argument("--accounts", action="store_true", help="chỉ in danh sách tài khoản dùng thử")

    def handle(self, *, accounts, **options):
        if accounts:
            return self.stdout.write(accounts_table() if is_demo() else "Không có tài khoản dùng thử.")
        try:
            loaded = load_demo()
        except Refused as refused:
            raise CommandError(refused.message) from refused
        if not loaded:
            return self.stdout.write("Dữ liệu dùng thử đã có sẵn, không nạp lại.")
        people, files = Person.objects.count(), Candidacy.objects.count()
        return self.stdout.write(f"Đã nạp dữ liệu dùng thử: {people} người, {files} hồ sơ.")


def accounts_table() -> str:
    """The accounts that can still sign in, in three columns, and their password."""
    present = set(User.objects.filter(is_demo=True, is_active=True).values_list("username", flat=True))
    rows = [("Tên đăng nhập", "Họ và tên", "Chức vụ")]
    rows += [(a.username, a.name, a.office) for a in ACCOUNTS if a.username in present]
    first, second = (max(len(row[column]) for row in rows) + 2 for column in (0, 1))
    lines = [f"{username:<{first}}{name:<{second}}{office}" for username, name, office in rows]
    return "\n".join([*lines, "", f"Mật khẩu chung: {PASSWORD}"])
