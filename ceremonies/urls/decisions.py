"""Decisions, and those of one meeting."""

from django.urls import path

from ceremonies.views import decisions, meetings, refusals  # noqa: F401 — a section of the page of a file

urlpatterns = [
    path("quyet-dinh/", decisions.decision_list, name="decision_list"),
    path("quyet-dinh/xuat/", decisions.decision_export, name="decision_export"),
    path("quyet-dinh/phien-hop/", meetings.meeting_list, name="meeting_list"),
    path("quyet-dinh/phien-hop/xuat/", meetings.meeting_export, name="meeting_export"),
    path("quyet-dinh/phien-hop/ban-hanh/", meetings.decision_batch, name="decision_batch"),
    path("quyet-dinh/quyet-dinh.zip", decisions.decision_zip, name="decision_zip"),
    path("quyet-dinh/ban-in.pdf", decisions.decision_print, name="decision_print"),
    path("quyet-dinh/<int:pk>/", decisions.decision_detail, name="decision_detail"),
    path("quyet-dinh/<int:pk>/quyet-dinh.pdf", decisions.decision_pdf, name="decision_pdf"),
]
