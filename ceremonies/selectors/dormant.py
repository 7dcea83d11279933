"""Organisations where nothing has happened for months: unions that nominated nobody, cells that listed nobody."""

from datetime import date

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery, TextChoices

from ceremonies.models import CountedFile
from ceremonies.permissions.figures import counted_rows
from ceremonies.selectors.lists import below
from members.choices import OrganisationKind, Tree, kinds_of
from members.models import Organisation


class DormantKind(TextChoices):
    NOMINATORS = "doan-the", "Tổ chức đoàn thể chưa giới thiệu ai"
    CELLS = "chi-bo", "Chi bộ chưa công nhận cảm tình Đảng ai"


def dormant(
    user, organisation: Organisation, kind: DormantKind, since: date, on: date
) -> QuerySet[Organisation]:
    """Active ones, older than that, with nothing since this day; `last_on`: the last time, None for never."""
    active = _organisations(organisation, kind).active(on)
    old = active.filter(Q(opened_on__isnull=True) | Q(opened_on__lt=since))
    field, day = ("nominator", "nominated_on") if kind == DormantKind.NOMINATORS else ("cell", "listed_on")
    place = "place" if organisation.tree == Tree.PARTY else "nominator__path"
    files = counted_rows(user, CountedFile, organisation, place).filter(**{field: OuterRef("pk")})
    last = files.order_by().values(field).annotate(last=Max(day)).values("last")
    quiet = old.annotate(last_on=Subquery(last)).filter(Q(last_on__isnull=True) | Q(last_on__lt=since))
    return quiet.select_related("serves", "parent")


def _organisations(organisation: Organisation, kind: DormantKind) -> QuerySet[Organisation]:
    """Unions that serve the Party body or one below it; a union itself and those below it."""
    if kind == DormantKind.CELLS:
        return Organisation.objects.under(organisation.path).filter(kind=OrganisationKind.PARTY_CELL)
    unions = Organisation.objects.filter(kind__in=kinds_of(Tree.YOUTH, Tree.UNION))
    if organisation.tree == Tree.PARTY:
        return unions.filter(below("serves", organisation))
    return unions.filter(pk__in=Organisation.objects.under(organisation.path))
