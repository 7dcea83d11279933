"""Fields of every kind, right and wrong."""

from django import forms
from django.urls import reverse

#: Who works here is invented.
PEOPLE = [("1", "Lương Gia Huy"), ("2", "La Thị Thanh Xuân"), ("3", "Vương Thị Ngọc Ánh")]


class SampleForm(forms.Form):
    full_name = forms.CharField(label="Họ và tên", help_text="Viết như trong giấy khai sinh.")
    birth_date = forms.DateField(label="Ngày sinh", help_text="Ngày/tháng/năm, ví dụ 26/03/2001.")
    listed = forms.IntegerField(label="Tổng số đảng viên chính thức của chi bộ", min_value=1)
    helper = forms.ChoiceField(label="Đảng viên giúp đỡ", choices=PEOPLE)
    vote = forms.ChoiceField(
        label="Kết quả biểu quyết",
        choices=[("for", "Tán thành"), ("against", "Không tán thành")],
        widget=forms.RadioSelect,
        help_text="Ghi theo biên bản của cuộc họp.",
    )
    papers = forms.MultipleChoiceField(
        label="Giấy tờ kèm theo",
        choices=[("cv", "Lý lịch của người xin vào Đảng"), ("cert", "Giấy chứng nhận bồi dưỡng")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    remark = forms.CharField(label="Nhận xét", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    scan = forms.FileField(label="Bản quét", help_text="Tệp PDF, nhiều nhất 20 MB.", required=False)
    cell = forms.CharField(label="Chi bộ", initial="Chi bộ Văn phòng Mẫu", disabled=True, required=False)
    agreed = forms.BooleanField(label="Tôi đã đọc lại và thấy đúng với bản giấy")
    next = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id=kwargs.pop("auto_id", "mau_%s"), **kwargs)
        self.fields["next"].initial = reverse("styleguide")

    @classmethod
    def as_filters(cls) -> forms.Form:
        """The few fields of a search row."""
        form = cls(auto_id="loc_%s")
        form.fields = {name: form.fields[name] for name in ("full_name", "helper")}
        return form


def typed_wrongly(auto_id: str = "sai_%s") -> SampleForm:
    long_text = (
        "Có trách nhiệm với công việc được giao, được tập thể tin cậy, cần mạnh dạn hơn khi phát biểu. " * 4
    )
    typed = {"full_name": "Đoàn Minh Tuệ", "birth_date": "31/02/2001", "listed": "0", "remark": long_text}
    return SampleForm(typed | {"next": reverse("styleguide")}, auto_id=auto_id)
