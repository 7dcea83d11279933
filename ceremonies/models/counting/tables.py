from django.db import models

from ceremonies.models.candidacy import Candidacy
from ceremonies.models.course import Attendance
from members.models import Organisation

_LOOSE = {"on_delete": models.DO_NOTHING, "db_constraint": False, "db_index": False}


class CountedLot(models.Model):
    """People whom reports do not tell apart. `education`, `occupation`: codes of `rules/categories.toml`."""

    sex = models.CharField(max_length=10)
    ethnicity = models.CharField(max_length=40)
    religion = models.CharField(max_length=60)
    education = models.CharField(max_length=30)
    occupation = models.CharField(max_length=30)
    is_worker = models.BooleanField()
    is_intellectual = models.BooleanField()

    class Meta:
        verbose_name = "nhóm người được đếm"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=[
                    *("sex", "ethnicity", "religion", "education", "occupation"),
                    *("is_worker", "is_intellectual"),
                ],
                name="counted_lot_once",
            )
        ]

    def __str__(self):
        return f"{self.sex}, {self.ethnicity}, {self.education}, {self.occupation}"


class CountedFile(models.Model):
    """One narrow row for each file. Without cell and place while it is a union's own; no `admitted_on` if cancelled.

    `place`: the path of the cell. `nominated_on`: only of files that somebody nominated.
    """

    candidacy = models.OneToOneField(
        Candidacy, models.DO_NOTHING, primary_key=True, related_name="counted", db_constraint=False
    )
    cell = models.ForeignKey(Organisation, null=True, related_name="+", **_LOOSE)
    nominator = models.ForeignKey(Organisation, null=True, related_name="+", **_LOOSE)
    lot = models.ForeignKey(CountedLot, related_name="+", **_LOOSE)
    place = models.CharField(max_length=120)
    birth_date = models.DateField()
    from_youth_union = models.BooleanField()
    nominated_on = models.DateField(null=True)
    listed_on = models.DateField(null=True)
    admitted_on = models.DateField(null=True)
    recognised_on = models.DateField(null=True)

    class Meta:
        verbose_name = "hồ sơ được đếm"
        default_permissions = ()
        indexes = [
            models.Index(fields=["cell", "nominated_on", "place"], name="counted_cell_nominated"),
            models.Index(fields=["cell", "listed_on", "place"], name="counted_cell_listed"),
            models.Index(fields=["cell", "admitted_on", "place"], name="counted_cell_admitted"),
            models.Index(fields=["cell", "recognised_on", "place"], name="counted_cell_recognised"),
            models.Index(fields=["nominator", "nominated_on", "place"], name="counted_union_nominated"),
            models.Index(fields=["nominator", "admitted_on", "place"], name="counted_union_admitted"),
            # Of each lot only the rows of the period are read.
            models.Index(
                fields=["lot", "listed_on", "place", "from_youth_union", "birth_date"],
                name="counted_lot_listed",
            ),
            models.Index(
                fields=["lot", "admitted_on", "place", "from_youth_union", "birth_date"],
                name="counted_lot_admitted",
            ),
            models.Index(fields=["admitted_on", "birth_date", "place"], name="counted_ages"),
        ]

    def __str__(self):
        return f"{self.candidacy_id}"


class CountedLearner(models.Model):
    """One narrow row for each learner of a class on the Party (lớp bồi dưỡng nhận thức về Đảng).

    `cell`: who proposed; or else the cell of the person's newest file; or else, not `of_cell`, the body that keeps the
    class. `place`: its path. `nominator`: of that newest file. `age`: whole years on the first day.
    """

    attendance = models.OneToOneField(
        Attendance, models.DO_NOTHING, primary_key=True, related_name="counted", db_constraint=False
    )
    cell = models.ForeignKey(Organisation, related_name="+", **_LOOSE)
    nominator = models.ForeignKey(Organisation, null=True, related_name="+", **_LOOSE)
    lot = models.ForeignKey(CountedLot, related_name="+", **_LOOSE)
    place = models.CharField(max_length=120)
    of_cell = models.BooleanField()
    age = models.IntegerField()
    starts_on = models.DateField()

    class Meta:
        verbose_name = "học viên được đếm"
        default_permissions = ()
        indexes = [
            models.Index(fields=["cell", "of_cell", "starts_on", "place"], name="counted_learner_cell"),
            models.Index(fields=["nominator", "starts_on", "place"], name="counted_learner_union"),
            models.Index(fields=["lot", "starts_on", "place"], name="counted_learner_lot"),
            models.Index(fields=["age", "starts_on", "place"], name="counted_learner_age"),
        ]

    def __str__(self):
        return f"{self.attendance_id}"


class CountedSteps(models.Model):
    """Sums of steps of a month below one body next to the top of the tree; several rows of one kind are added up.

    With `days`: so many waits in `state` ended after so long. Without: so many more files than before stand in `state`.
    New steps add rows; `services.counting.sum_steps_up` makes few of many.
    """

    unit = models.CharField(max_length=12)
    month = models.DateField()
    state = models.CharField(max_length=40)
    days = models.IntegerField(null=True)
    number = models.IntegerField()

    class Meta:
        verbose_name = "số bước được đếm"
        default_permissions = ()
        indexes = [
            models.Index(fields=["state", "days", "month", "unit", "number"], name="counted_steps"),
        ]

    def __str__(self):
        return f"{self.state} {self.month:%m/%Y}: {self.number}"
