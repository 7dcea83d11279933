"""What the person concerned finds."""

from django.urls import path

from ceremonies.views import consents, own  # noqa: F401 — a section of the page of a file

urlpatterns = [
    path("nguoi/<int:pk>/dong-y.pdf", consents.consent_pdf, name="consent_pdf"),
]
