from django.urls import path

from ceremonies.views import opinions

urlpatterns = [
    path("ho-so/<int:pk>/y-kien/moi/", opinions.opinion_create, name="opinion_create"),
    path("ho-so/<int:pk>/y-kien/<int:row>/", opinions.opinion_edit, name="opinion_edit"),
    path("ho-so/<int:pk>/y-kien/<int:row>/bo/", opinions.opinion_remove, name="opinion_remove"),
]
