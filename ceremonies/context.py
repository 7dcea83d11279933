"""What the frame of every page says about what happens. Lazy: an answer without the frame costs nothing."""

from django.utils.functional import SimpleLazyObject

from ceremonies.selectors.notices import MOST_COUNTED, unread_count


def bell(request):
    """The number beside the bell, as text; empty when nothing is unread."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {"unread_notices": SimpleLazyObject(lambda: _count(user) if signed_in else "")}


def _count(user) -> str:
    count = unread_count(user)
    return f"{MOST_COUNTED - 1}+" if count == MOST_COUNTED else str(count or "")
