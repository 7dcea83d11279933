from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from members.models import User


def end_sessions(user: User) -> None:
    """Signs the account out everywhere; a session says whose it is only inside, so each is opened."""
    running = Session.objects.filter(expire_date__gt=timezone.now())
    theirs = [row.pk for row in running.iterator() if row.get_decoded().get(SESSION_KEY) == str(user.pk)]
    Session.objects.filter(pk__in=theirs).delete()
