"""Rows that may be about somebody known: the same person, a new one, or nothing."""

from django import forms
from django.db.models import QuerySet

from members.choices import Outcome
from members.forms.import_answers import BatchForm
from members.models import ImportBatch, ImportRow, Person
from members.services.batches import seen_by

NOBODY_SAID = ""
SAME, NEW, SKIP = "same", "new", "skip"


def open_doubles(batch: ImportBatch) -> QuerySet[ImportRow]:
    """Rows that may be about somebody known and have not been answered."""
    return batch.rows.filter(outcome=Outcome.ASKED, answer="", data__double=True)


class AnswersForm(BatchForm):
    """For each row that may be somebody known: the same person, a new one, or nothing."""

    rest = forms.ChoiceField(
        label="Các dòng chưa trả lời còn lại",
        required=False,
        choices=[
            (NOBODY_SAID, "Để trả lời sau"),
            (SAME, "Đều là người đã có trong sổ (dòng chỉ có một người giống)"),
            (NEW, "Đều là người mới"),
            (SKIP, "Bỏ qua hết, không ghi"),
        ],
    )

    def __init__(self, *args, rows: list[ImportRow], people: dict[int, Person], actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        for row in rows:
            known = [people[pk] for pk in row.data["matches"] if pk in people]
            self.fields[f"row_{row.number}"] = forms.ChoiceField(
                label=f"Dòng {row.number} là ai?",
                required=False,
                initial=row.answer,
                widget=forms.RadioSelect,
                choices=[*((str(person.pk), _same_as(person)) for person in known), *_NOT_THE_SAME],
            )

    def clean(self):
        data = super().clean()
        if not self.errors and not any(value for name, value in data.items() if name != "version"):
            raise forms.ValidationError("Hãy trả lời ít nhất một dòng, rồi bấm «Lưu câu trả lời».")
        return data

    @property
    def settled(self):
        said = {
            int(name.removeprefix("row_")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("row_") and value
        }
        return {"answers": self._of_the_rest() | said}

    def _of_the_rest(self) -> dict[int, str]:
        rest = self.cleaned_data["rest"]
        if not rest:
            return {}
        asked = open_doubles(self.batch)
        if rest != SAME:
            return dict.fromkeys(asked.values_list("number", flat=True), rest)
        matches = {row.number: row.data["matches"] for row in seen_by(self.actor, asked)}
        return {number: str(known[0]) for number, known in matches.items() if len(known) == 1}


_NOT_THE_SAME = ((NEW, "Người mới, thêm vào sổ"), (SKIP, "Bỏ qua dòng này, không ghi"))


def _same_as(person: Person) -> str:
    return f"Cùng một người: {person.full_name}, sinh {person.birth_date:%d/%m/%Y}"
