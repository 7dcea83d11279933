from django import forms

from ceremonies.choices import OpinionKind
from ceremonies.forms.fields import count_field, day_field, words_field
from ceremonies.models import Opinion
from members.forms.sending import OnceForm, VersionForm


class OpinionForm(VersionForm):
    asked_on = day_field("Ngày đề nghị cho ý kiến", required=False)
    held_on = day_field("Ngày cho ý kiến", required=False)
    people = count_field("Số người được lấy ý kiến", required=False)
    agree = count_field("Số người tán thành", required=False)
    against = count_field("Số người không tán thành", required=False)
    strengths = words_field("Ưu điểm", required=False, max_length=2000)
    shortcomings = words_field("Khuyết điểm", required=False, max_length=2000)

    class Meta:
        model = Opinion
        fields = [
            *("kind", "asked_of", "asked_on", "held_on", "people", "agree", "against", "against_reason"),
            *("strengths", "shortcomings", "exempt_reason"),
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        clause = self.instance.candidacy.policy.data["opinions"]["clause"]
        self.fields["kind"].choices = OpinionKind.choices
        self.fields["asked_of"].help_text = "Ghi đầy đủ như sẽ in trên bản tổng hợp ý kiến."
        self.fields["against_reason"].label = "Lý do không tán thành"
        self.fields[
            "exempt_reason"
        ].help_text = (
            f"Chỉ với nơi cư trú, trong những trường hợp đặc biệt theo quy định của Ban Bí thư ({clause})."
        )
        self.fields["strengths"].widget = forms.Textarea(attrs={"rows": 3})
        self.fields["shortcomings"].widget = forms.Textarea(attrs={"rows": 3})


class NewOpinionForm(OnceForm, OpinionForm):
    pass
