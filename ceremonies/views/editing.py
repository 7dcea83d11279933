"""What the pages that change a row of a file begin with."""

from django.http import HttpRequest

from ceremonies.models import Candidacy
from members.views.access import get_visible_or_404, require_may


def editable_file(request: HttpRequest, pk: int, action: str) -> Candidacy:
    """The file with what its forms ask about; 404 unseen, 403 without the right."""
    candidacy = get_visible_or_404(request, Candidacy, pk, "policy", "person", "cell")
    require_may(request, action, candidacy)
    return candidacy


def version_posted(request: HttpRequest) -> int:
    """The version a button carries; 0, which no row has, for anything else."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
