from django import forms

from ceremonies.forms.fields import day_field
from ceremonies.forms.scans import clean_name, clean_scan
from ceremonies.models import Paper
from members.forms.sending import VersionForm

MOST_PAGES = 9999


class PaperRowForm(VersionForm):
    """One line of the table of a file's papers; a scan is added on the page of the paper."""

    issued_on = day_field("Ngày ghi trên giấy", required=False, help_text="")
    pages = forms.IntegerField(label="Số trang", required=False, min_value=1, max_value=MOST_PAGES)

    class Meta:
        model = Paper
        fields = ["issued_on", "number", "pages", "note"]

    @property
    def cells(self) -> list[tuple[str, forms.BoundField]]:
        return [(label, self[name]) for name, label in PAPER_COLUMNS.items()]


PAPER_COLUMNS = {
    "issued_on": "Ngày ghi trên giấy",
    "number": "Số ghi trên giấy",
    "pages": "Số trang",
    "note": "Nơi giữ bản chính, ghi chú",
}


class PaperForm(VersionForm):
    """Date, number, pages of one paper, where the original lies, and its scan."""

    issued_on = day_field("Ngày ghi trên giấy", required=False)
    pages = forms.IntegerField(
        label="Số trang",
        required=False,
        min_value=1,
        max_value=MOST_PAGES,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    scan = forms.FileField(
        label="Bản quét",
        required=False,
        help_text="Không bắt buộc. PDF đến 20 MB; ảnh JPEG, PNG đến 8 MB.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )

    class Meta:
        model = Paper
        fields = ["issued_on", "number", "pages", "note"]
        widgets = {"number": forms.TextInput(attrs={"class": "short"})}

    def __init__(self, *args, number_required: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].label = "Số ghi trên giấy"
        self.fields["number"].help_text = "" if number_required else "Không bắt buộc với giấy tờ này."
        self.fields["note"].label = "Nơi giữ bản chính, ghi chú"
        self.fields["note"].help_text = "Ví dụ: tủ hồ sơ số 2, chi bộ. Không ghi nội dung lý lịch vào đây."
        if self.instance.file_id:
            self.fields["scan"].help_text += f" Tệp mới thay cho tệp đang có ({self.instance.file_name})."

    def clean_scan(self):
        upload = self.cleaned_data["scan"]
        if upload is None:
            return None
        content, content_type = clean_scan(upload)
        return {
            "content": content,
            "content_type": content_type,
            "file_name": clean_name(upload.name, content_type),
        }
