"""The form of each action: what its effect asks for. Forms judge the input; `services.workflow.act` does the rest."""

from django import forms

from ceremonies.choices import Action, DecisionKind, Matter
from ceremonies.forms.fields import number_field, past_day_field, words_field
from ceremonies.forms.helpers import CeremonyForm, HelperForm, ReplaceHelperForm
from ceremonies.forms.moves import MoveAwayForm, MoveForm, ReviewForm
from ceremonies.forms.reasons import ListForm, PermissionForm, ReasonForm
from ceremonies.forms.step import StepForm
from ceremonies.forms.votes import UnionVoteForm, VoteForm
from ceremonies.selectors.decisions import last_void
from ceremonies.workflow import matter_of


class DossierForm(StepForm):
    started_on = past_day_field("Ngày bắt đầu lập hồ sơ")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        months = self.candidacy.policy.data["dossier"]["valid_months"]
        self.fields["started_on"].help_text += f" Hồ sơ có giá trị {months} tháng kể từ ngày này."


class IssueForm(StepForm):
    """Where a number was voided before, the new paper may say that it takes that one's place."""

    issued_on = past_day_field("Ngày ban hành")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        matter = matter_of(self.candidacy.state)
        if matter == Matter.RECOGNITION:
            self.ask_explanation("recognition_decision")
        void = last_void(self.candidacy, DecisionKind(matter))
        if void:
            self.fields["replacing"] = forms.BooleanField(
                label=f"Ghi trong quyết định: thay thế Quyết định {str(void).replace('Số', 'số')}",
                required=False,
                help_text="Chọn khi quyết định đã hủy số đã được gửi đi.",
            )


class AppraiseForm(StepForm):
    number = number_field("12-BC/ĐUBP", label="Số báo cáo")
    held_on = past_day_field("Ngày báo cáo")
    conclusion = words_field("Ý kiến thẩm định nghị quyết của chi bộ", max_length=4000)


class ReceiveForm(StepForm):
    received_on = past_day_field("Ngày chi bộ nhận được quyết định")


class AnnounceForm(StepForm):
    announced_on = past_day_field("Ngày công bố tại cuộc họp chi bộ")


class CancelForm(ReasonForm):
    issued_on = past_day_field("Ngày ban hành quyết định hủy bỏ")


class LeaveForm(ReasonForm):
    """The person's application, the cell's resolution on it, the decision."""

    number = number_field("09-NQ/CB", label="Số nghị quyết của chi bộ về đơn xin ra khỏi Đảng")
    held_on = past_day_field("Ngày họp chi bộ")
    issued_on = past_day_field("Ngày ban hành quyết định cho ra khỏi Đảng")

    field_order = ("number", "held_on", "issued_on", "reason")


class DeathForm(ReasonForm):
    died_on = past_day_field("Ngày từ trần")

    field_order = ("died_on", "reason")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "Căn cứ"
        self.fields["reason"].help_text = "Ví dụ: giấy báo tử, trích lục khai tử số, ngày nào."


FORMS: dict[Action, type[StepForm]] = {
    Action.RESOLVE: UnionVoteForm,
    Action.LIST: ListForm,
    Action.ASSIGN_HELPER: HelperForm,
    Action.REPLACE_HELPER: ReplaceHelperForm,
    Action.ASK_PROCEDURE: ListForm,
    Action.ALLOW_PROCEDURE: PermissionForm,
    Action.OPEN_DOSSIER: DossierForm,
    Action.APPRAISE: AppraiseForm,
    Action.RECEIVE_DECISION: ReceiveForm,
    Action.HOLD_CEREMONY: CeremonyForm,
    Action.CONSIDER_AGAIN: ReasonForm,
    Action.ANNOUNCE: AnnounceForm,
    Action.PROPOSE_STRIKING_OFF: ReasonForm,
    Action.DROP_STRIKING_OFF: ReasonForm,
    Action.CANCEL_DECISION: CancelForm,
    Action.REDO_DECISION: CancelForm,
    Action.MOVE: MoveForm,
    Action.MOVE_AWAY: MoveAwayForm,
    Action.ASK_REVIEW: ReviewForm,
    Action.LEAVE_PARTY: LeaveForm,
    Action.RECORD_DEATH: DeathForm,
    Action.RECORD_CELL_VOTE: VoteForm,
    Action.RECORD_COMMITTEE_VOTE: VoteForm,
    Action.RECORD_AUTHORITY_VOTE: VoteForm,
    Action.ISSUE_DECISION: IssueForm,
    Action.VOID_DECISION: ReasonForm,
    Action.CORRECT_VOTE: ReasonForm,
    Action.SEND_BACK: ReasonForm,
    Action.WITHDRAW: ReasonForm,
    Action.REMOVE: ReasonForm,
    Action.REJECT: ReasonForm,
}


def form_of(action: Action) -> type[StepForm]:
    """An action that is not in the table needs nothing but the user's word."""
    return FORMS.get(action, StepForm)
