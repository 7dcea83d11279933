"""What is typed and not sent yet. No act: nothing of it is audited, and nobody else ever reads it."""

from datetime import timedelta

from django.db import transaction

from members import clock
from members.models import Draft, User
from members.services.errors import Refused

#: Of one form, in characters; of one writer, in forms.
LONGEST, MOST = 40_000, 50
KEPT = timedelta(days=7)


@transaction.atomic
def save_draft(*, actor: User, address: str, texts: dict[str, str]) -> Draft:
    """In place of the former one; the oldest drafts of somebody who has too many give way."""
    if len(address) > Draft._meta.get_field("address").max_length or sum(map(len, texts.values())) > LONGEST:
        raise Refused("Nội dung quá dài để lưu nháp.")
    values = {"texts": texts, "saved_at": clock.now()}
    draft, _ = Draft.objects.update_or_create(user=actor, address=address, defaults=values)
    kept = actor.drafts.order_by("-saved_at", "-pk").values_list("pk", flat=True)[:MOST]
    actor.drafts.exclude(pk__in=list(kept)).delete()
    return draft


def drop_draft(*, actor: User, address: str) -> None:
    if "\x00" not in address:  # PostgreSQL knows no such text
        actor.drafts.filter(address=address).delete()


def forget_old_drafts() -> int:
    """How many were older than a week."""
    return Draft.objects.filter(saved_at__lt=clock.now() - KEPT).delete()[0]
