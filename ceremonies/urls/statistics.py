"""The statistics form of new members, and the people behind its numbers."""

from django.urls import path

from ceremonies.views import statistics

urlpatterns = [
    path("thong-ke/", statistics.statistics, name="statistics"),
    path("thong-ke/lap-bieu/", statistics.statistics_make, name="statistics_make"),
    path("thong-ke/<slug:row>/", statistics.statistics_people, name="statistics_people"),
    path("thong-ke/<slug:row>/xuat/", statistics.statistics_people_export, name="statistics_people_export"),
]
