"""Notices, the digest of the day, the calendar of an account, when deadlines are recalled."""

from django.urls import path

from ceremonies.views import calendar_feeds, digests, notices, reminders

urlpatterns = [
    path("thong-bao/", notices.notice_list, name="notice_list"),
    path("thong-bao/<int:pk>/mo/", notices.notice_open, name="notice_open"),
    path("thong-bao/<int:pk>/da-doc/", notices.notice_read, name="notice_read"),
    path("thong-bao/da-doc/", notices.notice_read_all, name="notice_read_all"),
    path("thong-bao/cach-nhan/", digests.notice_wishes, name="notice_wishes"),
    path("thong-bao/lich/", calendar_feeds.calendar_make, name="calendar_make"),
    path("thong-bao/lich/thu-hoi/", calendar_feeds.calendar_revoke, name="calendar_revoke"),
    path("ban-tin/", digests.digest, name="digest"),
    path("ban-tin/ban-tin.pdf", digests.digest_print, name="digest_print"),
    path("lich/<str:token>.ics", calendar_feeds.calendar_feed, name="calendar_feed"),
    path("nhac-viec/<int:pk>/", reminders.local_reminder_edit, name="local_reminder_edit"),
    path("nhac-viec/<int:pk>/bo/", reminders.local_reminder_drop, name="local_reminder_drop"),
    path("nhac-viec/", reminders.reminder_edit, name="reminder_edit"),
]
