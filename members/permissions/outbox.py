"""Mails that leave are watched by whoever keeps the accounts; their texts are shown to nobody."""

from members.choices import Right
from members.models import OutboxMessage
from members.permissions.acts import RULES
from members.permissions.grants import grants_of
from members.permissions.visibility import visibility

RULES["outbox.manage"] = lambda user, obj: grants_of(user).holds(Right.MANAGE_ACCOUNTS)


@visibility(OutboxMessage)
def messages_visible_to(user):
    manages = RULES["outbox.manage"](user, None)
    return OutboxMessage.objects.all() if manages else OutboxMessage.objects.none()
