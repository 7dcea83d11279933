"""The box in the frame of every page."""

from django.urls import path

from ceremonies.views import search

urlpatterns = [path("tim-kiem/", search.search, name="search")]
