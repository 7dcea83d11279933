"""Papers of a class: its list, the resolution of a cell that proposes people, the certificate of each who passed."""

from functools import partial

from ceremonies.choices import CourseKind, DocumentType
from ceremonies.documents.forms.cells import Named, PeopleResolutionFacts, people_resolution_snapshot
from ceremonies.documents.forms.certificates import ClassCertificateFacts, class_certificate_snapshot
from ceremonies.documents.forms.lists import ClassListFacts, ClassRow, class_list_snapshot
from ceremonies.models import Attendance, Candidacy, Course
from ceremonies.selectors.courses import latest_proposal, learners_of, proposers
from ceremonies.services.documents.gathering import letterhead, name_of, signs_for
from ceremonies.services.documents.minutes import keep_meeting
from ceremonies.services.documents.recipes import Ask, AskKind, Recipe, Recorded, Sheet, register
from ceremonies.services.documents.recipes_listing import MEETING_OF_CELL, attended, meeting_of_cell
from ceremonies.services.policies import policy_in_force
from members.clock import today
from members.models import Organisation

CERTIFICATES = {
    CourseKind.AWARENESS: "class_certificate",
    CourseKind.NEW_MEMBERS: "new_member_class",
}
RESOLUTIONS = {
    CourseKind.AWARENESS: "class_resolution",
    CourseKind.NEW_MEMBERS: "member_class_resolution",
}
_MATTERS = {CourseKind.AWARENESS: "class", CourseKind.NEW_MEMBERS: "member_class"}
_GROUNDS = {
    CourseKind.AWARENESS: "cell_resolution",
    CourseKind.NEW_MEMBERS: "recognition_cell_resolution",
}
_WORDS = {
    CourseKind.AWARENESS: {},
    CourseKind.NEW_MEMBERS: {
        "summary": "học lớp bồi dưỡng đảng viên mới",
        "programme": "Chương trình bồi dưỡng đảng viên mới",
        "standing": "đảng viên dự bị",
    },
}


def _list(course: Course, about, sheet: Sheet) -> ClassListFacts:
    learners = list(learners_of(course))
    files = _files([learner.person_id for learner in learners])
    return ClassListFacts(
        **letterhead(course.organisation, sheet),
        signs_for=signs_for(course.organisation, sheet.dated or today()),
        made_by=sheet.said("made_by"),
        summary=f"học viên {_lower(course.title)}",
        rows=[_row(learner, files.get(learner.person_id)) for learner in learners],
    )


def _files(people: list[int]) -> dict[int, Candidacy]:
    """The newest listed file of each person, with its helpers."""
    files = Candidacy.objects.filter(person__in=people, listed_on__isnull=False).order_by("opened_on", "pk")
    return {file.person_id: file for file in files.select_related("cell").prefetch_related("helpers__person")}


def _row(learner: Attendance, file: Candidacy | None) -> ClassRow:
    person = learner.person
    helpers = [helper for helper in file.helpers.all() if helper.ends_on is None] if file else []
    grade = learner.grade or {True: "Đạt", False: "Không đạt", None: ""}[learner.passed]
    return ClassRow(
        name=person.full_name,
        birth_date=person.birth_date,
        sex=person.get_sex_display(),
        ethnicity=person.ethnicity,
        native_place=person.native_place,
        education=person.education,
        work=", ".join(part for part in (person.job_title, name_of(person.department)) if part),
        cell_name=name_of(learner.proposed_by or (file and file.cell)),
        listed_on=file.listed_on if file else None,
        helper=", ".join(str(helper.person) for helper in helpers),
        result=grade,
    )


def _lower(title: str) -> str:
    """ "Lớp bồi dưỡng …" amid a sentence."""
    return title.replace("Lớp ", "lớp ", 1) if title.startswith("Lớp ") else title


def _nobody(course: Course, about) -> list[str]:
    return [] if course.attendances.exists() else ["Lớp chưa có học viên."]


def _resolution(course: Course, cell: Organisation, sheet: Sheet) -> PeopleResolutionFacts:
    learners = list(latest_proposal(course, cell))
    policy = policy_in_force(today(), cell)
    agreed, against = sheet.words["agreed"], sheet.words.get("against") or 0
    return PeopleResolutionFacts(
        **letterhead(cell, sheet),
        **meeting_of_cell(learners[0].proposed_on, sheet),
        level="cell",
        matter=_MATTERS[CourseKind(course.kind)],
        body_name=str(cell),
        legal_grounds=[policy.data["resolutions"][_GROUNDS[CourseKind(course.kind)]]],
        people=[
            Named(
                name=learner.person.full_name,
                birth_date=learner.person.birth_date,
                unit=name_of(learner.person.department),
                agreed=agreed,
                against=against,
            )
            for learner in learners
        ],
        conclusion=sheet.said("conclusion"),
        proposes_to=str(course.organisation),
    )


def _proposed(course: Course, cell: Organisation) -> Recorded | None:
    learner = latest_proposal(course, cell).first()
    return learner and Recorded(learner.proposal_number, learner.proposed_on)


def _attending(course: Course, cell: Organisation) -> dict:
    learner = latest_proposal(course, cell).first()
    return attended(cell, learner.proposed_on) if learner else {}


def _remember(course: Course, cell: Organisation, sheet: Sheet) -> None:
    keep_meeting(cell, latest_proposal(course, cell)[0].proposed_on, sheet.words)


def _certificate(learner: Attendance, person, sheet: Sheet) -> ClassCertificateFacts:
    """A director signs in the own name for the centre; else the committee for itself."""
    course, head = learner.course, letterhead(learner.course.organisation, sheet)
    by_director = sheet.signer_office.lower().endswith("giám đốc")
    if by_director:
        head |= {"parent_name": head["issuer_name"], "issuer_name": course.organiser}
    return ClassCertificateFacts(
        **head,
        **_WORDS[CourseKind(course.kind)],
        person_name=person.full_name,
        birth_date=person.birth_date,
        office=person.job_title,
        unit=name_of(person.department),
        cell_name=_cell_of(learner),
        organiser=course.organiser,
        began_on=course.starts_on,
        ended_on=course.ends_on,
        result=learner.grade or "Đạt",
        signs_for="" if by_director else signs_for(course.organisation, sheet.dated or today()),
    )


def _cell_of(learner: Attendance) -> str:
    if learner.proposed_by:
        return str(learner.proposed_by)
    file = _files([learner.person_id]).get(learner.person_id)
    department = learner.person.department
    return name_of(file.cell if file else department and department.serves)


def _uncertified(learner: Attendance, person) -> list[str]:
    lacking = []
    if not (learner.certificate_number and learner.certificate_on):
        lacking.append(f"Chưa ghi số và ngày cấp giấy chứng nhận của {learner.person}.")
    if not _cell_of(learner):
        lacking.append(f"Chưa biết {learner.person} thuộc chi bộ nào.")
    return lacking


def _certified(learner: Attendance, person) -> Recorded | None:
    if learner.certificate_number and learner.certificate_on:
        return Recorded(learner.certificate_number, learner.certificate_on)
    return None


def _of_kind(kind: CourseKind, course: Course) -> bool:
    return course.kind == kind


def _passed(kind: CourseKind, learner: Attendance) -> bool:
    return bool(learner.passed) and learner.course.kind == kind


register(
    Recipe(
        kind="class_list",
        subject=Course,
        issuer=lambda course, about: course.organisation,
        facts=_list,
        snapshot=class_list_snapshot,
        unnumbered=True,
        lacking=_nobody,
        asks=(Ask("made_by", "Người lập danh sách", AskKind.LINE),),
    ),
    *(
        Recipe(
            kind=form,
            subject=Course,
            issuer=lambda course, cell: cell,
            facts=_resolution,
            snapshot=people_resolution_snapshot,
            document_type=DocumentType.RESOLUTION,
            applies=partial(_of_kind, kind),
            abouts=proposers,
            recorded=_proposed,
            asks=MEETING_OF_CELL,
            initial=_attending,
            remember=_remember,
        )
        for kind, form in RESOLUTIONS.items()
    ),
    *(
        Recipe(
            kind=form,
            subject=Attendance,
            issuer=lambda learner, person: learner.course.organisation,
            facts=_certificate,
            snapshot=class_certificate_snapshot,
            applies=partial(_passed, kind),
            abouts=lambda learner: [learner.person],
            lacking=_uncertified,
            recorded=_certified,
        )
        for kind, form in CERTIFICATES.items()
    ),
)
