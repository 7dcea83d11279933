"""Ceremonies of admission."""

from django.urls import path

from ceremonies.views import (  # noqa: F401 — the panel registers itself
    ceremonies,
    ceremony_changes,
    ceremony_guests,
    ceremony_holding,
    ceremony_panels,
    ceremony_papers,
    ceremony_photos,
    ceremony_texts,
)

urlpatterns = [
    path("le-ket-nap/", ceremonies.ceremony_list, name="ceremony_list"),
    path("le-ket-nap/xuat/", ceremonies.ceremony_export, name="ceremony_export"),
    path("le-ket-nap/moi/", ceremonies.ceremony_create, name="ceremony_create"),
    path("le-ket-nap/<int:pk>/", ceremonies.ceremony_detail, name="ceremony_detail"),
    path("le-ket-nap/<int:pk>/sua/", ceremony_changes.ceremony_edit, name="ceremony_edit"),
    path("le-ket-nap/<int:pk>/doi-ngay/", ceremony_changes.ceremony_postpone, name="ceremony_postpone"),
    path("le-ket-nap/<int:pk>/huy/", ceremony_changes.ceremony_cancel, name="ceremony_cancel"),
    path("le-ket-nap/<int:pk>/nguoi/", ceremony_changes.ceremony_people, name="ceremony_people"),
    path("le-ket-nap/<int:pk>/dai-bieu/", ceremony_guests.ceremony_guests, name="ceremony_guests"),
    path(
        "le-ket-nap/<int:pk>/chuan-bi/", ceremony_guests.ceremony_preparations, name="ceremony_preparations"
    ),
    path("le-ket-nap/<int:pk>/giay-to/", ceremony_papers.ceremony_papers, name="ceremony_papers"),
    path(
        "le-ket-nap/<int:pk>/giay-moi/",
        ceremony_papers.ceremony_invitations,
        name="ceremony_invitations",
    ),
    path("le-ket-nap/<int:pk>/ket-qua/", ceremony_holding.ceremony_hold, name="ceremony_hold"),
    path("le-ket-nap/<int:pk>/bao-cao/", ceremony_texts.ceremony_texts, name="ceremony_texts"),
    path(
        "le-ket-nap/<int:pk>/bao-cao/da-gui/",
        ceremony_texts.ceremony_report_sent,
        name="ceremony_report_sent",
    ),
    path("le-ket-nap/<int:pk>/so-lieu.txt", ceremony_texts.ceremony_figures, name="ceremony_figures"),
    path("le-ket-nap/<int:pk>/anh/", ceremony_photos.ceremony_photos, name="ceremony_photos"),
    path("le-ket-nap/<int:pk>/anh.zip", ceremony_photos.ceremony_photo_zip, name="ceremony_photo_zip"),
    path("le-ket-nap/anh/<int:pk>/", ceremony_photos.photo_edit, name="photo_edit"),
    path("le-ket-nap/anh/<int:pk>/bo/", ceremony_photos.photo_remove, name="photo_remove"),
    path("le-ket-nap/anh/<int:pk>/anh.jpg", ceremony_photos.photo_image, name="photo_image"),
    path("le-ket-nap/anh/<int:pk>/anh-nho.jpg", ceremony_photos.photo_thumbnail, name="photo_thumbnail"),
]
