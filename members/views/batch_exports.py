"""The history of lists that were sent, as a file."""

from django.views.decorators.http import require_http_methods

from members.forms.imports import BatchFilter
from members.models import ImportBatch
from members.permissions import visible_to
from members.resources.outgoing import ImportBatchResource
from members.services.exports import ListExport
from members.services.list_kinds import KINDS
from members.views.access import require_may
from members.views.downloads import asked_for, back_to, export_list


@require_http_methods(["GET", "HEAD", "POST"])
def import_export(request):
    require_may(request, "imports.list")
    filters = BatchFilter(request.GET, kinds=list(KINDS.values()))
    filters.is_valid()
    asked = {name: value for name, value in filters.cleaned_data.items() if value}
    resource = ImportBatchResource({name: kind.label for name, kind in KINDS.items()})
    batches = visible_to(request.user, ImportBatch).filter(**asked).select_related(*resource.related)
    export = ListExport(
        title="Các đợt nhập danh sách",
        resource=resource,
        rows=batches.defer("understood", "options").order_by("-uploaded_at", "-pk"),
        counted="đợt nhập",
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "members:import_list"))
