"""How long the dossier of a file holds, and what it held before papers were made again."""

from dataclasses import dataclass
from datetime import date

from ceremonies.choices import PaperKind, Route
from ceremonies.models import Candidacy, FormerPaper
from ceremonies.rules import Facts, PaperFact
from ceremonies.rules.renewal import dossier_period, papers_to_renew


@dataclass(frozen=True)
class Age:
    """`again`: names of the papers that the day finds too old, with their form."""

    started: date
    last: date
    again: list[str]
    kinds: frozenset[str]


def age_of(candidacy: Candidacy, on: date) -> Age | None:
    """None while there is no dossier."""
    facts = Facts(
        route=Route(candidacy.route),
        birth_date=candidacy.person.birth_date,
        dossier_started_on=candidacy.dossier_started_on,
        papers=tuple(PaperFact(PaperKind(p.kind), p.issued_on, p.number) for p in candidacy.papers.all()),
    )
    period = dossier_period(facts, candidacy.policy.data)
    if period is None:
        return None
    entries = papers_to_renew(facts, candidacy.policy.data, on)
    return Age(
        *period,
        again=[f"{each['kind'].label} (mẫu {each['form']})" for each in entries],
        kinds=frozenset(each["kind"] for each in entries),
    )


def former_papers(candidacy: Candidacy) -> list[FormerPaper]:
    return list(candidacy.former_papers.select_related("file"))
