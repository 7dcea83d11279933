from collections.abc import Iterable

from members.models import Person
from members.permissions import people_changeable_by, visible_to
from members.resources.matching import People


class PartyPeople(People):
    """Also whom the register knows by a number or by the name alone."""

    def load(self, reads):
        super().load(reads)
        self._added: dict[int, Person] = {}

    def add(self, pks: Iterable[int]) -> list[Person]:
        """Those among them whom the sender sees."""
        wanted, actor = set(pks), self._actor
        people = Person.objects.filter(pk__in=wanted - self._added.keys())
        if self._context.lock:
            people = people.select_for_update(of=("self",))
        if actor is not None:
            people = people.filter(pk__in=visible_to(actor, Person).values("pk"))
        found = {person.pk: person for person in people}
        mine = (
            people_changeable_by(actor).filter(pk__in=found).values_list("pk", flat=True) if actor else found
        )
        self._changeable |= set(mine)
        self._added |= found
        return [self._added[pk] for pk in wanted & self._added.keys()]

    def knows(self, citizen_id: str | None) -> bool:
        return citizen_id in self._by_id

    def everybody(self) -> list[Person]:
        alike = (person for people in self._alike.values() for person in people)
        return [*self._by_id.values(), *alike, *self._added.values()]
