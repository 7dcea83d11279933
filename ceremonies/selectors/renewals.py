"""How long the dossier of a file holds, and what it held before papers were made again."""

from dataclasses import dataclass
from datetime import date

from ceremonies.models import Candidacy, FormerPaper
from ceremonies.rules.renewal import dossier_period, papers_to_renew
from ceremonies.selectors.facts import facts_of


@dataclass(frozen=True)
class Age:
    """`again`: names of the papers that the day finds too old, with their form."""

    started: date
    last: date
    again: list[str]
    kinds: frozenset[str]


def age_of(candidacy: Candidacy, on: date) -> Age | None:
    """None while there is no dossier."""
    facts, policy = facts_of(candidacy, on), candidacy.policy.data
    period = dossier_period(facts, policy)
    if period is None:
        return None
    entries = papers_to_renew(facts, policy, on)
    return Age(
        *period,
        again=[f"{each['kind'].label} (mẫu {each['form']})" for each in entries],
        kinds=frozenset(each["kind"] for each in entries),
    )


def former_papers(candidacy: Candidacy) -> list[FormerPaper]:
    return list(candidacy.former_papers.select_related("file"))
