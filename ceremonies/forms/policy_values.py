"""One value of the rules as a field of a form, and what was typed as changes."""

from collections.abc import Iterable
from typing import Any

from django import forms

from ceremonies.choices import Desk
from ceremonies.forms.fields import words_field
from ceremonies.rules.deadlines import KEY_DATES
from ceremonies.rules.policy_fields import COUNT, FLAG, TEXTS
from ceremonies.rules.policy_values import Value

MOST = 9999
_LONG = 60  # characters


def field_of(value: Value) -> forms.Field:
    kind, help_text = value.field.kind, "Chưa đối chiếu văn bản gốc." if value.uncertain else ""
    known = {"label": value.field.label, "help_text": help_text}
    if kind == FLAG:
        return forms.BooleanField(required=False, **known)
    if kind == COUNT:
        return forms.IntegerField(min_value=1, max_value=MOST, **known)
    if isinstance(kind, dict):
        return forms.ChoiceField(choices=list(kind.items()), **known)
    if kind == TEXTS:
        known["help_text"] = f"Mỗi căn cứ một dòng. {help_text}".strip()
        return words_field(max_length=2000, rows=2, **known)
    if len(str(value.value)) > _LONG:
        return words_field(max_length=600, rows=2, required=not value.field.optional, **known)
    return forms.CharField(max_length=600, required=not value.field.optional, **known)


def initial_of(value: Value) -> Any:
    return "\n".join(value.value) if value.field.kind == TEXTS else value.value


def new_deadline_fields() -> dict[str, forms.Field]:
    """Empty: none is added. A deadline of one's own counts working days."""
    none = [("", "—")]
    days = [*none, *KEY_DATES.items()]
    return {
        "label": forms.CharField(
            label="Việc phải làm",
            max_length=200,
            required=False,
            help_text="Để trống nếu không thêm. Ví dụ: Chi bộ chuyển nghị quyết lên đảng ủy cơ sở.",
        ),
        "from": forms.ChoiceField(label="Tính từ", choices=days, required=False),
        "until": forms.ChoiceField(label="Xong khi có", choices=days, required=False),
        "working_days": forms.IntegerField(
            label="Số ngày làm việc", min_value=1, max_value=MOST, required=False
        ),
        "desk": forms.ChoiceField(label="Nơi thực hiện", choices=[*none, *Desk.choices], required=False),
        "phase": forms.ChoiceField(
            label="Giai đoạn",
            choices=[*none, ("admission", "Kết nạp"), ("recognition", "Công nhận chính thức")],
            required=False,
        ),
        "clause": forms.CharField(label="Căn cứ", max_length=200, required=False),
    }


def nested(edits: Iterable[tuple[str, Any]]) -> dict:
    """{'votes.cell.numerator': 2} → {'votes': {'cell': {'numerator': 2}}}."""
    tree: dict = {}
    for path, value in edits:
        *parents, last = path.split(".")
        table = tree
        for key in parents:
            table = table.setdefault(key, {})
        table[last] = value
    return tree
