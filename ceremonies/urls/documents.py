"""Papers beside the decisions, and signed copies."""

from django.urls import path

from ceremonies.views import document_making, document_panels, documents, signed_copies  # noqa: F401 — a section

urlpatterns = [
    path("van-ban/", documents.document_list, name="document_list"),
    path("van-ban/xuat/", documents.document_export, name="document_export"),
    path("van-ban/<int:pk>/", documents.document_detail, name="document_detail"),
    path("van-ban/<int:pk>/van-ban.pdf", documents.document_pdf, name="document_pdf"),
    path("van-ban/<int:pk>/huy-so/", documents.document_void, name="document_void"),
    path("van-ban/<int:pk>/ban-da-ky/", signed_copies.signed_copy_add, name="signed_copy_add"),
    path("van-ban/ban-da-ky/<int:pk>/", signed_copies.signed_copy_file, name="signed_copy_file"),
    path(
        "quyet-dinh/<int:pk>/ban-da-ky/",
        signed_copies.decision_signed_copy_add,
        name="decision_signed_copy_add",
    ),
    path(
        "van-ban/lap/<subject:subject>/<int:pk>/<kind:kind>/",
        document_making.document_create,
        name="document_create",
    ),
]
