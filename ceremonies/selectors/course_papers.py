"""The papers made of a class."""

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from ceremonies.models import Attendance, Course, Document
from ceremonies.selectors.courses import learners_of
from members.models import Person
from members.permissions import visible_to

#: Of a document about one learner; `about` is the person.
CERTIFICATE_KINDS = ("class_certificate", "new_member_class")


def _certificates(course) -> QuerySet[Document]:
    return Document.objects.filter(course=course, kind__in=CERTIFICATE_KINDS)


def without_certificate(course: Course) -> QuerySet[Attendance]:
    """Who passed, has number and day, and no paper that says so."""
    made = _certificates(course).filter(about=OuterRef("person"))
    learners = learners_of(course).filter(passed=True, certificate_on__isnull=False)
    return learners.exclude(certificate_number="").filter(~Exists(made))


def certificate_documents(user, course: Course) -> QuerySet[Document]:
    """The newest of each person that the user sees."""
    newest = _certificates(course).filter(about=OuterRef("about")).order_by("-made_at", "-pk").values("pk")
    name = Person.objects.filter(pk=OuterRef("about")).values("sort_key")
    found = visible_to(user, Document).filter(course=course, kind__in=CERTIFICATE_KINDS)
    found = found.filter(pk=Subquery(newest[:1])).annotate(name=Subquery(name[:1]))
    return found.select_related("pdf").order_by("name", "pk")


def other_documents(user, course: Course) -> QuerySet[Document]:
    """The lists and resolutions that the user sees, the newest first."""
    found = visible_to(user, Document).filter(course=course).exclude(kind__in=CERTIFICATE_KINDS)
    return found.select_related("organisation").order_by("-made_at", "-pk")
