"""What a list says as the office prints and signs it; `paper` writes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from members.spreadsheets.office.letterheads import Letterhead


@dataclass(frozen=True)
class OfficeColumn:
    """`text`: the texts of a row by our title → what stands here. Columns of one `group` stand together."""

    title: str
    text: Callable[[Mapping[str, str]], str]
    width: float = 18
    group: str = ""
    centred: bool = False


@dataclass(frozen=True, kw_only=True)
class OfficeList:
    """What the sheet says besides its rows. `counted`: of what there are so many, «đồng chí»."""

    title: str
    subtitle: str
    columns: Sequence[OfficeColumn]
    counted: str
    letterhead: Letterhead | None
    on: date
    made: str
    """Who took the list and when: the small line at the foot of each page."""
