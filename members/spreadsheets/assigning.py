"""Which column fills which of our titles, once several columns claim one and the sender has had a say."""

from dataclasses import dataclass, field, replace

from xlsxwriter.utility import xl_col_to_name

from members.names import fold
from members.spreadsheets.headers import Title
from members.spreadsheets.layouts import AND, Wanted
from members.spreadsheets.mending import may_be_birth
from members.spreadsheets.reading import Cell, Row
from members.spreadsheets.safety import UnusableFile
from members.spreadsheets.values import is_blank
from members.spreadsheets.vocabulary import (
    BIRTH,
    CHOSEN,
    FAMILY,
    FEMALE,
    GIVEN,
    JOINED,
    MALE,
    NAME,
    NOTHING,
    SEX,
    Guess,
    Vocabulary,
    sex_in,
)

_CROSSES = {"x", "v", "✓", "✔", "√", "+", "1", "*"}


@dataclass
class Assigned:
    uses: dict[int, Guess]
    notes: list[str] = field(default_factory=list)
    explained: set[int] = field(default_factory=set)
    """Places of unread columns that a note tells about."""


def assign(
    titles: dict[int, Title],
    guesses: dict[int, Guess],
    below: list[Row],
    wanted: Wanted,
    chosen: dict[int, str],
) -> Assigned:
    settled = _by_the_sender(guesses, wanted, chosen)
    taken = {title for guess in settled.values() for title in guess.titles}
    free = {
        place: guess
        for place, guess in guesses.items()
        if place not in settled and not (set(guess.titles) & taken and len(guess.titles) == 1)
    }
    free = _name_in_two(_sex_columns(free, below), titles, below, settled)
    assigned = Assigned(settled)
    _settle_claims(free, titles, assigned)
    _settle_composites(free, assigned)
    return assigned


def _by_the_sender(guesses: dict[int, Guess], wanted: Wanted, chosen: dict[int, str]) -> dict[int, Guess]:
    ours = {*wanted.titles.values(), *(title for titles in wanted.split.values() for title in titles)}
    settled = {}
    for place, choice in chosen.items():
        titles = tuple(choice.split(AND)) if choice else ()
        if not set(titles) <= ours:
            raise UnusableFile(f"Danh sách này không có cột «{choice[:60]}».")
        seen = guesses.get(place, NOTHING)
        sex = seen.part in (MALE, FEMALE) and set(titles) & {BIRTH, SEX}
        if sex:
            titles = (BIRTH, SEX) if BIRTH in titles else (SEX,)
        same = sex or (seen.part and titles == seen.titles)
        settled[place] = Guess(titles, seen.part if same else "", 4)
    whole = [guess.titles for guess in settled.values() if not guess.part]
    for place, guess in settled.items():
        if len(guess.titles) == 1 and not guess.part and whole.count(guess.titles) > 1:
            settled[place] = replace(guess, part=JOINED)
    return settled


def _sex_columns(free: dict[int, Guess], below: list[Row]) -> dict[int, Guess]:
    """«Nam» and «Nữ» with no title above hold birth dates or crosses: what stands in them tells."""
    unclear = {place for place, guess in free.items() if guess.part in (MALE, FEMALE) and guess.strength == 1}
    sure = [guess for place, guess in free.items() if BIRTH in guess.titles and place not in unclear]
    halves = [guess.titles for guess in sure if guess.part in (MALE, FEMALE)]
    if halves:
        return free | {place: replace(free[place], titles=halves[0]) for place in unclear}
    if sure or not any(may_be_birth(cell) for place in unclear for cell in _column(below, place)):
        return {place: guess for place, guess in free.items() if place not in unclear or SEX in guess.titles}
    return free | {place: replace(free[place], titles=_with_birth(free[place].titles)) for place in unclear}


def _with_birth(titles: tuple[str, ...]) -> tuple[str, ...]:
    return (BIRTH, SEX) if SEX in titles else (BIRTH,)


def crossed(
    titles: dict[int, Title], guesses: dict[int, Guess], below: list[Row], vocabulary: Vocabulary
) -> dict[int, Guess]:
    """Columns under one known title that hold nothing but crosses: the word over the cross is the value."""
    parts: dict[tuple[str, ...], list[int]] = {}
    for place, title in titles.items():
        parent = vocabulary.find(" ".join(title.lines[:-1]))
        if len(title.lines) > 1 and len(parent) == 1 and guesses[place] == NOTHING:
            parts.setdefault(parent, []).append(place)
    found = {}
    for parent, places in parts.items():
        cells = [str(cell).strip().casefold() for place in places for cell in _column(below, place)]
        if len(places) > 1 and cells and set(cells) <= _CROSSES:
            found |= {place: Guess(parent, CHOSEN, 2) for place in places}
    return found


def _name_in_two(
    free: dict[int, Guess], titles: dict[int, Title], below: list[Row], settled: dict[int, Guess]
) -> dict[int, Guess]:
    """Family and given name in two columns, whether or not the second has a title of its own."""
    given = [place for place, guess in free.items() if guess.part == GIVEN]
    family = [place for place, guess in free.items() if guess.part == FAMILY]
    if family and given:
        return free
    free = {place: guess for place, guess in free.items() if guess.part not in (GIVEN, FAMILY)}
    whole = [place for place, guess in free.items() if guess.titles == (NAME,) and not guess.part]
    if not whole:
        return free | {place: Guess((NAME,), "", 1) for place in given[:1]}
    right = whole[0] + 1
    untitled = right not in titles and right not in settled
    if (right in given or untitled) and _given_names_apart(below, whole[0], right):
        return free | {place: Guess((NAME,), JOINED, 3) for place in (whole[0], right)}
    return free


def _given_names_apart(below: list[Row], name: int, right: int) -> bool:
    """Whether the column beside the name holds given names that the name lacks; headings stand alone in their row."""
    rows = [row.cells for row in below if sum(not is_blank(cell) for cell in row.cells) > 1]
    rows = [cells for cells in rows if right < len(cells) and not is_blank(cells[name])]
    pairs = [(str(cells[name]), cells[right]) for cells in rows if not is_blank(cells[right])]
    return 2 * len(pairs) >= len(rows) > 0 and all(_lacks(whole, cell) for whole, cell in pairs)


def _lacks(name: str, cell: Cell) -> bool:
    if not isinstance(cell, str) or sex_in(cell) or len(cell.split()) > 2 or len(cell.strip()) < 2:
        return False
    words, given = fold(name).split(), fold(cell).split()
    return all(map(str.isalpha, given)) and words[-len(given) :] != given


def _settle_claims(free: dict[int, Guess], titles: dict[int, Title], assigned: Assigned) -> None:
    """One column, or the parts of one, for each title; the surest first, then the leftmost."""
    single = {place: guess for place, guess in free.items() if len(guess.titles) == 1 or guess.part}
    for title in dict.fromkeys(guess.titles[0] for guess in single.values()):
        claims = sorted(
            ((place, guess) for place, guess in single.items() if guess.titles[0] == title),
            key=lambda claim: (-claim[1].strength, claim[0]),
        )
        first_place, first = claims[0]
        for place, guess in claims:
            twin = place != first_place and _same_title(titles, place, first_place)
            if place == first_place or (first.part and guess.part) or twin:
                assigned.uses[place] = replace(guess, part=guess.part or (JOINED if twin else ""))
                if twin and not first.part:
                    assigned.uses[first_place] = replace(first, part=JOINED)
            else:
                _leave_out(title, place, first_place, titles, assigned)


def _same_title(titles: dict[int, Title], place: int, other: int) -> bool:
    return place in titles and other in titles and titles[place].origins == titles[other].origins


def _leave_out(title: str, place: int, read: int, titles: dict[int, Title], assigned: Assigned) -> None:
    assigned.explained.add(place)
    letters = " và ".join(map(xl_col_to_name, sorted((place, read))))
    assigned.notes.append(
        f"Cột {letters} đều có thể là «{title}»; chỉ đọc cột {xl_col_to_name(read)} "
        f"«{titles[read].text[:60]}». Nếu không đúng, hãy chọn lại cột."
    )


def _settle_composites(free: dict[int, Guess], assigned: Assigned) -> None:
    """A column of several titles is read when one of them has no column of its own."""
    found = {title for guess in assigned.uses.values() for title in guess.titles}
    for place, guess in free.items():
        if len(guess.titles) > 1 and not guess.part and not set(guess.titles) <= found:
            assigned.uses[place] = guess
            found |= set(guess.titles)


def _column(below: list[Row], place: int) -> list[Cell]:
    return [row.cells[place] for row in below if place < len(row.cells) and not is_blank(row.cells[place])]
