from django.urls import path

from ceremonies.views import plans

_PEOPLE = "ke-hoach/<int:pk>/nguoi/<slug:group>/<slug:figure>/"
urlpatterns = [
    path("ke-hoach/", plans.plan_list, name="plan_list"),
    path("ke-hoach/moi/", plans.plan_create, name="plan_create"),
    path("ke-hoach/xuat/", plans.plan_export, name="plan_export"),
    path("ke-hoach/<int:pk>/", plans.plan_detail, name="plan_detail"),
    path("ke-hoach/<int:pk>/sua/", plans.plan_edit, name="plan_edit"),
    path(_PEOPLE, plans.plan_people, name="plan_people"),
    path(_PEOPLE + "xuat/", plans.plan_people_export, name="plan_people_export"),
]
