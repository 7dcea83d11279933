"""Bring database, cache table and static files to the state this version needs; run after every update."""

from django.conf import settings
from django.core.management import BaseCommand, call_command


class Command(BaseCommand):
    help = "Chuẩn bị cơ sở dữ liệu, bộ nhớ đệm và tệp tĩnh cho phiên bản này."

    def handle(self, **options):
        settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
        verbosity = options["verbosity"]
        call_command("migrate", interactive=False, verbosity=verbosity)
        call_command("createcachetable", verbosity=verbosity)
        call_command("collectstatic", interactive=False, verbosity=min(verbosity, 0))
