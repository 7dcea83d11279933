from django import forms

from members.forms.judged import judged
from members.forms.lookups import PersonField
from members.models import Person, User
from members.spreadsheets.cells import values


class AccountFilter(forms.Form):
    ACTIVE, LOCKED = "active", "locked"

    q = forms.CharField(label="Họ tên hoặc tên đăng nhập", required=False, max_length=150)
    state = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[("", "Tất cả"), (ACTIVE, "Đang dùng"), (LOCKED, "Đã khóa")],
    )


class AccountForm(forms.ModelForm):
    person = PersonField(
        label="Là người trong sổ",
        required=False,
        help_text="Họ tên và ngày sinh như trong sổ. Đảng viên giúp đỡ và người có hồ sơ phải chọn mới thấy hồ sơ; "
        "để trống nếu tài khoản không của ai trong sổ.",
    )

    class Meta:
        model = User
        fields = ["username", "full_name", "email", "person"]
        labels = {"username": "Tên đăng nhập", "email": "Thư điện tử"}
        help_texts = {"username": "Chữ, số và các dấu @ . + - _; ví dụ nguyen.an."}
        error_messages = {"username": {"unique": "Tên đăng nhập này đã có người dùng."}}

    def __init__(self, *args, person: Person | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        if person:
            self.initial |= {"person": person, "full_name": person.full_name, "email": person.email}
        self.fields["full_name"].required = False
        self.fields["full_name"].help_text = "Để trống thì lấy họ tên trong sổ của người được chọn bên dưới."
        self.fields["username"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}
        without = Person.objects.filter(user__isnull=True).order_by("sort_key", "pk")
        self.fields["person"].offer(without, person or self.instance.person)

    def clean_full_name(self):
        return judged(values.text, self.cleaned_data["full_name"], longest=100)

    def clean(self):
        data = super().clean()
        person = data.get("person")
        if not data.get("full_name") and "full_name" not in self.errors:
            if person is None:
                self.add_error("full_name", "Hãy ghi họ và tên, hoặc chọn người trong sổ.")
            else:
                data["full_name"] = person.full_name
        return data
