from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from ceremonies.choices import CourseKind
from members.models import Organisation, Person


class Course(models.Model):
    """A class for future or new Party members (lớp bồi dưỡng nhận thức về Đảng, lớp đảng viên mới)."""

    kind = models.CharField("loại lớp", max_length=20, choices=CourseKind)
    title = models.CharField("tên lớp", max_length=200)
    organiser = models.CharField("nơi mở lớp", max_length=200)
    #: The Party organisation that keeps the results here and whose committees see them.
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="tổ chức đảng theo dõi"
    )
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày")
    place = models.CharField("địa điểm", max_length=200, blank=True)
    permission_number = models.CharField("số quyết định mở lớp", max_length=40, blank=True)
    permission_on = models.DateField("ngày quyết định mở lớp", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-ends_on", "-pk"]
        verbose_name = "lớp bồi dưỡng"
        default_permissions = ()
        indexes = [models.Index(fields=["organisation", "-ends_on", "-id"], name="course_organisation")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "title", "starts_on"], name="course_once"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="course_days_in_order"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("ceremonies:course_detail", args=[self.pk])


class Attendance(models.Model):
    """One person in one class, with the result and the certificate (giấy chứng nhận) once they are known."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="attendances", verbose_name="lớp")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances", verbose_name="học viên")
    proposed_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chi bộ đề nghị"
    )
    proposal_number = models.CharField("số nghị quyết đề nghị", max_length=40, blank=True)
    proposed_on = models.DateField("ngày đề nghị", null=True, blank=True)
    days_attended = models.PositiveSmallIntegerField("số ngày dự học", null=True, blank=True)
    grade = models.CharField("xếp loại", max_length=40, blank=True)
    passed = models.BooleanField("đạt", null=True)
    certificate_number = models.CharField("số giấy chứng nhận", max_length=40, blank=True)
    certificate_on = models.DateField("ngày cấp giấy chứng nhận", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["course", "person__sort_key", "pk"]
        verbose_name = "học viên của lớp"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["course", "person"], name="attendance_once"),
        ]

    def __str__(self):
        return f"{self.person} – {self.course}"

    def get_absolute_url(self):
        return self.course.get_absolute_url()

    @property
    def has_result(self) -> bool:
        return self.passed is not None or bool(self.certificate_number)
