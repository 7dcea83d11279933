"""What figures should be counted from, told by a loop over files and steps."""

from collections import Counter

from django.utils.timezone import localdate

from ceremonies.choices import CourseKind, Route, State
from ceremonies.models import (
    Attendance,
    Candidacy,
    CountedFile,
    CountedLearner,
    CountedLot,
    CountedSteps,
    Step,
)
from ceremonies.rules.arithmetic import age_on
from ceremonies.rules.categories import DIMENSIONS
from ceremonies.rules.groups import INTELLECTUAL, WORKER
from members.models import Person


def assert_counted_right() -> None:
    files = Candidacy.objects.select_related("person", "cell")
    assert {row.pk: _kept(row) for row in CountedFile.objects.select_related("lot")} == {
        file.pk: _told(file) for file in files
    }
    learners = Attendance.objects.select_related("person", "proposed_by", "course__organisation")
    assert {row.pk: _kept_of_learner(row) for row in CountedLearner.objects.select_related("lot")} == {
        learner.pk: _told_of_learner(learner)
        for learner in learners.filter(course__kind=CourseKind.AWARENESS)
    }
    found: Counter = Counter()
    for row in CountedSteps.objects.all():
        found[row.unit, row.month, row.state, row.days] += row.number
    assert {key: number for key, number in found.items() if number} == _steps()


def _kept(row: CountedFile) -> tuple:
    return (
        *(row.cell_id, row.nominator_id, row.place, row.birth_date, row.from_youth_union),
        *(row.nominated_on, row.listed_on, row.admitted_on, row.recognised_on),
        *_groups_kept(row.lot),
    )


def _kept_of_learner(row: CountedLearner) -> tuple:
    return (
        *(row.cell_id, row.nominator_id, row.place, row.of_cell, row.age, row.starts_on),
        *_groups_kept(row.lot),
    )


def _groups_kept(lot: CountedLot) -> tuple:
    return (
        *(lot.sex, lot.ethnicity, lot.religion, lot.education, lot.occupation),
        *(lot.is_worker, lot.is_intellectual),
    )


def _told_of_learner(learner: Attendance) -> tuple:
    newest = newest_file(learner.person)
    cell = learner.proposed_by or (newest and newest.cell)
    body = cell or learner.course.organisation
    return (
        *(body.pk, newest and newest.nominator_id, body.path, cell is not None),
        *(age_on(learner.person.birth_date, learner.course.starts_on), learner.course.starts_on),
        *_groups_told(learner.person),
    )


def newest_file(person: Person) -> Candidacy | None:
    """Of those that are off the union's desk."""
    files = [file for file in person.candidacies.select_related("cell") if _is_sent(file)]
    return max(files, key=lambda file: (file.opened_on, file.pk), default=None)


def _told(file: Candidacy) -> tuple:
    person, sent = file.person, _is_sent(file)
    return (
        file.cell_id if sent else None,
        file.nominator_id,
        file.cell.path if sent else "",
        person.birth_date,
        file.route == Route.YOUTH_UNION,
        file.sent_on if file.nominator_id else None,
        file.listed_on,
        None if file.state == State.CANCELLED else file.ceremony_on,
        file.official_from,
        *_groups_told(person),
    )


def _groups_told(person: Person) -> tuple:
    learned = (person.qualification, person.education)
    return (
        *(person.sex, person.ethnicity, person.religion),
        DIMENSIONS["education"].code_of(*learned),
        DIMENSIONS["occupation"].code_of(person.job_title),
        any(word in person.job_title for word in WORKER),
        any(word in text for text in learned for word in INTELLECTUAL),
    )


def _is_sent(file: Candidacy) -> bool:
    return file.sent_on is not None or file.nominator_id is None


def _steps() -> dict[tuple, int]:
    found: Counter = Counter()
    for step in Step.objects.select_related("candidacy__cell"):
        if not _is_sent(step.candidacy):
            continue
        where = (step.candidacy.cell.path[:12], localdate(step.at).replace(day=1))
        found[*where, step.target, None] += 1
        if step.source:
            found[*where, step.source, None] -= 1
            if step.waited_since:
                found[*where, step.source, step.days_at_desk] += 1
    return {key: number for key, number in found.items() if number}
