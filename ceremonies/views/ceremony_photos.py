"""Pictures of a ceremony: seen by those who see the ceremony; only those with consent leave the portal."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ceremonies.documents import zip_papers
from ceremonies.forms.ceremony_photos import PhotoForm, PhotosForm
from ceremonies.models import Ceremony, Photo
from ceremonies.services.ceremonies import (
    add_photos,
    change_photo,
    may_photos_leave,
    photos_that_may_leave,
    read_photo,
    read_thumbnail,
    remove_photo,
)
from ceremonies.views.answers import conflict_page
from ceremonies.views.ceremony_pages import kept_ceremony, send
from members.permissions import may
from members.services.audit import record
from members.services.errors import Conflict, Refused
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import download
from members.views.sending import form_page, once

JPEG, ZIP = "image/jpeg", "application/zip"


@require_http_methods(["GET", "HEAD", "POST"])
@once
def ceremony_photos(request, pk):
    ceremony = get_visible_or_404(request, Ceremony, pk, "cell")
    keeps = may(request.user, "ceremony.keep", ceremony)
    posted = ()
    if request.method == "POST":
        require_may(request, "ceremony.keep", ceremony)
        posted = (request.POST, request.FILES)
    else:
        record(actor=request.user, action="photo.list", obj=ceremony)
    form = PhotosForm(*posted)
    page = {
        "template": "ceremonies/ceremony_photos.html",
        "ceremony": ceremony,
        "photos": ceremony.photos.all(),
        "may_keep": keeps and not ceremony.reported_on and ceremony.state != "cancelled",
        "may_take": keeps and may_photos_leave(ceremony),
        "back_url": ceremony.get_absolute_url(),
    }
    if not form.is_valid():
        return form_page(request, form, **page)
    names = ("pictures", "caption", "consent")
    details = {"ceremony": ceremony} | {name: form.cleaned_data[name] for name in names}
    return send(request, form, add_photos, details=details, done="Đã lưu ảnh.", back=request.path, **page)


@require_safe
def photo_image(request, pk):
    photo = get_visible_or_404(request, Photo, pk, "file")
    return _shown(read_photo(actor=request.user, photo=photo))


@require_safe
def photo_thumbnail(request, pk):
    photo = get_visible_or_404(request, Photo, pk, "file")
    return _shown(read_thumbnail(actor=request.user, photo=photo))


def _shown(content: bytes):
    return download(content, name="anh.jpg", content_type=JPEG)


@require_http_methods(["GET", "HEAD", "POST"])
def photo_edit(request, pk):
    photo = _kept_photo(request, pk)
    form = PhotoForm(request.POST if request.method == "POST" else None, instance=photo)
    back = reverse("ceremonies:ceremony_photos", args=[photo.ceremony_id])
    page = {"template": "ceremonies/photo_form.html", "photo": photo, "back_url": back}
    if not form.is_valid():
        return form_page(request, form, **page)
    details = {"photo": photo} | form.cleaned_data
    return send(request, form, change_photo, details=details, done="Đã lưu ảnh.", back=back, **page)


@require_POST
def photo_remove(request, pk):
    photo = _kept_photo(request, pk)
    back = reverse("ceremonies:ceremony_photos", args=[photo.ceremony_id])
    try:
        remove_photo(actor=request.user, photo=photo)
    except Conflict as conflict:
        return conflict_page(request, conflict, back)
    messages.success(request, "Đã bỏ ảnh.")
    return redirect(back)


@require_safe
def ceremony_photo_zip(request, pk):
    ceremony = kept_ceremony(request, pk)
    try:
        photos = photos_that_may_leave(actor=request.user, ceremony=ceremony)
    except Refused as refused:
        messages.warning(request, refused.message)
        return redirect("ceremonies:ceremony_photos", pk)
    return download(zip_papers(photos, ".jpg"), name="Ảnh lễ kết nạp.zip", content_type=ZIP)


def _kept_photo(request, pk) -> Photo:
    photo = get_visible_or_404(request, Photo, pk, "file", "ceremony__cell")
    require_may(request, "ceremony.keep", photo.ceremony)
    return photo
