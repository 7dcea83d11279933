"""What a batch keeps as JSON: what its sender settled and what was understood of the sheet."""

from dataclasses import asdict, dataclass, field, fields

from members.models import ImportBatch

#: Said about old codes: leave every text as it stands.
AS_IT_STANDS = "none"


class _Kept:
    """Read from and written to a JSON column; keys of another version are left out."""

    @classmethod
    def of(cls, kept: dict):
        known = {entry.name for entry in fields(cls)}
        return cls(**{name: value for name, value in kept.items() if name in known})

    def as_json(self) -> dict:
        return asdict(self)


@dataclass
class Options(_Kept):
    """What the sender settled about the reading; answers about possible doubles stand on the rows."""

    sheet: str = ""
    #: The first header row; None: found.
    header_row: int | None = None
    #: Corrections only: place (as text, for JSON) → our title, "" = not read. None: nothing was said yet.
    columns: dict[str, str] | None = None
    #: "", "tcvn3", "vni" or "none" (leave every text as it is).
    encoding: str = ""
    proper_case: bool = False
    #: Unknown unit as written → primary key of the organisation meant, or 0: leave the cell empty.
    names: dict[str, int] = field(default_factory=dict)
    #: As typed, by the name of the detail.
    details: dict[str, str] = field(default_factory=dict)
    #: The good rows are written and the wrong ones left out.
    skip_wrong: bool = False
    #: Taking back also touches what was changed since.
    also_changed: bool = False
    #: Answers of the rows, kept here while the rows themselves are read anew.
    answers: dict[str, str] = field(default_factory=dict)
    #: The task of the worker that is at it, and for whom it works.
    job: str = ""
    job_of: int | None = None


@dataclass
class Understood(_Kept):
    """What was understood of the sheet and what applying or taking back found."""

    rows: int = 0
    sheet: str = ""
    sheets: list[str] = field(default_factory=list)
    header_rows: list[int] = field(default_factory=list)
    #: {"place", "letter", "written", "titles", "samples"} of each column.
    columns: list[dict] = field(default_factory=list)
    signature: str = ""
    letterhead: list[str] = field(default_factory=list)
    #: Required titles that no column holds.
    missing: list[str] = field(default_factory=list)
    #: [row number, text, why] of what is no data: headings, totals, signature.
    skipped: list[list] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    #: Old code that was converted by the fonts of the cells, and the one that a modern font only suggests.
    encoding: str = ""
    suspected: str = ""
    #: Suspected code → [[as it stands, as it would read]…].
    sample_before_after: dict[str, list] = field(default_factory=dict)
    #: Rows whose name is typed in capitals, and [[typed, proper]…].
    capitals: int = 0
    capital_samples: list[list[str]] = field(default_factory=list)
    #: [our title, why, how often].
    repaired: list[list] = field(default_factory=list)
    #: Written unit → {"rows": count, "nearest": [[pk, "Tên (MÃ)"]…]}.
    unknown_names: dict[str, dict] = field(default_factory=dict)
    #: Sheet → [[row number, [texts]]…], the first rows for the page that maps columns.
    head: dict[str, list] = field(default_factory=dict)
    #: What is missing or wrong among the details, by name.
    wrong_details: dict[str, str] = field(default_factory=dict)
    #: Rows about people of the register whom the sender does not see; told in the audit: nobody is to guess numbers.
    unseen: int = 0
    #: Rows that came out otherwise because the register changed after they were shown.
    changed_since: list[int] = field(default_factory=list)
    #: [row number, why] of what taking back left as it is.
    kept: list[list] = field(default_factory=list)


def options_of(batch: ImportBatch) -> Options:
    return Options.of(batch.options)


def understood_of(batch: ImportBatch) -> Understood:
    return Understood.of(batch.understood)
