"""Gathers what the rules ask about a file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import prefetch_related_objects

from ceremonies.choices import CourseKind, Matter, PaperKind, ResolutionKind, Route
from ceremonies.models import Attendance, Candidacy, HelperAssignment, Resolution
from ceremonies.rules import Facts, HelperFact, PaperFact, Requirement, asks_rules, missing
from ceremonies.rules.special import LEFT, NOT_LEFT
from ceremonies.selectors.organisations import (
    ancestors,
    authority_of,
    committee_of,
    has_youth_union,
    term_of,
)
from ceremonies.workflow import ROADS, matter_of
from members.choices import DecisionMode, OrganisationKind, Tree
from members.models import DecisionAuthority, Membership, Organisation, Person, Term
from members.selectors.organisations import lacks_for_decisions


@dataclass(frozen=True)
class Surroundings:
    """What the facts of a file need beside its own rows, for every day."""

    memberships: list[Membership]
    above: list[Organisation]
    youth_union_exists: bool
    certificates: list[Attendance]
    authorities: list[DecisionAuthority]
    terms: list[Term]


def surroundings_of(candidacy: Candidacy) -> Surroundings:
    person, authority, above = candidacy.person, candidacy.authority, ancestors(candidacy.cell)
    prefetch_related_objects([person], "attendances__course")
    return Surroundings(
        memberships=list(person.memberships.select_related("organisation")),
        above=above,
        youth_union_exists=has_youth_union(above),
        certificates=[each for each in person.attendances.all() if each.passed and each.certificate_on],
        authorities=list(authority.authorities.all()) if authority else [],
        terms=list(authority.terms.all()) if authority else [],
    )


def kept_surroundings(candidacy: Candidacy) -> Surroundings:
    """For pages, which ask about several days and change nothing: read once for this object."""
    kept = vars(candidacy)
    if "surroundings" not in kept:
        kept["surroundings"] = surroundings_of(candidacy)
    return kept["surroundings"]


def facts_of(candidacy: Candidacy, on: date, around: Surroundings | None = None) -> Facts:
    """`around`: read beforehand by who asks for several days."""
    around = around or surroundings_of(candidacy)
    person, authority, matter = candidacy.person, candidacy.authority, matter_of(candidacy.state)
    memberships, above = around.memberships, around.above
    trees = {m.organisation.tree for m in memberships if m.is_current(on)}
    resolutions = list(candidacy.resolutions.all())
    of_matter = [r for r in resolutions if r.matter == matter]
    passed = {r.kind: r.passed for r in of_matter if not r.superseded}
    resolved = {r.kind for r in resolutions if not r.superseded}
    helpers = [h for h in candidacy.helpers.all() if h.is_current(on)]
    introducing = official_among([h.person_id for h in helpers], candidacy.cell, on)
    return Facts(
        route=Route(candidacy.route),
        birth_date=person.birth_date,
        matter=matter,
        has_nominator=candidacy.nominator_id is not None,
        is_party_member=Tree.PARTY in trees,
        is_youth_member=Tree.YOUTH in trees,
        is_union_member=Tree.UNION in trees,
        youth_union_exists=around.youth_union_exists,
        has_strengths=bool(candidacy.strengths.strip()),
        is_listed=candidacy.listed_on is not None,
        introducers=len(introducing),
        helpers=tuple(_helper(h, introducing) for h in helpers),
        procedure_allowed=ResolutionKind.PERMISSION in resolved,
        dossier_started_on=candidacy.dossier_started_on,
        papers=(*_papers(candidacy), *_certificates(around.certificates)),
        unverified=tuple(str(each) for each in candidacy.verifications.all() if not each.is_done),
        unanswered=_unanswered(candidacy, matter),
        has_section=any(body.kind == OrganisationKind.SECTION_COMMITTEE for body in above),
        at_committee=candidacy.state == ROADS[matter].at_committee,
        cell_passed=passed.get(ResolutionKind.CELL),
        committee_passed=passed.get(ResolutionKind.COMMITTEE),
        authority_passed=passed.get(ResolutionKind.AUTHORITY),
        failed_cell_votes=_failed(of_matter),
        authority_mode=_mode(around.authorities, on),
        authority_is_committee=authority is not None and candidacy.authority_id == candidacy.committee_id,
        authority_ready=authority is not None
        and _can_issue(authority, any(term.is_current(on) for term in around.terms)),
        has_native_place=bool(person.native_place),
        has_department=person.department_id is not None,
        cell_official=official_members_of(candidacy.cell, on).count(),
        changed_since_vote=_changed_since_vote(candidacy) if matter == Matter.ADMISSION else (),
        decision_received_on=candidacy.decision_received_on,
        probation_ends_on=candidacy.probation_ends_on,
        moved=candidacy.moved_on is not None,
        under_review=candidacy.review_asked_on is not None and candidacy.reviewed_on is None,
        **_past_membership(memberships, on),
    )


def _unanswered(candidacy: Candidacy, matter: Matter) -> tuple[str, ...]:
    return tuple(
        str(each) for each in candidacy.opinions.all() if each.matter == matter and not each.is_answered
    )


def _failed(resolutions: list[Resolution]) -> int:
    """Votes of the cell on the present proposal that did not reach the threshold, also those since taken again."""
    votes = [r for r in resolutions if r.kind == ResolutionKind.CELL and not (r.corrected or r.dropped)]
    return sum(r.passed is False for r in votes)


def _past_membership(memberships: list[Membership], on: date) -> dict:
    """When and how the person last left the Party, and how often they were admitted."""
    party = [m for m in memberships if m.organisation.tree == Tree.PARTY and m.end_reason not in NOT_LEFT]
    if any(membership.is_current(on) for membership in party):
        return {}
    last = max((m for m in party if m.ended_on), key=lambda m: m.ended_on, default=None)
    return {
        "left_party_on": last and last.ended_on,
        "left_by_wish": last is not None and last.end_reason == LEFT,
        "past_admissions": len({m.joined_on for m in party if m.joined_on}),
    }


def _papers(candidacy: Candidacy) -> Iterator[PaperFact]:
    for paper in candidacy.papers.all():
        yield PaperFact(PaperKind(paper.kind), paper.issued_on, paper.number)


def _mode(authorities: list[DecisionAuthority], on: date) -> DecisionMode | None:
    return next((DecisionMode(each.mode) for each in authorities if each.is_current(on)), None)


def _certificates(found: list[Attendance]) -> Iterator[PaperFact]:
    """A class that was passed says the same as the paper of the certificate."""
    kinds = {
        CourseKind.AWARENESS: PaperKind.CERTIFICATE,
        CourseKind.NEW_MEMBERS: PaperKind.NEW_MEMBER_CLASS,
    }
    for passed in found:
        kind = kinds[CourseKind(passed.course.kind)]
        yield PaperFact(kind, passed.certificate_on, passed.certificate_number)


_IDENTITY = {"full_name": "họ và tên", "birth_date": "ngày sinh", "native_place": "quê quán"}


def identity(person: Person) -> dict[str, str]:
    """What a body that votes on a person goes by, as text."""
    return {"full_name": person.full_name, "birth_date": f"{person.birth_date:%d/%m/%Y}"} | {
        "native_place": person.native_place
    }


def _changed_since_vote(candidacy: Candidacy) -> tuple[str, ...]:
    now, then = identity(candidacy.person), candidacy.voted_as
    return tuple(
        f"{_IDENTITY[name]} “{then[name]}” nay là “{now[name]}”" for name in then if then[name] != now[name]
    )


def authority_facts(cell: Organisation, on: date) -> dict:
    """Who would decide for the cell on that day, as the rules ask it; the tree may have changed since."""
    authority, mode = authority_of(cell, on)
    ready = authority is not None and _can_issue(authority, term_of(authority, on) is not None)
    return {"authority_mode": mode if committee_of(cell) else None, "authority_ready": ready}


def _can_issue(authority: Organisation, has_term: bool) -> bool:
    """Everything the head of its papers and its number register need."""
    return has_term and not lacks_for_decisions(authority)


def official_among(people: list[int], cell: Organisation, on: date) -> set[int]:
    """Those of these people who are official members of the cell on that day."""
    if not people:
        return set()
    members = official_members_of(cell, on).filter(person__in=people)
    return set(members.values_list("person", flat=True))


def _helper(helper: HelperAssignment, introducing: set[int]) -> HelperFact:
    left = helper.person_id not in introducing
    return HelperFact(str(helper.person), helper.together_since, helper.replacement, left)


def members_of(cell, on: date):
    """Official and probationary."""
    return Membership.objects.current(on).filter(organisation=cell)


def official_members_of(cell, on: date):
    """The official members of a cell, in Vietnamese order, for the vote form and the choice of helpers."""
    members = Membership.objects.official(on).filter(organisation=cell)
    return members.select_related("person").order_by("person__sort_key")


def missing_for(candidacy: Candidacy, action, on: date, **proposed) -> list[Requirement]:
    """What stands in the way of this action on this file; `proposed` are facts the action itself brings."""
    if not asks_rules(action, matter_of(candidacy.state)):
        return []
    return missing(action, replace(facts_of(candidacy, on), **proposed), candidacy.policy.data, on)
