"""All certificates of a class: made one after the other, printed as one file."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from ceremonies.choices import CourseKind
from ceremonies.documents.bundles import merge_for_print
from ceremonies.models import Attendance, Course
from ceremonies.selectors.course_papers import certificate_documents, without_certificate
from ceremonies.services.documents import Recipe, Sheet, make_document, recipe_of
from ceremonies.services.documents.recipes_courses import CERTIFICATES
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.stored_files import read_file

#: How many are made while somebody waits; each takes about a tenth of a second.
MOST_AT_ONCE = 60


@dataclass(frozen=True)
class Made:
    done: int
    left: int


def recipe_for(course: Course) -> Recipe:
    return recipe_of(Attendance, CERTIFICATES[CourseKind(course.kind)])


def make_certificates(*, actor, course: Course, sheet: Sheet, form_key: UUID) -> Made:
    """For everybody who passed, has a number and no certificate yet; each is a transaction of its own."""
    require(may(actor, "course.keep", course.organisation))
    recipe = recipe_for(course)
    waiting = without_certificate(course)
    learners = list(waiting[:MOST_AT_ONCE])
    if not learners:
        raise Refused("Không còn ai chờ giấy chứng nhận: hãy ghi kết quả, số và ngày cấp trước.")
    for learner in learners:
        make_document(
            actor=actor,
            recipe=recipe,
            subject=learner,
            about=learner.person,
            sheet=sheet,
            form_key=uuid5(form_key, str(learner.pk)),
        )
    return Made(len(learners), without_certificate(course).count())


def print_certificates(*, actor, course: Course) -> bytes:
    """The newest of each learner, in the order of the list, for the printer."""
    documents = list(certificate_documents(actor, course))
    if not documents:
        raise Refused("Chưa lập giấy chứng nhận nào của lớp này.")
    hashes = [document.pdf.sha256 for document in documents]
    record(actor=actor, action="course.print_certificates", obj=course, sha256=hashes)
    return merge_for_print([read_file(document.pdf) for document in documents])
