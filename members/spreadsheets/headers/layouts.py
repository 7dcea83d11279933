"""What a list looks for in a sheet, and what was found there. Plain data; `understanding` makes it."""

from dataclasses import dataclass, field

from members.spreadsheets.cells.texts import key

#: Between the titles of a column that holds several, where a choice is written as one text.
AND = " + "


@dataclass(frozen=True)
class Wanted:
    """What a kind of list looks for; texts of headers are compared without case, marks, blanks and dots."""

    titles: dict[str, str]
    """What may be written in a header → our title."""
    required: list[str]
    split: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """A header that holds several columns → our titles in their order."""
    section: str = ""
    """Our title that a unit heading row fills where the row itself says nothing, or ""."""


@dataclass(frozen=True)
class Corrections:
    """What the sender settled; whatever is left out is found."""

    sheet: str = ""
    header_row: int | None = None
    """The first header row as the spreadsheet program numbers it."""
    columns: dict[int, str] | None = None
    """Place → one of our titles, several joined with AND, or "" for a column that is not read."""


@dataclass(frozen=True)
class SeenColumn:
    place: int
    letter: str
    written: str
    """All lines of its header, as typed: «Trình độ – Học vấn»."""
    titles: tuple[str, ...]
    """Our titles it fills; () when it is not read."""
    samples: list[str]
    part: str = ""
    """What a column that shares its title with others holds of it: see `members.spreadsheets.tables.parts`."""

    @property
    def choice(self) -> str:
        """The titles as `Corrections.columns` takes them."""
        return AND.join(self.titles)

    @property
    def key(self) -> str:
        """What the header says, for remembering."""
        return key(self.written)


@dataclass(frozen=True)
class Layout:
    sheet: str
    sheets: list[str]
    header_rows: tuple[int, int]
    """First and last header row."""
    columns: list[SeenColumn]
    letterhead: list[str]
    """The texts above the header, in order."""
    missing: list[str]
    """Required titles that no column fills."""
    signature: str
    """A digest of the header titles: lists of one layout share it."""
    encoding: str
    suspected: str
    running: int | None = None
    """The place of the running number (STT)."""
    notes: list[str] = field(default_factory=list)
    """What is in the file and is not read."""
