"""Which decisions are in force, which were voided, cancelled or replaced, and what they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from ceremonies.choices import DecisionKind, Matter, ResolutionKind
from ceremonies.models import Candidacy, Decision, Document, IssuedNumber, Resolution
from ceremonies.rules.special import NOT_LEFT
from members.choices import DECIDING_KINDS, Right, Tree, kinds_of
from members.models import Membership, Organisation
from members.permissions import grants_of, scope, visible_to

#: Characters of a path for each level.
_SEGMENT = 6


def issuers_of_decisions(user) -> QuerySet[Organisation]:
    """Whose decisions a reader may ask for.

    Whoever reaches far is offered the deciding bodies in reach and above it that have issued some: asked of the
    decisions themselves, each body would be found thousands of times.
    """
    if not grants_of(user).is_wide:
        issued = visible_to(user, Decision).order_by().values("organisation")
        return Organisation.objects.filter(pk__in=issued).order_by("path")
    held = grants_of(user).paths[Right.VIEW_CANDIDACIES]
    above = {path[:end] for path in held for end in range(_SEGMENT, len(path), _SEGMENT)}
    bodies = scope(user, Right.VIEW_CANDIDACIES) | Q(path__in=above)
    issued = Exists(Decision.objects.filter(organisation=OuterRef("pk")))
    return Organisation.objects.filter(bodies, issued, kind__in=DECIDING_KINDS).order_by("path")


def resolution_of(candidacy: Candidacy, matter: Matter, kind: ResolutionKind) -> Resolution | None:
    """The one that counts."""
    valid = candidacy.resolutions.filter(matter=matter, kind=kind, superseded=False)
    return valid.select_related("body").first()


def with_fate(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """`cancelled_by`: the number of the later decision that cancelled it, None when there is none."""
    later = Decision.objects.filter(
        candidacy=OuterRef("candidacy"),
        kind=DecisionKind.CANCELLATION,
        number__void_at=None,
        pk__gt=OuterRef("pk"),
    ).exclude(kind=OuterRef("kind"))
    return decisions.annotate(cancelled_by=Subquery(later.order_by("pk").values("number_text")[:1]))


def in_force(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    return with_fate(decisions).filter(number__void_at=None, cancelled_by=None)


def still_valid(decisions: Iterable[Decision]) -> list[Decision]:
    """`in_force` of all decisions of one file that are in memory with their numbers."""
    standing = [each for each in decisions if not each.is_void]
    cancelled = [each.pk for each in standing if each.kind == DecisionKind.CANCELLATION]
    last = max(cancelled, default=0)
    return [each for each in standing if each.pk > last or each.kind == DecisionKind.CANCELLATION]


def valid_decision(candidacy: Candidacy, kind: DecisionKind) -> Decision:
    """Raises Decision.DoesNotExist."""
    related = ("organisation", "number")
    return in_force(candidacy.decisions.filter(kind=kind)).select_related(*related).get()


def last_void(candidacy: Candidacy, kind: DecisionKind) -> Decision | None:
    """What a new decision of this kind would replace: the newest one whose number is void."""
    void = candidacy.decisions.filter(kind=kind, number__void_at__isnull=False)
    return void.select_related("organisation").order_by("pk").last()


def about_of(number: IssuedNumber) -> str:
    """What the paper of a number is about, as a register says it: "kết nạp đảng viên: Nguyễn Hoài An"."""
    paper = number.paper
    if paper is None:
        return ""
    summary, person = paper.snapshot["summary"], _person_of(paper)
    words = f"{summary[:1].upper()}{summary[1:]}"
    return f"{words}: {person}" if person else words


def _person_of(paper: Decision | Document) -> str:
    """A list of several people names nobody."""
    if isinstance(paper, Decision):
        return paper.person_name
    return paper.candidacy.person.full_name if paper.candidacy else ""


@dataclass(frozen=True)
class Fate:
    """What became of a decision: `void`, or `cancelled` by a later one; `successor` came in its place, `former` before
    it. None where there is none."""

    void: bool
    cancelled: Decision | None
    successor: Decision | None
    former: Decision | None

    @property
    def is_in_force(self) -> bool:
        return not self.void and self.cancelled is None


def fate_of(user, decision: Decision) -> Fate:
    """One query for all decisions of the file, as far as this user sees them."""
    seen = visible_to(user, Decision).filter(candidacy=decision.candidacy_id)
    others = list(seen.exclude(pk=decision.pk).select_related("number").order_by("pk"))
    same = [each for each in others if each.kind == decision.kind]
    cancelling = [each for each in others if each.kind == DecisionKind.CANCELLATION and not each.is_void]
    undone = decision.kind != DecisionKind.CANCELLATION
    return Fate(
        void=decision.is_void,
        cancelled=next((each for each in cancelling if undone and each.pk > decision.pk), None),
        successor=next((each for each in same if each.pk > decision.pk), None),
        former=next((each for each in reversed(same) if each.pk < decision.pk), None),
    )


def is_readmission(candidacy: Candidacy) -> bool:
    """The person was a member before this file was opened (294-QĐ/TW §3.5)."""
    was = Q(organisation__kind__in=kinds_of(Tree.PARTY), joined_on__lt=candidacy.opened_on)
    left = Membership.objects.filter(was, person=candidacy.person_id).exclude(end_reason__in=NOT_LEFT)
    return left.exists()
