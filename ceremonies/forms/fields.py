"""Fields that several forms ask in the same words."""

from django import forms

from members.clock import today

DAY_HELP = "Ngày/tháng/năm, ví dụ 19/05/2026."
MOST_VOTES = 9999
#: Of a key, on both databases.
_MOST_DIGITS = 18


def day_field(label: str, *, help_text: str = DAY_HELP, **options) -> forms.DateField:
    return forms.DateField(
        label=label, help_text=help_text, widget=forms.DateInput(attrs={"class": "short"}), **options
    )


def past_day_field(label: str) -> forms.DateField:
    """Today is filled in, for most steps are written down on the day."""
    return day_field(label, initial=today)


def number_field(example: str, *, label: str = "Số nghị quyết") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=40,
        help_text=example_text(example),
        widget=forms.TextInput(attrs={"class": "short"}),
    )


def example_text(example: str) -> str:
    return f"Ghi như trên văn bản, ví dụ {example}."


def count_field(label: str, help_text: str = "", **options) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=help_text, min_value=0, max_value=MOST_VOTES, **options)


def words_field(label: str, *, help_text: str = "", rows: int = 4, **options) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=widget, **options)


class FilesField(forms.ModelMultipleChoiceField):
    """Files to tick. A number too long for a key is refused like any other that was not offered."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        for key in value or ():
            if len(str(key)) > _MOST_DIGITS:
                raise forms.ValidationError(self.error_messages["invalid_choice"], params={"value": "…"})
        return super().clean(value)
