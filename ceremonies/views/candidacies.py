from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import FilePart
from ceremonies.forms.filters import CandidacyFilters
from ceremonies.models import Candidacy
from ceremonies.resources.outgoing import FileResource
from ceremonies.selectors.lists import candidacies
from ceremonies.selectors.sight import sight_of
from ceremonies.views.file_parts import part_context, tabs_of
from ceremonies.views.panels import panels_of
from members.choices import OrganisationKind, Right
from members.permissions import grants_of, may, organisations_with
from members.services.audit import record
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import page_of

RELATED = (
    "person__department",
    "nominator",
    "cell",
    "section",
    "committee__parent",
    "authority__parent",
    "desk",
    "policy",
)


@require_safe
def candidacy_list(request):
    require_may(request, "candidacies.list")
    filters = CandidacyFilters(request.GET, user=request.user)
    page = page_of(candidacies(request.user, **filters.values()), request.GET, "-opened_on", "-pk")
    keeps = organisations_with(request.user, Right.KEEP_CANDIDACY)
    may_open = keeps.filter(kind=OrganisationKind.PARTY_CELL).exists()
    in_office = grants_of(request.user).holds(Right.VIEW_CANDIDACIES)
    context = {"page": page, "filters": filters, "may_open": may_open, "in_office": in_office}
    context["may_batch"] = may(request.user, "batches.of_party")
    return render(request, "ceremonies/candidacy_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_export(request):
    """Not the reader's own file."""
    require_may(request, "registers.list")
    filters = CandidacyFilters(request.GET, user=request.user)
    files = candidacies(request.user, **filters.values()).exclude(person=request.user.person_id)
    export = ListExport(
        title="Hồ sơ phát triển đảng viên",
        resource=FileResource(),
        rows=files.order_by("-opened_on", "-pk"),
        counted="hồ sơ",
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:candidacy_list"))


@require_safe
def candidacy_detail(request, pk):
    """`?phan=` names the part that is drawn; without it, or with nonsense, the summary."""
    candidacy = get_visible_or_404(request, Candidacy, pk, *RELATED)
    record(actor=request.user, action="candidacy.read", obj=candidacy)
    sight, asked = sight_of(request.user, candidacy), request.GET.get("phan")
    part = FilePart(asked) if asked in FilePart and sight.road else FilePart.SUMMARY
    context = {"candidacy": candidacy, "sight": sight, "part": part, "tabs": tabs_of(candidacy, part)}
    context |= part_context(request.user, candidacy, sight, part)
    context |= panels_of(request.user, candidacy, sight, part if sight.road else FilePart.WHOLE)
    return render(request, "ceremonies/candidacy_detail.html", context)
