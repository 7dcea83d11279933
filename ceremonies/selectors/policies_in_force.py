"""The version of the rules that counts on a day."""

from datetime import date

from django.db.models.functions import Length

from ceremonies.models import Policy
from members.models import Organisation

_NEWEST = ("-effective_from", "-published_at", "-pk")


def policy_in_force(on: date, cell: Organisation | None = None) -> Policy:
    """The newest published version whose day has come (the earliest before that), as the nearest body above keeps it.

    A local version adds to one general version and ends with it.
    """
    published = Policy.objects.filter(published_at__isnull=False)
    general = published.filter(organisation__isnull=True)
    found = general.filter(effective_from__lte=on).order_by(*_NEWEST).first()
    found = found or general.order_by("effective_from", "pk")[0]
    return found if cell is None else _as_kept_at(cell, found, on)


def policy_after_move(policy: Policy, cell: Organisation, on: date) -> Policy:
    """A file keeps its version in another cell; what a body added that is not above this cell stays behind, and what
    is added here to the same general version takes its place."""
    if policy.organisation is None or cell.path.startswith(policy.organisation.path):
        return policy
    return _as_kept_at(cell, policy.base, on)


def _as_kept_at(cell: Organisation, general: Policy, on: date) -> Policy:
    above = [cell.path[:end] for end in range(len(cell.path), 0, -1)]
    local = Policy.objects.filter(published_at__isnull=False, base=general, effective_from__lte=on)
    nearest = local.filter(organisation__path__in=above).order_by(
        Length("organisation__path").desc(), *_NEWEST
    )
    return nearest.first() or general


def titles_of(policy: Policy, form: str) -> tuple[str, str]:
    """What a form is called in the version that all others rest on, and in this one."""
    first = policy
    while first.base:
        first = first.base
    return first.data["forms"][form]["title"], policy.data["forms"][form]["title"]
