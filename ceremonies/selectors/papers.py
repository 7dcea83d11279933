"""The checklist of a dossier, before and after it is laid out."""

from dataclasses import dataclass

from ceremonies.choices import State
from ceremonies.models import Candidacy, Paper
from ceremonies.rules import forms_of

_COMING = (State.RECEIVED, State.LISTED, State.FOLLOWED)


@dataclass(frozen=True)
class Item:
    """One paper. `paper` has no key yet while the dossier is not laid out."""

    paper: Paper
    form: str
    number_required: bool
    copies: int

    @property
    def label(self) -> str:
        which = f", người thứ {self.paper.position}" if self.copies > 1 else ""
        return f"{self.paper.get_kind_display()}{which} (mẫu {self.form})"

    @property
    def done(self) -> bool:
        return bool(self.paper.issued_on and (self.paper.number or not self.number_required))


def checklist(candidacy: Candidacy) -> list[Item]:
    """In the order of the policy; a file that will need a dossier shows what is to be gathered."""
    existing = {(paper.kind, paper.position): paper for paper in candidacy.papers.all()}
    if not existing and candidacy.state not in _COMING:
        return []
    return [
        Item(_paper(existing, entry, position), entry["form"], entry["number_required"], entry["copies"])
        for entry in forms_of(candidacy.policy.data, candidacy.route)
        for position in range(1, entry["copies"] + 1)
    ]


def _paper(existing: dict, entry: dict, position: int) -> Paper:
    return existing.get((entry["kind"], position)) or Paper(kind=entry["kind"], position=position)


def item_of(paper: Paper) -> Item:
    return next(item for item in checklist(paper.candidacy) if item.paper == paper)
