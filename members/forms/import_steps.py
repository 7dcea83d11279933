"""Writing a list into the register and taking it back: what the sender must say in so many words."""

from django import forms

from members.choices import Outcome
from members.forms.import_answers import BatchForm


class ApplyForm(BatchForm):
    skip_wrong = forms.BooleanField(
        label="Ghi các dòng tốt, để lại các dòng có lỗi",
        error_messages={
            "required": "Đánh dấu ô này nếu đồng chí muốn ghi các dòng tốt và để lại các dòng có lỗi."
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        counts = self.batch.counts
        wrong, good = (
            counts.get(Outcome.WRONG, 0),
            counts.get(Outcome.NEW, 0) + counts.get(Outcome.CHANGED, 0),
        )
        self.fields["skip_wrong"].label = f"Ghi {good} dòng tốt, để lại {wrong} dòng có lỗi"
        if not wrong:
            del self.fields["skip_wrong"]

    @property
    def settled(self):
        return {"skip_wrong": self.cleaned_data.get("skip_wrong", False)}


class UndoForm(BatchForm):
    also_changed = forms.BooleanField(
        label="Lấy lại cả các dòng đã được sửa sau khi ghi; những sửa đổi ấy mất đi",
        help_text="Dòng đang được dùng ở nơi khác, ví dụ đã có hồ sơ, vẫn luôn được giữ.",
        required=False,
    )

    @property
    def settled(self):
        return {"also_changed": self.cleaned_data["also_changed"]}
