"""What cells, committees and unions resolved."""

from django.urls import path

from ceremonies.views import resolutions

urlpatterns = [
    path("nghi-quyet/", resolutions.resolution_list, name="resolution_list"),
    path("nghi-quyet/xuat/", resolutions.resolution_export, name="resolution_export"),
]
