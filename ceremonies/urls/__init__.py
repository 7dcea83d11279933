"""The addresses of what happens; a module for each subject."""

from ceremonies.urls import (  # noqa: F401 — registers the converters first
    converters,
    deadlines,
    decisions,
    documents,
    files,
    opinions,
    plans,
    reviews,
    styles,
    verifications,
)

app_name = "ceremonies"
urlpatterns = [
    *deadlines.urlpatterns,
    *decisions.urlpatterns,
    *files.urlpatterns,
    *documents.urlpatterns,
    *opinions.urlpatterns,
    *plans.urlpatterns,
    *styles.urlpatterns,
    *reviews.urlpatterns,
    *verifications.urlpatterns,
]
