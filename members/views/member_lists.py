"""People as a file: those of the list, the members of an organisation, the register of the Party."""

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.views.decorators.http import require_http_methods

from members.choices import Tree
from members.clock import today
from members.models import Membership, Organisation
from members.permissions import people_changeable_by
from members.resources.context import ListContext
from members.resources.outgoing import MaskedMemberships, MaskedPeople
from members.resources.party_register import PartyRegisterResource
from members.selectors.party_members import party_members
from members.services.exports import ListExport
from members.spreadsheets.office import PARTY_REGISTER, PEOPLE
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.people import filtered_people


@require_http_methods(["GET", "HEAD", "POST"])
def person_export(request):
    """A citizen id is whole only where the reader may change the entry."""
    filters, found = filtered_people(request)
    resource = MaskedPeople(ListContext(actor=request.user))
    changeable = Exists(people_changeable_by(request.user).filter(pk=OuterRef("pk")))
    rows = found.select_related(*resource.related).annotate(is_changeable=changeable)
    export = ListExport(
        title="Danh sách người",
        resource=resource,
        rows=rows.order_by("sort_key", "pk"),
        office=PEOPLE,
        counted="đồng chí",
        about=filters.cleaned_data.get("organisation"),
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "members:person_list"))


@require_http_methods(["GET", "HEAD", "POST"])
def org_members_export(request, pk):
    """Members of the organisation and of those below it."""
    organisation = get_visible_or_404(request, Organisation, pk)
    require_may(request, "organisation.people", organisation)
    if organisation.tree == Tree.STAFF:
        raise Http404
    resource = MaskedMemberships(ListContext(actor=request.user))
    below = Organisation.objects.under(organisation.path)
    rows = Membership.objects.current(today()).filter(organisation__in=below)
    changeable = Exists(people_changeable_by(request.user).filter(pk=OuterRef("person")))
    export = ListExport(
        title=f"Danh sách thành viên {organisation}",
        resource=resource,
        rows=rows.select_related(*resource.related)
        .annotate(is_changeable=changeable)
        .order_by("organisation__path", "person__sort_key", "pk"),
        counted="đồng chí",
        about=organisation,
        obj=organisation,
    )
    return export_list(request, export, back_url=back_to(request, "members:org_detail", pk))


@require_http_methods(["GET", "HEAD", "POST"])
def party_register_export(request, pk):
    """The register of Party members; never with one's own entry."""
    organisation = get_visible_or_404(request, Organisation, pk)
    require_may(request, "membership.manage", organisation)
    if organisation.tree != Tree.PARTY:
        raise Http404
    resource = PartyRegisterResource(ListContext(actor=request.user, organisation=organisation))
    members = party_members(None, organisation).exclude(pk=request.user.person_id)
    export = ListExport(
        title=f"Sổ danh sách đảng viên {organisation}",
        resource=resource,
        rows=members.order_by("sort_key", "pk"),
        office=PARTY_REGISTER,
        whole=True,
        counted="đồng chí",
        about=organisation,
        obj=organisation,
    )
    return export_list(request, export, back_url=back_to(request, "members:org_detail", pk))
