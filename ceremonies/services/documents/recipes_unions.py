"""4-KNĐ, 4A-KNĐ and the minutes, from the row of the union's vote; letterhead and signer are those of the union."""

from functools import partial

from ceremonies.choices import DocumentType, Matter, PaperKind, ResolutionKind, Route
from ceremonies.documents.facts import Attendance, Meeting, Remarks
from ceremonies.documents.forms.nominations import UnionResolutionFacts, union_resolution_snapshot
from ceremonies.documents.forms.union_minutes import Nominee, UnionMinutesFacts, union_minutes_snapshot
from ceremonies.documents.wording import Reference
from ceremonies.models import Candidacy, Resolution
from ceremonies.services.documents.gathering import (
    letterhead,
    minutes_initial,
    name_of,
    person_of,
    resolution_of,
    votes_of,
)
from ceremonies.services.documents.recipes import Ask, AskKind, Recipe, Recorded, Sheet, SignedBy, register
from members.choices import OrganisationKind, Tree, kinds_of
from members.models import Membership, Organisation, Person

_BASES = (OrganisationKind.YOUTH_BASE, OrganisationKind.UNION_BASE)
_UNIONS = {Route.YOUTH_UNION: "youth_union", Route.TRADE_UNION: "trade_union"}
_EXECUTIVES = {"youth_union": "Ban Chấp hành Đoàn", "trade_union": "Ban Chấp hành Công đoàn"}
_TREES = {"youth_union": Tree.YOUTH, "trade_union": Tree.UNION}
_GROUNDS = {Route.YOUTH_UNION: "youth_resolution", Route.TRADE_UNION: "union_resolution"}


def base_of(nominator: Organisation) -> Organisation:
    """A chi đoàn or a group nominates through the base union, whose executive resolves."""
    body = nominator
    while body.kind not in _BASES and body.parent:
        body = body.parent
    return body if body.kind in _BASES else nominator


def _issuer(candidacy: Candidacy, about) -> Organisation:
    return base_of(candidacy.nominator)


def _vote(candidacy: Candidacy) -> Resolution | None:
    return resolution_of(candidacy, Matter.ADMISSION, ResolutionKind.UNION)


def _lacking(candidacy: Candidacy, about) -> list[str]:
    return [] if _vote(candidacy) else [f"Chưa ghi nghị quyết giới thiệu của {base_of(candidacy.nominator)}."]


def _recorded(candidacy: Candidacy, about) -> Recorded | None:
    vote = _vote(candidacy)
    return vote and Recorded(vote.number, vote.held_on)


def _head(candidacy: Candidacy, sheet: Sheet) -> dict:
    """The executive issues it: "BCH Đoàn Cục Mẫu", unless the organisation says how its letterhead reads."""
    base = base_of(candidacy.nominator)
    name = base.letterhead_name or f"BCH {base.name}"
    return letterhead(base, sheet) | {"issuer_name": name, "union": _UNIONS[Route(candidacy.route)]}


def _facts(candidacy: Candidacy, about, sheet: Sheet) -> UnionResolutionFacts:
    base, vote, union = base_of(candidacy.nominator), _vote(candidacy), _UNIONS[Route(candidacy.route)]
    bodies = [str(body) for body in (candidacy.cell, candidacy.committee) if body]
    return UnionResolutionFacts(
        **_head(candidacy, sheet),
        **person_of(candidacy.person),
        executive_name=f"Ban Chấp hành {base.name}",
        on_behalf=_EXECUTIVES[union],
        addressees=bodies,
        legal_grounds=[candidacy.policy.data["resolutions"][_GROUNDS[Route(candidacy.route)]]],
        branch_resolution=_of_branch(candidacy, sheet),
        held_on=vote.held_on,
        joined_on=_joined_on(candidacy.person, union),
        remarks=Remarks(strengths=candidacy.strengths, weaknesses=candidacy.shortcomings),
        votes=votes_of(vote, sheet),
        committee_names=bodies,
    )


def _of_branch(candidacy: Candidacy, sheet: Sheet) -> Reference | None:
    number, day = sheet.said("branch_number"), sheet.words.get("branch_day")
    if not (number and day):
        return None
    return Reference(kind="Nghị quyết", number=number, day=day, issuer=str(candidacy.nominator))


def _joined_on(person: Person, union: str):
    kinds = kinds_of(_TREES[union])
    days = Membership.objects.filter(person=person, organisation__kind__in=kinds, joined_on__isnull=False)
    return days.order_by("joined_on").values_list("joined_on", flat=True).first()


def _minutes(candidacy: Candidacy, about, sheet: Sheet) -> UnionMinutesFacts:
    base, vote, person = base_of(candidacy.nominator), _vote(candidacy), candidacy.person
    return UnionMinutesFacts(
        **_head(candidacy, sheet),
        body_name=f"Ban Chấp hành {base.name}",
        meeting=Meeting(
            held_on=vote.held_on,
            chair_name=sheet.said("chair"),
            chair_office=sheet.said("chair_office"),
            secretary_name=sheet.said("secretary"),
        ),
        began_at=sheet.words["began_at"],
        ended_at=sheet.words["ended_at"],
        meeting_place=sheet.said("meeting_place"),
        attendance=Attendance(
            members=vote.listed,
            present=vote.present if sheet.words.get("present") is None else sheet.words["present"],
            absence_reason=sheet.said("absence_reason"),
        ),
        nominees=[
            Nominee(
                name=person.full_name,
                birth_date=person.birth_date,
                unit=name_of(person.department),
                summary=candidacy.strengths,
                agreed=vote.votes_for,
                against=vote.votes_against,
            )
        ],
        discussion=sheet.said("discussion"),
        ballot=sheet.said("ballot") or "giơ tay",
    )


def _present(candidacy: Candidacy, about) -> dict:
    vote = _vote(candidacy)
    if vote is None:
        return {}
    return minutes_initial(vote, base_of(candidacy.nominator)) | {"present": vote.present}


def _resolution_of(kind: str, route: Route) -> Recipe:
    return Recipe(
        kind=kind,
        subject=Candidacy,
        issuer=_issuer,
        order=10,
        facts=_facts,
        snapshot=union_resolution_snapshot,
        document_type=DocumentType.RESOLUTION,
        applies=partial(_is_of, (route,)),
        lacking=_lacking,
        recorded=_recorded,
        asks=(
            Ask("branch_number", "Số nghị quyết của chi đoàn, tổ công đoàn, nếu có", AskKind.LINE),
            Ask("branch_day", "Ngày nghị quyết đó", AskKind.DAY),
            Ask("against_reason", "Lý do không tán thành", AskKind.LINE),
        ),
        known=_nobody_against,
        answers=PaperKind.UNION_RESOLUTION,
    )


def _dated(candidacy: Candidacy, about) -> Recorded | None:
    """Minutes of a union seldom bear a number of their own."""
    vote = _vote(candidacy)
    return vote and Recorded("", vote.held_on)


def _nobody_against(candidacy: Candidacy, about) -> list[str]:
    vote = _vote(candidacy)
    return ["against_reason"] if vote and not vote.votes_against else []


def _is_of(routes: tuple[Route, ...], candidacy: Candidacy) -> bool:
    return candidacy.nominator is not None and candidacy.route in routes


register(
    Recipe(
        kind="union_minutes",
        subject=Candidacy,
        issuer=_issuer,
        order=10,
        facts=_minutes,
        snapshot=union_minutes_snapshot,
        unnumbered=True,
        signed_by=SignedBy.MEETING,
        applies=partial(_is_of, tuple(_UNIONS)),
        lacking=_lacking,
        recorded=_dated,
        asks=(
            Ask("chair", "Chủ trì", AskKind.LINE, required=True),
            Ask("chair_office", "Chức vụ của người chủ trì", AskKind.LINE, required=True),
            Ask("secretary", "Thư ký", AskKind.LINE, required=True),
            Ask("began_at", "Bắt đầu lúc", AskKind.TIME, required=True),
            Ask("ended_at", "Kết thúc lúc", AskKind.TIME, required=True),
            Ask("meeting_place", "Địa điểm họp", AskKind.LINE, required=True),
            Ask("present", "Số ủy viên có mặt", AskKind.COUNT),
            Ask("absence_reason", "Lý do vắng mặt", AskKind.LINE),
            Ask("discussion", "Ý kiến thảo luận"),
            Ask("ballot", "Hình thức biểu quyết", AskKind.LINE, help_text="Để trống là giơ tay."),
        ),
        initial=_present,
    ),
    _resolution_of("youth_resolution", Route.YOUTH_UNION),
    _resolution_of("union_resolution", Route.TRADE_UNION),
)
