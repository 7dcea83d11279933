"""The report and the news, in the cell's own words."""

from django import forms

from ceremonies.forms.fields import past_day_field
from ceremonies.models import Ceremony
from members.forms.sending import VersionForm


class TextsForm(VersionForm):
    class Meta:
        model = Ceremony
        fields = ["report", "news", "news_author"]
        widgets = {
            "report": forms.Textarea(attrs={"rows": 16}),
            "news": forms.Textarea(attrs={"rows": 16}),
        }

    def __init__(self, *args, proposed: tuple[str, str], author: str, **kwargs):
        super().__init__(*args, **kwargs)
        report, news = proposed
        self.fields["report"].label = "Báo cáo cấp ủy cấp trên"
        self.initial["report"] = self.instance.report or report
        self.initial["news"] = self.instance.news or news
        self.initial["news_author"] = self.instance.news_author or author


class SendReportForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    sent_on = past_day_field("Ngày gửi báo cáo")
