"""The minutes of the union's meeting that nominates, from the row of its vote."""

from functools import partial

from ceremonies.documents.facts import Attendance, Meeting
from ceremonies.documents.forms.union_minutes import Nominee, UnionMinutesFacts, union_minutes_snapshot
from ceremonies.models import Candidacy, Resolution
from ceremonies.services.documents.gathering import minutes_initial, name_of, of_one_resolution
from ceremonies.services.documents.minutes import keep_minutes
from ceremonies.services.documents.recipes import Ask, AskKind, Recipe, Recorded, Sheet, SignedBy, register
from ceremonies.services.documents.recipes_unions import (
    UNIONS,
    base_of,
    head_of,
    is_of,
    issuer_of,
    lacking_of,
    vote_of,
)


def _minutes(candidacy: Candidacy, about, sheet: Sheet) -> UnionMinutesFacts:
    base, vote = base_of(candidacy.nominator), vote_of(candidacy)
    return UnionMinutesFacts(
        **head_of(candidacy, sheet),
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
            _nominee(one) for one in of_one_resolution(vote).filter(candidacy__nominator=candidacy.nominator)
        ],
        discussion=sheet.said("discussion"),
        ballot=sheet.said("ballot") or "giơ tay",
    )


def _nominee(vote: Resolution) -> Nominee:
    candidacy, person = vote.candidacy, vote.candidacy.person
    return Nominee(
        name=person.full_name,
        birth_date=person.birth_date,
        unit=name_of(person.department),
        summary=candidacy.strengths,
        agreed=vote.votes_for,
        against=vote.votes_against,
    )


def _present(candidacy: Candidacy, about) -> dict:
    vote = vote_of(candidacy)
    if vote is None:
        return {}
    return minutes_initial(vote, base_of(candidacy.nominator)) | {"present": vote.present}


def _dated(candidacy: Candidacy, about) -> Recorded | None:
    """Minutes of a union seldom bear a number of their own."""
    vote = vote_of(candidacy)
    return vote and Recorded("", vote.held_on)


register(
    Recipe(
        kind="union_minutes",
        subject=Candidacy,
        issuer=issuer_of,
        order=9,
        facts=_minutes,
        snapshot=union_minutes_snapshot,
        unnumbered=True,
        signed_by=SignedBy.MEETING,
        applies=partial(is_of, tuple(UNIONS)),
        lacking=lacking_of,
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
        resolved=vote_of,
        remember=lambda candidacy, about, sheet: keep_minutes(vote_of(candidacy), sheet.words),
    ),
)
