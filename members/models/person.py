from django.db import models
from django.db.models import Q
from django.urls import reverse

from members.choices import Sex
from members.models.organisation import Organisation


class Person(models.Model):
    """A human being in the register, whether or not they sign in. Written by `members.services.people`."""

    full_name = models.CharField("họ và tên", max_length=100)
    sort_key = models.CharField(max_length=250, editable=False)
    search_key = models.CharField(max_length=120, editable=False)
    birth_date = models.DateField("ngày sinh")
    sex = models.CharField("giới tính", max_length=10, choices=Sex)
    citizen_id = models.CharField("số CCCD", max_length=12, null=True, blank=True, unique=True)
    ethnicity = models.CharField("dân tộc", max_length=40, default="Kinh")
    religion = models.CharField("tôn giáo", max_length=60, default="Không")
    native_place = models.CharField("quê quán", max_length=200, blank=True)
    residence = models.CharField("nơi ở hiện nay", max_length=200, blank=True)
    education = models.CharField("trình độ học vấn", max_length=100, blank=True)
    qualification = models.CharField("trình độ chuyên môn", max_length=200, blank=True)
    political_theory = models.CharField("lý luận chính trị", max_length=100, blank=True)
    job_title = models.CharField("chức vụ", max_length=100, blank=True)
    department = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="staff", verbose_name="đơn vị"
    )
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = "người"
        default_permissions = ()
        indexes = [
            # The words go along: SQLite then compares them without fetching the rows it walks past.
            models.Index(fields=["sort_key", "id", "search_key"], name="person_vietnamese_order"),
            models.Index(fields=["department", "sort_key"], name="person_department_order"),
            models.Index(fields=["search_key", "birth_date"], name="person_name_and_birth"),
        ]
        constraints = [models.CheckConstraint(condition=Q(sex__in=Sex.values), name="person_sex_known")]

    def __str__(self):
        return self.full_name

    def get_absolute_url(self):
        return reverse("members:person_detail", args=[self.pk])

    @property
    def masked_citizen_id(self) -> str:
        """Only the last three digits: enough to tell two people apart, too little to steal."""
        return "•" * 9 + self.citizen_id[-3:] if self.citizen_id else ""

    @property
    def masked_phone(self) -> str:
        return "•" * (len(self.phone) - 3) + self.phone[-3:]
