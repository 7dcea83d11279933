from django.urls import path

from partyportal.styleguide import views

urlpatterns = [path("styleguide/", views.styleguide, name="styleguide")]
