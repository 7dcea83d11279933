from datetime import date

from django.db.models import Prefetch, Q, QuerySet, TextChoices

from members.choices import Tree, kinds_of
from members.models import Membership, Organisation, Person
from members.selectors.search import people_matching


class Standing(TextChoices):
    """What a person is in the three organisations."""

    YOUTH = "youth", "Đoàn viên"
    UNION = "union", "Đoàn viên công đoàn"
    PROBATIONARY = "probationary", "Đảng viên dự bị"
    OFFICIAL = "official", "Đảng viên chính thức"


NOWHERE = "none"


def standing_of(membership: Membership, on: date) -> Standing:
    tree = membership.organisation.tree
    if tree == Tree.PARTY:
        official = membership.official_on is not None and membership.official_on <= on
        return Standing.OFFICIAL if official else Standing.PROBATIONARY
    return Standing.YOUTH if tree == Tree.YOUTH else Standing.UNION


def _members(standing: str, on: date) -> Q:
    """People of this standing, or of none at all."""
    current = Membership.objects.current(on)
    if standing == NOWHERE:
        return ~Q(pk__in=current.values("person"))
    if standing == Standing.OFFICIAL:
        return Q(pk__in=current.official(on).values("person"))
    tree = {Standing.YOUTH: Tree.YOUTH, Standing.UNION: Tree.UNION}.get(standing, Tree.PARTY)
    found = current.filter(organisation__kind__in=kinds_of(tree))
    if standing == Standing.PROBATIONARY:
        found = found.filter(Q(official_on__isnull=True) | Q(official_on__gt=on))
    return Q(pk__in=found.values("person"))


def _belonging_to(organisation: Organisation, on: date) -> Q:
    """Members of the organisation or of one below it, and the staff of its departments."""
    under = Organisation.objects.under(organisation.path)
    members = Membership.objects.current(on).filter(organisation__in=under)
    return Q(pk__in=members.values("person")) | Q(department__in=under)


def years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def filter_people(
    people: QuerySet[Person],
    *,
    user,
    on: date,
    q: str = "",
    organisation: Organisation | None = None,
    sex: str = "",
    age_from: int | None = None,
    age_to: int | None = None,
    standing: str = "",
) -> QuerySet[Person]:
    """Ages are whole years on the day `on`; `user` asks."""
    people = people.filter(people_matching(user, q))
    if organisation:
        people = people.filter(_belonging_to(organisation, on))
    if sex:
        people = people.filter(sex=sex)
    if age_from is not None:
        people = people.filter(birth_date__lte=years_before(on, age_from))
    if age_to is not None:
        people = people.filter(birth_date__gt=years_before(on, age_to + 1))
    return people.filter(_members(standing, on)) if standing else people


def with_memberships(people: QuerySet[Person], on: date) -> QuerySet[Person]:
    """`person.current_memberships` and their organisations, in one further query."""
    memberships = Membership.objects.current(on).select_related("organisation").order_by("organisation")
    return people.prefetch_related(Prefetch("memberships", memberships, to_attr="current_memberships"))
