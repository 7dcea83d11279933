"""Workbooks that an office was issued, given back filled in."""

from django.urls import path

from ceremonies.views import sheet_templates

urlpatterns = [
    path("mau-bang-tinh/", sheet_templates.sheet_template_list, name="sheet_template_list"),
    path("mau-bang-tinh/xuat/", sheet_templates.sheet_template_export, name="sheet_template_export"),
    path("mau-bang-tinh/moi/", sheet_templates.sheet_template_create, name="sheet_template_create"),
    path("mau-bang-tinh/tu-dung/", sheet_templates.sheet_template_words, name="sheet_template_words"),
    path("mau-bang-tinh/<int:pk>/", sheet_templates.sheet_template_detail, name="sheet_template_detail"),
    path("mau-bang-tinh/<int:pk>/dien/", sheet_templates.sheet_template_fill, name="sheet_template_fill"),
    path(
        "mau-bang-tinh/<int:pk>/tep-goc/",
        sheet_templates.sheet_template_original,
        name="sheet_template_original",
    ),
    path(
        "mau-bang-tinh/<int:pk>/thoi-dung/",
        sheet_templates.sheet_template_retire,
        name="sheet_template_retire",
    ),
]
