"""Versions of the rules, the version of a file, days off."""

from django.urls import path

from ceremonies.views import file_policies, holidays, policies, policy_drafts

urlpatterns = [
    path("quy-dinh/", policies.policy_list, name="policy_list"),
    path("quy-dinh/<int:pk>/", policies.policy_detail, name="policy_detail"),
    path("quy-dinh/<int:pk>/xuat/", policies.policy_export, name="policy_export"),
    path("quy-dinh/<int:pk>/ban-moi/", policy_drafts.policy_create, name="policy_create"),
    path("quy-dinh/<int:pk>/quy-dinh-rieng/", policy_drafts.policy_create_local, name="policy_create_local"),
    path("quy-dinh/<int:pk>/sua/", policy_drafts.policy_edit, name="policy_edit"),
    path("quy-dinh/<int:pk>/anh-huong/", policies.policy_preview, name="policy_preview"),
    path("quy-dinh/<int:pk>/cong-bo/", policies.policy_publish, name="policy_publish"),
    path("ho-so/<int:pk>/quy-dinh/", file_policies.candidacy_policy, name="candidacy_policy"),
    path("ngay-nghi/", holidays.holiday_list, name="holiday_list"),
    path("ngay-nghi/xuat/", holidays.holiday_export, name="holiday_export"),
    path("ngay-nghi/moi/", holidays.holiday_create, name="holiday_create"),
    path("ngay-nghi/<int:pk>/dung/", holidays.holiday_confirm, name="holiday_confirm"),
    path("ngay-nghi/<int:pk>/xoa/", holidays.holiday_remove, name="holiday_remove"),
]
