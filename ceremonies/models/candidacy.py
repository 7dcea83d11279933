from collections import defaultdict

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from ceremonies.choices import Action, FilePart, Route, State
from ceremonies.models.policy import Policy
from ceremonies.models.whole_days import WholeDays
from ceremonies.workflow import TRANSITIONS
from members.models import Organisation, Person
from members.models.period import Period


class Candidacy(models.Model):
    """One person's road into the Party in one cell (hồ sơ phát triển đảng viên).

    `state` and the key dates are changed by `ceremonies.services.workflow.act` only.
    """

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="candidacies", verbose_name="người được giới thiệu"
    )
    route = models.CharField("đường giới thiệu", max_length=20, choices=Route)
    nominator = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tổ chức giới thiệu",
    )
    cell = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="chi bộ")
    committee = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name="đảng ủy cơ sở"
    )
    section = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name="đảng ủy bộ phận"
    )
    authority = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name="cấp có thẩm quyền"
    )
    policy = models.ForeignKey(
        Policy, models.PROTECT, related_name="candidacies", verbose_name="quy định áp dụng"
    )
    strengths = models.TextField("ưu điểm", max_length=4000)
    shortcomings = models.TextField("khuyết điểm", max_length=4000, blank=True)

    state = models.CharField("trạng thái", max_length=40, choices=State, default=State.DRAFT)
    desk = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+", verbose_name="đang ở")
    desk_since = models.DateTimeField("từ lúc")
    version = models.PositiveIntegerField(default=1)
    form_key = models.UUIDField(unique=True, editable=False)

    opened_on = models.DateField("ngày lập")
    sent_on = models.DateField("ngày gửi chi bộ", null=True)
    #: The union's resolution as an imported list names it; offered when the resolution is recorded.
    list_number = models.CharField(max_length=40, blank=True)
    list_dated = models.DateField(null=True)
    listed_on = models.DateField("ngày công nhận cảm tình Đảng", null=True)
    dossier_started_on = models.DateField("ngày lập hồ sơ", null=True)
    #: When the cell means to consider the file; the radar counts to this day.
    meeting_planned_on = models.DateField("ngày chi bộ dự kiến xét", null=True, blank=True)
    decision_received_on = models.DateField("ngày chi bộ nhận quyết định", null=True)
    ceremony_on = models.DateField("ngày kết nạp", null=True)
    probation_ends_on = models.DateField("ngày hết thời gian dự bị", null=True)
    official_from = models.DateField("ngày chính thức", null=True)
    moved_on = models.DateField("ngày chuyển đến", null=True)
    #: The new place found faults and gave the file back; reviewed when the old place sends it on again.
    review_asked_on = models.DateField("ngày nơi mới đề nghị xem xét lại", null=True)
    reviewed_on = models.DateField("ngày nơi cũ xem xét xong", null=True)
    closed_on = models.DateField("ngày kết thúc", null=True)
    #: What the cell voted on: name, birth date, native place as they stood then (`selectors.facts.identity`).
    voted_as = models.JSONField(default=dict)

    class Meta:
        ordering = ["-opened_on", "-pk"]
        verbose_name = "hồ sơ"
        default_permissions = ()
        indexes = [
            models.Index(fields=["-opened_on", "-id"], name="candidacy_newest"),
            models.Index(fields=["state", "-opened_on", "-id"], name="candidacy_state"),
            models.Index(fields=["desk", "state", "desk_since"], name="candidacy_desk"),
            models.Index(fields=["cell", "-opened_on", "-id"], name="candidacy_cell"),
            models.Index(fields=["nominator", "-opened_on", "-id"], name="candidacy_nominator"),
            models.Index(fields=["authority", "state", "desk_since"], name="candidacy_authority"),
            # All that figures ask of the files of a cell.
            models.Index(
                fields=[
                    *("cell", "sent_on", "nominator", "opened_on", "listed_on", "dossier_started_on"),
                    *("decision_received_on", "ceremony_on", "probation_ends_on", "official_from"),
                    *("closed_on", "state"),
                ],
                name="candidacy_road",
            ),
            models.Index(
                fields=["probation_ends_on", "id"],
                condition=Q(closed_on__isnull=True, ceremony_on__isnull=False, official_from__isnull=True),
                name="candidacy_probation",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(closed_on__isnull=True), name="candidacy_one_open_per_person"
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="candidacy_state_known"),
        ]

    def __str__(self):
        return f"Hồ sơ của {self.person}"

    def get_absolute_url(self):
        return reverse("ceremonies:candidacy_detail", args=[self.pk])

    def get_part_url(self, part: FilePart) -> str:
        return f"{self.get_absolute_url()}?phan={part}"

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


def known_steps() -> Q:
    """Every row of the table of the road, and the opening of a file."""
    sources = defaultdict(list)
    for row in TRANSITIONS.values():
        sources[row.action.value, row.target.value].append(row.source.value)
    known = Q(action=Action.OPEN.value, source="", target__in=[State.DRAFT.value, State.RECEIVED.value])
    for (action, target), found in sorted(sources.items()):
        known |= Q(action=action, target=target, source__in=sorted(found))
    return known


class Step(models.Model):
    """One step of a file's history: who did what, when, between which desks, and why. Never changed.

    `version` is the version the file had before; unique, so a step is taken once.
    """

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="steps")
    version = models.PositiveIntegerField()
    action = models.CharField("việc", max_length=30, choices=Action)
    source = models.CharField(max_length=40, choices=State, blank=True)
    target = models.CharField(max_length=40, choices=State)
    desk = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="tại")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người làm"
    )
    actor_name = models.CharField(max_length=150)
    at = models.DateTimeField("lúc")
    waited_since = models.DateTimeField(null=True)
    reason = models.TextField("lý do", blank=True)

    class Meta:
        ordering = ["candidacy", "version"]
        verbose_name = "bước"
        default_permissions = ()
        indexes = [
            models.Index(fields=["at", "id"], name="step_moment"),
            models.Index(fields=["actor", "at", "id"], name="step_actor"),
            models.Index(
                F("source"), WholeDays("waited_since", "at").desc(), F("id").desc(), name="step_waits"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["candidacy", "version"], name="step_once"),
            models.CheckConstraint(condition=known_steps(), name="step_known"),
        ]

    def __str__(self):
        return self.get_action_display()

    @property
    def days_at_desk(self) -> int | None:
        """Whole days the file had lain at this desk before the step."""
        return (self.at - self.waited_since).days if self.waited_since else None


class HelperAssignment(Period):
    """An official member follows and helps the person (đảng viên được phân công theo dõi, giúp đỡ)."""

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="helpers")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="helped", verbose_name="đảng viên giúp đỡ"
    )
    #: Since when both worked, studied or lived in the same unit (294-QĐ/TW §3.2.1).
    together_since = models.DateField("cùng công tác, học tập, cư trú từ ngày", null=True, blank=True)
    #: A replacement need not have been together with the person for the months the rule asks (294-QĐ/TW §3.2.2).
    replacement = models.BooleanField(default=False)

    class Meta:
        ordering = ["candidacy", "starts_on", "pk"]
        verbose_name = "phân công giúp đỡ"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["candidacy", "person"], condition=Q(ends_on__isnull=True), name="helper_once"
            )
        ]

    def __str__(self):
        return str(self.person)
