"""The ceremonies that were held: one for all whom a cell admitted on one day, reported to the body above."""

from datetime import datetime, time, timedelta
from itertools import groupby
from operator import itemgetter
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from ceremonies.choices import CeremonyState, DecisionKind
from ceremonies.models import Admission, Candidacy, Ceremony, Decision
from members.services import bulk

_ZONE = ZoneInfo(timezone.get_default_timezone_name())
_REPORTED_AFTER = timedelta(3)


def write_ceremonies(random: Random) -> None:
    held = Candidacy.objects.filter(ceremony_on__isnull=False).order_by("cell", "ceremony_on", "pk")
    together = [
        (_ceremony(cell, on, random), [pk for *_, pk in rows])
        for (cell, on), rows in groupby(held.values_list("cell", "ceremony_on", "pk"), key=itemgetter(0, 1))
    ]
    pks = bulk.insert(Ceremony, (row for row, _ in together))
    admitted = Decision.objects.filter(kind=DecisionKind.ADMISSION).order_by("pk")
    decisions = dict(admitted.values_list("candidacy", "pk"))
    bulk.insert(
        Admission,
        (
            {
                **{"ceremony_id": pk, "candidacy_id": file, "position": position, "held": True},
                "decision_id": decisions.get(file),
            }
            for pk, (_, files) in zip(pks, together, strict=True)
            for position, file in enumerate(files, 1)
        ),
    )


def _ceremony(cell: int, on, random: Random) -> dict:
    return {
        **{"cell_id": cell, "state": CeremonyState.HELD.value, "place": "Hội trường cơ quan"},
        "starts_at": datetime.combine(on, time(9), _ZONE),
        **{"host": "Trần Văn Chủ", "host_office": "Bí thư chi bộ", "secretary": "Lê Thị Ký"},
        **{"official_present": 20, "probationary_present": 1, "reported_on": on + _REPORTED_AFTER},
        "form_key": UUID(int=random.getrandbits(128), version=4),
    }
