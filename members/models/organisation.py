import re

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from members.choices import TREE_OF_KIND, DecisionMode, OrganisationKind, Right, Tree
from members.models.period import Period

#: Above every path segment, so that a prefix becomes one index range in any collation.
PATH_END = "zzzzzzz"


class OrganisationQuerySet(models.QuerySet):
    def under(self, *paths: str):
        """These organisations and all below them: one index range each."""
        scope = Q(pk__in=[])
        for path in paths:
            scope |= Q(path__gte=path, path__lt=path + PATH_END)
        return self.filter(scope)

    def active(self, on):
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))


class Organisation(models.Model):
    """One Party, Youth Union or Trade Union organisation, or a department of the office (tổ chức, đơn vị).

    Written by `members.services.organisations`, which keeps `path` right.
    """

    kind = models.CharField("loại", max_length=30, choices=OrganisationKind)
    code = models.CharField("mã", max_length=30, unique=True)
    name = models.CharField("tên tổ chức", max_length=200)
    search_key = models.CharField(max_length=250, editable=False, db_index=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="cấp trên trực tiếp",
    )
    serves = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="served_by",
        verbose_name="tổ chức đảng phụ trách",
        help_text="Tổ chức đảng nhận đề nghị giới thiệu của tổ chức này.",
    )
    path = models.CharField(max_length=120, editable=False, db_index=True)
    letterhead_parent = models.CharField("dòng trên của tiêu đề văn bản", max_length=200, blank=True)
    letterhead_name = models.CharField("tên in trên tiêu đề văn bản", max_length=200, blank=True)
    symbol = models.CharField("ký hiệu văn bản", max_length=20, blank=True, help_text="Ví dụ: ĐU, CB, ĐTN")
    place = models.CharField("địa danh", max_length=100, blank=True, help_text="Ví dụ: Hà Nội")
    opened_on = models.DateField("ngày thành lập", null=True, blank=True)
    closed_on = models.DateField("ngày giải thể", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        verbose_name = "tổ chức"
        default_permissions = ()
        permissions = Right.choices
        indexes = [models.Index(fields=["kind", "name"], name="organisation_kind_name")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=OrganisationKind.values), name="organisation_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")), name="organisation_not_own_parent"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("members:org_detail", args=[self.pk])

    @property
    def tree(self) -> Tree:
        return TREE_OF_KIND[OrganisationKind(self.kind)]

    @property
    def party_name(self) -> str:
        """The whole organisation that a committee leads: "Đảng ủy Cục Mẫu" leads "Đảng bộ Cục Mẫu"."""
        return re.sub(r"^Đảng (ủy|uỷ)\b", "Đảng bộ", self.name)

    @property
    def upper_line(self) -> str:
        """What stands above its name on a paper: the organisation it belongs to, not the committee that leads it."""
        return self.letterhead_parent or (self.parent.party_name if self.parent else "")

    @property
    def depth(self) -> int:
        """0 for a root."""
        return len(self.path) // 6 - 1


class DecisionAuthority(Period):
    """How a committee decides on admissions, from a day to a day (thẩm quyền quyết định kết nạp)."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="authorities")
    mode = models.CharField("cách quyết định", max_length=20, choices=DecisionMode)

    class Meta:
        ordering = ["organisation", "-starts_on"]
        verbose_name = "thẩm quyền quyết định"
        default_permissions = ()


class Term(Period):
    """A term of office of an organisation (nhiệm kỳ); papers are numbered within it, reports are about it.

    No two of an organisation have a day in common: `members.services.terms` sees to it.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="terms")
    name = models.CharField("nhiệm kỳ", max_length=50, help_text="Ví dụ: 2025 – 2030")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["organisation", "-starts_on"]
        verbose_name = "nhiệm kỳ"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="term_days_in_order"
            ),
            models.UniqueConstraint(fields=["organisation", "starts_on"], name="term_begins_once"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(ends_on__isnull=True), name="term_one_open"
            ),
        ]

    def __str__(self):
        return self.name
