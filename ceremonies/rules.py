"""What the rules say about a file: pure functions of facts, policy and date. No database, no request.

Every answer is a list of `Requirement`s; empty means: nothing stands in the way.
"""

import calendar
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ceremonies.choices import Action, PaperKind, Route
from members.choices import DecisionMode

Policy = Mapping


@dataclass(frozen=True)
class Requirement:
    """One thing that is missing: the sentence, the clause that asks for it, what to do, until when."""

    code: str
    sentence: str
    clause: str
    todo: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Threshold:
    """Needed share of votes as integers: `numerator/denominator`; `strict` means more than, else at least.

    `everybody_counts`: nobody may be left out of the count (06-HD/TW §3.7).
    """

    numerator: int
    denominator: int
    strict: bool
    clause: str
    everybody_counts: bool = False

    def reached(self, votes_for: int, entitled: int) -> bool:
        left, right = self.denominator * votes_for, self.numerator * entitled
        return entitled > 0 and (left > right if self.strict else left >= right)

    def formula(self, votes_for: int, entitled: int) -> str:
        """The arithmetic as it stands in the minutes: '3 × 20 = 60 ≥ 2 × 30 = 60: đạt'."""
        left, right = self.denominator * votes_for, self.numerator * entitled
        reached = self.reached(votes_for, entitled)
        sign = (">" if reached else "≤") if self.strict else ("≥" if reached else "<")
        return (
            f"{self.denominator} × {votes_for} = {left} {sign} {self.numerator} × {entitled} = {right}: "
            f"{'đạt' if reached else 'không đạt'}"
        )


@dataclass(frozen=True)
class Vote:
    """A counted vote. `listed`: all members of the body; `excluded`: those not entitled."""

    held_on: date
    listed: int
    excluded: int
    present: int
    votes_for: int
    votes_against: int

    @property
    def entitled(self) -> int:
        return self.listed - self.excluded


@dataclass(frozen=True)
class PaperFact:
    kind: PaperKind
    issued_on: date | None
    number: str


@dataclass(frozen=True)
class Facts:
    """Everything the rules ask about a file, as plain values."""

    route: Route
    birth_date: date
    has_nominator: bool = True
    is_party_member: bool = False
    is_youth_member: bool = False
    is_union_member: bool = False
    youth_union_exists: bool = False
    has_strengths: bool = True
    introducers: int = 0
    dossier_started_on: date | None = None
    papers: tuple[PaperFact, ...] = ()
    cell_passed: bool | None = None
    committee_passed: bool | None = None
    authority_passed: bool | None = None
    authority_mode: DecisionMode | None = None
    authority_is_committee: bool = False
    authority_ready: bool = True
    has_native_place: bool = True
    proposed_vote: Vote | None = field(default=None)


def threshold(policy: Policy, body: str) -> Threshold:
    """`body`: union, cell, committee, collective or standing."""
    return Threshold(**policy["votes"][body])


def add_months(day: date, months: int) -> date:
    """The same day so many months later; a day the month lacks becomes its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def age_on(birth_date: date, day: date) -> int:
    """Full years."""
    years = day.year - birth_date.year
    return years - (add_months(birth_date, 12 * years) > day)


def is_delegated(facts: Facts) -> bool:
    """The grass-roots committee decides itself, as a whole (294-QĐ/TW §22)."""
    return facts.authority_is_committee and facts.authority_mode == DecisionMode.COLLECTIVE


def vote_errors(vote: Vote, on: date) -> list[str]:
    """Sentences about figures that cannot be true, whatever the rules."""
    errors = []
    if min(vote.listed, vote.excluded, vote.present, vote.votes_for, vote.votes_against) < 0:
        errors.append("Số người và số phiếu không được là số âm.")
    if vote.held_on > on:
        errors.append("Ngày họp không được ở tương lai.")
    if vote.excluded > vote.listed:
        errors.append("Số người không tính lớn hơn tổng số.")
    if vote.present > vote.entitled:
        errors.append("Số có mặt lớn hơn số được tính.")
    if vote.votes_for + vote.votes_against > vote.present:
        errors.append("Tổng số phiếu tán thành và không tán thành lớn hơn số có mặt.")
    return errors


def forms_of(policy: Policy, route: str) -> list[dict]:
    """The papers this route asks for: {kind, form, copies, number_required}, in the order of the checklist."""
    papers = []
    for entry in policy["checklist"]["papers"]:
        if route not in entry.get("routes", list(Route.values)):
            continue
        papers.append(
            {
                "kind": PaperKind(entry["kind"]),
                "form": entry.get(f"form_{route}", entry["form"]),
                "copies": policy["introduction"]["members"][route] if entry.get("per_introducer") else 1,
                "number_required": entry.get("number_required", False),
            }
        )
    return papers


# --- single rules: each answers with what is missing ------------------------------------------


def check_route(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Youth with a Youth Union: its resolution; else the trade union; else two members (Điều 4 Điều lệ Đảng)."""
    clause = policy["introduction"]["clause"]
    youth = age_on(facts.birth_date, on) <= policy["age"]["youth_max_years"]
    if facts.route == Route.YOUTH_UNION:
        if facts.is_youth_member:
            return []
        return [
            Requirement(
                "not_youth_member",
                "Người được giới thiệu chưa phải là đoàn viên Đoàn Thanh niên.",
                clause,
                "Cập nhật ngày vào Đoàn của người này hoặc chọn đường giới thiệu khác.",
            )
        ]
    if youth and facts.youth_union_exists:
        return [
            Requirement(
                "youth_resolution",
                "Người trong độ tuổi đoàn viên, nơi có tổ chức Đoàn, phải có nghị quyết giới thiệu của Đoàn.",
                clause,
                "Đề nghị tổ chức Đoàn lập đề nghị giới thiệu (mẫu 4-KNĐ).",
            )
        ]
    if facts.route == Route.TRADE_UNION:
        if not facts.is_union_member:
            return [
                Requirement(
                    "not_union_member",
                    "Người được giới thiệu chưa phải là đoàn viên công đoàn.",
                    clause,
                    "Cập nhật tư cách đoàn viên công đoàn của người này.",
                )
            ]
        if not youth and not policy["introduction"]["trade_union_past_youth_age"]:
            return [
                Requirement(
                    "two_members",
                    "Theo quy định đang áp dụng, người quá tuổi đoàn viên do hai đảng viên chính thức giới thiệu.",
                    clause,
                    "Chi bộ lập hồ sơ theo đường hai đảng viên giới thiệu.",
                )
            ]
    return []


def check_not_member(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if not facts.is_party_member:
        return []
    clause = policy["introduction"]["clause"]
    return [
        Requirement("already_member", "Người này đang là đảng viên.", clause, "Kiểm tra lại sổ đảng viên.")
    ]


def check_strengths(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if facts.has_strengths:
        return []
    return [
        Requirement(
            "strengths",
            "Chưa có nhận xét ưu điểm của người được giới thiệu.",
            "Mẫu 4-KNĐ, 4A-KNĐ",
            "Mở đề nghị và ghi nhận xét.",
        )
    ]


def check_age(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Full 18 to full 60 on the day the cell considers (294-QĐ/TW §1.1)."""
    rule = policy["age"]
    first = add_months(facts.birth_date, 12 * rule["min_years"])
    last = add_months(facts.birth_date, 12 * rule["max_years"])
    if on < first:
        sentence = f"Chưa đủ {rule['min_years']} tuổi; đủ tuổi từ ngày {first:%d/%m/%Y}."
        return [Requirement("too_young", sentence, rule["clause"], "Chờ đến ngày đủ tuổi.", first)]
    if on > last:
        sentence = f"Quá {rule['max_years']} tuổi: cấp ủy trực thuộc Trung ương mới được xem xét, quyết định."
        todo = "Báo cáo cấp ủy trực thuộc Trung ương trước khi xem xét."
        return [Requirement("too_old", sentence, rule["clause"], todo)]
    return []


def check_introducers(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    needed = policy["introduction"]["members"][facts.route]
    if facts.introducers >= needed:
        return []
    return [
        Requirement(
            "introducers",
            f"Cần {needed} đảng viên chính thức giới thiệu, giúp đỡ; hiện có {facts.introducers}.",
            policy["introduction"]["clause"],
            "Phân công thêm đảng viên chính thức của chi bộ.",
        )
    ]


def check_papers(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """Every paper of the checklist, with its date and where due its number (38-HD/BTCTW §II.1.1a)."""
    complete = Counter(p.kind for p in facts.papers if p.issued_on and p.issued_on <= on)
    numbered = Counter(p.kind for p in facts.papers if p.issued_on and p.issued_on <= on and p.number)
    missing = []
    for entry in forms_of(policy, facts.route):
        have = (numbered if entry["number_required"] else complete)[entry["kind"]]
        if have < entry["copies"]:
            what = f"{entry['kind'].label} (mẫu {entry['form']})"
            short = f"{what}: có {have}, cần {entry['copies']}." if entry["copies"] > 1 else f"Thiếu {what}."
            todo = (
                "Ghi ngày"
                + (" và số" if entry["number_required"] else "")
                + " của giấy tờ vào danh mục hồ sơ."
            )
            missing.append(Requirement(f"paper_{entry['kind']}", short, policy["checklist"]["clause"], todo))
    return missing


def check_certificate(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """The class certificate is at most so many months old when the cell considers (06-HD/TW §5.4b)."""
    issued = [p.issued_on for p in facts.papers if p.kind == PaperKind.CERTIFICATE and p.issued_on]
    if not issued:
        return []  # check_papers says that it is missing
    last = add_months(max(issued), policy["certificate"]["valid_months"])
    if on <= last:
        return []
    return [
        Requirement(
            "certificate_expired",
            f"Giấy chứng nhận lớp bồi dưỡng nhận thức về Đảng đã hết hạn từ sau ngày {last:%d/%m/%Y}.",
            policy["certificate"]["clause"],
            "Cử học lại lớp bồi dưỡng nhận thức về Đảng.",
        )
    ]


#: What is made again for a dossier that has grown too old; the application and the CV stay.
_MADE_AGAIN = frozenset({PaperKind.INTRODUCTION, PaperKind.UNION_RESOLUTION, PaperKind.OPINIONS})


def check_dossier_age(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if facts.dossier_started_on is None:
        return []
    months = policy["dossier"]["valid_months"]
    started, last = facts.dossier_started_on, add_months(facts.dossier_started_on, months)
    made = [p.issued_on or date.min for p in facts.papers if p.kind in _MADE_AGAIN]
    if made and min(made) > last:
        started, last = min(made), add_months(min(made), months)
    if on <= last:
        return []
    return [
        Requirement(
            "dossier_expired",
            f"Hồ sơ đã quá {months} tháng (từ {started:%d/%m/%Y}).",
            policy["dossier"]["clause"],
            "Làm lại giấy giới thiệu của đảng viên, nghị quyết của đoàn thể và tổng hợp ý kiến.",
        )
    ]


def check_nominator(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if facts.has_nominator:
        return []
    clause = policy["introduction"]["clause"]
    return [Requirement("no_nominator", "Hồ sơ do chi bộ tự lập, không có nơi để trả lại.", clause)]


def check_cell_size(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    vote = facts.proposed_vote
    least = policy["cell"]["min_official_members"]
    if vote is None or vote.listed >= least:
        return []
    sentence = f"Chi bộ phải có ít nhất {least} đảng viên chính thức."
    return [
        Requirement("cell_size", sentence, policy["cell"]["clause"], "Kiểm tra lại số đảng viên chính thức.")
    ]


def check_union_vote(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    vote, rule = facts.proposed_vote, threshold(policy, "union")
    if vote is None or rule.reached(vote.votes_for, vote.entitled):
        return []
    return [
        Requirement(
            "union_vote",
            f"Chưa đủ số ủy viên tán thành ({rule.formula(vote.votes_for, vote.entitled)}).",
            rule.clause,
            "Trả lại hoặc rút đề nghị.",
        )
    ]


def _passed(value: bool | None, code: str, body: str, clause: str) -> list[Requirement]:
    if value:
        return []
    sentence = (
        f"{body} chưa biểu quyết." if value is None else f"Kết quả biểu quyết của {body.lower()} không đạt."
    )
    return [
        Requirement(code, sentence, clause, "Không thể chuyển tiếp; có thể trả lại hoặc không chấp nhận.")
    ]


def check_cell_passed(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    return _passed(facts.cell_passed, "cell_passed", "Chi bộ", policy["votes"]["cell"]["clause"])


def check_committee_passed(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    clause = policy["votes"]["committee"]["clause"]
    return _passed(facts.committee_passed, "committee_passed", "Đảng ủy cơ sở", clause)


def check_authority_passed(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    clause = policy["votes"][facts.authority_mode or DecisionMode.STANDING]["clause"]
    return _passed(facts.authority_passed, "authority_passed", "Cấp có thẩm quyền", clause)


def check_authority_known(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if facts.authority_mode:
        return []
    return [
        Requirement(
            "authority_unknown",
            "Chưa khai báo cấp ủy nào có thẩm quyền quyết định kết nạp cho chi bộ này.",
            policy["decision"]["clause"],
            "Quản trị hệ thống khai báo thẩm quyền tại trang tổ chức.",
        )
    ]


def check_not_delegated(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if not is_delegated(facts):
        return []
    sentence = "Đảng ủy được ủy quyền: ghi ngay kết quả biểu quyết quyết định kết nạp."
    return [Requirement("delegated", sentence, policy["votes"]["collective"]["clause"])]


def check_delegated(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if is_delegated(facts):
        return []
    sentence = "Đảng ủy cơ sở không được ủy quyền quyết định kết nạp."
    return [Requirement("not_delegated", sentence, policy["votes"]["collective"]["clause"])]


def check_register_ready(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    if facts.authority_ready:
        return []
    return [
        Requirement(
            "no_term",
            "Cấp ban hành chưa khai báo đủ nhiệm kỳ, ký hiệu, địa danh và tiêu đề văn bản.",
            policy["decision"]["clause"],
            "Quản trị hệ thống khai báo tại trang của tổ chức đó.",
        )
    ]


def check_printable(facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """What Điều 1 of the decision says about the person must be known."""
    if facts.has_native_place:
        return []
    sentence = "Chưa ghi quê quán của người này, quyết định kết nạp phải có quê quán."
    form = f"Mẫu {policy['decision']['form']}"
    return [Requirement("native_place", sentence, form, "Bổ sung quê quán ở trang người này.")]


Check = Callable[[Facts, Policy, date], list[Requirement]]

#: What each action needs. An action that is not here needs nothing beyond the right.
REQUIREMENTS: dict[Action, tuple[Check, ...]] = {
    Action.SUBMIT: (check_not_member, check_route, check_strengths),
    Action.RESOLVE: (check_not_member, check_route, check_union_vote),
    Action.LIST: (check_not_member, check_route),
    Action.OPEN_DOSSIER: (check_introducers,),
    Action.RECORD_CELL_VOTE: (
        check_not_member,
        check_age,
        check_route,
        check_introducers,
        check_papers,
        check_certificate,
        check_dossier_age,
        check_cell_size,
    ),
    Action.FORWARD_TO_COMMITTEE: (check_authority_known,),
    Action.RECORD_COMMITTEE_VOTE: (check_cell_passed, check_not_delegated),
    Action.FORWARD_TO_AUTHORITY: (check_committee_passed,),
    Action.ISSUE_DECISION: (check_authority_passed, check_register_ready, check_printable),
}


def missing(action: Action, facts: Facts, policy: Policy, on: date) -> list[Requirement]:
    """What stands in the way of this action on this day; an empty list means it may be done."""
    checks: tuple[Check, ...] = REQUIREMENTS.get(action, ())
    if action == Action.RECORD_AUTHORITY_VOTE:
        checks = (
            check_cell_passed,
            check_authority_known,
            check_delegated if facts.committee_passed is None else check_committee_passed,
        )
    if action == Action.SEND_BACK:
        checks = (check_nominator,) if facts.cell_passed is None else ()
    return [requirement for check in checks for requirement in check(facts, policy, on)]
