"""Style profiles."""

from django.urls import path

from ceremonies.views import styles

urlpatterns = [
    path("kieu-trinh-bay/", styles.style_list, name="style_list"),
    path("kieu-trinh-bay/xuat/", styles.style_export, name="style_export"),
    path("kieu-trinh-bay/moi/", styles.style_create, name="style_create"),
    path("kieu-trinh-bay/<int:pk>/", styles.style_edit, name="style_edit"),
]
