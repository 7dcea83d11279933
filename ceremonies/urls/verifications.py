from django.urls import path

from ceremonies.views import verifications

urlpatterns = [
    path("ho-so/<int:pk>/tham-tra/moi/", verifications.verification_create, name="verification_create"),
    path("ho-so/<int:pk>/tham-tra/gia-dinh/", verifications.verification_family, name="verification_family"),
    path("ho-so/<int:pk>/tham-tra/ket-qua/", verifications.verification_results, name="verification_results"),
    path("ho-so/<int:pk>/tham-tra/ghi-ngay/", verifications.verification_date, name="verification_date"),
    path("ho-so/<int:pk>/tham-tra/<int:row>/", verifications.verification_edit, name="verification_edit"),
    path(
        "ho-so/<int:pk>/tham-tra/<int:row>/bo/", verifications.verification_remove, name="verification_remove"
    ),
]
