from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import FilePart
from ceremonies.forms.filters import Filters
from ceremonies.models import Candidacy, Move
from ceremonies.resources.outgoing import MoveResource
from ceremonies.selectors.moves import moves, moves_of
from ceremonies.selectors.sight import Sight
from ceremonies.views.panels import file_panel
from members.permissions import may
from members.services.exports import ListExport
from members.views.access import require_may
from members.views.downloads import back_to, export_list
from members.views.listing import page_of


@file_panel(60, FilePart.ROAD)
def move_panel(user, candidacy: Candidacy, sight: Sight) -> str:
    """Where the file came from, for the Party's office-holders."""
    found = moves_of(candidacy) if sight.votes and candidacy.moved_on else ()
    return render_to_string("ceremonies/move_panel.html", {"moves": found}) if found else ""


@require_safe
def move_list(request):
    require_may(request, "moves.list")
    filters = Filters(request.GET, user=request.user)
    page = page_of(moves(request.user, **filters.values()), request.GET, "-moved_on", "-pk")
    rows = [(move, certificate_address(request.user, move)) for move in page.rows]
    return render(request, "ceremonies/move_list.html", {"page": page, "filters": filters, "rows": rows})


def certificate_address(user, move: Move) -> str:
    """Where the old committee certifies that the person was being helped; empty when that is not this user's."""
    if not (move.was_being_helped and may(user, "move.certify", move.from_committee)):
        return ""
    return reverse("ceremonies:document_create", args=[Move, move.pk, "being_helped"])


@require_http_methods(["GET", "HEAD", "POST"])
def move_export(request):
    require_may(request, "moves.list")
    filters = Filters(request.GET, user=request.user)
    export = ListExport(
        title="Hồ sơ đã chuyển đi",
        resource=MoveResource(),
        rows=moves(request.user, **filters.values()).order_by("-moved_on", "-pk"),
        counted="hồ sơ",
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:move_list"))
