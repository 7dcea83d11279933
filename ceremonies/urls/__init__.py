"""The addresses of what happens; a module for each subject."""

from ceremonies.urls import (  # noqa: F401 — registers the converters first
    calls,
    converters,
    deadlines,
    decisions,
    documents,
    files,
    opinions,
    paper_batches,
    plans,
    policies,
    renewals,
    reviews,
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
    *paper_batches.urlpatterns,
    *plans.urlpatterns,
    *policies.urlpatterns,
    *renewals.urlpatterns,
    *reviews.urlpatterns,
    *styles.urlpatterns,
    *verifications.urlpatterns,
]
