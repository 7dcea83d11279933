"""Files, nominations, registers, classes."""

from django.urls import path

from ceremonies.views import (
    acts,
    candidacies,
    decisions,
    home,
    nominations,
    papers,
    registers,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("de-nghi/", nominations.nomination_list, name="nomination_list"),
    path("de-nghi/moi/", nominations.nomination_create, name="nomination_create"),
    path("de-nghi/xuat/", nominations.nomination_export, name="nomination_export"),
    path("de-nghi/<int:pk>/sua/", nominations.nomination_edit, name="nomination_edit"),
    path("ho-so/", candidacies.candidacy_list, name="candidacy_list"),
    path("ho-so/moi/", nominations.candidacy_open_by_cell, name="candidacy_open_by_cell"),
    path("ho-so/xuat/", candidacies.candidacy_export, name="candidacy_export"),
    path("ho-so/<int:pk>/", candidacies.candidacy_detail, name="candidacy_detail"),
    path("ho-so/<int:pk>/du-thao.pdf", decisions.candidacy_draft_pdf, name="candidacy_draft_pdf"),
    path("ho-so/<int:pk>/giay-to/", papers.paper_table, name="candidacy_papers"),
    path("ho-so/<int:pk>/giay-to/<int:paper_pk>/", papers.paper_edit, name="paper_edit"),
    path("ho-so/<int:pk>/giay-to/<int:paper_pk>/tep/", papers.paper_file, name="paper_file"),
    path("ho-so/<int:pk>/<action:action>/", acts.candidacy_act, name="candidacy_act"),
    path("so-van-ban/", registers.register_list, name="register_list"),
    path("so-van-ban/xuat/", registers.register_list_export, name="register_list_export"),
    path("so-van-ban/<int:pk>/", registers.register_detail, name="register_detail"),
    path("so-van-ban/<int:pk>/xuat/", registers.register_export, name="register_export"),
]
