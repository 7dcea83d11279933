from django.db.models import Model

from members.models import AuditEntry
from members.services.errors import Conflict


def save_version(obj: Model, version: int, fields: list[str]) -> None:
    """Writes these fields only if the row still has the version the user saw; raises Conflict otherwise."""
    values = {name: getattr(obj, name) for name in fields} | {"version": version + 1}
    if not type(obj)._default_manager.filter(pk=obj.pk, version=version).update(**values):
        raise _overtaken(obj)
    obj.version = version + 1


def _overtaken(obj: Model) -> Conflict:
    """Names whoever wrote the row last, as the audit knows."""
    entries = AuditEntry.objects.filter(object_type=obj._meta.label_lower, object_id=obj.pk)
    last = entries.filter(action__endswith=".change").last()
    return Conflict(
        "Thông tin này vừa được người khác sửa. Hãy mở lại trang để xem nội dung mới nhất.",
        who=last.actor_name if last else "",
        when=last.at if last else None,
    )
