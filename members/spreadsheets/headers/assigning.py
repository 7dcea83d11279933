"""Which column fills which of our titles, once several columns claim one and the sender has had a say."""

from dataclasses import dataclass, field, replace

from xlsxwriter.utility import xl_col_to_name

from members.spreadsheets.headers.contents import name_in_two, sex_columns
from members.spreadsheets.headers.grid import Title
from members.spreadsheets.headers.layouts import AND, Wanted
from members.spreadsheets.headers.words import BIRTH, FEMALE, JOINED, MALE, NOTHING, SEX, Guess
from members.spreadsheets.reading.rows import Row
from members.spreadsheets.refusals import UnusableFile


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
    free = name_in_two(sex_columns(free, below), titles, below, settled)
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
