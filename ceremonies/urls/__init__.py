"""The addresses of what happens; a module for each subject."""

from ceremonies.urls import converters, deadlines, files, plans, policies  # noqa: F401 — registers the converters first

app_name = "ceremonies"
urlpatterns = [
    *deadlines.urlpatterns,
    *files.urlpatterns,
    *plans.urlpatterns,
    *policies.urlpatterns,
]
