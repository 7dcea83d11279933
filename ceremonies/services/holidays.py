"""Days off on weekdays and weekend days that are worked instead."""

import tomllib
from datetime import date
from pathlib import Path

from django.db import transaction

from ceremonies.models import Holiday
from ceremonies.services.dues import refresh_later
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused

SHIPPED = Path(__file__).resolve().parent.parent / "holidays" / "vietnam.toml"
_SATURDAY = 5
#: Behind the name of a shipped day that nobody has compared with the official notice.
UNCERTAIN = " (cần kiểm tra)"


def load_holidays() -> None:
    """The shipped days of every year that has none: what an administrator added or removed stays so."""
    rows = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["days"]
    known = {day.year for day in Holiday.objects.values_list("day", flat=True)}
    Holiday.objects.bulk_create(
        Holiday(
            day=row["day"],
            name=row["name"] + (UNCERTAIN if row.get("uncertain") else ""),
            is_worked=row.get("worked", False),
        )
        for row in rows
        if row["day"].year not in known
    )


@transaction.atomic
def add_holiday(*, actor, day: date, name: str, is_worked: bool) -> Holiday:
    require(may(actor, "policy.manage", None))
    weekend = day.weekday() >= _SATURDAY
    if weekend and not is_worked:
        raise Refused("Ngày này là thứ Bảy hoặc Chủ nhật, vốn đã là ngày nghỉ.")
    if is_worked and not weekend:
        raise Refused("Ngày này vốn là ngày làm việc; chỉ ngày thứ Bảy, Chủ nhật mới ghi là ngày làm bù.")
    if Holiday.objects.filter(day=day).exists():
        raise Refused("Ngày này đã có trong danh sách.")
    holiday = Holiday.objects.create(day=day, name=name, is_worked=is_worked)
    refresh_later()
    record(actor=actor, action="holiday.add", obj=holiday, day=day, is_worked=is_worked)
    return holiday


@transaction.atomic
def confirm_holiday(*, actor, holiday: Holiday) -> Holiday:
    """Somebody has compared the day with the official notice."""
    require(may(actor, "policy.manage", None))
    if holiday.name.endswith(UNCERTAIN):
        holiday.name = holiday.name.removesuffix(UNCERTAIN)
        holiday.save(update_fields=["name"])
        record(actor=actor, action="holiday.confirm", obj=holiday, day=holiday.day)
    return holiday


@transaction.atomic
def remove_holiday(*, actor, holiday: Holiday) -> None:
    require(may(actor, "policy.manage", None))
    record(actor=actor, action="holiday.remove", obj=holiday, day=holiday.day, is_worked=holiday.is_worked)
    holiday.delete()
    refresh_later()
