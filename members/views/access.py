"""The two questions every view starts with. Invisible is 404; visible but not yours to do is 403."""

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from members.permissions import may, visible_to


def get_visible_or_404(request: HttpRequest, model: type[Model], pk: int, *related: str) -> Model:
    """The row as this user's lists would show it; `related` names go to `select_related`."""
    rows = visible_to(request.user, model)
    return get_object_or_404(rows.select_related(*related) if related else rows, pk=pk)


def named_in_address(request: HttpRequest, model: type[Model], name: str) -> Model | None:
    """The row that `?name=` names; None when it names none."""
    wanted = request.GET.get(name, "")
    is_key = wanted.isdecimal() and len(wanted) <= 18
    return get_visible_or_404(request, model, int(wanted)) if is_key else None


def require_may(request: HttpRequest, action: str, obj: Model | None = None) -> None:
    if not may(request.user, action, obj):
        raise PermissionDenied
