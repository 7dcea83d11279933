"""One step with several files."""

from django.urls import path

from ceremonies.views import sittings, together

urlpatterns = [
    path("viec/ket-qua/", together.together_result, name="together_result"),
    path("viec/mot-phien-hop/<action:action>/", sittings.sitting_act, name="sitting_act"),
    path("viec/<action:action>/", together.together_act, name="together_act"),
]
