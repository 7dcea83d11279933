"""Who has to be asked about the person, and what they said (06-HD/TW §3.5)."""

from dataclasses import dataclass

from ceremonies.choices import Matter, OpinionKind
from ceremonies.models import Candidacy, Opinion
from ceremonies.workflow import matter_of
from members.choices import Tree, kinds_of
from members.clock import today
from members.models import Membership

_KIND = {Tree.YOUTH: OpinionKind.YOUTH_UNION, Tree.UNION: OpinionKind.TRADE_UNION}
RESIDENCE = "Chi ủy nơi cư trú"


@dataclass(frozen=True)
class ToAsk:
    """`key` names it in an address: the organisation, or the residence."""

    key: str
    kind: OpinionKind
    name: str


def opinions_of(candidacy: Candidacy, matter: Matter) -> list[Opinion]:
    return [each for each in candidacy.opinions.all() if each.matter == matter]


def considered(candidacy: Candidacy) -> Matter:
    """Opinions are asked for admission and for recognition."""
    matter = matter_of(candidacy.state)
    return Matter.RECOGNITION if matter == Matter.RECOGNITION else Matter.ADMISSION


def last_residence(candidacy: Candidacy) -> str:
    """The residence cell as it was written for the admission, "" before."""
    asked = candidacy.opinions.filter(kind=OpinionKind.RESIDENCE).order_by("pk").last()
    return asked.asked_of if asked else ""


def still_to_ask(candidacy: Candidacy, written: list[Opinion]) -> list[ToAsk]:
    """The unions the person belongs to today, and the cell where they live, as far as not written down."""
    unions = (
        Membership.objects.current(today())
        .filter(person=candidacy.person_id, organisation__kind__in=kinds_of(Tree.YOUTH, Tree.UNION))
        .select_related("organisation")
        .order_by("organisation__path")
    )
    found = [
        ToAsk(str(each.organisation_id), _KIND[each.organisation.tree], each.organisation.name)
        for each in unions
    ]
    asked = {each.asked_of for each in written}
    left = [each for each in found if each.name not in asked]
    if not any(each.kind == OpinionKind.RESIDENCE for each in written):
        left.append(ToAsk("noi-cu-tru", OpinionKind.RESIDENCE, RESIDENCE))
    return left
