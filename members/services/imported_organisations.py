"""Writing judged organisations: all rows of a list at once, for one may be the superior of another."""

from collections.abc import Iterable
from functools import cache

from members.models import Organisation
from members.names import fold
from members.resources.judged import Judged, Outcome
from members.resources.organisations import OrganisationResource
from members.services.errors import Refused
from members.services.imported_rows import change, upsert
from members.services.organisations import LONGEST_PATH, path_segment

_LINKS = {"parent__code": "parent_id", "serves__code": "serves_id"}
_WRITTEN = ["name", "search_key", "kind", "parent_id", "serves_id", "symbol", "place", "path", "version"]


def write_organisations(actor, judged: list[Judged], resource: OrganisationResource) -> dict[int, dict]:
    """`resource` has read the whole register with a lock: there is one writer of the trees at a time."""
    rows = [row for row in judged if row.outcome in (Outcome.NEW, Outcome.CHANGED)]
    register = dict(resource.known)
    for row in rows:
        register.setdefault(row.key, Organisation(code=row.key, kind=row.cleaned.get("kind"), version=0))
    new = {row.key: register[row.key] for row in rows if row.outcome == Outcome.NEW}
    Organisation.objects.bulk_create(new.values())
    done = {}
    for row in rows:
        written = change(register[row.key], _attributes(row.cleaned, register, row.key))
        done[row.number] = (
            {"made": [written[:2]], "changed": []} if row.key in new else {"made": [], "changed": [written]}
        )
    moved = _place(register.values())
    written = {register[row.key].pk: register[row.key] for row in rows}
    upsert((written | moved).values(), _WRITTEN)
    return done


def place_all() -> None:
    """Every path as the superiors say, after some of them were put back."""
    upsert(_place(Organisation.objects.select_for_update()).values(), ["path"])


def _attributes(
    cleaned: dict[str, object], register: dict[str, Organisation], code: str
) -> dict[str, object]:
    """By the columns of the table: superiors by primary key, and what follows from the name."""
    attributes = {
        _LINKS.get(name, name): register[value].pk if name in _LINKS else value
        for name, value in cleaned.items()
    }
    if "name" in attributes:
        attributes["search_key"] = fold(f"{attributes['name']} {code}")
    return attributes


def _place(organisations: Iterable[Organisation]) -> dict[int, Organisation]:
    """Every path as the superiors say; answers those that moved. Superiors in a circle were judged wrong."""
    by_pk = {organisation.pk: organisation for organisation in organisations}

    @cache
    def path(pk: int) -> str:
        above = by_pk[pk].parent_id
        return (path(above) if above else "") + path_segment(pk)

    moved = {pk: one for pk, one in by_pk.items() if one.path != path(pk)}
    for pk, organisation in moved.items():
        organisation.path = path(pk)
    if any(len(organisation.path) > LONGEST_PATH for organisation in moved.values()):
        raise Refused(f"Cây tổ chức không được sâu quá {LONGEST_PATH // len(path_segment(0))} cấp.")
    return moved
