"""The addresses of what happens; a module for each subject."""

from ceremonies.urls import (  # noqa: F401 — converters are registered before any address
    board,
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
    styles,
    verifications,
)

app_name = "ceremonies"
urlpatterns = [
    *board.urlpatterns,
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
