"""The addresses of what happens; a module for each subject."""

from ceremonies.urls import converters, files, plans, reviews  # noqa: F401 — registers the converters first

app_name = "ceremonies"
urlpatterns = [
    *files.urlpatterns,
    *plans.urlpatterns,
    *reviews.urlpatterns,
]
