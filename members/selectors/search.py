"""Finding people by words of their names and by numbers, at any size of the register.

A word is the beginning of a word of the name, whatever its marks, in any order. Where a reader reaches few people,
or the register has few, all of them are read, and a word may stand inside another one too. Otherwise the index
of migration 0008 says whom to read; only words that very many people bear need none: there the list is walked
along its order until the page is full. Which of the three is taken changes nothing about beginnings of words.

A part of a citizen id finds those alone whose whole number the reader may see: else the masked digits could be guessed
one after another. Everybody else is found by the whole number. Telephone numbers stand whole on the page of a person.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from django.db.models import BooleanField, Case, Exists, F, Func, OuterRef, Q, When

from members.models import Person
from members.names import fold
from members.permissions import grants_of, people_changeable_by

#: Up to so many people, reading all of them is as fast as asking the index.
FEW_PEOPLE = 20_000
#: So many people, evenly drawn, are asked how common a word is. Where so many of them bear it, and some in nearly
#: every part of the list, a page is full after a short walk. A given name stands in one place of the list only.
_SAMPLE, _COMMON = 600, 12
_PARTS, _PARTS_WITH_SOME = 6, 5
#: SQLite reads as many entries of the list of a word as it takes to fetch and compare one person.
_ENTRIES_OF_A_PERSON = 17
_LEAST_DIGITS = 3
_LAST = 4  # digits, as the index keeps them apart
_SEPARATORS = re.compile(r"[\s.()-]+")
_RUN = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Asked:
    words: tuple[str, ...]
    numbers: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Signs only, or too few digits: nobody is found."""
        return any(not any(map(str.isalnum, word)) for word in self.words) or any(
            len(number) < _LEAST_DIGITS for number in self.numbers
        )

    @property
    def has_digits(self) -> bool:
        """In a word, as numbers of papers have and no name."""
        return any(any(map(str.isdecimal, word)) for word in self.words)


def people_matching(user, q: str, field: str = "") -> Q:
    """As a condition on people, or on the relation `field` to one; there only names are asked for."""
    asked = _asked(q, with_numbers=not field)
    if not asked.words and not asked.numbers:
        return Q()
    if asked.is_nothing:
        return Q(pk__in=[])
    way = _way(user, asked)
    if way.plan == Plan.NOBODY:
        return Q(pk__in=[])
    found = _condition(asked, field, inside=way.plan == Plan.READ, user=user)
    return Q(InIndex(field or "pk", asked, way.rare)) & found if way.plan == Plan.LOOK_UP else found


class Plan(Enum):
    NOBODY = "no name has such words"
    READ = "everybody whom the reader sees"
    WALK = "along the list"
    LOOK_UP = "in the index"


@dataclass(frozen=True)
class Way:
    """`rare`: the words that SQLite asks its index for; the others are compared in the people it finds."""

    plan: Plan
    rare: tuple[str, ...] = ()


def _way(user, asked: Asked) -> Way:
    """Chosen once in a request for the same words."""
    ways = getattr(user, "grants_cache", {})
    if asked not in ways:
        ways[asked] = _new_way(user, asked)
    return ways[asked]


def _new_way(user, asked: Asked) -> Way:
    if not grants_of(user).is_wide:
        return Way(Plan.READ)
    newest = Person.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    if newest <= FEW_PEOPLE:
        return Way(Plan.READ)
    if asked.has_digits:
        return Way(Plan.NOBODY)
    drawn = _drawn(asked, newest)
    if _is_common([all(marks) for marks in drawn]) or not all(map(str.isascii, asked.words)):
        return Way(Plan.WALK)
    return Way(Plan.LOOK_UP, _rare(asked, drawn))


def _asked(q: str, *, with_numbers: bool) -> Asked:
    if not with_numbers:
        return Asked(tuple(fold(q).split()))
    digits = _SEPARATORS.sub("", q)
    digits = f"0{digits[3:]}" if digits.startswith("+84") else digits
    words = [digits] if _is_number(digits) else fold(q).split()
    return Asked(
        tuple(word for word in words if not _is_number(word)),
        tuple(word for word in words if _is_number(word)),
    )


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal()


def _drawn(asked: Asked, newest: int) -> list[tuple[bool, ...]]:
    """Of some people along the list: which of the words and numbers they bear.

    `newest`: the highest primary key, near enough to how many people there are.
    """
    each = [Asked((word,)) for word in asked.words] + [Asked((), (number,)) for number in asked.numbers]
    bears = [
        Case(When(_condition(one, "", inside=False), then=True), default=False, output_field=BooleanField())
        for one in each
    ]
    drawn = Person.objects.filter(pk__in=range(newest, 0, -max(newest // _SAMPLE, 1)))
    return list(drawn.order_by("sort_key", "pk").values_list(*bears))


def _is_common(marks: list[bool]) -> bool:
    size = max(len(marks) // _PARTS, 1)
    parts = [any(marks[start : start + size]) for start in range(0, len(marks), size)]
    return sum(marks) >= _COMMON and sum(parts) >= _PARTS_WITH_SOME


def _rare(asked: Asked, drawn: list[tuple[bool, ...]]) -> tuple[str, ...]:
    """The rarest word, and those that spare more people than their lists cost; none beside a number."""
    if asked.numbers:
        return ()
    columns = zip(*drawn, strict=True) if drawn else [()] * len(asked.words)
    shares = [max(sum(column), 1) / max(len(drawn), 1) for column in columns]
    (left, first), *others = sorted(zip(shares, asked.words, strict=True))
    rare = [first]
    for share, word in others:
        if left * (1 - share) * _ENTRIES_OF_A_PERSON > share:
            rare.append(word)
            left *= share
    return tuple(rare)


def _condition(asked: Asked, field: str, *, inside: bool, user=None) -> Q:
    found = Q()
    for word in asked.words:
        found &= _in_name(f"{field}__search_key" if field else "search_key", word, inside=inside)
    for number in asked.numbers:
        found &= _in_numbers(number, inside=inside, user=user)
    return found


def _in_name(key: str, word: str, *, inside: bool) -> Q:
    if inside:
        return Q(**{f"{key}__contains": word})
    return Q(**{f"{key}__startswith": word}) | Q(**{f"{key}__contains": f" {word}"})


def _in_numbers(number: str, *, inside: bool, user) -> Q:
    """At the beginning or the end. Without a user: whoever it is of, to see how common it is."""
    ends = ("startswith", "endswith") if len(number) >= _LAST else ("startswith",)
    parts = ("contains",) if inside else ends
    phone, citizen_id = Q(), Q()
    for part in parts:
        phone |= Q(**{f"phone__{part}": number})
        citizen_id |= Q(**{f"citizen_id__{part}": number})
    if user is not None:
        citizen_id &= Q(Exists(people_changeable_by(user).filter(pk=OuterRef("pk"))))
    return phone | citizen_id | Q(citizen_id=number)


#: As migration 0008 has them; a test asks both databases whether they use the index.
_ON_SQLITE = "IN (SELECT rowid FROM members_person_words WHERE members_person_words MATCH %s)"
#: As an array, which is made once: the planner would rather walk along the order of the page.
_ON_POSTGRESQL = """= ANY(ARRAY(SELECT id FROM members_person WHERE to_tsvector('simple', regexp_replace(
    search_key || ' ' || COALESCE(citizen_id, '') || ' ' || phone || ' ' || right(COALESCE(citizen_id, ''), 4)
    || ' ' || right(phone, 4), '[^a-z0-9]+', ' ', 'g')) @@ to_tsquery('simple', %s)))"""


class InIndex(Func):
    """Whether the index has this person among those with all words: it finds more than are meant, never fewer."""

    output_field = BooleanField()

    def __init__(self, key: str, asked: Asked, rare: tuple[str, ...]):
        super().__init__(F(key))
        self.asked, self.rare = asked, rare

    def as_sqlite(self, compiler, connection):
        beginnings = [f"{run}*" for run in _runs(self.rare)]
        numbers = [f"({number}* OR {number[-_LAST:]})" for number in self.asked.numbers]
        return self._among(compiler, _ON_SQLITE, " AND ".join(beginnings + numbers))

    def as_postgresql(self, compiler, connection):
        beginnings = [f"{run}:*" for run in _runs(self.asked.words)]
        numbers = [f"({number}:* | {number[-_LAST:]})" for number in self.asked.numbers]
        return self._among(compiler, _ON_POSTGRESQL, " & ".join(beginnings + numbers))

    def _among(self, compiler, rows: str, match: str):
        key, params = compiler.compile(self.get_source_expressions()[0])
        return f"{key} {rows}", [*params, match]


def _runs(words: Iterable[str]) -> list[str]:
    """The words as the index cuts them."""
    return [run for word in words for run in _RUN.findall(word)]
