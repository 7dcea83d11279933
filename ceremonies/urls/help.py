from django.urls import path

from ceremonies.views import first_steps  # noqa: F401 — a section of the home page
from ceremonies.views import help as helping

urlpatterns = [path("tro-giup/", helping.help_page, name="help")]
