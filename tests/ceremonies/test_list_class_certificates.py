"""A class that was passed stands for the paper of its certificate."""

from datetime import date

import pytest

from ceremonies.choices import Action, CourseKind, PaperKind, State
from ceremonies.models import Attendance, Candidacy, Course
from ceremonies.rules import missing
from ceremonies.selectors.facts import facts_of
from members.clock import today
from tests.road import bring, day


def pass_class(cast, issued_on: date, *, kind=CourseKind.AWARENESS, passed=True) -> Attendance:
    course = Course.objects.create(
        kind=kind,
        title=f"Lớp {issued_on:%d/%m/%Y}",
        organiser="Trung tâm chính trị",
        organisation=cast.DUC,
        starts_on=issued_on,
        ends_on=issued_on,
    )
    return Attendance.objects.create(
        course=course,
        person=cast.an,
        passed=passed,
        certificate_number="280/CN",
        certificate_on=issued_on,
    )


def certificate_requirements(file) -> set[str]:
    facts = facts_of(Candidacy.objects.get(pk=file.pk), today())
    lacking = missing(Action.RECORD_CELL_VOTE, facts, file.policy.data, today())
    return {r.code for r in lacking} & {"paper_certificate", "certificate_expired"}


def test_the_paper_is_filled_in_when_the_dossier_is_opened(cast):
    pass_class(cast, day(400))
    latest = pass_class(cast, day(60))
    file = bring(cast, State.DOSSIER)
    paper = file.papers.get(kind=PaperKind.CERTIFICATE)
    assert (paper.issued_on, paper.number) == (latest.certificate_on, "280/CN")
    assert paper.note == f"Theo kết quả {latest.course.title}."
    assert certificate_requirements(file) == set()


def test_a_later_result_counts_without_the_paper(cast):
    file = bring(cast, State.DOSSIER)
    assert certificate_requirements(file) == {"paper_certificate"}
    pass_class(cast, day(60))
    assert certificate_requirements(file) == set()


@pytest.mark.parametrize(
    "changes, lacking",
    [
        ({"passed": False}, {"paper_certificate"}),
        ({"kind": CourseKind.NEW_MEMBERS}, {"paper_certificate"}),
    ],
)
def test_only_a_passed_class_of_that_kind_counts(cast, changes, lacking):
    pass_class(cast, day(60), **changes)
    assert certificate_requirements(bring(cast, State.DOSSIER)) == lacking


def test_an_old_certificate_has_expired_as_the_paper_would(cast):
    pass_class(cast, day(61 * 31))
    file = bring(cast, State.DOSSIER)
    assert certificate_requirements(file) == {"certificate_expired"}
