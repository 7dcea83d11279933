"""What a version of the rules would change for the files that are open."""

from collections import Counter
from copy import copy
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects

from ceremonies.choices import DueKind
from ceremonies.models import Candidacy, Due, Policy
from ceremonies.rules import Facts, missing
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.dues import RELATED, reckoned
from ceremonies.selectors.facts import facts_of
from ceremonies.workflow import transitions_from
from members.clock import today
from members.permissions import visible_to


@dataclass(frozen=True)
class MovedDeadline:
    """`old` or `new` is None where the other version has no such deadline; `label` may name a helper or a relative."""

    code: str
    kind: DueKind
    label: str
    old: date | None
    new: date | None


@dataclass(frozen=True)
class Effect:
    candidacy: Candidacy
    deadlines: list[MovedDeadline]
    appearing: list[str]
    disappearing: list[str]

    @property
    def is_nothing(self) -> bool:
        return not (self.deadlines or self.appearing or self.disappearing)


def open_files(policy: Policy):
    """Files that the version could be applied to."""
    files = Candidacy.objects.filter(closed_on__isnull=True).exclude(policy=policy)
    if policy.organisation is not None:
        files = files.filter(cell__path__startswith=policy.organisation.path)
    return files


def followed_versions(policy: Policy) -> list[tuple[Policy, int]]:
    """(version, how many open files follow it) of the files that this version could be applied to."""
    counted = Counter(open_files(policy).order_by().values_list("policy", flat=True))
    versions = Policy.objects.in_bulk(counted)
    return [(versions[pk], number) for pk, number in counted.most_common()]


def seen_open_files(user, policy: Policy):
    files = open_files(policy).filter(pk__in=visible_to(user, Candidacy).values("pk"))
    return files.exclude(person=user.person_id).select_related(*_RELATED).prefetch_related(*RELATED)


_RELATED = ("person__department", "cell", "committee", "authority", "policy")


def effect_on(candidacy: Candidacy, policy: Policy, on: date, calendar: WorkingCalendar) -> Effect:
    prefetch_related_objects([candidacy], *RELATED)
    facts = facts_of(candidacy, on)
    old, new = (_lacking(candidacy, facts, rules.data, on) for rules in (candidacy.policy, policy))
    return Effect(
        candidacy,
        moved_deadlines(candidacy, policy, calendar, on),
        [sentence for sentence in new if sentence not in old],
        [sentence for sentence in old if sentence not in new],
    )


def moved_deadlines(
    candidacy: Candidacy, policy: Policy, calendar: WorkingCalendar, on: date
) -> list[MovedDeadline]:
    """Of what is not done yet: deadlines, answers to letters, remarks."""
    found = [
        {each.code: each for each in reckoned(_by(rules, candidacy), calendar, on)}
        for rules in (candidacy.policy, policy)
    ]
    moved = []
    for code in dict.fromkeys([*found[0], *found[1]]):
        old, new = found[0].get(code), found[1].get(code)
        days = (old.due if old else None, new.due if new else None)
        if days[0] != days[1]:
            one: Due = new or old
            moved.append(MovedDeadline(code, DueKind(one.kind), one.label, *days))
    return moved


def _by(policy: Policy, candidacy: Candidacy) -> Candidacy:
    file = copy(candidacy)
    file.policy = policy
    return file


def _lacking(candidacy: Candidacy, facts: Facts, rules: dict, on: date) -> list[str]:
    """What stands in the way of the next steps of the main road."""
    rows = [row for row in transitions_from(candidacy.state) if not row.ends]
    return list(dict.fromkeys(r.sentence for row in rows for r in missing(row.action, facts, rules, on)))


def counted_effects(policy: Policy) -> list[tuple[str, int]]:
    """(deadline, how many open files get another day), for those who see no file: nobody is named."""
    calendar, on, counted = working_calendar(), today(), Counter()
    files = open_files(policy).select_related("policy", "person").prefetch_related(*RELATED).order_by("pk")
    for candidacy in files.iterator(chunk_size=500):
        moved = moved_deadlines(candidacy, policy, calendar, on)
        counted.update({each.label if each.kind == DueKind.DEADLINE else each.kind.label for each in moved})
    return counted.most_common()


def moves_of(candidacy: Candidacy, user):
    """The published versions that a file may be moved to."""
    published = visible_to(user, Policy).filter(published_at__isnull=False).exclude(pk=candidacy.policy_id)
    path = candidacy.cell.path
    above = [path[:end] for end in range(1, len(path) + 1)]
    general = published.filter(organisation__isnull=True)
    return general | published.filter(organisation__path__in=above)
