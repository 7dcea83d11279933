"""Reports and numbers, and the people behind them."""

from django.urls import path

from ceremonies.views import figure_people, figures

urlpatterns = [
    path("bao-cao/", figures.report, name="report"),
    path("bao-cao/in/", figures.report_print, name="report_print"),
    path("bao-cao/theo/<division:division>/", figures.section, name="figure_section"),
    path("bao-cao/theo/<division:division>/xuat/", figures.section_export, name="figure_section_export"),
    path("bao-cao/danh-sach/", figure_people.people, name="figure_people"),
    path("bao-cao/danh-sach/xuat/", figure_people.people_export, name="figure_people_export"),
]
