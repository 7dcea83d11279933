"""Bring database, cache table, rules and static files to what this version needs; run after every update."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, call_command

from members.services.upkeep import count_for_the_planner

# What the libraries ship and no page uses: compressing it would take most of the first start.
UNUSED_STATIC = [
    *("bootstrap*.js*", "bootstrap-*", "bootstrap.css*", "*.rtl.*"),
    *("htmx-4*", "htmx-2.js", "htmax*", "ext", "guardian", "import_export"),
]


class Command(BaseCommand):
    help = "Chuẩn bị cơ sở dữ liệu, bộ nhớ đệm và tệp tĩnh cho phiên bản này."

    def handle(self, **options):
        verbosity = options["verbosity"]
        settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
        call_command("migrate", interactive=False, verbosity=verbosity)
        call_command("createcachetable", verbosity=verbosity)
        call_command("load_policies", verbosity=verbosity)
        count_for_the_planner()  # of indexes that a migration has just built nothing is known
        self._collect_static(verbosity)

    def _collect_static(self, verbosity):
        stamp, wanted = settings.STATIC_ROOT / "collected.sha256", _static_digest()
        if stamp.exists() and stamp.read_text() == wanted:
            return
        call_command(
            "collectstatic", interactive=False, clear=True, ignore_patterns=UNUSED_STATIC, verbosity=verbosity
        )
        stamp.write_text(wanted)


def _static_digest() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(UNUSED_STATIC):
            digest.update(path.encode())
            with storage.open(path) as file:
                digest.update(file.read())
    return digest.hexdigest()
