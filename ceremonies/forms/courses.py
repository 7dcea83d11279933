"""A class, whom a cell proposes for it, and the results."""

from django import forms

from ceremonies.choices import CourseKind
from ceremonies.forms.fields import FilesField, day_field, number_field, past_day_field
from ceremonies.models import Attendance, Candidacy, Course
from ceremonies.services.learners import RESULT, Result
from members.choices import Right, Tree, kinds_of
from members.clock import today
from members.forms.lookups import OrganisationField, PersonField
from members.forms.sending import VersionForm
from members.models import Person
from members.permissions import organisations_with, visible_to

_PASSED = [("", "Chưa có"), ("yes", "Đạt"), ("no", "Không đạt")]
_MEANS = {"": None, "yes": True, "no": False}
_SAID = {None: "", True: "yes", False: "no"}


class CourseForm(VersionForm):
    organisation = OrganisationField(
        label="Tổ chức đảng theo dõi", help_text="Các chi bộ trực thuộc đề nghị được người đi học."
    )
    starts_on = day_field("Khai giảng")
    ends_on = day_field("Bế giảng")

    class Meta:
        model = Course
        fields = ["organisation", "kind", "title", "organiser", "starts_on", "ends_on", "place"]
        help_texts = {"title": "Ví dụ: Lớp bồi dưỡng nhận thức về Đảng khóa I năm 2027."}

    def __init__(self, *args, user, venue: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "—"), *CourseKind.choices]
        if self.instance.pk:
            del self.fields["organisation"], self.fields["kind"]
        else:
            kept = organisations_with(user, Right.KEEP_CANDIDACY).filter(kind__in=kinds_of(Tree.PARTY))
            self.fields["organisation"].offer(kept.active(today()).order_by("path"))
            self.fields["organiser"].help_text = f"Theo quy định: {venue}."

    def clean(self):
        said = super().clean()
        starts, ends = said.get("starts_on"), said.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "Ngày bế giảng không được trước ngày khai giảng.")
        return said


class PermissionForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    number = number_field("25-QĐ/ĐU", label="Số quyết định mở lớp")
    permitted_on = past_day_field("Ngày quyết định")

    def __init__(self, *args, course: Course, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = course.version
        if course.permission_on:
            self.initial |= {"number": course.permission_number, "permitted_on": course.permission_on}


class ProposalForm(forms.Form):
    """Whom the cell proposes; a certificate that they have already is said beside the name."""

    number = number_field("04-NQ/CB")
    proposed_on = past_day_field("Ngày họp chi bộ")
    files = FilesField(
        Candidacy.objects.none(),
        label="Người được đề nghị đi học",
        error_messages={"required": "Hãy chọn ít nhất một người."},
    )

    def __init__(self, *args, files, chosen: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].queryset = files
        self.fields["files"].label_from_instance = _with_certificate
        self.initial["files"] = [file.pk for file in files if str(file.person_id) == chosen]


def _with_certificate(file: Candidacy) -> str:
    where = f", {file.person.department}" if file.person.department else ""
    had = f" (đã có giấy chứng nhận ngày {file.certificate_on:%d/%m/%Y})" if file.certificate_on else ""
    return f"{file.person}{where}{had}"


class LearnerForm(forms.Form):
    person = PersonField(label="Học viên")

    def __init__(self, *args, user, course: Course, **kwargs):
        super().__init__(*args, **kwargs)
        there = course.attendances.values("person")
        self.fields["person"].offer(visible_to(user, Person).exclude(pk__in=there).order_by("sort_key", "pk"))


class ResultsForm(forms.Form):
    """A row of fields for each learner of one page."""

    def __init__(self, *args, learners: list[Attendance], **kwargs):
        super().__init__(*args, **kwargs)
        self.learners = learners
        for learner in learners:
            self.fields |= {f"{name}_{learner.pk}": field for name, field in _result_fields(learner).items()}

    @property
    def rows(self):
        """(learner, its fields in the order of the columns)"""
        return [(each, [self[f"{name}_{each.pk}"] for name in _COLUMNS]) for each in self.learners]

    def results(self) -> list[Result]:
        said = self.cleaned_data
        return [
            Result(
                learner,
                said[f"version_{learner.pk}"],
                {name: said[f"{name}_{learner.pk}"] for name in RESULT}
                | {"passed": _MEANS[said[f"passed_{learner.pk}"]]},
            )
            for learner in self.learners
        ]


_COLUMNS = ("days_attended", "passed", "grade", "certificate_number", "certificate_on", "note")


def _result_fields(learner: Attendance) -> dict[str, forms.Field]:
    def called(words: str) -> str:
        return f"{learner.person}: {words}"

    def text(name: str, words: str, longest: int) -> forms.CharField:
        initial = getattr(learner, name)
        return forms.CharField(label=called(words), max_length=longest, required=False, initial=initial)

    return {
        "version": forms.IntegerField(widget=forms.HiddenInput, initial=learner.version),
        "days_attended": forms.IntegerField(
            label=called("số ngày dự học"),
            min_value=0,
            max_value=366,
            required=False,
            initial=learner.days_attended,
        ),
        "passed": forms.ChoiceField(
            label=called("kết quả"), choices=_PASSED, required=False, initial=_SAID[learner.passed]
        ),
        "grade": text("grade", "xếp loại", 40),
        "certificate_number": text("certificate_number", "số giấy chứng nhận", 40),
        "certificate_on": day_field(
            called("ngày cấp giấy chứng nhận"), required=False, help_text="", initial=learner.certificate_on
        ),
        "note": text("note", "ghi chú", 200),
    }
