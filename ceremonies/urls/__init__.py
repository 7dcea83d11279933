"""The addresses of what happens; a module for each subject."""

from ceremonies.urls import (  # noqa: F401 — registers the converters first
    calls,
    converters,
    deadlines,
    documents,
    files,
    opinions,
    plans,
    reviews,
    decisions,
    policies,
    renewals,
    styles,
    verifications,
)

app_name = "ceremonies"
urlpatterns = [
    *calls.urlpatterns,
    *deadlines.urlpatterns,
    *decisions.urlpatterns,
    *documents.urlpatterns,
    *files.urlpatterns,
    *opinions.urlpatterns,
    *plans.urlpatterns,
    *styles.urlpatterns,
    *policies.urlpatterns,
    *renewals.urlpatterns,
    *reviews.urlpatterns,
    *verifications.urlpatterns,
]
