from collections.abc import Mapping
from dataclasses import dataclass, field

from members.models import Organisation, User


@dataclass(frozen=True)
class ListContext:
    """For whom a list is judged and what its sender has settled."""

    actor: User | None = None
    """None is the command line, run by whoever keeps the machine."""
    organisation: Organisation | None = None
    details: Mapping[str, object] = field(default_factory=dict)
    """What the list says as a whole, cleaned by its kind."""
    lock: bool = False
    """The register's entries are held until the commit: the list is about to be applied."""
    proper_case: bool = False
    """Names typed in capitals are written with small letters."""
    names: Mapping[str, int] = field(default_factory=dict)
    """Unknown unit as written → organisation the sender chose, 0 for none."""
    answers: Mapping[int, str] = field(default_factory=dict)
    """Row → "new", "skip" or the primary key of the same person."""
    made: set[int] = field(default_factory=set)
    """People whom this very list has brought into the register so far: no doubles of its later rows."""
