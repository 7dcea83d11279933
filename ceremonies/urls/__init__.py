"""The addresses of what happens; a module for each subject."""

from ceremonies.urls import (  # converters first: it registers the words
    converters,  # noqa: F401
    deadlines,
    documents,
    files,
    opinions,
    plans,
    verifications,
)

app_name = "ceremonies"
urlpatterns = [
    *deadlines.urlpatterns,
    *documents.urlpatterns,
    *files.urlpatterns,
    *opinions.urlpatterns,
    *plans.urlpatterns,
    *verifications.urlpatterns,
]
