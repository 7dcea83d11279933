"""How other papers cite a decision."""

from ceremonies.documents.wording import Reference
from ceremonies.models import Decision


def reference_to(decision: Decision) -> Reference:
    """Of the body for which it was signed: the standing committee, or the committee itself."""
    name = decision.organisation.name
    return Reference(
        kind="Quyết định",
        number=decision.number_text,
        day=decision.issued_on,
        issuer=f"Ban Thường vụ {name}" if _by_standing_committee(decision) else name,
    )


def _by_standing_committee(decision: Decision) -> bool:
    signatures = decision.snapshot.get("signatures", [])
    return any(one["on_behalf"].endswith("BAN THƯỜNG VỤ") for one in signatures)
