"""The workbooks that offices were issued, as a user sees them."""

from django.db.models import Max, OuterRef, QuerySet, Subquery

from ceremonies.models import SheetTemplate
from members.models import Organisation
from members.permissions import visible_to


def sheet_templates(user) -> QuerySet[SheetTemplate]:
    """The newest edition of each that is in use."""
    same = SheetTemplate.objects.filter(organisation=OuterRef("organisation"), title=OuterRef("title"))
    newest = same.order_by("-edition").values("edition")[:1]
    found = visible_to(user, SheetTemplate).filter(edition=Subquery(newest), retired_at=None)
    return found.select_related("organisation", "uploaded_by", "file")


def editions_of(user, template: SheetTemplate) -> QuerySet[SheetTemplate]:
    """The newest first."""
    found = visible_to(user, SheetTemplate).filter(organisation=template.organisation, title=template.title)
    return found.select_related("uploaded_by").order_by("-edition")


def last_edition(organisation: Organisation, title: str) -> int:
    found = SheetTemplate.objects.filter(organisation=organisation, title=title)
    return found.aggregate(last=Max("edition"))["last"] or 0
