import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.choices import CourseKind, State
from ceremonies.models import Attendance, Course
from ceremonies.selectors.courses import proposable
from ceremonies.services.courses import edit_course, open_course, permit_course, remove_course
from ceremonies.services.learners import (
    RESULT,
    Result,
    add_learner,
    propose_learners,
    remove_learner,
    save_results,
)
from members.models import AuditEntry
from members.services.errors import Conflict, Refused
from tests.road import bring, day

KIND = CourseKind


def make(cast, body="DUC", account="van_phong", kind=KIND.AWARENESS, **values) -> Course:
    usual = {"title": "Lớp bồi dưỡng khóa I", "starts_on": day(10), "ends_on": day(-10)}
    course = Course(
        organisation=cast.organisations[body], kind=kind, organiser="Trung tâm chính trị", **usual | values
    )
    return open_course(actor=cast.users[account], course=course)


def propose(cast, course, *files, account="chi_bo", cell="CB1", back=3) -> list[Attendance]:
    return propose_learners(
        actor=cast.users[account],
        course=course,
        cell=cast.organisations[cell],
        files=files,
        number="04-NQ/CB",
        proposed_on=day(back),
    )


def result(learner, **values) -> Result:
    said = {name: getattr(learner, name) for name in RESULT}
    return Result(learner, learner.version, said | values)


@pytest.fixture
def learner(cast):
    return add_learner(actor=cast.van_phong, course=make(cast), person=cast.an)


def test_a_committee_opens_a_class_once(cast):
    make(cast)
    with pytest.raises(Refused, match="cùng tên"):
        make(cast)
    assert AuditEntry.objects.filter(action="course.create").count() == 1


@pytest.mark.parametrize("account", ["chi_bo", "cap_tren", "kiem_tra", "doan_bi_thu", "quan_tri"])
def test_only_the_body_itself_opens_its_class(cast, account):
    with pytest.raises(PermissionDenied):
        make(cast, account=account)


def test_a_cell_proposes_its_sympathisers_by_its_resolution(cast):
    course, file = make(cast), bring(cast, State.LISTED)
    [learner] = propose(cast, course, file)
    learner.refresh_from_db()
    assert (learner.person, learner.proposed_by) == (cast.an, cast.CB1)
    assert (learner.proposal_number, learner.proposed_on) == ("04-NQ/CB", day(3))
    assert AuditEntry.objects.get(action="course.propose").data["people"] == [cast.an.pk]
    with pytest.raises(Conflict):
        propose(cast, course, file)


@pytest.mark.parametrize(
    "kind, state, fit",
    [
        (KIND.AWARENESS, State.RECEIVED, False),
        (KIND.AWARENESS, State.LISTED, True),
        (KIND.AWARENESS, State.DOSSIER, True),
        (KIND.AWARENESS, State.PROBATION, False),
        (KIND.NEW_MEMBERS, State.DOSSIER, False),
        (KIND.NEW_MEMBERS, State.PROBATION, True),
        (KIND.AWARENESS, State.REMOVED, False),
    ],
)
def test_who_may_go_to_which_class(cast, kind, state, fit):
    file = bring(cast, state)
    assert list(proposable(cast.chi_bo, make(cast, kind=kind), cast.CB1)) == ([file] if fit else [])


def test_who_has_a_certificate_is_known(cast):
    bring(cast, State.LISTED)
    old = make(cast, starts_on=day(400), ends_on=day(390))
    old.attendances.create(person=cast.an, passed=True, certificate_on=day(380))
    [file] = proposable(cast.chi_bo, make(cast), cast.CB1)
    assert file.certificate_on == day(380)


@pytest.mark.parametrize(
    "account, cell", [("chi_bo_khac", "CB1"), ("van_phong", "CB1"), ("chi_bo", "CB2"), ("kiem_tra", "CB1")]
)
def test_only_the_cell_proposes(cast, account, cell):
    course, file = make(cast), bring(cast, State.LISTED)
    with pytest.raises(PermissionDenied):
        propose(cast, course, file, account=account, cell=cell)


def test_nobody_is_proposed_for_a_class_that_is_over(cast):
    course, file = make(cast, ends_on=day(1)), bring(cast, State.LISTED)
    with pytest.raises(PermissionDenied):
        propose(cast, course, file)


def test_a_proposal_is_not_dated_tomorrow(cast):
    course, file = make(cast), bring(cast, State.LISTED)
    with pytest.raises(Refused, match="tương lai"):
        propose(cast, course, file, back=-1)


def test_the_decision_that_opens_the_class(cast):
    course = make(cast)
    permit_course(actor=cast.van_phong, course=course, number="25-QĐ/ĐU", permitted_on=day(12), version=1)
    course.refresh_from_db()
    assert (course.permission_number, course.permission_on) == ("25-QĐ/ĐU", day(12))
    with pytest.raises(Conflict):
        permit_course(actor=cast.van_phong, course=course, number="26-QĐ/ĐU", permitted_on=day(), version=1)
    with pytest.raises(Refused, match="tương lai"):
        permit_course(actor=cast.van_phong, course=course, number="26-QĐ/ĐU", permitted_on=day(-1), version=2)


def test_results_are_written_all_or_none(cast, learner):
    other = add_learner(actor=cast.van_phong, course=learner.course, person=cast.chau)
    good = result(learner, passed=True, grade="Khá", certificate_number="280/CN", certificate_on=day())
    bad = result(other, passed=False, certificate_number="281/CN", certificate_on=day())
    with pytest.raises(Refused, match="Lê Minh Châu: chỉ người đạt"):
        save_results(actor=cast.van_phong, course=learner.course, results=[good, bad])
    stored = Attendance.objects.get(pk=learner.pk)
    assert stored.passed is None
    learner = stored
    good = result(learner, passed=True, grade="Khá", certificate_number="280/CN", certificate_on=day())
    same = result(Attendance.objects.get(pk=other.pk))
    assert save_results(actor=cast.van_phong, course=learner.course, results=[good, same]) == 1
    learner.refresh_from_db()
    assert (learner.passed, learner.grade, learner.certificate_number) == (True, "Khá", "280/CN")
    assert AuditEntry.objects.filter(action="attendance.change").count() == 1


@pytest.mark.parametrize(
    "values, message",
    [
        ({"passed": True, "certificate_number": "1/CN"}, "hãy ghi ngày cấp"),
        ({"passed": True, "certificate_on": day(-1)}, "không được ở tương lai"),
        ({"passed": True, "certificate_on": day(11)}, "trước ngày khai giảng"),
        ({"days_attended": 22}, "lớp chỉ có 21 ngày"),
    ],
)
def test_results_that_cannot_be(cast, learner, values, message):
    with pytest.raises(Refused, match=message):
        save_results(actor=cast.van_phong, course=learner.course, results=[result(learner, **values)])


def test_the_second_of_two_writers_is_told(cast, learner):
    seen = result(Attendance.objects.get(pk=learner.pk), passed=True)
    save_results(actor=cast.van_phong, course=learner.course, results=[result(learner, passed=False)])
    with pytest.raises(Conflict):
        save_results(actor=cast.van_phong, course=learner.course, results=[seen])


def test_who_has_a_result_stays_in_the_class(cast, learner):
    save_results(actor=cast.van_phong, course=learner.course, results=[result(learner, passed=False)])
    learner.refresh_from_db()
    with pytest.raises(Refused, match="đã có kết quả"):
        remove_learner(actor=cast.van_phong, learner=learner, version=2)
    with pytest.raises(Refused, match="đã có kết quả"):
        remove_course(actor=cast.van_phong, course=learner.course, version=1)


def test_a_cell_takes_back_its_own_proposal_only(cast, learner):
    with pytest.raises(PermissionDenied):
        remove_learner(actor=cast.chi_bo, learner=learner, version=1)
    remove_learner(actor=cast.van_phong, learner=learner, version=1)
    [mine] = propose(cast, learner.course, bring(cast, State.LISTED))
    remove_learner(actor=cast.chi_bo, learner=mine, version=1)
    assert Attendance.objects.count() == 0


def test_a_class_without_results_is_removed_with_its_list(cast, learner):
    remove_course(actor=cast.van_phong, course=learner.course, version=1)
    assert Course.objects.count() == Attendance.objects.count() == 0
    assert AuditEntry.objects.get(action="course.remove").data["learners"] == [cast.an.pk]


def test_a_class_changed_to_another_that_exists_is_refused(cast):
    make(cast)
    other = make(cast, title="Lớp khóa II")
    other.title = "Lớp bồi dưỡng khóa I"
    with pytest.raises(Refused, match="cùng tên"):
        edit_course(actor=cast.van_phong, course=other, version=1)
