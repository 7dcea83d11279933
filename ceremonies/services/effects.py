"""What each action writes beside the change of state; `services.workflow.act` calls them, nobody else.

An effect answers `day` (the day by which the rules judge), `facts` (what the action itself brings to the rules) and
`apply` (the rows it writes, inside the transaction of the step).
"""

from dataclasses import dataclass
from datetime import date

from ceremonies.choices import Action, PaperKind, ResolutionKind
from ceremonies.models import Candidacy, Exclusion, HelperAssignment, Paper, Resolution
from ceremonies.rules import Threshold, Vote, forms_of, threshold, vote_errors
from ceremonies.selectors.courses import awareness_certificates
from ceremonies.selectors.facts import authority_facts, identity, official_members_of
from ceremonies.selectors.organisations import authority_of, committee_of, mode_of
from ceremonies.services.decisions import issue_decision, void_decision
from members.clock import today
from members.models import Person
from members.names import fold
from members.services.errors import Refused

_LONGEST_NOTE = Paper._meta.get_field("note").max_length


class Effect:
    def day(self, **details) -> date:
        return today()

    def facts(self, candidacy: Candidacy, **details) -> dict:
        return {}

    def apply(self, candidacy: Candidacy, *, actor, reason: str, **details) -> None:
        raise NotImplementedError


@dataclass(frozen=True)
class CountedVote(Effect):
    """A body votes: `vote`, the resolution's `number`, and `exclusions` as (name, reason) pairs."""

    kind: ResolutionKind
    desk: str
    body: str

    def day(self, *, vote: Vote, **details) -> date:
        return vote.held_on

    def facts(self, candidacy, *, vote: Vote, **details) -> dict:
        return {"proposed_vote": vote}

    def apply(self, candidacy, *, actor, reason, vote: Vote, number: str, exclusions=()) -> None:
        rule = threshold(candidacy.policy.data, self._body(candidacy, vote.held_on))
        self._refuse_impossible(candidacy, rule, vote, exclusions)
        resolution = Resolution.objects.create(
            candidacy=candidacy,
            kind=self.kind,
            body=getattr(candidacy, self.desk),
            number=number,
            held_on=vote.held_on,
            listed=vote.listed,
            present=vote.present,
            entitled=vote.entitled,
            votes_for=vote.votes_for,
            votes_against=vote.votes_against,
            passed=rule.reached(vote.votes_for, vote.entitled),
            formula=rule.formula(vote.votes_for, vote.entitled),
        )
        Exclusion.objects.bulk_create(
            Exclusion(resolution=resolution, name=name, reason=why) for name, why in exclusions
        )
        if self.kind == ResolutionKind.CELL:
            candidacy.voted_as = identity(candidacy.person)

    def _body(self, candidacy: Candidacy, on: date) -> str:
        """The authority votes as its mode of that day says; the others by their own threshold."""
        return self.body or mode_of(candidacy.authority, on)

    def _refuse_impossible(self, candidacy: Candidacy, rule: Threshold, vote: Vote, exclusions) -> None:
        errors = vote_errors(vote, today())
        if rule.everybody_counts and vote.excluded:
            errors.append("Cấp này phải tính đủ mọi thành viên, không được trừ người nào.")
        if len(exclusions) != vote.excluded:
            errors.append("Mỗi người không tính phải có họ tên và lý do.")
        if len({fold(name) for name, _ in exclusions}) < len(exclusions):
            errors.append("Một người chỉ được trừ một lần.")
        if errors:
            raise Refused(" ".join(errors))
        _refuse_before_earlier(candidacy, vote.held_on)


class ListPerson(Effect):
    """The cell takes the person on its list: `number` and `held_on` of its resolution."""

    def day(self, *, held_on: date, **details) -> date:
        return held_on

    def apply(self, candidacy, *, actor, reason, number: str, held_on: date) -> None:
        _refuse_future(held_on)
        _refuse_before_earlier(candidacy, held_on)
        _resolution(candidacy, ResolutionKind.LISTING, number, held_on)
        candidacy.listed_on = held_on


class AssignHelpers(Effect):
    """`helpers`: official members of the cell (S1 §3.2); `number`, `held_on` of the cell's resolution."""

    def day(self, *, held_on: date, **details) -> date:
        return held_on

    def apply(self, candidacy, *, actor, reason, helpers: list[Person], number: str, held_on: date) -> None:
        _refuse_future(held_on)
        _refuse_before_earlier(candidacy, held_on)
        needed = candidacy.policy.data["introduction"]["members"][candidacy.route]
        if len({h.pk for h in helpers}) != needed:
            raise Refused(f"Đường giới thiệu này cần đúng {needed} đảng viên giúp đỡ.")
        official = {m.person_id for m in official_members_of(candidacy.cell, held_on)}
        for helper in helpers:
            if helper.pk not in official or helper.pk == candidacy.person_id:
                raise Refused(
                    f"{helper} không phải đảng viên chính thức của {candidacy.cell} vào ngày phân công."
                )
        _resolution(candidacy, ResolutionKind.HELPER, number, held_on)
        going_on = set(candidacy.helpers.filter(ends_on__isnull=True).values_list("person", flat=True))
        for helper in helpers:
            if helper.pk not in going_on:
                HelperAssignment.objects.create(candidacy=candidacy, person=helper, starts_on=held_on)


class ReplaceHelpers(AssignHelpers):
    """The cell names others; the 12 months together are not asked of a replacement (S1 §3.2.2).

    Of two helpers one may stay: the months of that one go on.
    """

    def apply(self, candidacy, *, actor, reason, helpers: list[Person], number: str, held_on: date) -> None:
        _refuse_before_earlier(candidacy, held_on)
        current = candidacy.helpers.filter(ends_on__isnull=True)
        if {helper.pk for helper in helpers} == set(current.values_list("person", flat=True)):
            raise Refused("Người được chọn đang giúp đỡ rồi; hãy chọn ít nhất một đảng viên khác để thay.")
        current.exclude(person__in=helpers).update(ends_on=held_on)
        candidacy.resolutions.filter(kind=ResolutionKind.HELPER).update(superseded=True)
        super().apply(candidacy, actor=actor, reason=reason, helpers=helpers, number=number, held_on=held_on)


class OpenDossier(Effect):
    """Lays out the checklist of the route; `started_on` is the anchor of the twelve months (06-HD/TW §5.4)."""

    def apply(self, candidacy, *, actor, reason, started_on: date) -> None:
        _refuse_future(started_on)
        _refuse_before_earlier(candidacy, started_on)
        candidacy.dossier_started_on = started_on
        papers = [
            Paper(candidacy=candidacy, kind=PaperKind(entry["kind"]), position=position)
            for entry in forms_of(candidacy.policy.data, candidacy.route)
            for position in range(1, entry["copies"] + 1)
        ]
        _fill_certificate(papers, candidacy.person)
        Paper.objects.bulk_create(papers)


def _fill_certificate(papers: list[Paper], person: Person) -> None:
    """What the class of the person says already need not be written again."""
    latest = awareness_certificates(person).order_by("certificate_on", "pk").last()
    for paper in papers:
        if latest and paper.kind == PaperKind.CERTIFICATE:
            paper.issued_on, paper.number = latest.certificate_on, latest.certificate_number
            paper.note = f"Theo kết quả {latest.course.title}."[:_LONGEST_NOTE]


class Send(Effect):
    def apply(self, candidacy, *, actor, reason) -> None:
        candidacy.sent_on = today()


class ForwardToCommittee(Effect):
    """Finds the committees anew: the tree may have changed since the file was opened."""

    def facts(self, candidacy, **details) -> dict:
        return authority_facts(candidacy.cell, today())

    def apply(self, candidacy, *, actor, reason) -> None:
        candidacy.committee = committee_of(candidacy.cell)
        candidacy.authority = authority_of(candidacy.cell, today())[0]


class SendBack(Effect):
    """The vote of the body that gets the file back no longer counts: it will vote, or write its vote, again."""

    _UNDONE = {
        "sent": "union",
        "received": "union",
        "cell_voted": "cell",
        "at_committee": "cell",
        "committee_voted": "committee",
        "at_authority": "committee",
        "authority_voted": "authority",
    }

    def apply(self, candidacy, *, actor, reason) -> None:
        candidacy.resolutions.filter(kind=self._UNDONE.get(candidacy.state, "")).update(superseded=True)


class Issue(Effect):
    """`issued_on`: the day the decision is dated and signed."""

    def day(self, *, issued_on: date) -> date:
        return issued_on

    def apply(self, candidacy, *, actor, reason, issued_on: date) -> None:
        issue_decision(actor=actor, candidacy=candidacy, issued_on=issued_on)


class Void(Effect):
    def apply(self, candidacy, *, actor, reason) -> None:
        void_decision(actor=actor, candidacy=candidacy, reason=reason)


class Close(Effect):
    def apply(self, candidacy, *, actor, reason) -> None:
        candidacy.helpers.filter(ends_on__isnull=True).update(ends_on=today())


def _refuse_before_earlier(candidacy: Candidacy, day: date) -> None:
    """Nothing on the road happens before what led to it."""
    if day <= candidacy.person.birth_date:
        raise Refused("Ngày này không thể trước ngày sinh của người được giới thiệu.")
    earlier = candidacy.resolutions.filter(superseded=False).order_by("held_on").last()
    if earlier and day < earlier.held_on:
        raise Refused(f"Ngày này không được trước {earlier.held_on:%d/%m/%Y} ({earlier}).")
    started = candidacy.dossier_started_on
    if started and day < started:
        raise Refused(f"Ngày này không được trước ngày lập hồ sơ {started:%d/%m/%Y}.")


def _refuse_future(day: date) -> None:
    if day > today():
        raise Refused("Ngày này không được ở tương lai.")


def _resolution(candidacy: Candidacy, kind: ResolutionKind, number: str, held_on: date) -> None:
    Resolution.objects.create(
        candidacy=candidacy, kind=kind, body=candidacy.cell, number=number, held_on=held_on
    )


EFFECTS: dict[Action, Effect] = {
    Action.RESOLVE: CountedVote(ResolutionKind.UNION, "nominator", "union"),
    Action.SEND: Send(),
    Action.LIST: ListPerson(),
    Action.ASSIGN_HELPER: AssignHelpers(),
    Action.REPLACE_HELPER: ReplaceHelpers(),
    Action.OPEN_DOSSIER: OpenDossier(),
    Action.RECORD_CELL_VOTE: CountedVote(ResolutionKind.CELL, "cell", "cell"),
    Action.FORWARD_TO_COMMITTEE: ForwardToCommittee(),
    Action.RECORD_COMMITTEE_VOTE: CountedVote(ResolutionKind.COMMITTEE, "committee", "committee"),
    Action.RECORD_AUTHORITY_VOTE: CountedVote(ResolutionKind.AUTHORITY, "authority", ""),
    Action.ISSUE_DECISION: Issue(),
    Action.VOID_DECISION: Void(),
    Action.CORRECT_VOTE: SendBack(),
    Action.SEND_BACK: SendBack(),
    Action.WITHDRAW: Close(),
    Action.REMOVE: Close(),
    Action.REJECT: Close(),
}
