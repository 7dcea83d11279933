"""A paper of Hoài An's dossier that was made again, its scan kept."""

from ceremonies.models import FormerPaper
from members.clock import now
from members.services.stored_files import store_file
from tests.road import day


def _former(world) -> dict:
    scan = store_file(b"%PDF-1.4 %%EOF", content_type="application/pdf")
    given = {
        "issued_on": day(500),
        "file": scan,
        "file_name": "cu.pdf",
        "actor": world.cast.chi_bo,
        "at": now(),
    }
    paper, _ = FormerPaper.objects.get_or_create(candidacy=world.file, kind="introduction", defaults=given)
    return {"pk": world.file.pk, "row": paper.pk}


KEYS = {
    "ceremonies:dossier_renew": lambda world: {"pk": world.file.pk},
    "ceremonies:dossier_redate": lambda world: {"pk": world.file.pk},
    "ceremonies:former_paper_file": _former,
}
BODIES = {
    "ceremonies:dossier_renew": lambda world: {
        "version": world.file.version,
        "started_on": f"{day(1):%d/%m/%Y}",
    },
    "ceremonies:dossier_redate": lambda world: {
        "version": world.file.version,
        "started_on": f"{day(30):%d/%m/%Y}",
        "reason": "Theo ngày của giấy giới thiệu.",
    },
}
