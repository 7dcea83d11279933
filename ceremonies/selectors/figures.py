"""What happened in a period at one organisation and below: the rows of each measure."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ceremonies.choices import Measure, State
from ceremonies.models import Candidacy
from ceremonies.permissions.figures import reported_files, reported_learners
from ceremonies.rules.periods import Span
from ceremonies.selectors.lists import below
from members.choices import Tree
from members.models import Organisation

#: The day of each measure. A decision of admission that was cancelled admits nobody.
DAY = {
    Measure.NOMINATED: "sent_on",
    Measure.LISTED: "listed_on",
    Measure.SENT_TO_CLASS: "course__starts_on",
    Measure.ADMITTED: "ceremony_on",
    Measure.RECOGNISED: "official_from",
}
_ONLY = {
    Measure.NOMINATED: Q(nominator__isnull=False),
    Measure.ADMITTED: ~Q(state=State.CANCELLED),
}
NOW, BEFORE = "now", "before"


@dataclass(frozen=True)
class Question:
    """`before`: the period to compare with, if there is one."""

    organisation: Organisation
    span: Span
    before: Span | None

    @property
    def spans(self) -> dict[str, Span]:
        return {NOW: self.span} | ({BEFORE: self.before} if self.before else {})

    @property
    def of_party(self) -> bool:
        return self.organisation.tree == Tree.PARTY

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Classes are the Party's business."""
        return tuple(each for each in Measure if self.of_party or each != Measure.SENT_TO_CLASS)


@dataclass(frozen=True)
class Pair:
    """`before` is None where nothing is compared."""

    now: int
    before: int | None

    @property
    def change(self) -> int | None:
        return None if self.before is None else self.now - self.before


def files_of(user, organisation: Organisation) -> QuerySet[Candidacy]:
    field = "cell" if organisation.tree == Tree.PARTY else "nominator"
    return reported_files(user, organisation).filter(below(field, organisation))


def rows_of(user, organisation: Organisation, measure: Measure) -> QuerySet:
    """Files, or learners of awareness classes, of any day."""
    if measure == Measure.SENT_TO_CLASS:
        return reported_learners(user).filter(below("counted__cell", organisation))
    return files_of(user, organisation).filter(_ONLY.get(measure, Q()))


def within(measure: Measure, span: Span) -> Q:
    return Q(**{f"{DAY[measure]}__gte": span.first, f"{DAY[measure]}__lte": span.last})


def happened(user, question: Question, measure: Measure, which: str = NOW) -> QuerySet:
    """The rows behind one number."""
    span = question.spans[which]
    return rows_of(user, question.organisation, measure).filter(within(measure, span))


def in_any_span(question: Question, measure: Measure) -> Q:
    found = Q()
    for span in question.spans.values():
        found |= within(measure, span)
    return found
