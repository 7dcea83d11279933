"""Finding people by words of their names and by numbers, at any size of the register.

A word is the beginning of a word of the name, whatever its marks, in any order. Where a reader reaches few people,
or the register has few, all of them are read, and a word may stand inside another one too. Otherwise the index
of migration 0008 says whom to read; only words that very many people bear need none: there the list is walked
along its order until the page is full. Which of the three is taken changes nothing about beginnings of words.

A part of a citizen id finds those alone whose whole number the reader may see: else the masked digits could be guessed
one after another. Everybody else is found by the whole number. Telephone numbers stand whole on the page of a person.
"""

import re
from dataclasses import dataclass
from enum import Enum

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q

from members.models import Person
from members.names import fold
from members.permissions import grants_of, people_changeable_by

#: Up to so many people, reading all of them is as fast as asking the index.
FEW_PEOPLE = 20_000
#: So many people, evenly drawn, are asked how common a word is …
_SAMPLE = 600
#: … and if so many of them bear it, a page is full after a short walk along the list.
_COMMON = 24
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
    def is_indexed(self) -> bool:
        """Digits in a name, which nobody has, would be looked for among the numbers."""
        return all(word.isascii() and not any(map(str.isdecimal, word)) for word in self.words)


def people_matching(user, q: str, field: str = "") -> Q:
    """As a condition on people, or on the relation `field` to one; there only names are asked for."""
    asked = _asked(q, with_numbers=not field)
    if not asked.words and not asked.numbers:
        return Q()
    if asked.is_nothing:
        return Q(pk__in=[])
    plan = _plan(user, asked)
    found = _condition(asked, field, inside=plan == Plan.READ, user=user)
    return Q(InIndex(field or "pk", asked)) & found if plan == Plan.LOOK_UP else found


class Plan(Enum):
    READ = "everybody whom the reader sees"
    WALK = "along the list"
    LOOK_UP = "in the index"


def _plan(user, asked: Asked) -> Plan:
    """Made once in a request for the same words."""
    plans = getattr(user, "grants_cache", {})
    if asked not in plans:
        plans[asked] = _new_plan(user, asked)
    return plans[asked]


def _new_plan(user, asked: Asked) -> Plan:
    if not grants_of(user).is_wide:
        return Plan.READ
    newest = Person.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    if newest <= FEW_PEOPLE:
        return Plan.READ
    return Plan.LOOK_UP if asked.is_indexed and not _is_common(asked, newest) else Plan.WALK


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


def _is_common(asked: Asked, newest: int) -> bool:
    """`newest`: the highest primary key, near enough to how many people there are."""
    drawn = Person.objects.filter(pk__in=range(newest, 0, -max(newest // _SAMPLE, 1)))
    return drawn.filter(_condition(asked, "", inside=False)).count() >= _COMMON


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

    def __init__(self, key: str, asked: Asked):
        super().__init__(F(key))
        self.asked = asked

    def as_sqlite(self, compiler, connection):
        beginnings = [f"{run}*" for run in self._runs()]
        numbers = [f"({number}* OR {number[-_LAST:]})" for number in self.asked.numbers]
        return self._among(compiler, _ON_SQLITE, " AND ".join(beginnings + numbers))

    def as_postgresql(self, compiler, connection):
        beginnings = [f"{run}:*" for run in self._runs()]
        numbers = [f"({number}:* | {number[-_LAST:]})" for number in self.asked.numbers]
        return self._among(compiler, _ON_POSTGRESQL, " & ".join(beginnings + numbers))

    def _among(self, compiler, rows: str, match: str):
        key, params = compiler.compile(self.get_source_expressions()[0])
        return f"{key} {rows}", [*params, match]

    def _runs(self) -> list[str]:
        """The words as the index cuts them."""
        return [run for word in self.asked.words for run in _RUN.findall(word)]
