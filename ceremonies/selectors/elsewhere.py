"""What the user's organisations wait for: files that lie at other desks, answers that others owe."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.db.models import F, Q
from django.urls import reverse

from ceremonies.choices import DueKind, State
from ceremonies.models import Candidacy, Due, Opinion
from ceremonies.permissions import waiting_for
from ceremonies.permissions.opinions import may_edit_opinions
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.selectors.queue_items import OPEN_FILE, Item, of_dues
from ceremonies.workflow import ROADS
from members.choices import DECIDING_KINDS, OrganisationKind, Tree
from members.models import Organisation
from members.permissions import visible_to

MOST_ELSEWHERE, MOST_ANSWERS = 20, 50
_AT_AUTHORITY = [state for road in ROADS.values() for state in (road.at_authority, road.authority_voted)]
_AT_COMMITTEE = [state for road in ROADS.values() for state in (road.at_committee, road.committee_voted)]
#: Decided above; the cell receives, announces, holds the ceremony.
_BACK_AT_CELL = (State.DECIDED, State.AWAITING_CEREMONY, State.RECOGNISED)


def elsewhere(user, desks: Sequence[Organisation]) -> list[Candidacy]:
    """Files of the user's organisations that somebody else must take on, the longest waiting first."""
    files = (
        visible_to(user, Candidacy)
        .filter(closed_on=None)
        .exclude(waiting_for(user))
        .exclude(person=user.person_id)
        .select_related("person", "desk")
        .order_by("desk_since", "pk")
    )
    found = {file for way in _gone_on(desks) for file in files.filter(way)[: MOST_ELSEWHERE + 1]}
    return sorted(found, key=lambda file: (file.desk_since, file.pk))[: MOST_ELSEWHERE + 1]


def _gone_on(desks: Sequence[Organisation]) -> Iterator[Q]:
    """Asked one after the other: an index leads to each, and to none where they are joined by OR."""
    cells = [desk for desk in desks if desk.kind == OrganisationKind.PARTY_CELL]
    sections = [desk for desk in desks if desk.kind == OrganisationKind.SECTION_COMMITTEE]
    committees = [desk for desk in desks if desk.kind in DECIDING_KINDS]
    unions = [desk for desk in desks if desk.tree != Tree.PARTY]
    if cells:
        yield Q(cell__in=cells) & ~Q(desk=F("cell"))
    if sections:
        yield Q(section__in=sections, state__in=[*_AT_COMMITTEE, *_AT_AUTHORITY])
    if committees:
        yield Q(committee__in=committees, state__in=_AT_AUTHORITY) & ~Q(authority=F("committee"))
        yield Q(authority__in=committees, state__in=_BACK_AT_CELL)
    if unions:
        yield Q(nominator__in=unions, ceremony_on=None) & ~Q(desk=F("nominator"))


def awaited(
    user, desks: Collection[Organisation], last: date, calendar: WorkingCalendar, on: date
) -> list[Item]:
    """Answers that others owe the user's cells: opinions asked for, letters whose last day comes after `last`."""
    cells = [desk for desk in desks if desk.tree == Tree.PARTY]
    if not cells:
        return []
    letters = visible_to(user, Due).filter(kind=DueKind.LETTER, desk__in=cells, due__gt=last)
    letters = letters.select_related("candidacy__person", "candidacy__cell").order_by("due", "pk")
    opinions = visible_to(user, Opinion).filter(
        candidacy__cell__in=cells,
        candidacy__closed_on=None,
        asked_on__isnull=False,
        held_on=None,
        exempt_reason="",
    )
    opinions = opinions.select_related("candidacy__person", "candidacy__cell").order_by("asked_on", "pk")
    return [
        *of_dues(user, letters[:MOST_ANSWERS], {}, calendar, on),
        *(_opinion(user, each) for each in opinions[:MOST_ANSWERS]),
    ]


def _opinion(user, opinion: Opinion) -> Item:
    file = opinion.candidacy
    page, edit = file.get_absolute_url(), may_edit_opinions(user, file)
    return Item(
        title=str(file.person),
        page=page,
        what=f"Chờ ý kiến nhận xét của {opinion}",
        action="Ghi ý kiến" if edit else OPEN_FILE,
        url=reverse("ceremonies:opinion_edit", args=[file.pk, opinion.pk]) if edit else page,
        since=opinion.asked_on,
    )
