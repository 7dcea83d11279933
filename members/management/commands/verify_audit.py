from django.core.management.base import BaseCommand, CommandError

from members.models import AuditEntry
from members.services.audit import broken_links


class Command(BaseCommand):
    help = "Kiểm tra chuỗi nhật ký: mục nào bị sửa, xóa, chèn hay đổi chỗ. Mã thoát 1 khi có."

    def handle(self, **options):
        broken = 0
        for seq, wrong in broken_links():
            broken += 1
            self.stdout.write(f"Mục {seq}: {wrong}.")
        if broken:
            raise CommandError(f"Nhật ký không còn nguyên vẹn: {broken} chỗ sai.")
        last = AuditEntry.objects.order_by("seq").last()
        self.stdout.write(f"Nhật ký có {last.seq if last else 0} mục, nguyên vẹn.")
        if last:
            self.stdout.write(f"Mã của mục cuối, nên ghi lại ở nơi khác: {last.hash}")
