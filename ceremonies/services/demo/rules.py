"""What the demonstration does with deadlines and rules: meetings planned, one deadline put off, one local version."""

from datetime import date, timedelta

from ceremonies.choices import State
from ceremonies.models import Candidacy
from ceremonies.services.deadlines import extend_deadline, plan_meeting
from ceremonies.services.demo.office import DELEGATED
from ceremonies.services.demo.stage import Stage
from ceremonies.services.policies import draft_version, policy_in_force, publish
from members.choices import Right

_LOCAL_CHANGES = {
    "forms": {"union_resolution": {"label": "4D-KNĐ"}},
    "deadlines": {
        "ceremony": {"working_days": 20},
        "rieng-1": {
            "label": "Chi bộ chuyển nghị quyết, đảng ủy cơ sở xem xét",
            "from": "cell_resolution_on",
            "until": "committee_resolution_on",
            "working_days": 25,
            "desk": "committee",
            "phase": "admission",
            "clause": "Hướng dẫn của Đảng ủy Tổng công ty Mẫu",
        },
    },
}
#: Days from the present to the meetings that cells have planned, the nearest for the file that waits longest.
_MEETINGS = (12, 33)
_REASON = "Chờ kết quả thẩm tra lý lịch của người thân đang ở nước ngoài."


def play_rules(stage: Stage, present: date) -> None:
    policy = draft_version(
        actor=stage.admin,
        based_on=policy_in_force(present),
        title="Quy định riêng của Đảng ủy Tổng công ty Mẫu",
        effective_from=present,
        changes=_LOCAL_CHANGES,
        organisation=stage.organisations[DELEGATED],
    )
    publish(actor=stage.admin, policy=policy, version=policy.version)
    dossiers = Candidacy.objects.filter(state=State.DOSSIER).select_related("cell").order_by("desk_since")
    for candidacy, days in zip(dossiers, _MEETINGS, strict=False):
        plan_meeting(
            actor=stage.office_holder(Right.KEEP_CANDIDACY, candidacy.cell),
            candidacy=candidacy,
            meeting_planned_on=present + timedelta(days),
            version=candidacy.version,
        )
    longest = (
        Candidacy.objects.filter(state=State.AT_AUTHORITY)
        .select_related("authority")
        .order_by("desk_since")[0]
    )
    extend_deadline(
        actor=stage.office_holder(Right.KEEP_CANDIDACY, longest.authority),
        candidacy=longest,
        code="decision",
        reason=_REASON,
    )
