"""What the person concerned is told of their own file: state, what to do, days. Never votes or opinions."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q
from django.utils import timezone

from ceremonies.choices import CourseKind, PaperKind, State
from ceremonies.models import Attendance, Candidacy, Document
from ceremonies.rules import add_months
from ceremonies.selectors.ceremonies import planned_for
from ceremonies.workflow import ADMISSION, RECOGNITION, STRIKING_OFF
from members.clock import today
from members.permissions import visible_to

_NOTHING = "Đồng chí chưa phải làm gì thêm."
_TELL_CHANGES = "Hãy báo chi ủy khi đồng chí chuyển nơi công tác hoặc lý lịch có thay đổi."
_CEREMONY = "Chờ chi bộ báo ngày tổ chức lễ kết nạp và chuẩn bị lời tuyên thệ."

_AT_UNION = ("Đoàn thể đang làm thủ tục giới thiệu đồng chí.", _NOTHING)
_AT_BODIES = ("Hồ sơ của đồng chí đang được các cấp ủy xem xét.", f"{_NOTHING} {_TELL_CHANGES}")
_RECOGNITION = ("Việc công nhận đồng chí là đảng viên chính thức đang được xem xét.", _NOTHING)
_STRIKING = (
    "Chi bộ đang xem xét tư cách đảng viên dự bị của đồng chí.",
    "Hãy gặp bí thư chi bộ để được biết và trình bày ý kiến.",
)

#: Where the file stands, and what the person does now.
SENTENCES: dict[State, tuple[str, str]] = {
    **dict.fromkeys(ADMISSION.states, _AT_BODIES),
    **dict.fromkeys(RECOGNITION.states, _RECOGNITION),
    **dict.fromkeys(STRIKING_OFF.states, _STRIKING),
    State.DRAFT: _AT_UNION,
    State.SUBMITTED: _AT_UNION,
    State.RESOLVED: _AT_UNION,
    State.SENT: ("Đoàn thể đã giới thiệu đồng chí với chi bộ.", "Chờ chi bộ xem xét."),
    State.RECEIVED: (
        "Chi bộ đang xem xét đưa đồng chí vào danh sách cảm tình Đảng.",
        "Tiếp tục hoàn thành tốt công việc, trả lời khi chi ủy cần hỏi.",
    ),
    State.LISTED: (
        "Chi bộ đã công nhận đồng chí là cảm tình Đảng.",
        "Chờ chi bộ phân công đảng viên theo dõi, giúp đỡ.",
    ),
    State.FOLLOWED: (
        "Đồng chí đang được đảng viên của chi bộ theo dõi, giúp đỡ.",
        "Thường xuyên trao đổi với đảng viên giúp đỡ; học lớp bồi dưỡng nhận thức về Đảng khi được cử.",
    ),
    State.PROCEDURE_ASKED: (
        "Chi bộ đã đề nghị đảng ủy cho làm thủ tục xem xét kết nạp đồng chí.",
        "Chờ ý kiến của đảng ủy.",
    ),
    State.PROCEDURE_ALLOWED: (
        "Đảng ủy đã đồng ý cho làm thủ tục xem xét kết nạp đồng chí.",
        "Chuẩn bị viết tay đơn xin vào Đảng và khai lý lịch theo hướng dẫn của chi ủy.",
    ),
    State.DOSSIER: (
        "Chi bộ đang lập hồ sơ kết nạp của đồng chí.",
        f"Nộp cho chi ủy đơn xin vào Đảng và lý lịch viết tay. {_TELL_CHANGES}",
    ),
    State.DECIDED: ("Đã có quyết định kết nạp đồng chí vào Đảng.", _CEREMONY),
    State.AWAITING_CEREMONY: ("Chi bộ đã nhận quyết định và đang chuẩn bị lễ kết nạp.", _CEREMONY),
    State.PROBATION: (
        "Đồng chí là đảng viên dự bị.",
        "Hoàn thành nhiệm vụ được giao, học lớp bồi dưỡng đảng viên mới; hết thời gian dự bị thì viết bản tự kiểm "
        "điểm.",
    ),
    State.RECOGNITION: (
        "Chi bộ đang lập hồ sơ công nhận đồng chí là đảng viên chính thức.",
        "Nộp cho chi ủy bản tự kiểm điểm và giấy chứng nhận lớp bồi dưỡng đảng viên mới.",
    ),
    State.RECOGNISED: (
        "Đã có quyết định công nhận đồng chí là đảng viên chính thức.",
        "Chờ chi bộ công bố quyết định ở cuộc họp gần nhất.",
    ),
    State.OFFICIAL: ("Đồng chí là đảng viên chính thức. Hồ sơ đã kết thúc.", _NOTHING),
    State.STRUCK_OFF: (
        "Hồ sơ đã kết thúc bằng quyết định xóa tên trong danh sách đảng viên dự bị.",
        "Hãy gặp bí thư chi bộ nếu đồng chí cần hỏi hoặc khiếu nại.",
    ),
    State.CANCELLED: (
        "Hồ sơ đã kết thúc: quyết định kết nạp đã được hủy.",
        "Hãy gặp bí thư chi bộ để được giải thích.",
    ),
    State.MOVED_AWAY: (
        "Hồ sơ của đồng chí đã được chuyển đến nơi công tác mới.",
        "Liên hệ chi ủy nơi mới để được tiếp tục theo dõi, giúp đỡ.",
    ),
    State.LEFT: (
        "Hồ sơ đã kết thúc bằng quyết định cho đồng chí ra khỏi Đảng theo nguyện vọng.",
        "Hãy gặp bí thư chi bộ nếu cần hỏi.",
    ),
    State.DECEASED: ("Hồ sơ đã kết thúc.", "Hãy gặp bí thư chi bộ nếu cần hỏi."),
    State.WITHDRAWN: (
        "Đề nghị giới thiệu đồng chí đã được rút.",
        "Hãy gặp chi ủy hoặc đoàn thể nếu cần hỏi.",
    ),
    State.REMOVED: ("Đồng chí không còn trong danh sách cảm tình Đảng.", "Hãy gặp chi ủy nếu cần hỏi."),
    State.REJECTED: (
        "Hồ sơ đã kết thúc mà chưa được chấp nhận.",
        "Hãy gặp bí thư chi bộ để được giải thích.",
    ),
}


_AFTER_THE_CLASS = "Hoàn thành nhiệm vụ được giao; hết thời gian dự bị thì viết bản tự kiểm điểm."
#: So long one's own home page leads to the file that has ended, in days.
_SHOWN_FOR = 90

#: What the person hands in oneself, as it is called here.
_HANDED_IN = {
    PaperKind.APPLICATION: "đơn xin vào Đảng viết tay",
    PaperKind.CV: "lý lịch viết tay",
    PaperKind.SELF_REVIEW: "bản tự kiểm điểm",
    PaperKind.NEW_MEMBER_CLASS: "giấy chứng nhận lớp bồi dưỡng đảng viên mới",
}


def own_file(user) -> Candidacy | None:
    """The person's own file, for a while after it has ended too."""
    if user.person_id is None:
        return None
    shown = Q(closed_on=None) | Q(closed_on__gte=today() - timedelta(days=_SHOWN_FOR))
    files = visible_to(user, Candidacy).filter(shown, person=user.person_id)
    return files.order_by(F("closed_on").desc(nulls_first=True), "-pk").first()


def own_words(candidacy: Candidacy) -> tuple[str, str]:
    """Where the file stands and what to do now; what was handed in is not asked for again."""
    now, todo = SENTENCES[State(candidacy.state)]
    if candidacy.state == State.PROBATION and _learned(candidacy):
        return now, _AFTER_THE_CLASS
    if candidacy.state not in (State.DOSSIER, State.RECOGNITION):
        return now, todo
    papers = dict(candidacy.papers.filter(kind__in=_HANDED_IN).values_list("kind", "issued_on"))
    given = {kind for kind, day in papers.items() if day} | _learned(candidacy)
    asked = [called for kind, called in _HANDED_IN.items() if kind in papers and kind not in given]
    todo = f"Nộp cho chi ủy {' và '.join(asked)}." if asked else _NOTHING
    return now, f"{todo} {_TELL_CHANGES}" if candidacy.state == State.DOSSIER else todo


def _learned(candidacy: Candidacy) -> set[PaperKind]:
    """The certificate of a class that the portal keeps is known already."""
    passed = Attendance.objects.filter(
        person=candidacy.person_id, passed=True, course__kind=CourseKind.NEW_MEMBERS
    )
    return {PaperKind.NEW_MEMBER_CLASS} if passed.filter(certificate_on__isnull=False).exists() else set()


@dataclass(frozen=True)
class OwnDay:
    label: str
    day: date
    late: bool = False


def own_days(candidacy: Candidacy, classes: list[Attendance]) -> list[OwnDay]:
    """The person's own days, past and to come, in their order."""
    found = [
        OwnDay(label, day)
        for label, day in (
            ("Được công nhận là cảm tình Đảng", candidacy.listed_on),
            ("Kết nạp vào Đảng", candidacy.ceremony_on),
            ("Hết thời gian dự bị", candidacy.probation_ends_on),
            ("Đảng viên chính thức từ", candidacy.official_from),
        )
        if day
    ]
    expiry = _certificate_until(candidacy, classes)
    if expiry and candidacy.is_open and candidacy.ceremony_on is None:
        late = today() > expiry
        label = "Giấy chứng nhận lớp nhận thức về Đảng " + (
            "đã hết giá trị từ sau" if late else "có giá trị đến"
        )
        found.append(OwnDay(label, expiry, late))
    return sorted(found, key=lambda each: each.day)


def _certificate_until(candidacy: Candidacy, classes: list[Attendance]) -> date | None:
    """By the class, or by the certificate in the dossier."""
    papers = candidacy.papers.filter(kind=PaperKind.CERTIFICATE, issued_on__isnull=False)
    days = [*papers.values_list("issued_on", flat=True)]
    days += [
        each.certificate_on
        for each in classes
        if each.passed and each.certificate_on and each.course.kind == CourseKind.AWARENESS
    ]
    return add_months(max(days), candidacy.policy.data["certificate"]["valid_months"]) if days else None


def planned_ceremony(candidacy: Candidacy) -> tuple[str, str] | None:
    """When and where, in words, while it is planned."""
    found = planned_for(candidacy)
    if found is None:
        return None
    at = timezone.localtime(found.ceremony.starts_at)
    return f"{at:%H:%M} ngày {at:%d/%m/%Y}", found.ceremony.place


def own_documents(user, candidacy: Candidacy) -> list[Document]:
    """Sheets made for the person: how to write the application and the CV."""
    return list(visible_to(user, Document).filter(candidacy=candidacy))
