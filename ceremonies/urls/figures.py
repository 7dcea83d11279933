"""Reports and numbers, and the people behind them."""

from django.urls import path

from ceremonies.views import desk_times, dormant, figure_people, figures, funnel, probations

urlpatterns = [
    path("bao-cao/", figures.report, name="report"),
    path("bao-cao/in/", figures.report_print, name="report_print"),
    path("bao-cao/theo/<division:division>/", figures.section, name="figure_section"),
    path("bao-cao/theo/<division:division>/xuat/", figures.section_export, name="figure_section_export"),
    path("bao-cao/danh-sach/", figure_people.people, name="figure_people"),
    path("bao-cao/danh-sach/xuat/", figure_people.people_export, name="figure_people_export"),
    path("bao-cao/cac-buoc/", funnel.funnel, name="funnel"),
    path("bao-cao/cac-buoc/danh-sach/", funnel.funnel_people, name="funnel_people"),
    path("bao-cao/cac-buoc/danh-sach/xuat/", funnel.funnel_people_export, name="funnel_people_export"),
    path("bao-cao/thoi-gian/", desk_times.desk_times, name="desk_times"),
    path("bao-cao/thoi-gian/cac-luot/", desk_times.desk_time_steps, name="desk_time_steps"),
    path(
        "bao-cao/thoi-gian/cac-luot/xuat/", desk_times.desk_time_steps_export, name="desk_time_steps_export"
    ),
    path("bao-cao/chua-gioi-thieu/", dormant.dormant_list, name="dormant_list"),
    path("bao-cao/chua-gioi-thieu/xuat/", dormant.dormant_export, name="dormant_export"),
    path("bao-cao/lich-du-bi/", probations.probation_calendar, name="probation_calendar"),
    path("bao-cao/lich-du-bi/xuat/", probations.probation_calendar_export, name="probation_calendar_export"),
]
