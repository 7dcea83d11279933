"""All addresses: the two apps, signing in, and the two questions a supervisor asks."""

from allauth.account import views as account
from django.conf import settings
from django.urls import include, path

from partyportal import health, preferences

urlpatterns = [
    path("tuy-chon/", preferences.preferences, name="preferences"),
    path("live", health.live, name="live"),
    path("ready", health.ready, name="ready"),
    # Only what an office needs of allauth: accounts are opened by the administrator, never by signing up.
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan-bi-khoa/", account.account_inactive, name="account_inactive"),
    path("doi-mat-khau/", account.password_change, name="account_change_password"),
    path("", include("members.urls")),
    path("", include("ceremonies.urls")),
]

if settings.DEBUG:
    urlpatterns.append(path("", include("partyportal.styleguide.urls")))

handler400 = "partyportal.errors.bad_request"
handler500 = "partyportal.errors.server_error"
