"""4-KNĐ and 4A-KNĐ, from the row of the union's vote; letterhead and signer are those of the union."""

from functools import partial

from ceremonies.choices import DocumentType, Matter, PaperKind, ResolutionKind, Route
from ceremonies.documents.facts import Remarks
from ceremonies.documents.forms.nominations import UnionResolutionFacts, union_resolution_snapshot
from ceremonies.documents.wording import Reference
from ceremonies.models import Candidacy, Resolution
from ceremonies.services.documents.gathering import (
    letterhead,
    person_of,
    resolution_of,
    votes_of,
)
from ceremonies.services.documents.recipes import Ask, AskKind, Recipe, Recorded, Sheet, register
from members.choices import OrganisationKind, Tree, kinds_of
from members.models import Membership, Organisation, Person

_BASES = (OrganisationKind.YOUTH_BASE, OrganisationKind.UNION_BASE)
UNIONS = {Route.YOUTH_UNION: "youth_union", Route.TRADE_UNION: "trade_union"}
_EXECUTIVES = {"youth_union": "Ban Chấp hành Đoàn", "trade_union": "Ban Chấp hành Công đoàn"}
_TREES = {"youth_union": Tree.YOUTH, "trade_union": Tree.UNION}
_GROUNDS = {Route.YOUTH_UNION: "youth_resolution", Route.TRADE_UNION: "union_resolution"}


def base_of(nominator: Organisation) -> Organisation:
    """A chi đoàn or a group nominates through the base union, whose executive resolves."""
    body = nominator
    while body.kind not in _BASES and body.parent:
        body = body.parent
    return body if body.kind in _BASES else nominator


def issuer_of(candidacy: Candidacy, about) -> Organisation:
    return base_of(candidacy.nominator)


def vote_of(candidacy: Candidacy) -> Resolution | None:
    return resolution_of(candidacy, Matter.ADMISSION, ResolutionKind.UNION)


def lacking_of(candidacy: Candidacy, about) -> list[str]:
    return (
        [] if vote_of(candidacy) else [f"Chưa ghi nghị quyết giới thiệu của {base_of(candidacy.nominator)}."]
    )


def _recorded(candidacy: Candidacy, about) -> Recorded | None:
    vote = vote_of(candidacy)
    return vote and Recorded(vote.number, vote.held_on)


def head_of(candidacy: Candidacy, sheet: Sheet) -> dict:
    """The executive issues it: "BCH Đoàn Cục Mẫu", unless the organisation says how its letterhead reads."""
    base = base_of(candidacy.nominator)
    name = base.letterhead_name or f"BCH {base.name}"
    return letterhead(base, sheet) | {"issuer_name": name, "union": UNIONS[Route(candidacy.route)]}


def _facts(candidacy: Candidacy, about, sheet: Sheet) -> UnionResolutionFacts:
    base, vote, union = base_of(candidacy.nominator), vote_of(candidacy), UNIONS[Route(candidacy.route)]
    bodies = [str(body) for body in (candidacy.cell, candidacy.committee) if body]
    return UnionResolutionFacts(
        **head_of(candidacy, sheet),
        **person_of(candidacy.person),
        executive_name=f"Ban Chấp hành {base.name}",
        on_behalf=_EXECUTIVES[union],
        addressees=bodies,
        legal_grounds=[candidacy.policy.data["resolutions"][_GROUNDS[Route(candidacy.route)]]],
        branch_resolution=_of_branch(candidacy, sheet),
        held_on=vote.held_on,
        joined_on=_joined_on(candidacy.person, union),
        remarks=Remarks(
            strengths=candidacy.strengths, weaknesses=candidacy.shortcomings or sheet.said("weaknesses")
        ),
        votes=votes_of(vote, sheet),
        committee_names=bodies,
    )


def _of_branch(candidacy: Candidacy, sheet: Sheet) -> Reference | None:
    number, day = sheet.said("branch_number"), sheet.words.get("branch_day")
    if not (number and day):
        return None
    if day > vote_of(candidacy).held_on:
        raise ValueError(
            "Ngày nghị quyết của chi đoàn, tổ công đoàn không được sau ngày họp của ban chấp hành."
        )
    return Reference(kind="Nghị quyết", number=number, day=day, issuer=str(candidacy.nominator))


def _joined_on(person: Person, union: str):
    kinds = kinds_of(_TREES[union])
    days = Membership.objects.filter(person=person, organisation__kind__in=kinds, joined_on__isnull=False)
    return days.order_by("joined_on").values_list("joined_on", flat=True).first()


def _resolution_of(kind: str, route: Route) -> Recipe:
    return Recipe(
        kind=kind,
        subject=Candidacy,
        issuer=issuer_of,
        order=10,
        facts=_facts,
        snapshot=union_resolution_snapshot,
        document_type=DocumentType.RESOLUTION,
        applies=partial(is_of, (route,)),
        lacking=lacking_of,
        recorded=_recorded,
        asks=(
            Ask("branch_number", "Số nghị quyết của chi đoàn, tổ công đoàn, nếu có", AskKind.LINE),
            Ask("branch_day", "Ngày nghị quyết đó", AskKind.DAY),
            Ask(
                "weaknesses",
                "Những khuyết điểm chính",
                help_text="Để trống nếu hội nghị không nêu khuyết điểm.",
            ),
            Ask("against_reason", "Lý do không tán thành", AskKind.LINE),
        ),
        known=_known,
        answers=PaperKind.UNION_RESOLUTION,
    )


def _known(candidacy: Candidacy, about) -> list[str]:
    """What the nomination says, and what there is nothing to say about."""
    vote = vote_of(candidacy)
    by_itself = candidacy.nominator == base_of(candidacy.nominator)
    return [
        *(["branch_number", "branch_day"] if by_itself else []),
        *(["weaknesses"] if candidacy.shortcomings else []),
        *(["against_reason"] if vote and not vote.votes_against else []),
    ]


def is_of(routes: tuple[Route, ...], candidacy: Candidacy) -> bool:
    return candidacy.nominator is not None and candidacy.route in routes


register(
    _resolution_of("youth_resolution", Route.YOUTH_UNION),
    _resolution_of("union_resolution", Route.TRADE_UNION),
)
