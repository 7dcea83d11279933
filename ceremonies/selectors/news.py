"""What the bodies above decided on the files of a user's cells: both yes and no are told (294-QĐ/TW §4.3.1)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from ceremonies.choices import Action, DecisionKind, State
from ceremonies.models import Candidacy, Decision, Step
from ceremonies.selectors.decisions import in_force
from members.choices import Right
from members.clock import today
from members.permissions import grants_of, visible_to

#: How long an answer stays on the cell's page as news, in days.
_NEW_FOR = 60
#: What the cell does next; a decision is news until it has.
_NEXT = {
    DecisionKind.ADMISSION: (State.DECIDED, "Chuẩn bị lễ kết nạp"),
    DecisionKind.RECOGNITION: (State.RECOGNISED, "Công bố tại chi bộ"),
    DecisionKind.STRIKING_OFF: (None, "Đọc quyết định"),
    DecisionKind.CANCELLATION: (None, "Đọc quyết định"),
    DecisionKind.LEAVING: (None, "Đọc quyết định"),
}


@dataclass(frozen=True)
class News:
    """`key` names the cause: the decision, or the step of the refusal."""

    key: str
    candidacy: Candidacy
    text: str
    url: str
    action: str
    on: date


def news_of(user) -> list[News]:
    """The newest first; two queries."""
    if not grants_of(user).holds(Right.KEEP_CANDIDACY):
        return []
    told = [_decided(each) for each in _decisions(user)] + [_refused(each) for each in _refusals(user)]
    return sorted(told, key=lambda news: news.on, reverse=True)


def cells_with_news() -> set[int]:
    """Cells whose keepers may have something to be told; two queries."""
    since = today() - timedelta(days=_NEW_FOR)
    decided = in_force(Decision.objects.filter(issued_on__gte=since))
    refused = Candidacy.objects.filter(state=State.REJECTED, closed_on__gte=since)
    rows = (decided.order_by().values_list("candidacy__cell"), refused.order_by().values_list("cell"))
    return {cell for found in rows for (cell,) in found.distinct()}


def refusal_of(candidacy: Candidacy) -> Step | None:
    """The step by which a body above the cell refused the file."""
    if candidacy.state != State.REJECTED:
        return None
    return candidacy.steps.filter(action=Action.REJECT).exclude(desk=candidacy.cell_id).last()


def _kept(user) -> list[int]:
    """Keys of the organisations of which the user keeps the files: to these an index leads, to their paths none."""
    grants = grants_of(user)
    return sorted(grants.keys[path] for path in grants.paths[Right.KEEP_CANDIDACY])


def _decisions(user) -> QuerySet[Decision]:
    waiting = Q()
    for kind, (state, _) in _NEXT.items():
        waiting |= Q(kind=kind, candidacy__state=state) if state else Q(kind=kind)
    return (
        in_force(visible_to(user, Decision))
        .filter(
            waiting,
            candidacy__cell__in=_kept(user),
            issued_on__gte=today() - timedelta(days=_NEW_FOR),
        )
        .exclude(candidacy__person=user.person_id)
        .select_related("candidacy__person", "candidacy__cell")
    )


def _refusals(user) -> QuerySet[Step]:
    return (
        Step.objects.filter(
            Exists(visible_to(user, Candidacy).filter(pk=OuterRef("candidacy"))),
            candidacy__cell__in=_kept(user),
            action=Action.REJECT,
            candidacy__state=State.REJECTED,
            candidacy__closed_on__gte=today() - timedelta(days=_NEW_FOR),
        )
        .exclude(desk=F("candidacy__cell"))
        .exclude(candidacy__person=user.person_id)
        .select_related("candidacy__person", "candidacy__cell", "desk")
    )


def _decided(decision: Decision) -> News:
    file = decision.candidacy
    state, action = _NEXT[DecisionKind(decision.kind)]
    number = decision.number_text.replace("Số", "số", 1)
    text = f"{file.cell} · {decision.get_kind_display()} {number}, ngày {decision.issued_on:%d/%m/%Y}"
    url = file.get_absolute_url() if state else decision.get_absolute_url()
    return News(f"decision:{decision.pk}", file, text, url, action, decision.issued_on)


def _refused(step: Step) -> News:
    file, on = step.candidacy, timezone.localdate(step.at)
    text = f"{file.cell} · {step.desk} không chấp nhận, ngày {on:%d/%m/%Y}"
    return News(f"refusal:{step.pk}", file, text, file.get_absolute_url(), "Đọc thông báo", on)
