"""Sending an office's own workbook, and the period for which it is filled."""

from pathlib import PurePath

from django import forms

from ceremonies.permissions.sheet_templates import keepers_of_templates
from members.forms.lookups import OrganisationField
from members.forms.sending import OnceForm
from members.spreadsheets.refusals import MAX_FILE

_LONGEST_NAME = 200


class SheetTemplateForm(OnceForm):
    organisation = OrganisationField(label="Mẫu của tổ chức nào?")
    title = forms.CharField(
        label="Tên mẫu",
        max_length=150,
        help_text="Tải lên dưới tên đã có thì thành lần mới của mẫu ấy; các lần trước vẫn giữ.",
    )
    file = forms.FileField(
        label="Tệp mẫu (.xlsx)",
        help_text=f"Bảng tính do cấp trên phát hành, đã ghi chỗ cần điền; không có macro, nhiều nhất "
        f"{MAX_FILE // 1024**2} MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        max_length=_LONGEST_NAME,
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].offer(keepers_of_templates(user))

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload.size > MAX_FILE:
            raise forms.ValidationError(f"Tệp lớn hơn {MAX_FILE // 1024**2} MB.")
        return upload

    def sent(self) -> dict:
        """Arguments of the service."""
        upload = self.cleaned_data["file"]
        name = PurePath(upload.name.replace("\\", "/")).name[-_LONGEST_NAME:]
        return {"file_name": name, "content": upload.read()} | {
            field: self.cleaned_data[field] for field in ("organisation", "title", "form_key")
        }
