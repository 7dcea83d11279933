"""The papers of a ceremony after it: minutes and report."""

from collections.abc import Sequence

from ceremonies.choices import CeremonyState, DocumentType
from ceremonies.documents.forms.ceremony_minutes import (
    CeremonyMinutesFacts,
    ReportFacts,
    ceremony_minutes_snapshot,
    ceremony_report_snapshot,
)
from ceremonies.models import Ceremony
from ceremonies.selectors.ceremonies import day_of
from ceremonies.selectors.facts import official_members_of
from ceremonies.selectors.organisations import committee_of
from ceremonies.services.ceremonies.facts import guest_facts
from ceremonies.services.documents.gathering import letterhead, name_of
from ceremonies.services.documents.recipes import Recipe, Recorded, Sheet, SignedBy, register
from ceremonies.services.documents.recipes_ceremonies import event_of, is_on, issuer_of


def _minutes(ceremony: Ceremony, about, sheet: Sheet) -> CeremonyMinutesFacts:
    return CeremonyMinutesFacts(
        **event_of(ceremony, sheet),
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


def _lacks_ceremony(ceremony: Ceremony, about) -> Sequence[str]:
    return () if ceremony.state == CeremonyState.HELD else ["Chưa ghi kết quả buổi lễ."]


def _report(ceremony: Ceremony, about, sheet: Sheet) -> ReportFacts:
    return ReportFacts(
        **letterhead(ceremony.cell, sheet),
        superior_name=name_of(committee_of(ceremony.cell)) or "Cấp ủy cấp trên trực tiếp",
        text=ceremony.report,
    )


def _lacks_report(ceremony: Ceremony, about) -> Sequence[str]:
    return () if ceremony.report.strip() else ["Chưa lưu nội dung báo cáo."]


register(
    Recipe(
        kind="ceremony_minutes",
        subject=Ceremony,
        issuer=issuer_of,
        facts=_minutes,
        snapshot=ceremony_minutes_snapshot,
        signed_by=SignedBy.MEETING,
        unnumbered=True,
        applies=is_on,
        lacking=_lacks_ceremony,
        recorded=lambda ceremony, about: Recorded("", day_of(ceremony)),
    ),
    Recipe(
        kind="ceremony_report",
        subject=Ceremony,
        issuer=issuer_of,
        facts=_report,
        snapshot=ceremony_report_snapshot,
        document_type=DocumentType.REPORT,
        applies=lambda ceremony: ceremony.state == CeremonyState.HELD,
        lacking=_lacks_report,
    ),
)
