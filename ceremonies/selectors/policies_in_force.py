"""The version of the rules that counts on a day."""

from datetime import date

from django.db.models.functions import Length

from ceremonies.models import Policy
from members.models import Organisation


def policy_in_force(on: date, cell: Organisation | None = None) -> Policy:
    """The newest published version whose day has come (the earliest before that), as the nearest body above keeps it.

    A local version adds to one general version and ends with it.
    """
    published = Policy.objects.filter(published_at__isnull=False)
    general = published.filter(organisation__isnull=True)
    newest = ("-effective_from", "-published_at", "-pk")
    found = general.filter(effective_from__lte=on).order_by(*newest).first()
    found = found or general.order_by("effective_from", "pk")[0]
    if cell is None:
        return found
    above = [cell.path[:end] for end in range(len(cell.path), 0, -1)]
    local = published.filter(base=found, organisation__path__in=above, effective_from__lte=on)
    return local.order_by(Length("organisation__path").desc(), *newest).first() or found
