from django.core.management.base import BaseCommand

from ceremonies.services.counting import rebuild


class Command(BaseCommand):
    help = "Đếm lại số liệu báo cáo từ đầu khi kiểm tra (ceremonies.E001) báo phần tự động đếm không còn đủ."
    requires_system_checks = []

    def handle(self, **options):
        rebuild()
        self.stdout.write("Đã đếm lại số liệu báo cáo.")
