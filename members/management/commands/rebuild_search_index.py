from importlib import import_module

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import connection


class Command(BaseCommand):
    help = "Lập lại chỉ mục tìm kiếm người khi kiểm tra (members.E002) báo chỉ mục không còn đủ."
    requires_system_checks = []

    def handle(self, **options):
        migration = import_module("members.migrations.0003_search_index")
        with connection.schema_editor() as editor:
            migration.index(apps, editor)
        self.stdout.write("Đã lập lại chỉ mục tìm kiếm người.")
