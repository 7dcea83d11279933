from django.core.management.base import BaseCommand, CommandError

from ceremonies.management.load_test_data import load_test_data
from members.services.errors import Refused

_MOST = 1_000_000


class Command(BaseCommand):
    help = (
        "Nạp dữ liệu để đo tốc độ vào một cơ sở dữ liệu còn trống hoặc chỉ có dữ liệu dùng thử: người, tổ chức, "
        "tài khoản, hồ sơ, văn bản. Tất cả đều không có thật."
    )

    def add_arguments(self, parser):
        parser.add_argument("--people", type=int, default=1000, help=f"số người, từ 100 đến {_MOST}")
        parser.add_argument("--seed", type=int, default=1, help="cùng một số cho cùng một dữ liệu")

    def handle(self, *, people, seed, **options):
        if not 100 <= people <= _MOST:
            raise CommandError(f"Số người phải từ 100 đến {_MOST}.")
        try:
            load_test_data(people=people, seed=seed, say=self.stdout.write)
        except Refused as refused:
            raise CommandError(refused.message) from refused
