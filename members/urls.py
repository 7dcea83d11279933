from django.urls import path

from members.views import (
    accounts,
    appointments,
    batch_exports,
    import_batches,
    import_questions,
    imports,
    lookups,
    member_lists,
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
    path(
        "to-chuc/<int:pk>/thanh-vien/xuat/", member_lists.org_members_export, name="org_members_export"
    ),
    path(
        "to-chuc/<int:pk>/so-dang-vien/xuat/",
        member_lists.party_register_export,
        name="org_party_register_export",
    ),
    path("to-chuc/<int:pk>/sua/", organisations.org_edit, name="org_edit"),
    path("to-chuc/<int:pk>/nhiem-ky/moi/", terms.term_create, name="term_create"),
    path("to-chuc/<int:pk>/tham-quyen/moi/", terms.authority_create, name="authority_create"),
    path(
        "to-chuc/<int:pk>/tham-quyen/<int:authority>/het/", terms.authority_end, name="authority_end"
    ),
    path("nguoi/", people.person_list, name="person_list"),
    path("nguoi/moi/", people.person_create, name="person_create"),
    path("nguoi/xuat/", member_lists.person_export, name="person_export"),
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
    path("nhap-lieu/xuat/", batch_exports.import_export, name="import_export"),
    path("nhap-lieu/mau/<slug:kind>/", imports.import_template, name="import_template"),
    path("nhap-lieu/<int:pk>/", import_batches.import_detail, name="import_detail"),
    path("nhap-lieu/<int:pk>/tien-do/", import_batches.import_progress, name="import_progress"),
    path("nhap-lieu/<int:pk>/cot/", import_questions.import_columns, name="import_columns"),
    path("nhap-lieu/<int:pk>/dong-tieu-de/", import_questions.import_header, name="import_header"),
    path("nhap-lieu/<int:pk>/bang-ma/", import_questions.import_encoding, name="import_encoding"),
    path("nhap-lieu/<int:pk>/chu-hoa/", import_questions.import_capitals, name="import_capitals"),
    path("nhap-lieu/<int:pk>/thong-tin-chung/", import_questions.import_details, name="import_details"),
    path("nhap-lieu/<int:pk>/don-vi/", import_questions.import_names, name="import_names"),
    path("nhap-lieu/<int:pk>/trung/", import_questions.import_answers, name="import_answers"),
    path("nhap-lieu/<int:pk>/ghi/", import_batches.import_apply, name="import_apply"),
    path("nhap-lieu/<int:pk>/lay-lai/", import_batches.import_undo, name="import_undo"),
    path("nhap-lieu/<int:pk>/huy/", import_batches.import_cancel, name="import_cancel"),
    path("nhap-lieu/<int:pk>/tep-goc/", import_batches.import_original, name="import_original"),
    path("nhap-lieu/<int:pk>/tep-can-sua/", import_batches.import_return, name="import_return"),
    path("goi-y/to-chuc/", lookups.suggest_organisations, name="suggest_organisations"),
    path("goi-y/nguoi/", lookups.suggest_people, name="suggest_people"),
    path("goi-y/tai-khoan/", lookups.suggest_accounts, name="suggest_accounts"),
]
