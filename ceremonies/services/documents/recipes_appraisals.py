"""7-KNĐ and 14-KNĐ: the report of the section committee, where there is one."""

from functools import partial

from ceremonies.choices import DocumentType, Matter, ResolutionKind
from ceremonies.documents.facts import Attendance, Meeting, Remarks, Votes
from ceremonies.documents.forms.appraisals import AppraisalFacts, appraisal_snapshot
from ceremonies.models import Candidacy, Resolution
from ceremonies.services.documents.gathering import cited, letterhead, minutes_initial, name_of, resolution_of
from ceremonies.services.documents.minutes import keep_minutes
from ceremonies.services.documents.recipes import Ask, AskKind, Recipe, Recorded, Sheet, register
from ceremonies.services.documents.recipes_resolutions import called, cell_vote, is_due
from members.models import Organisation

_ASKS = (
    Ask("chair", "Chủ trì hội nghị", AskKind.LINE, required=True),
    Ask("chair_office", "Chức vụ của người chủ trì", AskKind.LINE, required=True),
    Ask("secretary", "Thư ký hội nghị", AskKind.LINE, required=True),
    Ask("members", "Tổng số ủy viên đảng ủy bộ phận", AskKind.COUNT, required=True),
    Ask("present", "Số ủy viên có mặt", AskKind.COUNT, required=True),
    Ask("absence_reason", "Lý do vắng mặt", AskKind.LINE),
    Ask("agreed", "Số ủy viên tán thành", AskKind.COUNT, required=True),
    Ask("against", "Số ủy viên không tán thành", AskKind.COUNT),
    Ask("against_reason", "Lý do không tán thành", AskKind.LINE),
    Ask("conclusion", "Kết luận về người được đề nghị", required=True),
)


def _report(matter: Matter, candidacy: Candidacy) -> Resolution | None:
    return resolution_of(candidacy, matter, ResolutionKind.SECTION)


def _section(candidacy: Candidacy, about=None) -> Organisation | None:
    return candidacy.section


def _facts(matter: Matter, candidacy: Candidacy, about, sheet: Sheet) -> AppraisalFacts:
    report, words = _report(matter, candidacy), sheet.words
    return AppraisalFacts(
        **letterhead(report.body, sheet),
        matter=called(matter, candidacy),
        section_name=str(report.body),
        committee_name=name_of(candidacy.committee),
        cell_resolution=cited(cell_vote(candidacy, matter)),
        person_name=candidacy.person.full_name,
        meeting=Meeting(
            held_on=report.held_on,
            chair_name=sheet.said("chair"),
            chair_office=sheet.said("chair_office"),
            secretary_name=sheet.said("secretary"),
        ),
        attendance=Attendance(
            members=words["members"],
            present=words["present"],
            absence_reason=sheet.said("absence_reason"),
        ),
        remarks=Remarks(conclusion=report.conclusion or sheet.said("conclusion")),
        votes=Votes(
            entitled=words["members"],
            agreed=words["agreed"],
            against=words.get("against") or 0,
            reasons=sheet.said("against_reason"),
        ),
    )


def _lacking(matter: Matter, candidacy: Candidacy, about) -> list[str]:
    if _report(matter, candidacy) and cell_vote(candidacy, matter):
        return []
    return [f"Chưa ghi báo cáo thẩm định của {_section(candidacy)}."]


def _recorded(matter: Matter, candidacy: Candidacy, about) -> Recorded | None:
    report = _report(matter, candidacy)
    return report and Recorded(report.number, report.held_on)


def _known(matter: Matter, candidacy: Candidacy, about) -> list[str]:
    report = _report(matter, candidacy)
    return ["conclusion"] if report and report.conclusion else []


def _initial(matter: Matter, candidacy: Candidacy, about) -> dict:
    initial = minutes_initial(_report(matter, candidacy))
    if "listed" in initial:
        initial |= {"members": initial["listed"], "agreed": initial.get("present")}
    return initial


def _remember(matter: Matter, candidacy: Candidacy, about, sheet: Sheet) -> None:
    keep_minutes(_report(matter, candidacy), sheet.words)


def _applies(matter: Matter, candidacy: Candidacy) -> bool:
    return is_due(candidacy, matter) and _section(candidacy) is not None


def _recipe(kind: str, matter: Matter) -> Recipe:
    return Recipe(
        kind=kind,
        subject=Candidacy,
        issuer=_section,
        order=65 if matter == Matter.ADMISSION else 165,
        facts=partial(_facts, matter),
        snapshot=appraisal_snapshot,
        document_type=DocumentType.REPORT,
        applies=partial(_applies, matter),
        lacking=partial(_lacking, matter),
        recorded=partial(_recorded, matter),
        asks=_ASKS,
        known=partial(_known, matter),
        initial=partial(_initial, matter),
        remember=partial(_remember, matter),
    )


register(
    _recipe("section_report", Matter.ADMISSION),
    _recipe("recognition_section_report", Matter.RECOGNITION),
)
