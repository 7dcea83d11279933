from django import forms

from ceremonies.forms.fields import past_day_field, words_field
from ceremonies.models import Candidacy
from ceremonies.selectors.remarks import helpers_now
from members.clock import today
from members.forms.sending import OnceForm
from members.models import Person


class RemarkForm(OnceForm):
    """The helper's own remark; the cell says whose it is."""

    written_on = past_day_field("Ngày nhận xét")
    text = words_field(
        "Nhận xét",
        max_length=4000,
        rows=6,
        help_text="Phẩm chất chính trị, đạo đức, lối sống; kết quả công tác; động cơ phấn đấu; việc cần tiếp tục "
        "giúp đỡ. Nhận xét đã ghi không sửa được.",
    )

    def __init__(self, *args, candidacy: Candidacy, actor, **kwargs):
        super().__init__(*args, **kwargs)
        now = [each.assignment.person for each in helpers_now(candidacy, today())]
        self.own = next((person for person in now if person.pk == actor.person_id), None)
        if self.own is None:
            people = Person.objects.filter(pk__in=[person.pk for person in now]).order_by("sort_key")
            self.fields["helper"] = forms.ModelChoiceField(
                people,
                label="Nhận xét của",
                help_text="Chi bộ ghi lại nhận xét mà đảng viên giúp đỡ nộp bằng giấy.",
                empty_label=None if len(now) == 1 else "Chọn đảng viên giúp đỡ",
            )
            self.order_fields(["helper"])

    def details(self) -> dict:
        return self.cleaned_data | {"helper": self.own or self.cleaned_data["helper"]}
