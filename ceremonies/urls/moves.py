from django.urls import path

from ceremonies.views import moves

urlpatterns = [
    path("ho-so-chuyen-di/", moves.move_list, name="move_list"),
    path("ho-so-chuyen-di/xuat/", moves.move_export, name="move_export"),
]
