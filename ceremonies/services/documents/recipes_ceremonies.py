"""The papers of a ceremony before it and on the table, all of its cell."""

from collections.abc import Sequence

from django.utils import timezone

from ceremonies.choices import CeremonyState
from ceremonies.documents.forms.ceremonies import Ceremony as CeremonyFacts
from ceremonies.documents.forms.ceremonies import (
    Guest,
    InvitationFacts,
    OathFacts,
    ProgrammeFacts,
    decision_table_snapshot,
    invitation_snapshot,
    oath_snapshot,
    programme_snapshot,
)
from ceremonies.models import Admission, Ceremony
from ceremonies.selectors.ceremonies import Place, day_of, places_of
from ceremonies.services.ceremonies.facts import admitted_facts, guest_facts, taking_part
from ceremonies.services.documents.gathering import letterhead
from ceremonies.services.documents.recipes import (
    Ask,
    AskKind,
    Recipe,
    Sheet,
    SignedBy,
    register,
)
from ceremonies.services.policies import policy_in_force

INVITATION = "ceremony_invitation"


def issuer_of(ceremony: Ceremony, about):
    return ceremony.cell


def _people(ceremony: Ceremony) -> list[Place]:
    return [place for place in taking_part(places_of(ceremony)) if place.decision]


def event_of(ceremony: Ceremony, sheet: Sheet) -> dict:
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


def is_on(ceremony: Ceremony) -> bool:
    return ceremony.state != CeremonyState.CANCELLED


def _invitation(ceremony: Ceremony, guest, sheet: Sheet) -> InvitationFacts:
    return InvitationFacts(**event_of(ceremony, sheet), guest=guest_facts(guest))


def _programme(ceremony: Ceremony, about, sheet: Sheet) -> ProgrammeFacts:
    speaker = sheet.said("speaker").removeprefix("Đồng chí ")
    return ProgrammeFacts(
        **event_of(ceremony, sheet),
        host_name=ceremony.host,
        reader_name=sheet.said("reader") or ceremony.host,
        speaker=Guest(name=speaker) if speaker else None,
        decoration=policy_in_force(day_of(ceremony), ceremony.cell).data["ceremony"]["decoration"],
    )


def _decisions(ceremony: Ceremony, about, sheet: Sheet) -> CeremonyFacts:
    return CeremonyFacts(**event_of(ceremony, sheet))


def _oath(ceremony: Ceremony, admission: Admission, sheet: Sheet) -> OathFacts:
    return OathFacts(
        person_name=admission.candidacy.person.full_name,
        cell_name=ceremony.cell.name,
        text=ceremony.oath,
        style=sheet.style,
    )


def _lacks_oath(ceremony: Ceremony, about) -> Sequence[str]:
    return () if ceremony.oath.strip() else ["Chưa ghi lời tuyên thệ; hãy ghi ở thông tin buổi lễ."]


register(
    Recipe(
        kind=INVITATION,
        subject=Ceremony,
        issuer=issuer_of,
        facts=_invitation,
        snapshot=invitation_snapshot,
        unnumbered=True,
        applies=lambda ceremony: is_on(ceremony) and ceremony.guests.exists(),
        lacking=_lacks_people,
        abouts=lambda ceremony: list(ceremony.guests.all()),
    ),
    Recipe(
        kind="ceremony_programme",
        subject=Ceremony,
        issuer=issuer_of,
        facts=_programme,
        snapshot=programme_snapshot,
        unnumbered=True,
        applies=is_on,
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
        issuer=issuer_of,
        facts=_decisions,
        snapshot=decision_table_snapshot,
        unnumbered=True,
        applies=is_on,
        lacking=_lacks_people,
    ),
    Recipe(
        kind="ceremony_oath",
        subject=Ceremony,
        issuer=issuer_of,
        facts=_oath,
        snapshot=oath_snapshot,
        signed_by=SignedBy.PERSON,
        applies=lambda ceremony: is_on(ceremony) and bool(_people(ceremony)),
        lacking=_lacks_oath,
        abouts=lambda ceremony: [place.admission for place in _people(ceremony)],
    ),
)
