"""Before the dossier: what the cell resolved on the list, the helper, the class and the procedure.

What was said of a meeting for one paper stands in the forms of its other papers.
"""

from datetime import date
from functools import partial

from ceremonies.choices import CourseKind, DocumentType, Matter, ResolutionKind
from ceremonies.documents.facts import Attendance, Meeting
from ceremonies.documents.forms.cells import Named, PeopleResolutionFacts, people_resolution_snapshot
from ceremonies.models import Candidacy, Resolution
from ceremonies.selectors.courses import certificates
from ceremonies.selectors.facts import official_members_of
from ceremonies.selectors.minutes import said_of_meeting
from ceremonies.selectors.signers import signers_of
from ceremonies.services.documents.gathering import (
    letterhead,
    name_of,
    of_one_resolution,
    probationary_of,
    resolution_of,
)
from ceremonies.services.documents.minutes import keep_meeting
from ceremonies.services.documents.recipes import Ask, AskKind, Recipe, Recorded, Sheet, register
from members.clock import today
from members.models import Organisation

MEETING_OF_CELL = (
    Ask("chair", "Chủ trì hội nghị", AskKind.LINE, required=True),
    Ask("chair_office", "Chức vụ của người chủ trì", AskKind.LINE, required=True),
    Ask("secretary", "Thư ký hội nghị", AskKind.LINE, required=True),
    Ask("members", "Số đảng viên chính thức của chi bộ", AskKind.COUNT, required=True),
    Ask("present", "Số đảng viên chính thức có mặt", AskKind.COUNT, required=True),
    Ask("probationary", "Số đảng viên dự bị của chi bộ", AskKind.COUNT),
    Ask("probationary_present", "Số đảng viên dự bị có mặt", AskKind.COUNT),
    Ask("absence_reason", "Lý do vắng mặt", AskKind.LINE),
    Ask("agreed", "Số đảng viên chính thức tán thành", AskKind.COUNT, required=True),
    Ask("against", "Số đảng viên chính thức không tán thành", AskKind.COUNT),
    Ask("conclusion", "Nhận xét, kết luận của chi bộ"),
)
_MEETING = Ask("held_on", "Ngày chi bộ họp", AskKind.DAY, required=True)
#: The row that holds number and day; the class has none.
_ROWS = {
    "listing": ResolutionKind.LISTING,
    "helper": ResolutionKind.HELPER,
    "procedure": ResolutionKind.PROCEDURE,
}
_DONE = {
    "listing": "Chưa ghi nghị quyết đưa vào danh sách cảm tình Đảng.",
    "helper": "Chưa ghi nghị quyết phân công đảng viên giúp đỡ.",
    "procedure": "Chưa ghi nghị quyết đề nghị cho làm thủ tục kết nạp.",
}


def _row(matter: str, candidacy: Candidacy) -> Resolution | None:
    return resolution_of(candidacy, Matter.ADMISSION, _ROWS[matter]) if matter in _ROWS else None


def _in_one_resolution(candidacy: Candidacy) -> bool:
    """One resolution often takes the person on the list and names the helper: then it is one paper with both."""
    listing, helper = _row("listing", candidacy), _row("helper", candidacy)
    return (
        listing is not None
        and helper is not None
        and (listing.number, listing.held_on) == (helper.number, helper.held_on)
    )


def _issuer(matter: str, candidacy: Candidacy, about) -> Organisation:
    """The cell that resolved, wherever the file is now."""
    row = _row(matter, candidacy)
    return row.body if row else candidacy.cell


def _facts(matter: str, candidacy: Candidacy, about, sheet: Sheet) -> PeopleResolutionFacts:
    cell = _issuer(matter, candidacy, about)
    return PeopleResolutionFacts(
        **letterhead(cell, sheet),
        level="cell",
        matter=matter,
        body_name=str(cell),
        legal_grounds=[candidacy.policy.data["resolutions"]["cell_resolution"]],
        **meeting_of_cell(_held_on(matter, candidacy, sheet), sheet),
        people=[_named(matter, one, sheet.words) for one in _people(matter, candidacy)],
        conclusion=sheet.said("conclusion"),
        proposes_to=name_of(candidacy.committee),
    )


def _people(matter: str, candidacy: Candidacy) -> list[Candidacy]:
    """Everybody whom the resolution names; before there is one, the person of the file."""
    row = _row(matter, candidacy)
    return [same.candidacy for same in of_one_resolution(row)] if row else [candidacy]


def _held_on(matter: str, candidacy: Candidacy, sheet: Sheet) -> date:
    row = _row(matter, candidacy)
    return row.held_on if row else sheet.words["held_on"]


def meeting_of_cell(held_on: date, sheet: Sheet) -> dict:
    """Of `PeopleResolutionFacts`: what `MEETING_OF_CELL` asked."""
    words = sheet.words
    return {
        "meeting": Meeting(
            held_on=held_on,
            chair_name=sheet.said("chair"),
            chair_office=sheet.said("chair_office"),
            secretary_name=sheet.said("secretary"),
        ),
        "attendance": Attendance(
            members=words["members"],
            present=words["present"],
            probationary=words.get("probationary"),
            probationary_present=words.get("probationary_present") or 0,
            absence_reason=sheet.said("absence_reason"),
        ),
        "entitled": words["members"],
    }


def _named(matter: str, candidacy: Candidacy, words) -> Named:
    person = candidacy.person
    names_helpers = matter == "helper" or (matter == "listing" and _in_one_resolution(candidacy))
    helpers = candidacy.helpers.filter(ends_on=None).select_related("person") if names_helpers else []
    return Named(
        name=person.full_name,
        birth_date=person.birth_date,
        unit=name_of(person.department),
        helper=", ".join(str(helper) for helper in helpers),
        agreed=words["agreed"],
        against=words.get("against") or 0,
    )


def _lacking(matter: str, candidacy: Candidacy, about) -> list[str]:
    if matter in _ROWS and not _row(matter, candidacy):
        return [_DONE[matter]]
    return [] if candidacy.committee else ["Chưa biết đảng ủy cơ sở của chi bộ."]


def _recorded(matter: str, candidacy: Candidacy, about) -> Recorded | None:
    row = _row(matter, candidacy)
    return row and Recorded(row.number, row.held_on)


def _initial(matter: str, candidacy: Candidacy, about) -> dict:
    row = _row(matter, candidacy)
    cell, day = (row.body, row.held_on) if row else (candidacy.cell, today())
    alone = matter == "listing" and len(_people(matter, candidacy)) == 1
    return attended(cell, day) | {"conclusion": candidacy.strengths if alone else ""}


def attended(cell: Organisation, day: date) -> dict:
    """As another paper of the same meeting had it; else as the register had it, all there and agreeing."""
    official = official_members_of(cell, day).count()
    head = next(iter(signers_of(cell, day)), None)
    by_register = {
        "chair": head.name if head else "",
        "chair_office": head.office if head else "",
        "members": official,
        "present": official,
        "agreed": official,
        **probationary_of(cell, day),
    }
    said = said_of_meeting(cell, day)
    if "listed" in said:
        said |= {"members": said["listed"], "agreed": said.get("present", official)}
    return by_register | said


def _applies(matter: str, candidacy: Candidacy) -> bool:
    """The class is proposed while the person is on the list and has no certificate."""
    if candidacy.sent_on is None and candidacy.nominator is not None:
        return False
    if matter == "helper" and _in_one_resolution(candidacy):
        return False
    if matter != "class":
        return candidacy.ceremony_on is None
    learned = certificates(candidacy.person).filter(course__kind=CourseKind.AWARENESS)
    return candidacy.listed_on is not None and candidacy.ceremony_on is None and not learned.exists()


def _recipe(kind: str, matter: str) -> Recipe:
    return Recipe(
        kind=kind,
        subject=Candidacy,
        issuer=partial(_issuer, matter),
        order=20,
        facts=partial(_facts, matter),
        snapshot=people_resolution_snapshot,
        document_type=DocumentType.RESOLUTION,
        applies=partial(_applies, matter),
        lacking=partial(_lacking, matter),
        recorded=partial(_recorded, matter),
        asks=MEETING_OF_CELL if matter in _ROWS else (_MEETING, *MEETING_OF_CELL),
        initial=partial(_initial, matter),
        resolved=partial(_row, matter),
        remember=lambda candidacy, about, sheet: keep_meeting(
            _issuer(matter, candidacy, about), _held_on(matter, candidacy, sheet), sheet.words
        ),
    )


register(
    _recipe("listing_resolution", "listing"),
    _recipe("helper_resolution", "helper"),
    _recipe("class_resolution", "class"),
    _recipe("procedure_proposal", "procedure"),
)
