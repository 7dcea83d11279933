from django.db.models import Model

from members.services.errors import Conflict


def save_version(obj: Model, version: int, fields: list[str]) -> None:
    """Writes these fields only if the row still has the version the user saw; raises Conflict otherwise."""
    values = {name: getattr(obj, name) for name in fields} | {"version": version + 1}
    if not type(obj)._default_manager.filter(pk=obj.pk, version=version).update(**values):
        raise Conflict("Thông tin này vừa được người khác sửa. Hãy mở lại trang để xem nội dung mới nhất.")
    obj.version = version + 1
