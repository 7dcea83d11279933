"""The addresses of what happens; a module for each subject."""

from ceremonies.urls import (  # noqa: F401 — registers the converters first
    converters,
    deadlines,
    decisions,
    documents,
    files,
    opinions,
    plans,
    remarks,
    renewals,
    reviews,
    verifications,
)

app_name = "ceremonies"
urlpatterns = [
    *deadlines.urlpatterns,
    *decisions.urlpatterns,
    *documents.urlpatterns,
    *files.urlpatterns,
    *opinions.urlpatterns,
    *plans.urlpatterns,
    *remarks.urlpatterns,
    *renewals.urlpatterns,
    *reviews.urlpatterns,
    *verifications.urlpatterns,
]
