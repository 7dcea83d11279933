from django.urls import path

from ceremonies.views import call_answers, calls

urlpatterns = [
    path("dot-gioi-thieu/", calls.call_list, name="call_list"),
    path("dot-gioi-thieu/moi/", calls.call_create, name="call_create"),
    path("dot-gioi-thieu/xuat/", calls.call_export, name="call_export"),
    path("dot-gioi-thieu/<int:pk>/", calls.call_detail, name="call_detail"),
    path("dot-gioi-thieu/<int:pk>/sua/", calls.call_edit, name="call_edit"),
    path("dot-gioi-thieu/<int:pk>/xuat/", calls.call_answers_export, name="call_answers_export"),
    path("dot-gioi-thieu/<int:pk>/nhac/", calls.call_remind, name="call_remind"),
    path("dot-gioi-thieu/<int:pk>/ket-thuc/", calls.call_close, name="call_close"),
    path("dot-gioi-thieu/<int:pk>/them-noi/", calls.addressee_add, name="addressee_add"),
    path("dot-gioi-thieu/noi/<int:pk>/", call_answers.addressee_answer, name="addressee_answer"),
    path("dot-gioi-thieu/noi/<int:pk>/rut/", calls.addressee_drop, name="addressee_drop"),
]
