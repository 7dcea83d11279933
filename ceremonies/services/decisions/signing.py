"""Who signs a decision, in which office, and what the head of the paper says."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied

from ceremonies.choices import DecisionKind
from ceremonies.models import Candidacy, Decision
from ceremonies.rules.policies import decision_rule
from ceremonies.selectors.organisations import mode_of
from ceremonies.selectors.styles import style_of
from members.choices import DecisionMode, Role
from members.clock import today
from members.models import Appointment, Organisation, User
from members.services.errors import Refused

_OFFICES = {Role.SECRETARY: "BÍ THƯ", Role.DEPUTY_SECRETARY: "PHÓ BÍ THƯ"}


@dataclass(frozen=True)
class Signing:
    """`number` as it is printed. All of it empty in a draft."""

    signer: User | None = None
    issued_on: date | None = None
    number: str = ""
    verification_code: str = ""


@dataclass(frozen=True)
class Occasion:
    """`reason`: why a decision is cancelled, or somebody leaves. `replaces`: the void one whose place it takes.
    `redone`: what it cancels is decided anew."""

    reason: str = ""
    replaces: Decision | None = None
    redone: bool = False


def issued_words(candidacy: Candidacy, kind: DecisionKind | str, signing: Signing, decided_on: date) -> dict:
    """What all decisions say alike: letterhead, number, signer, who decides, grounds; `kind` names the rule."""
    authority = candidacy.authority
    rule = decision_rule(candidacy.policy.data, kind)
    return {
        "form": rule["form"],
        "legal_grounds": rule["legal_grounds"],
        "parent_name": authority.upper_line,
        "issuer_name": authority.letterhead_name or authority.name,
        "place": authority.place,
        "authority_name": authority.name,
        "authority_mode": deciding_mode(authority, decided_on),
        "signer_name": signing.signer.full_name if signing.signer else "",
        "signer_office": office_of(signing.signer, authority) if signing.signer else "BÍ THƯ",
        "issued_on": signing.issued_on,
        "number": signing.number,
        "verification_code": signing.verification_code,
        "style": style_of(authority, signing.issued_on or today()),
    }


def deciding_mode(authority: Organisation, decided_on: date) -> str:
    """As the paper says it: standing members who head boards speak for the standing committee (294-QĐ/TW §4.3.2c)."""
    mode = mode_of(authority, decided_on)
    return "collective" if mode == DecisionMode.COLLECTIVE else "standing"


def office_of(signer: User, authority: Organisation) -> str:
    """The office in which the signer signs for the authority today."""
    held = Appointment.objects.current(today()).filter(
        user=signer, organisation=authority, role__in=list(_OFFICES)
    )
    roles = {Role(role) for role in held.filter(substitutes=None).values_list("role", flat=True)}
    if not roles and held.exists():
        raise Refused(
            "Quyết định do bí thư hoặc phó bí thư ký; người thay khi vắng không ký với chức danh ấy."
        )
    if not roles:
        raise PermissionDenied
    return _OFFICES[Role.SECRETARY if Role.SECRETARY in roles else Role.DEPUTY_SECRETARY]
