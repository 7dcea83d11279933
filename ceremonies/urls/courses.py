"""Classes: reading, keeping by hand, results."""

from django.urls import path

from ceremonies.views import course_exports, course_keeping, course_papers, courses

urlpatterns = [
    path("lop-boi-duong/", courses.course_list, name="course_list"),
    path("lop-boi-duong/xuat/", course_exports.course_export, name="course_export"),
    path("lop-boi-duong/moi/", course_keeping.course_create, name="course_create"),
    path("lop-boi-duong/<int:pk>/", courses.course_detail, name="course_detail"),
    path("lop-boi-duong/<int:pk>/xuat/", course_exports.course_results_export, name="course_results_export"),
    path("lop-boi-duong/<int:pk>/sua/", course_keeping.course_edit, name="course_edit"),
    path("lop-boi-duong/<int:pk>/quyet-dinh/", course_keeping.course_permit, name="course_permit"),
    path("lop-boi-duong/<int:pk>/xoa/", course_keeping.course_remove, name="course_remove"),
    path("lop-boi-duong/<int:pk>/de-nghi/", course_keeping.course_propose, name="course_propose"),
    path("lop-boi-duong/<int:pk>/ket-qua/", course_keeping.course_results, name="course_results"),
    path("lop-boi-duong/<int:pk>/chung-nhan/", course_papers.course_certificates, name="course_certificates"),
    path(
        "lop-boi-duong/<int:pk>/chung-nhan/ban-in.pdf",
        course_papers.course_certificates_print,
        name="course_certificates_print",
    ),
    path("lop-boi-duong/<int:pk>/them-hoc-vien/", course_keeping.learner_add, name="learner_add"),
    path("lop-boi-duong/hoc-vien/<int:pk>/xoa/", course_keeping.learner_remove, name="learner_remove"),
]
