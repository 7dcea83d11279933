"""The addresses of what happens; a module for each subject."""

from ceremonies.urls import (  # noqa: F401 — registers the converters first
    board,
    calls,
    ceremonies,
    converters,
    courses,
    deadlines,
    decisions,
    documents,
    files,
    opinions,
    paper_batches,
    plans,
    policies,
    remarks,
    renewals,
    reviews,
    styles,
    verifications,
)

app_name = "ceremonies"
urlpatterns = [
    *board.urlpatterns,
    *calls.urlpatterns,
    *courses.urlpatterns,
    *deadlines.urlpatterns,
    *decisions.urlpatterns,
    *files.urlpatterns,
    *ceremonies.urlpatterns,
    *documents.urlpatterns,
    *opinions.urlpatterns,
    *paper_batches.urlpatterns,
    *plans.urlpatterns,
    *remarks.urlpatterns,
    *policies.urlpatterns,
    *renewals.urlpatterns,
    *reviews.urlpatterns,
    *styles.urlpatterns,
    *verifications.urlpatterns,
]
