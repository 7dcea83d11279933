"""Pictures of the ceremony; those without the consent of everybody in them never leave the portal."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from PIL import Image

from ceremonies.models import Ceremony, Photo
from ceremonies.services.ceremonies.claims import require_open
from members.models import Person
from members.permissions import may
from members.selectors.consents import withdrawn_among
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.stored_files import forget_bytes, read_file, store_file

MOST_PHOTOS = 60  # of one ceremony
THUMBNAIL_EDGE = 360  # pixels


@dataclass(frozen=True)
class Picture:
    """Drawn anew by the form: without what the camera wrote into it, and of a size that is capped."""

    content: bytes
    content_type: str


@transaction.atomic
def add_photos(
    *, actor, ceremony: Ceremony, pictures: Sequence[Picture], caption: str, consent: bool
) -> list[Photo]:
    """The same picture is there once, as it was described first; who sends nothing new is told so."""
    require_open(actor, ceremony)
    there = ceremony.photos.count()
    added = []
    for picture in pictures:
        stored = store_file(picture.content, content_type=picture.content_type)
        photo, is_new = Photo.objects.get_or_create(
            ceremony=ceremony, file=stored, defaults={"caption": caption, "consent": consent}
        )
        if is_new:
            added.append(photo)
            record(actor=actor, action="photo.add", obj=photo, ceremony=ceremony.pk, sha256=stored.sha256)
    if not added:
        raise Refused(
            "Ảnh này đã có ở buổi lễ. Muốn đổi chú thích hoặc ghi sự đồng ý, hãy chọn “Sửa chú thích, bỏ ảnh” dưới ảnh."
        )
    if there + len(added) > MOST_PHOTOS:
        raise Refused(f"Mỗi buổi lễ giữ nhiều nhất {MOST_PHOTOS} ảnh; hãy chọn những ảnh cần giữ.")
    return added


@transaction.atomic
def change_photo(*, actor, photo: Photo, caption: str, consent: bool) -> Photo:
    require_open(actor, photo.ceremony)
    photo.caption, photo.consent = caption, consent
    photo.save(update_fields=["caption", "consent"])
    record(actor=actor, action="photo.change", obj=photo, ceremony=photo.ceremony_id, consent=consent)
    return photo


@transaction.atomic
def remove_photo(*, actor, photo: Photo) -> None:
    """The picture is gone; its SHA-256 stays known."""
    require_open(actor, photo.ceremony)
    record(
        actor=actor, action="photo.remove", obj=photo, ceremony=photo.ceremony_id, sha256=photo.file.sha256
    )
    stored = photo.file
    photo.delete()
    forget_bytes(stored, besides=Photo.objects.none())


def read_photo(*, actor, photo: Photo) -> bytes:
    """The whole picture; the reading is written to the audit chain."""
    require(may(actor, "view", photo))
    record(actor=actor, action="photo.read", obj=photo, ceremony=photo.ceremony_id)
    return read_file(photo.file)


def read_thumbnail(*, actor, photo: Photo) -> bytes:
    """Small; its reading is that of the page it stands on."""
    require(may(actor, "view", photo))
    target = io.BytesIO()
    with Image.open(io.BytesIO(read_file(photo.file))) as picture:
        picture.thumbnail((THUMBNAIL_EDGE, THUMBNAIL_EDGE))
        picture.save(target, "JPEG", quality=80)
    return target.getvalue()


def may_photos_leave(ceremony: Ceremony) -> bool:
    """Whether there is any picture that may leave the portal."""
    return ceremony.photos.filter(consent=True).exists() and not _took_back(ceremony)


def _took_back(ceremony: Ceremony) -> bool:
    people = Person.objects.filter(candidacies__admissions__in=ceremony.admissions.filter(held=True))
    return bool(withdrawn_among(people))


@transaction.atomic
def photos_that_may_leave(*, actor, ceremony: Ceremony) -> list[tuple[str, bytes]]:
    """(name, bytes) of those with consent; their leaving is known to the audit."""
    require(may(actor, "ceremony.keep", ceremony))
    if _took_back(ceremony):
        raise Refused(
            "Có người được kết nạp đã rút lại sự đồng ý xử lý dữ liệu cá nhân, nên ảnh không được đưa ra ngoài."
        )
    photos = list(ceremony.photos.filter(consent=True).select_related("file"))
    if not photos:
        raise Refused("Chưa có ảnh nào mà mọi người trong ảnh đã đồng ý.")
    record(actor=actor, action="photo.export", obj=ceremony, photos=[photo.pk for photo in photos])
    return [(photo.caption or "Ảnh lễ kết nạp", read_file(photo.file)) for photo in photos]
