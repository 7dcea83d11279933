"""What every change of a ceremony asks first."""

from ceremonies.choices import CeremonyState
from ceremonies.models import Ceremony
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict
from members.services.versions import save_version


def require_planned(actor, ceremony: Ceremony) -> None:
    """While it is being prepared."""
    require(may(actor, "ceremony.keep", ceremony))
    if ceremony.state != CeremonyState.PLANNED:
        raise Conflict(f"Lễ kết nạp này {ceremony.get_state_display().lower()}, không làm được việc này nữa.")


def require_open(actor, ceremony: Ceremony) -> None:
    """Until the report has gone; also after it was held."""
    require(may(actor, "ceremony.keep", ceremony))
    if ceremony.state == CeremonyState.CANCELLED:
        raise Conflict("Lễ kết nạp này đã hủy, không làm được việc này nữa.")
    if ceremony.reported_on:
        raise Conflict(f"Báo cáo về buổi lễ đã gửi ngày {ceremony.reported_on:%d/%m/%Y}; không sửa được nữa.")


def require_held(actor, ceremony: Ceremony) -> None:
    require_open(actor, ceremony)
    if ceremony.state != CeremonyState.HELD:
        raise Conflict("Lễ kết nạp này chưa được ghi là đã tổ chức.")


def save(actor, ceremony: Ceremony, version: int, fields: list[str], *, what: str, **data) -> None:
    """Writes the fields if nobody was faster; `what` names the part of the kit for the audit."""
    save_version(ceremony, version, fields)
    record(actor=actor, action="ceremony.change", obj=ceremony, what=what, **data)
