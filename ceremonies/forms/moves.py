"""The person changed the place of work."""

from django import forms

from ceremonies.choices import State
from ceremonies.forms.fields import past_day_field
from ceremonies.forms.reasons import ReasonForm
from ceremonies.workflow import transition
from members.choices import OrganisationKind
from members.forms.lookups import OrganisationField
from members.models import Organisation

#: What happens to the file, by where it goes on (06-HD/TW §3.9).
_NOTES = {
    State.LISTED: "Nơi mới phân công đảng viên giúp đỡ; không phải chờ đủ thời gian cùng công tác.",
    State.AT_AUTHORITY: (
        "Hồ sơ đến cấp có thẩm quyền ở nơi mới: chuyển trong {forward_working_days} ngày làm việc, nơi mới quyết định "
        "trong {decide_working_days} ngày làm việc. Thấy hồ sơ chưa bảo đảm thì nơi mới chuyển lại nơi cũ, ghi rõ điều "
        "cần xem xét; nơi cũ xem xét trong {review_working_days} ngày làm việc."
    ),
    State.DECIDED: (
        "Lễ kết nạp tổ chức ở nơi mới. Quyết định ban hành sau {decision_valid_working_days} ngày làm việc kể từ ngày "
        "chuyển công tác thì nơi cũ hủy rồi mới chuyển hồ sơ."
    ),
    State.PROBATION: "Đảng viên dự bị sinh hoạt ở chi bộ mới; thời gian dự bị tính tiếp từ ngày kết nạp.",
}
_NOTES[State.AWAITING_CEREMONY] = _NOTES[State.DECIDED]
_STAYS = (
    "Hợp đồng, học tập, biệt phái từ {stay_months} tháng trở lên thì chuyển về nơi làm việc, nơi học, nơi biệt phái; "
    "ngắn hơn thì ở lại nơi cũ hoặc nơi cư trú."
)


class MoveForm(ReasonForm):
    decided_on = past_day_field("Ngày của quyết định chuyển công tác")
    to_cell = OrganisationField(label="Chi bộ nơi chuyển đến")

    field_order = ("to_cell", "decided_on", "reason")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cells = Organisation.objects.filter(kind=OrganisationKind.PARTY_CELL, closed_on__isnull=True)
        self.fields["to_cell"].offer(cells.exclude(pk=self.candidacy.cell_id))
        self.fields["decided_on"].help_text += f" {_note(self)}"


class MoveAwayForm(ReasonForm):
    decided_on = past_day_field("Ngày của quyết định chuyển công tác")
    destination = forms.CharField(label="Nơi chuyển đến", max_length=200)

    field_order = ("destination", "decided_on", "reason")


class ReviewForm(ReasonForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        days = self.candidacy.policy.data["moves"]["review_working_days"]
        self.fields["reason"].label = "Điều cần xem xét lại"
        self.fields["reason"].help_text = (
            f"Hồ sơ trở về nơi đã chuyển đến; nơi ấy đọc được điều này, xem xét trong {days} ngày làm việc rồi chuyển "
            "hồ sơ lại."
        )


def _note(form: MoveForm) -> str:
    row, rule = transition(form.candidacy.state, form.action), form.candidacy.policy.data["moves"]
    words = [_NOTES[row.target], _STAYS] if row else []
    return " ".join(words).format(**rule)
