"""What the rules say to whoever is about to do something with a file: sentences with their clauses, from its policy."""

from collections.abc import Callable
from dataclasses import dataclass

from ceremonies.choices import Action, Matter
from ceremonies.rules.deadlines import KEY_DATES, length_in_words
from ceremonies.rules.facts import Policy
from ceremonies.rules.policies import is_uncertain


@dataclass(frozen=True)
class Guidance:
    """`word`: anchor of the glossary, "" where none helps."""

    sentence: str
    clause: str
    word: str = ""


#: Subjects that are no step of the road.
VERIFICATION, OPINIONS, CERTIFICATE, PAPERS = "verification", "opinions", "certificate", "papers"

#: The day of the file that a subject writes, by matter where it depends on it.
_WRITES = {
    CERTIFICATE: "certificate_on",
    Action.OPEN_DOSSIER: "dossier_started_on",
    (Action.RECORD_CELL_VOTE, Matter.ADMISSION): "cell_resolution_on",
    (Action.RECORD_CELL_VOTE, Matter.RECOGNITION): "recognition_cell_on",
    (Action.ISSUE_DECISION, Matter.ADMISSION): "decision_issued_on",
    (Action.ISSUE_DECISION, Matter.RECOGNITION): "recognition_issued_on",
    Action.RECEIVE_DECISION: "decision_received_on",
    Action.HOLD_CEREMONY: "ceremony_on",
}


#: The decision that an action brings about beside the one that was voted on.
_ISSUES: dict[str, str] = {
    Action.CANCEL_DECISION: "cancellation",
    Action.REDO_DECISION: "cancellation",
    Action.LEAVE_PARTY: "leaving",
}

#: Where it is asked whether somebody may be admitted.
CONSIDERED = (Action.LIST, Action.RECORD_CELL_VOTE)


def guidance(
    subject: str, matter: Matter, policy: Policy, *, moved: bool = False, again: bool = False
) -> list[Guidance]:
    """`subject`: an action or one of the names above; an empty list where the rules say nothing to it.

    `moved`: the file came from another place, so the deadlines that begin there are its own. `again`: a re-admission.
    """
    said = _SAID.get(subject)
    day = _WRITES.get(subject) or _WRITES.get((subject, matter))
    found = said(policy, matter) if said else []
    if again and subject in CONSIDERED:
        found = found + _readmission(policy)
    found = found + _wording(subject, matter, policy)
    return found + (_deadlines(day, policy, moved) if day else [])


def _deadlines(day: str, policy: Policy, moved: bool) -> list[Guidance]:
    """Those that end with this day, then those that begin with it."""
    rules = policy["deadlines"]
    ending = [
        (rule, KEY_DATES[rule["from"]])
        for rule in rules
        if rule["until"] == day and (moved or rule["from"] != "moved_on")
    ]
    beginning = [(rule, "ngày này") for rule in rules if rule["from"] == day]
    return [
        Guidance(f"{rule['label']}: {length_in_words(rule, policy)} kể từ {start}.", rule["clause"])
        for rule, start in ending + beginning
    ]


def _helper(policy: Policy, _matter) -> list[Guidance]:
    asked = policy["helper"]
    sentence = f"Người được phân công nhận xét {asked['remark_months']} tháng một lần."
    return [Guidance(sentence, asked["clause"], "dang-vien-giup-do")]


def _procedure(policy: Policy, _matter) -> list[Guidance]:
    asked = policy["procedure"]
    if not asked["permission_needed"]:
        return []
    sentence = "Cấp ủy đồng ý cho làm thủ tục rồi chi bộ mới lập hồ sơ kết nạp."
    return [Guidance(sentence, asked["clause"], "cho-lam-thu-tuc")]


def _probation(policy: Policy, _matter) -> list[Guidance]:
    asked = policy["probation"]
    sentence = f"Thời gian dự bị {asked['months']} tháng, tính từ ngày làm lễ kết nạp."
    return [Guidance(sentence, asked["clause"], "le-ket-nap")]


def _recognition(policy: Policy, matter) -> list[Guidance]:
    asked = policy["recognition"]
    if matter != Matter.RECOGNITION or not asked["from_end_of_probation"]:
        return []
    sentence = "Được công nhận thì tính là chính thức từ ngày hết thời gian dự bị, kể cả khi xét chậm."
    return [Guidance(sentence, asked["clause"], "dang-vien-du-bi-chinh-thuc")]


def _education(policy: Policy) -> list[Guidance]:
    asked = policy["education"]
    sentence = f"Trình độ học vấn: {asked['minimum']}. {asked['exception']}."
    return [Guidance(sentence, asked["clause"])]


def _listing(policy: Policy, _matter) -> list[Guidance]:
    return _education(policy)


def _cell_vote(policy: Policy, matter) -> list[Guidance]:
    return _education(policy) if matter == Matter.ADMISSION else _recognition(policy, matter)


def _readmission(policy: Policy) -> list[Guidance]:
    asked = policy["readmission"]
    never = "; ".join(f"{one[:1].lower()}{one[1:]}" for one in asked["never"])
    months = asked["after_criminal_record_months"]
    return [
        Guidance(f"Không kết nạp lại: {never}.", asked["clause"]),
        Guidance(f"Người bị kết án phải đủ {months} tháng sau khi được xóa án tích.", asked["clause"]),
    ]


def _wording(subject: str, matter: Matter, policy: Policy) -> list[Guidance]:
    """Of a decision whose form could not be read in the original."""
    kind = _ISSUES.get(subject, matter if subject == Action.ISSUE_DECISION else "")
    if not kind:
        return []
    paper = policy["decisions"][kind]["paper"] if kind != Matter.ADMISSION else "admission_decision"
    if not is_uncertain(f"forms.{paper}", policy):
        return []
    form = policy["forms"][paper]
    sentence = "Mẫu quyết định chưa đối chiếu văn bản gốc: so với mẫu cấp ủy đang dùng trước khi ký."
    return [Guidance(sentence, f"Mẫu {form['label']}" if form["label"] else form["title"])]


def _opening_recognition(policy: Policy, _matter) -> list[Guidance]:
    return _recognition(policy, Matter.RECOGNITION)


def _verification(policy: Policy, _matter) -> list[Guidance]:
    asked = policy["verification"]
    home, abroad = asked["reply_domestic_working_days"], asked["reply_abroad_working_days"]
    sentence = f"Nơi được hỏi trả lời trong {home} ngày làm việc, ở nước ngoài {abroad} ngày làm việc."
    return [Guidance(sentence, asked["clause"])]


def _opinions(policy: Policy, _matter) -> list[Guidance]:
    sentence = "Lấy ý kiến của đoàn thể nơi sinh hoạt và của chi ủy nơi cư trú trước khi chi bộ họp xét."
    return [Guidance(sentence, policy["opinions"]["clause"], "chi-bo")]


def _papers(policy: Policy, matter) -> list[Guidance]:
    checklist = policy["recognition_checklist" if matter == Matter.RECOGNITION else "checklist"]
    return [Guidance("Giấy này có trong danh mục mà hồ sơ phải đủ.", checklist["clause"], "danh-muc-giay-to")]


def _cancelling(sentence: str, word: str = "quyet-dinh") -> Callable[[Policy, Matter], list[Guidance]]:
    """Which of the three ways to undo a decision this one is (294-QĐ/TW §4.4)."""
    return lambda policy, _matter: [Guidance(sentence, policy["decisions"]["cancellation"]["clause"], word)]


_SAID: dict[str, Callable[[Policy, Matter], list[Guidance]]] = {
    Action.ASSIGN_HELPER: _helper,
    Action.REPLACE_HELPER: _helper,
    Action.ASK_PROCEDURE: _procedure,
    Action.ALLOW_PROCEDURE: _procedure,
    Action.HOLD_CEREMONY: _probation,
    Action.OPEN_RECOGNITION: _opening_recognition,
    Action.LIST: _listing,
    Action.RECORD_CELL_VOTE: _cell_vote,
    Action.ISSUE_DECISION: _recognition,
    Action.VOID_DECISION: _cancelling(
        "Dùng khi văn bản viết sai, chi bộ chưa nhận: số này bị hủy trong sổ, quyết định được ký lại với số khác.",
        "so-van-ban-huy-so",
    ),
    Action.CANCEL_DECISION: _cancelling(
        "Dùng khi người có tên không đủ tiêu chuẩn: quyết định bị hủy bằng một quyết định khác và hồ sơ kết thúc."
    ),
    Action.REDO_DECISION: _cancelling(
        "Dùng khi sai thẩm quyền hoặc thủ tục mà người có tên đủ tiêu chuẩn: quyết định bị hủy, phần sai được làm lại."
    ),
    VERIFICATION: _verification,
    OPINIONS: _opinions,
    CERTIFICATE: _papers,
    PAPERS: _papers,
}
