from django.urls import path

from members.views import (
    accounts,
    appointments,
    imports,
    lookups,
    memberships,
    organisations,
    people,
    terms,
)

app_name = "members"

urlpatterns = [
    path("to-chuc/", organisations.org_tree, name="org_tree"),
    path("to-chuc/moi/", organisations.org_create, name="org_create"),
    path("to-chuc/xuat/", organisations.org_export, name="org_export"),
    path("to-chuc/<int:pk>/", organisations.org_detail, name="org_detail"),
    path("to-chuc/<int:pk>/sua/", organisations.org_edit, name="org_edit"),
    path("to-chuc/<int:pk>/nhiem-ky/moi/", terms.term_create, name="term_create"),
    path("to-chuc/<int:pk>/tham-quyen/moi/", terms.authority_create, name="authority_create"),
    path("nguoi/", people.person_list, name="person_list"),
    path("nguoi/moi/", people.person_create, name="person_create"),
    path("nguoi/xuat/", people.person_export, name="person_export"),
    path("nguoi/<int:pk>/", people.person_detail, name="person_detail"),
    path("nguoi/<int:pk>/sua/", people.person_edit, name="person_edit"),
    path("nguoi/<int:pk>/so-cccd/", people.person_citizen_id, name="person_citizen_id"),
    path("nguoi/<int:pk>/ai-xem-duoc/", people.person_access, name="person_access"),
    path("nguoi/<int:pk>/sinh-hoat/moi/", memberships.membership_create, name="membership_create"),
    path(
        "nguoi/<int:pk>/sinh-hoat/<int:membership>/thoi/", memberships.membership_end, name="membership_end"
    ),
    path("bo-nhiem/", appointments.appointment_list, name="appointment_list"),
    path("bo-nhiem/moi/", appointments.appointment_create, name="appointment_create"),
    path("bo-nhiem/xuat/", appointments.appointment_export, name="appointment_export"),
    path("bo-nhiem/<int:pk>/thoi/", appointments.appointment_end, name="appointment_end"),
    path("tai-khoan/", accounts.account_list, name="account_list"),
    path("tai-khoan/moi/", accounts.account_create, name="account_create"),
    path("tai-khoan/xuat/", accounts.account_export, name="account_export"),
    path("tai-khoan/<int:pk>/", accounts.account_edit, name="account_edit"),
    path("tai-khoan/<int:pk>/mat-khau/", accounts.account_reset_password, name="account_reset_password"),
    path("tai-khoan/<int:pk>/khoa/", accounts.account_lock, name="account_lock"),
    path("tai-khoan/<int:pk>/mo-khoa/", accounts.account_unlock, name="account_unlock"),
    path("nhap-lieu/", imports.import_list, name="import_list"),
    path("nhap-lieu/moi/", imports.import_create, name="import_create"),
    path("nhap-lieu/<int:pk>/", imports.import_detail, name="import_detail"),
    path("nhap-lieu/<int:pk>/ghi/", imports.import_apply, name="import_apply"),
    path("nhap-lieu/<int:pk>/huy/", imports.import_cancel, name="import_cancel"),
    path("goi-y/to-chuc/", lookups.suggest_organisations, name="suggest_organisations"),
    path("goi-y/nguoi/", lookups.suggest_people, name="suggest_people"),
    path("goi-y/tai-khoan/", lookups.suggest_accounts, name="suggest_accounts"),
]
