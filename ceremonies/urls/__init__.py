"""The addresses of what happens; a module for each subject."""

from ceremonies.urls import converters, deadlines, documents, files, opinions, plans, reviews, verifications  # noqa: F401 — registers the converters first

app_name = "ceremonies"
urlpatterns = [
    *deadlines.urlpatterns,
    *documents.urlpatterns,
    *files.urlpatterns,
    *opinions.urlpatterns,
    *plans.urlpatterns,
    *reviews.urlpatterns,
    *verifications.urlpatterns,
]
