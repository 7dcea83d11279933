"""The checklist of a dossier, before and after it is laid out."""

from dataclasses import dataclass

from ceremonies.choices import Matter, PaperKind, State
from ceremonies.models import Candidacy, Paper
from ceremonies.rules import add_months, forms_of
from ceremonies.selectors.decisions import is_readmission
from members.clock import today

_COMING = (State.RECEIVED, State.LISTED, State.FOLLOWED, State.PROCEDURE_ASKED, State.PROCEDURE_ALLOWED)
_CONSENT = {"kind": PaperKind.CONSENT, "form": "", "number_required": True, "copies": 1}


@dataclass(frozen=True)
class Item:
    """One paper. `paper` has no key yet while the dossier is not laid out. `frozen`: the admission rests on it."""

    paper: Paper
    form: str
    number_required: bool
    copies: int
    frozen: bool = False

    @property
    def label(self) -> str:
        which = f", người thứ {self.paper.position}" if self.copies > 1 else ""
        form = f" (mẫu {self.form})" if self.form else ""
        return f"{self.paper.get_kind_display()}{which}{form}"

    @property
    def is_consent(self) -> bool:
        return self.paper.kind == PaperKind.CONSENT

    @property
    def done(self) -> bool:
        return bool(self.paper.issued_on and (self.paper.number or not self.number_required))


def checklist(candidacy: Candidacy) -> list[Item]:
    """In the order of the policy, what is gathered now first; a file that will need a dossier shows what is to come."""
    existing = {(paper.kind, paper.position): paper for paper in candidacy.papers.all()}
    found = _of_recognition(candidacy, existing) if candidacy.ceremony_on else []
    if (PaperKind.CONSENT, 1) in existing:
        found += _items(candidacy, existing, [_CONSENT])
    asked = forms_of(candidacy.policy.data, candidacy.route)
    laid_out = any((entry["kind"], 1) in existing for entry in asked)
    return found + (_items(candidacy, existing, asked) if laid_out or candidacy.state in _COMING else [])


def needs_consent(candidacy: Candidacy) -> bool:
    """Older than the rules allow, or a member before: a higher body agrees first (294-QĐ/TW §1.1, §3.5)."""
    last = add_months(candidacy.person.birth_date, 12 * candidacy.policy.data["age"]["max_years"])
    return today() > last or is_readmission(candidacy)


def _of_recognition(candidacy: Candidacy, existing: dict) -> list[Item]:
    asked = forms_of(candidacy.policy.data, candidacy.route, Matter.RECOGNITION)
    laid_out = any((entry["kind"], 1) in existing for entry in asked)
    return _items(candidacy, existing, asked) if laid_out or candidacy.state == State.PROBATION else []


def _items(candidacy: Candidacy, existing: dict, asked: list[dict]) -> list[Item]:
    return [
        Item(
            _paper(existing, entry, position),
            entry["form"],
            entry["number_required"],
            entry["copies"],
            frozen=is_frozen(candidacy, entry["kind"]),
        )
        for entry in asked
        for position in range(1, entry["copies"] + 1)
    ]


def is_frozen(candidacy: Candidacy, kind: str) -> bool:
    """Once the person is admitted, what the admission rests on stays as it was; the recognition gathers its own."""
    if candidacy.ceremony_on is None:
        return False
    of_recognition = forms_of(candidacy.policy.data, candidacy.route, Matter.RECOGNITION)
    return kind not in {entry["kind"] for entry in of_recognition}


def _paper(existing: dict, entry: dict, position: int) -> Paper:
    return existing.get((entry["kind"], position)) or Paper(kind=entry["kind"], position=position)


def item_of(paper: Paper) -> Item | None:
    """None for a paper that the policy of the file no longer asks for."""
    return next((item for item in checklist(paper.candidacy) if item.paper == paper), None)
