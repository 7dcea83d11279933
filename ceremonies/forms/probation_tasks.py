from ceremonies.forms.fields import day_field
from ceremonies.models import ProbationTask
from members.forms.sending import OnceForm, VersionForm


class ProbationTaskForm(VersionForm):
    due_on = day_field("Thời hạn", required=False)
    done_on = day_field("Ngày hoàn thành", required=False)

    class Meta:
        model = ProbationTask
        fields = ["title", "due_on", "done_on", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = "Việc cụ thể mà đảng viên dự bị phải làm; người ấy đọc được câu này."


class NewProbationTaskForm(OnceForm, ProbationTaskForm):
    class Meta(ProbationTaskForm.Meta):
        fields = ["title", "due_on"]

    done_on = None
