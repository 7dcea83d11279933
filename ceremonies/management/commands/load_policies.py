from django.core.management.base import BaseCommand

from ceremonies.services.policies import load_policies


class Command(BaseCommand):
    help = "Đưa vào cơ sở dữ liệu những phiên bản quy định đi kèm mà cơ sở dữ liệu chưa có."

    def handle(self, *, verbosity, **options):
        added = load_policies()
        if verbosity:
            self.stdout.write(
                f"Đã thêm quy định: {', '.join(added)}." if added else "Không có quy định nào mới."
            )
