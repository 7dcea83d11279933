"""The addresses of what happens; a module for each subject."""

from ceremonies.urls import converters, deadlines, decisions, documents, files, opinions, plans, policies, reviews, verifications  # noqa: F401 — registers the converters first

app_name = "ceremonies"
urlpatterns = [
    *deadlines.urlpatterns,
    *decisions.urlpatterns,
    *files.urlpatterns,
    *documents.urlpatterns,
    *files.urlpatterns,
    *opinions.urlpatterns,
    *plans.urlpatterns,
    *policies.urlpatterns,
    *reviews.urlpatterns,
    *verifications.urlpatterns,
]
