from django.urls import path

from ceremonies.views import help as helping

urlpatterns = [path("tro-giup/", helping.help_page, name="help")]
