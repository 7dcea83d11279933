"""Batches of papers, and what may be chosen for one."""

from collections.abc import Collection, Mapping

from django.db.models import QuerySet

from ceremonies.choices import State
from ceremonies.models import Candidacy, Decision, PaperBatch
from ceremonies.permissions import of_party
from ceremonies.permissions.paper_batches import nominated_by
from ceremonies.selectors import lists
from ceremonies.selectors.decisions import in_force
from members.permissions import visible_to


def batches(user) -> QuerySet[PaperBatch]:
    return visible_to(user, PaperBatch).select_related("organisation")


def files_to_choose(user, states: Collection[State] = (), **asked) -> QuerySet[Candidacy]:
    """Files that the user reads as an office-holder of the Party; never the own one.

    Where no state is asked for: those in `states`, or all that are open.
    """
    return _in_states(lists.candidacies(user, **asked).filter(of_party(user)), user, states, asked)


def nominees_to_choose(user, states: Collection[State], **asked) -> QuerySet[Candidacy]:
    """Files that the user's own unions nominated; never the own one."""
    found = lists.nominations(user, **asked).filter(pk__in=nominated_by(user).values("pk"))
    return _in_states(found.select_related("nominator__parent"), user, states, asked)


def _in_states(
    found: QuerySet[Candidacy], user, states: Collection[State], asked: Mapping
) -> QuerySet[Candidacy]:
    if not asked.get("state"):
        found = found.filter(state__in=states) if states else found.filter(closed_on=None)
    found = found.exclude(person=user.person_id) if user.person_id else found
    return found.order_by("person__sort_key", "pk")


def decisions_to_choose(user, **asked) -> QuerySet[Decision]:
    """Decisions in force, in the order of their numbers."""
    found = in_force(lists.decisions(user, **asked))
    found = found.exclude(candidacy__person=user.person_id) if user.person_id else found
    return found.order_by("-issued_on", "number__register", "number__value")
