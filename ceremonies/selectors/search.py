"""What one box finds: the first few of each kind, within what the user may see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from ceremonies.selectors.ceremonies import ceremonies
from ceremonies.selectors.documents import documents
from ceremonies.selectors.lists import candidacies, decisions, nominations
from ceremonies.selectors.resolutions import sittings
from members.clock import today
from members.models import Organisation, Person
from members.permissions import may, visible_to
from members.selectors.organisations import filter_organisations
from members.selectors.people import with_memberships
from members.selectors.search import people_matching

MOST_SHOWN = 5


@dataclass(frozen=True)
class Kind:
    """`view` is the list that goes on where the section ends; it takes the same `q`. `rule`: who may open it.

    Without an `order`, `rows` come as they are shown.
    """

    code: str
    title: str
    view: str
    rows: Callable[[object, str], QuerySet | list]
    order: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True)
class Section:
    kind: Kind
    rows: Sequence = field(default_factory=list)
    has_more: bool = False


def _people(user, q: str) -> QuerySet[Person]:
    found = visible_to(user, Person).filter(people_matching(user, q))
    return with_memberships(found.select_related("department"), today())


def _organisations(user, q: str) -> QuerySet[Organisation]:
    return filter_organisations(visible_to(user, Organisation), q=q).select_related("parent")


KINDS = (
    Kind("people", "Người", "members:person_list", _people, ("sort_key", "pk"), "people.list"),
    Kind(
        "files",
        "Hồ sơ phát triển đảng viên",
        "ceremonies:candidacy_list",
        lambda user, q: candidacies(user, q=q),
        ("-opened_on", "-pk"),
        "candidacies.list",
    ),
    Kind(
        "nominations",
        "Đề nghị giới thiệu",
        "ceremonies:nomination_list",
        lambda user, q: nominations(user, q=q),
        ("-opened_on", "-pk"),
        "nominations.list",
    ),
    Kind(
        "decisions",
        "Quyết định",
        "ceremonies:decision_list",
        lambda user, q: decisions(user, q=q),
        ("-issued_on", "-pk"),
        "decisions.list",
    ),
    Kind(
        "meetings",
        "Nghị quyết, cuộc họp",
        "ceremonies:resolution_list",
        sittings,
        rule="resolutions.list",
    ),
    Kind(
        "documents",
        "Văn bản đã lập",
        "ceremonies:document_list",
        lambda user, q: documents(user, q=q),
        ("-made_at", "-pk"),
        "documents.list",
    ),
    Kind("organisations", "Tổ chức", "members:org_tree", _organisations, ("search_key", "pk")),
    Kind(
        "ceremonies",
        "Lễ kết nạp",
        "ceremonies:ceremony_list",
        lambda user, q: ceremonies(user, q=q),
        ("-starts_at", "-pk"),
        "ceremonies.list",
    ),
)


def found(user, q: str) -> list[Section]:
    """The sections in which something was found."""
    allowed = [kind for kind in KINDS if not kind.rule or may(user, kind.rule)]
    sections = [_section(user, kind, q) for kind in allowed]
    return [section for section in sections if section.rows]


def _section(user, kind: Kind, q: str) -> Section:
    found = kind.rows(user, q)
    rows = list((found.order_by(*kind.order) if kind.order else found)[: MOST_SHOWN + 1])
    return Section(kind, rows[:MOST_SHOWN], has_more=len(rows) > MOST_SHOWN)
