"""What comes back to a paper that was made: the signed scan, or the end of its number."""

from django import forms

from ceremonies.forms.fields import day_field, words_field
from ceremonies.forms.scans import clean_name, clean_scan
from members.forms.sending import OnceForm


class VoidForm(OnceForm):
    reason = words_field(
        "Lý do hủy số", max_length=400, help_text="Lý do được ghi vào sổ văn bản, bên cạnh số bị hủy."
    )


class SignedCopyForm(OnceForm):
    """The scan of what was signed, and where the original lies."""

    scan = forms.FileField(
        label="Bản quét của văn bản đã ký",
        help_text="PDF đến 20 MB; ảnh JPEG, PNG đến 8 MB.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )
    signed_on = day_field("Ngày ký", required=False)
    original_at = forms.CharField(
        label="Nơi giữ bản chính", max_length=200, help_text="Ví dụ: Văn phòng Đảng ủy, cặp hồ sơ năm 2026."
    )

    def clean_scan(self):
        upload = self.cleaned_data["scan"]
        content, content_type = clean_scan(upload)
        return {
            "content": content,
            "content_type": content_type,
            "file_name": clean_name(upload.name, content_type),
        }

    def details(self) -> dict:
        data = self.cleaned_data
        return {"signed_on": data["signed_on"], "original_at": data["original_at"]} | data["scan"]
