"""How one row of a batch is shown: about whom, what would be written, what was put right, what to look at."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from members.choices import ImportState, Outcome
from members.clock import today
from members.models import ImportRow
from members.spreadsheets.cells import values

NAME, BORN = "Họ và tên", "Ngày sinh"


@dataclass(frozen=True)
class Change:
    title: str
    before: str | None
    """None where there was nothing to compare with."""
    after: str


@dataclass(frozen=True)
class Line:
    row: ImportRow
    subject: str
    born: str
    age: int | None
    changes: list[Change]
    url: str
    """Of the person the row is about, once there is one."""

    @property
    def complaints(self) -> list[dict]:
        return [said for said in self.row.data["messages"] if said["level"] != "info"]

    @property
    def remarks(self) -> list[dict]:
        """What else would be written is worth saying only of a row that is going to be."""
        ahead = self.row.batch.state == ImportState.STAGED and self.row.outcome in (
            Outcome.NEW,
            Outcome.CHANGED,
        )
        return [said for said in self.row.data["messages"] if ahead and said["level"] == "info"]

    @property
    def tone(self) -> str:
        return _TONES[self.row.outcome]


_TONES = {
    Outcome.NEW: "good",
    Outcome.CHANGED: "info",
    Outcome.SAME: "",
    Outcome.ASKED: "wait",
    Outcome.WRONG: "stop",
    Outcome.SKIPPED: "",
}


def lines_of(rows: list[ImportRow]) -> list[Line]:
    return [_line(row) for row in rows]


def _line(row: ImportRow) -> Line:
    said = row.data["values"]
    subject = said.get(NAME) or next(filter(None, said.values()), "")
    born = said.get(BORN, "")
    return Line(row, subject, born, age_of(born), list(_changes(row)), _url(row))


def age_of(born: str) -> int | None:
    """Full years today of a birth date as a row writes it; None where that is no day."""
    try:
        day = values.day(born) if born else None
    except ValueError:
        return None
    return _full_years(day, today()) if day and day <= today() else None


def _full_years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _changes(row: ImportRow):
    """What is worth reading: all of a row to be added, what would change in a known one, what is wrong."""
    said, before = row.data["values"], row.data["before"]
    if row.outcome == Outcome.CHANGED:
        titles = before
    elif row.outcome == Outcome.WRONG:
        titles = dict.fromkeys(message["column"] for message in row.data["messages"])
    elif row.outcome in (Outcome.NEW, Outcome.ASKED):
        titles = [title for title, text in said.items() if text]
    else:
        titles = ()
    shown = {title for title in (NAME, BORN) if said.get(title) and row.outcome != Outcome.CHANGED}
    for title in titles:
        if title in said and title not in shown:
            yield Change(title, before.get(title) if row.outcome == Outcome.CHANGED else None, said[title])


def _url(row: ImportRow) -> str:
    made = (pk for model, pk, *_ in row.done.get("made", ()) if model == "members.person")
    person = row.data["person"] or next(made, None)
    return reverse("members:person_detail", args=[person]) if person else ""
