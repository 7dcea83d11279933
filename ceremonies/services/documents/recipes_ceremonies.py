"""The papers of a ceremony, all of its cell: before it, on the table, after it."""

from collections.abc import Sequence

from django.utils import timezone

from ceremonies.choices import CeremonyState, DocumentType
from ceremonies.documents.forms.ceremonies import Ceremony as CeremonyFacts
from ceremonies.documents.forms.ceremonies import (
    Guest,
    InvitationFacts,
    OathFacts,
    ProgrammeFacts,
    ReportFacts,
    ceremony_report_snapshot,
    decision_table_snapshot,
    invitation_snapshot,
    oath_snapshot,
    programme_snapshot,
)
from ceremonies.documents.forms.ceremony_minutes import CeremonyMinutesFacts, ceremony_minutes_snapshot
from ceremonies.models import Admission, Ceremony
from ceremonies.selectors.ceremonies import Place, day_of, places_of
from ceremonies.selectors.facts import official_members_of
from ceremonies.selectors.organisations import committee_of
from ceremonies.services.ceremonies.facts import admitted_facts, guest_facts, taking_part
from ceremonies.services.documents.gathering import letterhead, name_of
from ceremonies.services.documents.recipes import (
    Ask,
    AskKind,
    Recipe,
    Recorded,
    Sheet,
    SignedBy,
    register,
)
from ceremonies.services.policies import policy_in_force

INVITATION = "ceremony_invitation"


def _issuer(ceremony: Ceremony, about):
    return ceremony.cell


def _people(ceremony: Ceremony) -> list[Place]:
    return [place for place in taking_part(places_of(ceremony)) if place.decision]


def _event(ceremony: Ceremony, sheet: Sheet) -> dict:
    """The fields that every paper of a ceremony has."""
    starts_at = timezone.localtime(ceremony.starts_at)
    return letterhead(ceremony.cell, sheet) | {
        "cell_name": ceremony.cell.name,
        "held_on": starts_at.date(),
        "begins_at": starts_at.time(),
        "hall": ceremony.place,
        "people": [admitted_facts(place.admission, place.decision) for place in _people(ceremony)],
    }


def _lacks_people(ceremony: Ceremony, about) -> Sequence[str]:
    return () if _people(ceremony) else ["Buổi lễ chưa có người nào kết nạp được."]


def _lacks_ceremony(ceremony: Ceremony, about) -> Sequence[str]:
    return () if ceremony.state == CeremonyState.HELD else ["Chưa ghi kết quả buổi lễ."]


def _is_on(ceremony: Ceremony) -> bool:
    return ceremony.state != CeremonyState.CANCELLED


def _invitation(ceremony: Ceremony, guest, sheet: Sheet) -> InvitationFacts:
    return InvitationFacts(**_event(ceremony, sheet), guest=guest_facts(guest))


def _programme(ceremony: Ceremony, about, sheet: Sheet) -> ProgrammeFacts:
    speaker = sheet.said("speaker")
    return ProgrammeFacts(
        **_event(ceremony, sheet),
        host_name=ceremony.host,
        reader_name=sheet.said("reader") or ceremony.host,
        speaker=Guest(name=speaker) if speaker else None,
        decoration=policy_in_force(day_of(ceremony), ceremony.cell).data["ceremony"]["decoration"],
    )


def _decisions(ceremony: Ceremony, about, sheet: Sheet) -> CeremonyFacts:
    return CeremonyFacts(**_event(ceremony, sheet))


def _oath(ceremony: Ceremony, admission: Admission, sheet: Sheet) -> OathFacts:
    return OathFacts(
        person_name=admission.candidacy.person.full_name,
        cell_name=ceremony.cell.name,
        text=ceremony.oath,
        style=sheet.style,
    )


def _lacks_oath(ceremony: Ceremony, about) -> Sequence[str]:
    return () if ceremony.oath.strip() else ["Chưa ghi lời tuyên thệ; hãy ghi ở thông tin buổi lễ."]


def _minutes(ceremony: Ceremony, about, sheet: Sheet) -> CeremonyMinutesFacts:
    return CeremonyMinutesFacts(
        **_event(ceremony, sheet),
        ended_at=ceremony.ended_at,
        host_name=ceremony.host,
        host_office=ceremony.host_office,
        secretary_name=ceremony.secretary,
        official_present=ceremony.official_present or 0,
        official_members=official_members_of(ceremony.cell, day_of(ceremony)).count(),
        probationary_present=ceremony.probationary_present or 0,
        guests=[guest_facts(guest) for guest in ceremony.guests.filter(came=True)],
        speech=ceremony.speech,
    )


def _report(ceremony: Ceremony, about, sheet: Sheet) -> ReportFacts:
    return ReportFacts(
        **letterhead(ceremony.cell, sheet),
        superior_name=name_of(committee_of(ceremony.cell)),
        text=ceremony.report,
    )


def _lacks_report(ceremony: Ceremony, about) -> Sequence[str]:
    return () if ceremony.report.strip() else ["Chưa lưu nội dung báo cáo."]


register(
    Recipe(
        kind=INVITATION,
        subject=Ceremony,
        issuer=_issuer,
        facts=_invitation,
        snapshot=invitation_snapshot,
        unnumbered=True,
        applies=lambda ceremony: _is_on(ceremony) and ceremony.guests.exists(),
        lacking=_lacks_people,
        abouts=lambda ceremony: list(ceremony.guests.all()),
    ),
    Recipe(
        kind="ceremony_programme",
        subject=Ceremony,
        issuer=_issuer,
        facts=_programme,
        snapshot=programme_snapshot,
        unnumbered=True,
        applies=_is_on,
        lacking=_lacks_people,
        asks=(
            Ask("reader", "Người đọc quyết định", AskKind.LINE, required=True),
            Ask(
                "speaker",
                "Đại diện cấp ủy cấp trên phát biểu",
                AskKind.LINE,
                help_text="Họ tên, chức vụ; để trống nếu không có.",
            ),
        ),
        initial=lambda ceremony, about: {"reader": ceremony.host},
    ),
    Recipe(
        kind="ceremony_decisions",
        subject=Ceremony,
        issuer=_issuer,
        facts=_decisions,
        snapshot=decision_table_snapshot,
        unnumbered=True,
        applies=_is_on,
        lacking=_lacks_people,
    ),
    Recipe(
        kind="ceremony_oath",
        subject=Ceremony,
        issuer=_issuer,
        facts=_oath,
        snapshot=oath_snapshot,
        signed_by=SignedBy.NOBODY,
        applies=lambda ceremony: _is_on(ceremony) and bool(_people(ceremony)),
        lacking=_lacks_oath,
        abouts=lambda ceremony: [place.admission for place in _people(ceremony)],
    ),
    Recipe(
        kind="ceremony_minutes",
        subject=Ceremony,
        issuer=_issuer,
        facts=_minutes,
        snapshot=ceremony_minutes_snapshot,
        signed_by=SignedBy.MEETING,
        unnumbered=True,
        applies=_is_on,
        lacking=_lacks_ceremony,
        recorded=lambda ceremony, about: Recorded("", day_of(ceremony)),
    ),
    Recipe(
        kind="ceremony_report",
        subject=Ceremony,
        issuer=_issuer,
        facts=_report,
        snapshot=ceremony_report_snapshot,
        document_type=DocumentType.REPORT,
        applies=lambda ceremony: ceremony.state == CeremonyState.HELD,
        lacking=_lacks_report,
    ),
)
