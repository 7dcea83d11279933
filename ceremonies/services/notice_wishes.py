"""How an account wants to be told beside the screen."""

from django.db import transaction

from ceremonies.models import NoticePreference
from members.permissions import may
from members.services.access import require


@transaction.atomic
def save_wish(*, actor, mail: str) -> NoticePreference:
    require(may(actor, "notices.wish", None))
    wish, _ = NoticePreference.objects.update_or_create(user=actor, defaults={"mail": mail})
    return wish
