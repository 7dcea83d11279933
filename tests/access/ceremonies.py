"""A ceremony of Chi bộ Một: one that is being prepared, and one with a picture, held already."""

import io
from datetime import time
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ceremonies.choices import CeremonyState
from ceremonies.models import Candidacy, Ceremony, Guest, Photo
from members.services.stored_files import store_file
from tests.ceremony import at, awaiting, plan, youth
from tests.road import day


def _picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(target, "JPEG")
    return target.getvalue()


def _planned(world) -> Ceremony:
    """Of a person of its own, so that the file of the world stays as it is."""
    found = Ceremony.objects.filter(state=CeremonyState.PLANNED).first()
    return found or plan(world.cast, [awaiting(world.cast, youth(world.cast, "Trịnh Thu Trang"))])


def _held(world) -> Ceremony:
    found = Ceremony.objects.filter(state=CeremonyState.HELD).first()
    return found or Ceremony.objects.create(
        cell=world.cast.CB1,
        state=CeremonyState.HELD,
        starts_at=at(day()),
        place="Hội trường",
        host="Phạm Quốc Dũng",
        secretary="Đặng Thu Hà",
        official_present=3,
        probationary_present=0,
        ended_at=time(10, 0),
        report="Đã tổ chức.",
        form_key=uuid4(),
    )


def _photo(world) -> Photo:
    stored = store_file(_picture(), content_type="image/jpeg")
    return Photo.objects.get_or_create(ceremony=_held(world), file=stored, defaults={"consent": True})[0]


def _with_guest(world) -> Ceremony:
    ceremony = _planned(world)
    Guest.objects.get_or_create(ceremony=ceremony, name="Lương Gia Huy")
    return ceremony


def _of(ceremony):
    return lambda world: {"pk": ceremony(world).pk}


def _version(ceremony, **more):
    return lambda world: more | {"version": ceremony(world).version}


def _plan(world) -> dict:
    waiting = Candidacy.objects.filter(person__full_name="Mạc Bảo Ngọc").first()
    return _WHEN | {
        "form_key": uuid4(),
        "files": (waiting or awaiting(world.cast, youth(world.cast, "Mạc Bảo Ngọc", 2))).pk,
        "host": "Phạm Quốc Dũng",
        "host_office": "Bí thư Chi bộ",
        "secretary": "Đặng Thu Hà",
    }


def _people(world) -> dict:
    [place] = _planned(world).admissions.all()
    pk = place.candidacy_id
    return {"version": place.ceremony.version, f"take_{pk}": "on", f"position_{pk}": 1}


def _no_rows(prefix):
    management = {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return lambda world: management | {"version": _planned(world).version}


def _course(world) -> dict:
    ceremony = _planned(world)
    admitted = ceremony.admissions.get().pk
    went = {"official_present": 3, "probationary_present": 0, "ended_at": "10:00"}
    return went | {"version": ceremony.version, "admitted": admitted}


def _pictures(world) -> dict:
    return {"form_key": uuid4(), "pictures": SimpleUploadedFile("anh.jpg", _picture())}


_WHEN = {"day": f"{day(-3):%d/%m/%Y}", "hour": "08:30", "place": "Hội trường"}
_SIGNED = {
    "numbering": "none",
    "dated": f"{day():%d/%m/%Y}",
    "signer": "other",
    "signer_name": "Phạm Quốc Dũng",
    "signer_office": "Bí thư",
}
_PLANNED_PAGES = ("detail", "edit", "postpone", "cancel", "people", "guests", "preparations", "hold")
_HELD_PAGES = ("texts", "report_sent", "figures", "photos")
_DETAILS = {"host": "Phạm Quốc Dũng", "host_office": "Bí thư", "secretary": "Võ Đăng Khoa", "oath": ""}

KEYS = {
    **{f"ceremonies:ceremony_{page}": _of(_planned) for page in _PLANNED_PAGES},
    **{f"ceremonies:ceremony_{page}": _of(_held) for page in _HELD_PAGES},
    "ceremonies:ceremony_papers": _of(_planned),
    "ceremonies:ceremony_invitations": _of(_with_guest),
    "ceremonies:ceremony_photo_zip": lambda world: {"pk": _photo(world).ceremony_id},
    **{f"ceremonies:photo_{page}": _of(_photo) for page in ("image", "thumbnail", "edit", "remove")},
}
BODIES = {
    "ceremonies:ceremony_create": _plan,
    "ceremonies:ceremony_edit": _version(_planned, **_DETAILS),
    "ceremonies:ceremony_postpone": _version(_planned, **_WHEN, reason="Đại biểu bận họp"),
    "ceremonies:ceremony_cancel": _version(_planned, reason="Bão lớn"),
    "ceremonies:ceremony_people": _people,
    "ceremonies:ceremony_guests": _no_rows("dai-bieu"),
    "ceremonies:ceremony_preparations": _no_rows("viec"),
    "ceremonies:ceremony_hold": _course,
    "ceremonies:ceremony_invitations": lambda world: _SIGNED | {"form_key": uuid4()},
    "ceremonies:ceremony_texts": _version(_held, report="Đã tổ chức.", news="", news_author=""),
    "ceremonies:ceremony_report_sent": _version(_held, sent_on=f"{day():%d/%m/%Y}"),
    "ceremonies:ceremony_photos": _pictures,
    "ceremonies:photo_edit": lambda world: {"caption": "Đọc lời tuyên thệ", "consent": "on"},
}
