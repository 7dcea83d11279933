"""Pictures of a ceremony: without what the camera wrote, seen inside, taken out only with consent."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from ceremonies.forms.ceremony_photos import LONGEST_EDGE
from ceremonies.models import Ceremony, Photo
from members.models import AuditEntry
from members.services.stored_files import file_path, read_file
from tests.ceremonies.test_forms_scans import PDF
from tests.ceremony import at
from tests.pages import Page
from tests.road import day
from tests.signed_in import signed_in

CAMERA, PLACE = 0x010F, 0x8825


@pytest.fixture
def ceremony(cast):
    return Ceremony.objects.create(
        cell=cast.CB1,
        starts_at=at(day()),
        place="Hội trường",
        host="Phạm Quốc Dũng",
        secretary="Đặng Thu Hà",
        form_key="00000000-0000-4000-8000-000000000001",
    )


def picture(colour="red", size=(60, 40), kind="JPEG", orientation=1) -> bytes:
    """As a telephone makes it: with the make of the camera and the place."""
    exif = Image.Exif()
    exif[CAMERA] = "May anh Mau"
    exif[0x0112] = orientation
    exif[PLACE] = {1: "N", 2: (21.0, 1.0, 0.0)}
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, kind, exif=exif)
    return target.getvalue()


def photos(ceremony) -> str:
    return reverse("ceremonies:ceremony_photos", args=[ceremony.pk])


def upload(user, ceremony, *pictures: bytes, client=None, **typed):
    client = client or signed_in(user)
    form = Page(client.get(photos(ceremony))).form()
    files = [SimpleUploadedFile(f"anh-{n}.jpg", content) for n, content in enumerate(pictures)]
    return client.post(photos(ceremony), form | {"pictures": files} | typed)


def address(photo, view) -> str:
    return reverse(f"ceremonies:photo_{view}", args=[photo.pk])


def test_the_test_pictures_do_carry_what_cameras_write():
    with Image.open(io.BytesIO(picture())) as carried:
        assert carried.getexif()[CAMERA] == "May anh Mau"


def test_several_pictures_are_kept_without_what_the_camera_wrote(cast, ceremony):
    upload(cast.chi_bo, ceremony, picture("red"), picture("blue", kind="PNG"), caption="Đọc lời tuyên thệ")
    kept = list(ceremony.photos.all())
    assert [photo.caption for photo in kept] == ["Đọc lời tuyên thệ"] * 2
    for photo in kept:
        content = read_file(photo.file)
        assert b"May anh" not in content
        with Image.open(io.BytesIO(content)) as clean:
            assert (dict(clean.getexif()), clean.format, clean.info.get("exif")) == ({}, "JPEG", None)


def test_a_picture_is_turned_upright_and_made_smaller(cast, ceremony):
    upload(cast.chi_bo, ceremony, picture(size=(3000, 1500), orientation=6))
    with Image.open(io.BytesIO(read_file(ceremony.photos.get().file))) as kept:
        assert kept.size == (LONGEST_EDGE // 2, LONGEST_EDGE)


@pytest.mark.parametrize("content", [PDF, b"", b"MZ", picture()[:200]])
def test_what_is_no_picture_is_refused_and_nothing_is_kept(cast, ceremony, content):
    answer = upload(cast.chi_bo, ceremony, picture(), content)
    assert answer.status_code == 422
    assert not Photo.objects.exists()


def test_the_same_picture_twice_is_there_once(cast, ceremony):
    first, second = (upload(cast.chi_bo, ceremony, picture()) for _ in range(2))
    assert ceremony.photos.count() == 1
    assert (first.status_code, "Ảnh này đã có ở buổi lễ." in second.content.decode()) == (302, True)


def test_no_consent_unless_it_was_ticked(cast, ceremony):
    upload(cast.chi_bo, ceremony, picture("red"))
    upload(cast.chi_bo, ceremony, picture("blue"), consent="on")
    assert [photo.consent for photo in ceremony.photos.all()] == [False, True]


def test_only_pictures_with_consent_leave(cast, ceremony):
    upload(cast.chi_bo, ceremony, picture("red"))
    client = signed_in(cast.chi_bo)
    taken_out = reverse("ceremonies:ceremony_photo_zip", args=[ceremony.pk])
    assert client.get(taken_out).url == photos(ceremony)
    assert taken_out not in client.get(photos(ceremony)).content.decode()
    upload(cast.chi_bo, ceremony, picture("blue"), consent="on", caption="Trao quyết định")
    assert taken_out in client.get(photos(ceremony)).content.decode()
    answer = client.get(taken_out)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["trao-quyet-dinh.jpg"]
        assert archive.read("trao-quyet-dinh.jpg") == read_file(ceremony.photos.get(consent=True).file)
    assert AuditEntry.objects.get(action="photo.export").data == {
        "photos": [ceremony.photos.get(consent=True).pk]
    }


@pytest.mark.parametrize(
    "account, status",
    [("chi_bo", 200), ("kiem_tra", 200), ("chi_bo_khac", 404), ("doan_vien", 404), ("ung_vien", 404)],
)
def test_who_sees_the_pictures(cast, ceremony, account, status):
    upload(cast.chi_bo, ceremony, picture())
    photo = ceremony.photos.get()
    client = signed_in(cast.users[account])
    answers = [client.get(address(photo, view)) for view in ("image", "thumbnail")]
    assert [answer.status_code for answer in answers] == [status] * 2
    if status == 200:
        assert {answer.headers["Content-Type"] for answer in answers} == {"image/jpeg"}
        assert {answer.headers["Cache-Control"] for answer in answers} == {"no-store, private"}


def test_looking_at_pictures_is_known_to_the_audit(cast, ceremony):
    upload(cast.chi_bo, ceremony, picture())
    client = signed_in(cast.kiem_tra)
    client.get(photos(ceremony))
    client.get(address(ceremony.photos.get(), "image"))
    seen = AuditEntry.objects.filter(actor=cast.kiem_tra).values_list("action", flat=True)
    assert list(seen) == ["photo.list", "photo.read"]


def test_a_thumbnail_is_small(cast, ceremony):
    upload(cast.chi_bo, ceremony, picture(size=(1200, 800)))
    content = signed_in(cast.chi_bo).get(address(ceremony.photos.get(), "thumbnail")).content
    with Image.open(io.BytesIO(content)) as small:
        assert small.size == (360, 240)


def test_caption_and_consent_are_changed_and_a_picture_removed_with_its_bytes(cast, ceremony):
    upload(cast.chi_bo, ceremony, picture())
    photo = ceremony.photos.get()
    client = signed_in(cast.chi_bo)
    client.post(address(photo, "edit"), {"caption": "Trao hoa", "consent": "on"})
    photo.refresh_from_db()
    assert (photo.caption, photo.consent) == ("Trao hoa", True)
    client.post(address(photo, "remove"))
    assert not ceremony.photos.exists()
    assert not file_path(photo.file.sha256).exists()


def test_after_the_report_the_pictures_stay(cast, ceremony):
    upload(cast.chi_bo, ceremony, picture())
    photo = ceremony.photos.get()
    Ceremony.objects.update(reported_on=day())
    client = signed_in(cast.chi_bo)
    assert client.post(address(photo, "remove")).status_code == 409
    assert client.post(address(photo, "edit"), {"caption": "Khác"}).status_code == 409
    assert "Thêm ảnh" not in Page(client.get(photos(ceremony))).text
    photo.refresh_from_db()
    assert photo.caption == ""
