"""The addresses of what happens; a module for each subject."""

from ceremonies.urls import (  # noqa: F401 — registers the converters first
    ceremonies,
    converters,
    deadlines,
    decisions,
    documents,
    files,
    opinions,
    plans,
    policies,
    renewals,
    reviews,
    verifications,
)

app_name = "ceremonies"
urlpatterns = [
    *deadlines.urlpatterns,
    *decisions.urlpatterns,
    *files.urlpatterns,
    *ceremonies.urlpatterns,
    *documents.urlpatterns,
    *opinions.urlpatterns,
    *plans.urlpatterns,
    *policies.urlpatterns,
    *renewals.urlpatterns,
    *reviews.urlpatterns,
    *verifications.urlpatterns,
]
