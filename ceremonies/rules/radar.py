"""What holds for a time or from a day on: when the cell may consider the file, and what will have lapsed by then."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ceremonies.choices import Matter, PaperKind
from ceremonies.rules.arithmetic import add_months
from ceremonies.rules.facts import Facts, Policy
from ceremonies.rules.introduction import is_exempt
from ceremonies.rules.renewal import dossier_period

#: Papers that grow old with the dossier, and what is done then; the application and the CV stay (06-HD/TW §5.4a).
_GROWS_OLD = {
    PaperKind.VERIFICATION: "Thẩm tra bổ sung nếu có thay đổi.",
    PaperKind.INTRODUCTION: "Đảng viên giới thiệu viết lại.",
    PaperKind.UNION_RESOLUTION: "Đề nghị đoàn thể ra nghị quyết mới.",
    PaperKind.OPINIONS: "Lấy ý kiến bổ sung và tổng hợp lại.",
}


@dataclass(frozen=True)
class Reply:
    """An answer that was asked of somebody; `due`: the last day by which the policy lets it come, if it says so."""

    label: str
    clause: str
    answered_on: date | None = None
    due: date | None = None


@dataclass(frozen=True)
class Window:
    """The days on which one thing holds; None: open at this end.

    `binding`: the vote waits for it. `expected`: nobody can promise the day, it is the last one allowed to others.
    """

    code: str
    label: str
    clause: str
    first: date | None = None
    last: date | None = None
    remedy: str = ""
    binding: bool = True
    expected: bool = False

    def is_early(self, day: date) -> bool:
        return self.first is not None and day < self.first

    def has_lapsed(self, day: date) -> bool:
        return self.last is not None and day > self.last

    def holds_on(self, day: date) -> bool:
        return not (self.is_early(day) or self.has_lapsed(day))


def windows(facts: Facts, policy: Policy, replies: Iterable[Reply] = ()) -> list[Window]:
    """Whatever has a day to count from; what is not there at all is said by `missing`."""
    if facts.matter != Matter.ADMISSION:
        return [*_probation(facts, policy), *_replies(replies, policy)]
    return [
        _age(facts, policy),
        *_readmission(facts, policy),
        *_helpers(facts, policy),
        *_certificate(facts, policy),
        *_dossier(facts, policy),
        *_papers(facts, policy),
        *_replies(replies, policy),
    ]


def meeting_window(found: Iterable[Window]) -> tuple[date | None, date | None]:
    """First and last day on which everything binding holds at once; the last may lie before the first: never."""
    binding = [window for window in found if window.binding]
    first = max((each.first for each in binding if each.first), default=None)
    return first, min((each.last for each in binding if each.last), default=None)


def _age(facts: Facts, policy: Policy) -> Window:
    rule = policy["age"]
    consented = rule["over_max_consent"] and any(
        paper.kind == PaperKind.CONSENT and paper.issued_on for paper in facts.papers
    )
    return Window(
        "age",
        "Tuổi đời",
        rule["clause"],
        first=add_months(facts.birth_date, 12 * rule["min_years"]),
        last=None if consented else add_months(facts.birth_date, 12 * rule["max_years"]),
        remedy="Quá tuổi phải có văn bản đồng ý của cấp ủy có thẩm quyền.",
    )


def _readmission(facts: Facts, policy: Policy) -> Iterator[Window]:
    rule = policy["readmission"]
    if facts.left_party_on:
        first = add_months(facts.left_party_on, rule["min_months"])
        yield Window("readmission", "Thời gian từ khi ra khỏi Đảng", rule["clause"], first=first)


def _helpers(facts: Facts, policy: Policy) -> Iterator[Window]:
    rule = policy["introduction"]
    for helper in facts.helpers:
        if helper.together_since and not is_exempt(helper, facts, policy):
            yield Window(
                "shared_months",
                f"Đảng viên giới thiệu {helper.name} cùng đơn vị đủ {rule['shared_months']} tháng",
                rule["shared_clause"],
                first=add_months(helper.together_since, rule["shared_months"]),
                remedy="Phân công đảng viên khác, nếu không chờ được.",
            )


def _certificate(facts: Facts, policy: Policy) -> Iterator[Window]:
    rule = policy["certificate"]
    issued = [paper.issued_on for paper in facts.papers if paper.kind == PaperKind.CERTIFICATE]
    if known := [day for day in issued if day]:
        yield Window(
            "certificate",
            "Giấy chứng nhận lớp bồi dưỡng nhận thức về Đảng",
            rule["clause"],
            last=add_months(max(known), rule["valid_months"]),
            remedy="Cử học lại lớp bồi dưỡng nhận thức về Đảng.",
        )


def _dossier(facts: Facts, policy: Policy) -> Iterator[Window]:
    if period := dossier_period(facts, policy):
        yield Window(
            "dossier",
            "Hồ sơ kết nạp",
            policy["dossier"]["clause"],
            last=period[1],
            remedy="Làm lại giấy giới thiệu, nghị quyết của đoàn thể và tổng hợp ý kiến; đơn và lý lịch giữ nguyên.",
        )


def _papers(facts: Facts, policy: Policy) -> Iterator[Window]:
    rule = policy["dossier"]
    for paper in facts.papers:
        if paper.kind in _GROWS_OLD and paper.issued_on:
            yield Window(
                f"paper_{paper.kind}",
                paper.kind.label,
                rule["clause"],
                last=add_months(paper.issued_on, rule["valid_months"]),
                remedy=_GROWS_OLD[paper.kind],
                binding=False,
            )


def _replies(replies: Iterable[Reply], policy: Policy) -> Iterator[Window]:
    months = policy["dossier"]["valid_months"]
    for reply in replies:
        if reply.answered_on:
            last = add_months(reply.answered_on, months)
            remedy = _GROWS_OLD[PaperKind.VERIFICATION]
            yield Window("reply", reply.label, reply.clause, last=last, remedy=remedy, binding=False)
        elif reply.due:
            yield Window(
                "reply",
                reply.label,
                reply.clause,
                first=reply.due,
                remedy="Gửi công văn nhắc nơi được đề nghị.",
                expected=True,
            )


def _probation(facts: Facts, policy: Policy) -> Iterator[Window]:
    if facts.probation_ends_on:
        clause = policy["probation"]["clause"]
        yield Window("probation", "Hết thời gian dự bị", clause, first=facts.probation_ends_on)
