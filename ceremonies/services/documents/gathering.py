"""What many recipes take from the rows alike."""

from datetime import date

from django.db.models import QuerySet

from ceremonies.choices import Matter, ResolutionKind
from ceremonies.documents.facts import Attendance, Meeting, Votes
from ceremonies.documents.wording import Reference
from ceremonies.models import Candidacy, Opinion, Resolution
from ceremonies.selectors.facts import official_members_of
from ceremonies.selectors.minutes import said_of_meeting
from ceremonies.selectors.organisations import ancestors, mode_of
from ceremonies.selectors.signers import signers_of
from ceremonies.services.documents.recipes import Ask, AskKind, Sheet
from members.choices import DecisionMode, OrganisationKind
from members.models import Membership, Organisation, Person

#: What the row of a vote may not say yet; the names are those of `Resolution`.
MINUTES_ASKED = (
    Ask("chair", "Chủ trì hội nghị", AskKind.LINE, required=True),
    Ask("chair_office", "Chức vụ của người chủ trì", AskKind.LINE, required=True),
    Ask("secretary", "Thư ký hội nghị", AskKind.LINE, required=True),
    Ask("absence_reason", "Lý do vắng mặt", AskKind.LINE),
    Ask("conclusion", "Kết luận: những ưu điểm, khuyết điểm chính", required=True),
    Ask("against_reason", "Lý do không tán thành", AskKind.LINE),
)
#: Of a cell besides: its probationary members come to the meeting and do not vote.
PROBATIONARY_ASKED = (
    Ask("probationary", "Số đảng viên dự bị của chi bộ", AskKind.COUNT, required=True),
    Ask("probationary_present", "Số đảng viên dự bị có mặt", AskKind.COUNT, required=True),
)


def letterhead(organisation: Organisation, sheet: Sheet) -> dict:
    """The fields of `documents.facts.Issued`."""
    return {
        "form": sheet.form,
        "parent_name": organisation.upper_line,
        "issuer_name": organisation.letterhead_name or organisation.name,
        "place": place_of(organisation),
        "signer_name": sheet.signer_name,
        "signer_office": sheet.signer_office,
        "issued_on": sheet.dated,
        "number": sheet.number,
        "style": sheet.style,
    }


def name_of(row) -> str:
    return str(row or "")


def place_of(organisation: Organisation) -> str:
    """Of the nearest body above that has one, then of the Party body it serves: a cell sits with its committee."""
    served = ancestors(organisation.serves) if organisation.serves else []
    return next((body.place for body in [*ancestors(organisation), *served] if body.place), "")


def meeting_of(resolution: Resolution, sheet: Sheet) -> Meeting:
    """As the minutes in the row say; what they do not say the maker typed."""
    return Meeting(
        held_on=resolution.held_on,
        chair_name=resolution.chair or sheet.said("chair"),
        chair_office=resolution.chair_office or sheet.said("chair_office"),
        secretary_name=resolution.secretary or sheet.said("secretary"),
    )


def attendance_of(resolution: Resolution, sheet: Sheet) -> Attendance:
    """A cell counts its probationary members apart."""
    excluded = list(resolution.exclusions.all())
    return Attendance(
        members=resolution.listed or 0,
        present=resolution.present or 0,
        probationary=_counted(resolution, "probationary", sheet),
        probationary_present=_counted(resolution, "probationary_present", sheet) or 0,
        absence_reason=resolution.absence_reason or sheet.said("absence_reason"),
        excluded=len(excluded),
        excluded_reason="; ".join(f"{one.name}: {one.get_reason_display().lower()}" for one in excluded),
    )


def _counted(resolution: Resolution, name: str, sheet: Sheet) -> int | None:
    """As the row says; else as the maker typed."""
    written = getattr(resolution, name)
    return sheet.words.get(name) if written is None else written


def votes_of(resolution: Resolution, sheet: Sheet) -> Votes:
    return Votes(
        entitled=resolution.entitled or 0,
        agreed=resolution.votes_for or 0,
        against=resolution.votes_against or 0,
        reasons=resolution.against_reason or sheet.said("against_reason"),
    )


def signs_for(organisation: Organisation, on: date) -> str:
    """The body after "T/M": what decides by a standing committee signs as one."""
    if organisation.kind == OrganisationKind.PARTY_CELL:
        return "Chi bộ"
    if organisation.kind == OrganisationKind.SECTION_COMMITTEE:
        return "Đảng ủy bộ phận"
    return "Ban Thường vụ" if decides_standing(organisation, on) else "Đảng ủy"


def decides_standing(organisation: Organisation | None, on: date) -> bool:
    """Standing members who head boards speak for the standing committee too (294-QĐ/TW §4.3.2c)."""
    return mode_of(organisation, on) in (DecisionMode.STANDING, DecisionMode.STANDING_HEADS)


def cited(resolution: Resolution, kind: str = "Nghị quyết") -> Reference:
    return Reference(kind=kind, number=resolution.number, day=resolution.held_on, issuer=str(resolution.body))


def minutes_known(resolution: Resolution | None) -> list[str]:
    """What the row says already, or what there is nothing to say about."""
    if resolution is None:
        return []
    asked = (*MINUTES_ASKED, *PROBATIONARY_ASKED)
    known = [ask.name for ask in asked if getattr(resolution, ask.name) not in (None, "")]
    nobody_absent = resolution.listed == resolution.present
    return [
        *known,
        *(["absence_reason"] if nobody_absent else []),
        *([] if resolution.votes_against else ["against_reason"]),
    ]


def minutes_initial(resolution: Resolution | None, body: Organisation | None = None) -> dict:
    """As another paper of the same meeting had it; else the head of the body, who usually takes the chair."""
    if resolution is None:
        return {}
    said = said_of_meeting(resolution.body, resolution.held_on)
    if said:
        return said
    head = next(iter(signers_of(body or resolution.body, resolution.held_on)), None)
    return {"chair": head.name, "chair_office": head.office} if head else {}


def probationary_of(cell: Organisation, day: date) -> dict[str, int]:
    """The probationary members as the register had them on the day, all of them there."""
    members = Membership.objects.current(day).filter(organisation=cell)
    number = members.count() - official_members_of(cell, day).count()
    return {"probationary": number, "probationary_present": number}


def resolution_of(candidacy: Candidacy, matter: Matter, kind: ResolutionKind) -> Resolution | None:
    """The valid one. Reads what is at hand, so that a page about all papers of a file fetches the rows once."""
    wanted = (matter, kind, False)
    rows = candidacy.resolutions.all()
    return next((row for row in rows if (row.matter, row.kind, row.superseded) == wanted), None)


def of_one_resolution(row: Resolution) -> QuerySet[Resolution]:
    """The rows of everybody in the cell for whom the body resolved the same: one meeting, one number, one paper."""
    same = {name: getattr(row, name) for name in ("body", "matter", "kind", "number", "held_on")}
    rows = Resolution.objects.filter(**same, superseded=False, candidacy__cell=row.candidacy.cell_id)
    return rows.select_related("candidacy__person__department").order_by("candidacy__person__sort_key", "pk")


def opinions_given(matter: Matter, candidacy: Candidacy) -> list[Opinion]:
    """Without those who need not be asked."""
    return [each for each in candidacy.opinions.all() if each.matter == matter and not each.exempt_reason]


def said_in_opinions(matter: Matter, candidacy: Candidacy) -> dict[str, str]:
    """All that was said, for the cell to put together."""
    given = opinions_given(matter, candidacy)
    return {
        "strengths": "\n".join(dict.fromkeys(one.strengths for one in given if one.strengths)),
        "weaknesses": "\n".join(dict.fromkeys(one.shortcomings for one in given if one.shortcomings)),
    }


def person_of(person: Person) -> dict:
    """As most forms name the person concerned."""
    return {
        "person_name": person.full_name,
        "birth_date": person.birth_date,
        "native_place": person.native_place,
        "department": name_of(person.department),
    }
