"""A step that needs a reason, and a step that names a resolution."""

from ceremonies.choices import Action, Desk
from ceremonies.forms.fields import number_field, past_day_field, words_field
from ceremonies.forms.step import StepForm
from ceremonies.selectors.sight import GIVEN_BACK
from ceremonies.workflow import TRANSITIONS

#: Their reason is printed in the decision that follows.
_PRINTED = frozenset(
    {Action.CANCEL_DECISION, Action.REDO_DECISION, Action.LEAVE_PARTY, Action.PROPOSE_STRIKING_OFF}
)


class ReasonForm(StepForm):
    reason = words_field("Lý do", max_length=2000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = self._readers()

    def _readers(self) -> str:
        """Who will read it, said before it is written."""
        if self.action == Action.VOID_DECISION:
            return "Lý do được ghi vào sổ văn bản, bên cạnh số bị hủy."
        if self.action in _PRINTED:
            return "Lý do được in trong quyết định; người có tên trong quyết định đọc được."
        row = TRANSITIONS.get((self.candidacy.state, self.action))
        if row and row.target in GIVEN_BACK and self.candidacy.nominator_id:
            return f"{self.candidacy.nominator} đọc được lý do này."
        if self.action == Action.REJECT and row and row.by == Desk.CELL and self.candidacy.nominator_id:
            return f"Lý do được ghi sẵn vào thông báo gửi {self.candidacy.nominator}; sửa được trước khi in."
        return "Chỉ tổ chức đảng có trách nhiệm với hồ sơ đọc được lý do này."


class ListForm(StepForm):
    number = number_field("03-NQ/CB")
    held_on = past_day_field("Ngày họp chi bộ")


class PermissionForm(ListForm):
    number = number_field("15-TB/ĐU", label="Số văn bản cho làm thủ tục")
    held_on = past_day_field("Ngày văn bản")
