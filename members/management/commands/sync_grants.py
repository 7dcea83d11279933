from django.core.management.base import BaseCommand

from members.tasks import lapse_appointments


class Command(BaseCommand):
    help = "Đưa quyền của mọi tài khoản về đúng với các phân công còn hiệu lực hôm nay."

    def handle(self, **options):
        added, removed = lapse_appointments.call()
        self.stdout.write(f"Đã thêm {added} quyền, bỏ {removed} quyền.")
