"""The yearly plan of a Party body."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from ceremonies.choices import TargetGroup
from ceremonies.models import Plan, Target
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.versions import save_version

#: A group → how many to list, how many to admit; groups without a number are left out.
Targets = Mapping[str, tuple[int, int]]


@transaction.atomic
def save_plan(*, actor, plan: Plan, targets: Targets, version: int | None = None) -> Plan:
    """Creates (version None) or changes a plan; its targets become these."""
    require(may(actor, "plan.keep", plan.organisation))
    _refuse_more_than_all(targets)
    if version is None:
        _create(plan)
    else:
        save_version(plan, version, ["number", "dated", "measures"])
        plan.targets.all().delete()
    Target.objects.bulk_create(
        Target(plan=plan, group=group, listed=listed, admitted=admitted)
        for group, (listed, admitted) in targets.items()
        if listed or admitted
    )
    record(
        actor=actor,
        action="plan.create" if version is None else "plan.change",
        obj=plan,
        number=plan.number,
        targets={group: list(numbers) for group, numbers in targets.items()},
    )
    return plan


def _create(plan: Plan) -> None:
    try:
        with transaction.atomic():
            plan.save()
    except IntegrityError:
        raise Refused(
            f"{plan.organisation} đã có kế hoạch năm {plan.year}. Hãy mở kế hoạch ấy để sửa."
        ) from None


def _refuse_more_than_all(targets: Targets) -> None:
    """The groups overlap, but none is larger than all of them together."""
    if not any(targets.get("all", ())):
        raise Refused("Hãy ghi chỉ tiêu tổng số: tạo nguồn hoặc kết nạp bao nhiêu người.")
    for group, (listed, admitted) in targets.items():
        if listed > targets["all"][0] or admitted > targets["all"][1]:
            raise Refused(f"Chỉ tiêu của «{TargetGroup(group).label}» không được lớn hơn tổng số.")
