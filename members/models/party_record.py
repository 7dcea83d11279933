from django.db import models

from members.models.person import Person


class PartyRecord(models.Model):
    """What the register of Party members (Sổ danh sách đảng viên, Mẫu 7-HSĐV) says beyond person and membership.

    Ngày vào Đảng and ngày chính thức are those of the Party membership.
    """

    person = models.OneToOneField(
        Person, models.PROTECT, related_name="party_record", verbose_name="đảng viên"
    )
    card_number = models.CharField("số thẻ đảng viên", max_length=20, null=True, blank=True, unique=True)
    file_number = models.CharField("số lý lịch", max_length=30, blank=True)
    badge = models.CharField("Huy hiệu Đảng", max_length=60, blank=True)
    foreign_languages = models.CharField("ngoại ngữ", max_length=100, blank=True)
    occupation_before = models.CharField("nghề nghiệp trước khi vào Đảng", max_length=200, blank=True)
    occupation = models.CharField("nghề nghiệp hiện nay", max_length=200, blank=True)
    service = models.CharField("bộ đội, công an, hưu trí", max_length=100, blank=True)
    moved_out = models.CharField("chuyển đi: ngày, đến đâu", max_length=300, blank=True)
    moved_in = models.CharField("chuyển đến: ngày, từ đâu", max_length=300, blank=True)
    died = models.CharField("từ trần: ngày, lý do", max_length=300, blank=True)
    left = models.CharField("ra khỏi Đảng: ngày, hình thức", max_length=300, blank=True)
    note = models.CharField("ghi chú", max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "sổ danh sách đảng viên"
        default_permissions = ()

    def __str__(self):
        return f"{self.person} – {self.card_number or self.file_number}"
