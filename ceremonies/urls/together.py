"""One step with several files."""

from django.urls import path

from ceremonies.views import together

urlpatterns = [
    path("viec/ket-qua/", together.together_result, name="together_result"),
    path("viec/<action:action>/", together.together_act, name="together_act"),
]
