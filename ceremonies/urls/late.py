"""What is late below."""

from django.urls import path

from ceremonies.views import late

urlpatterns = [
    path("qua-han-o-cap-duoi/", late.late_list, name="late_list"),
    path("qua-han-o-cap-duoi/xuat/", late.late_export, name="late_export"),
]
