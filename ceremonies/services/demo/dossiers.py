"""What stands behind the checklist of a dossier: verifications, opinions, what helpers wrote, tasks on probation."""

from datetime import timedelta
from uuid import uuid4

from django.db.models import F

from ceremonies.choices import (
    Matter,
    OpinionKind,
    PaperKind,
    Relation,
    State,
    VerificationResult,
    VerificationWay,
)
from ceremonies.models import Candidacy, Opinion, ProbationTask, Verification
from ceremonies.selectors.opinions import ToAsk, considered, opinions_of, still_to_ask
from ceremonies.selectors.remarks import helpers_now
from ceremonies.services.demo.stage import Stage
from ceremonies.services.opinions import write_opinion
from ceremonies.services.probation_tasks import write_task
from ceremonies.services.remarks import write_periodic_remark
from ceremonies.services.verifications import write_verification
from members.choices import Right
from members.clock import today
from members.models import User
from members.permissions import may

_SUMMED_UP = {
    Matter.ADMISSION: PaperKind.OPINIONS,
    Matter.RECOGNITION: PaperKind.RECOGNITION_OPINIONS,
}
_PLACES = ("Đảng ủy xã Bình Minh, tỉnh Cao Bằng", "Đảng ủy phường Hòa Bình, thành phố Hà Nội")
_REMARKS = (
    "Chấp hành tốt nội quy, hoàn thành công việc được giao; cần mạnh dạn phát biểu hơn trong các buổi sinh hoạt.",
    "Động cơ phấn đấu rõ ràng, được đồng nghiệp tin cậy; tiếp tục bồi dưỡng nhận thức về Điều lệ Đảng.",
    "Có tinh thần trách nhiệm, tích cực tham gia công tác đoàn thể; cần sắp xếp công việc khoa học hơn.",
)
_TASKS = ("Phụ trách chuyên mục tuyên truyền của chi bộ", "Báo cáo kết quả học tập nghị quyết với chi bộ")


def behind_papers(actor: User, candidacy: Candidacy) -> None:
    """Once the checklist has their paper the relatives have been verified, and the unions have spoken."""
    dated = set(candidacy.papers.filter(issued_on__isnull=False).values_list("kind", flat=True))
    if PaperKind.VERIFICATION in dated and may(actor, "verification.edit", candidacy):
        for row in _verifications(candidacy) if not candidacy.verifications.exists() else ():
            write_verification(actor=actor, verification=row)
    matter = considered(candidacy)
    if _SUMMED_UP[matter] in dated and may(actor, "opinion.edit", candidacy):
        for asked in still_to_ask(candidacy, opinions_of(candidacy, matter)):
            write_opinion(actor=actor, opinion=_opinion(candidacy, asked))


def accompany(stage: Stage) -> None:
    """What helpers wrote, some of them not yet; what probationary members are to do."""
    ProbationTask.objects.filter(due_on__lt=today()).update(done_on=F("due_on"))
    files = Candidacy.objects.filter(closed_on=None).select_related("cell__parent", "policy", "person")
    for number, candidacy in enumerate(files.order_by("pk")):
        actor = stage.office_holder(Right.KEEP_CANDIDACY, candidacy.cell)
        if candidacy.state == State.PROBATION and may(actor, "probation_task.edit", candidacy):
            for days, title in zip((20, -3), _TASKS, strict=True):
                due = today() + timedelta(days)
                write_task(actor=actor, task=ProbationTask(candidacy=candidacy, title=title, due_on=due))
        if number % 3 and may(actor, "remark.write", candidacy):
            _remark(actor, candidacy, back=number % 40)


def _remark(actor: User, candidacy: Candidacy, back: int) -> None:
    for each in helpers_now(candidacy, today()):
        write_periodic_remark(
            actor=actor,
            candidacy=candidacy,
            helper=each.assignment.person,
            written_on=max(today() - timedelta(back), each.assignment.starts_on),
            text=_REMARKS[candidacy.pk % len(_REMARKS)],
            form_key=uuid4(),
        )


def _opinion(candidacy: Candidacy, asked: ToAsk) -> Opinion:
    people = 1 if asked.kind == OpinionKind.RESIDENCE else 15
    return Opinion(
        candidacy=candidacy,
        kind=asked.kind,
        asked_of=asked.name,
        asked_on=today() - timedelta(12),
        held_on=today() - timedelta(5),
        **{"people": people, "agree": people, "against": 0},
        strengths="Gương mẫu, hoàn thành tốt nhiệm vụ, quan hệ đúng mực với mọi người.",
    )


def _verifications(candidacy: Candidacy) -> list[Verification]:
    family, place = candidacy.person.full_name.split()[0], _PLACES[candidacy.pk % len(_PLACES)]
    back = {"returned_on": today() - timedelta(4), "result": VerificationResult.CLEAR}
    letter = {"way": VerificationWay.LETTER, "asked_of": place, "sent_on": today() - timedelta(25)}
    known = {"way": VerificationWay.KNOWN}
    return [
        Verification(
            candidacy=candidacy, relation=Relation.SELF, name=candidacy.person.full_name, **known, **back
        ),
        Verification(
            candidacy=candidacy, relation=Relation.FATHER, name=f"{family} Văn Mẫu", **letter, **back
        ),
        Verification(candidacy=candidacy, relation=Relation.MOTHER, name="Đinh Thị Mẫu", **letter, **back),
    ]
