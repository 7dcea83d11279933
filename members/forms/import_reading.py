"""How the sender puts right the way a sheet is read: sheet and header, columns, old code of letters, capitals."""

from collections import Counter

from django import forms

from members.choices import OldCode
from members.forms.import_answers import BatchForm
from members.services.batches import options_of
from members.spreadsheets.headers import AND

#: Two columns that are the same of these are joined from left to right.
JOINED = ("Họ và tên", "Quê quán")


class HeaderForm(BatchForm):
    """Which sheet, and which of its rows carries the titles of the columns."""

    sheet = forms.CharField(widget=forms.HiddenInput, max_length=200)
    header_row = forms.TypedChoiceField(label="Dòng ghi tên các cột", coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args, sheet: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["sheet"] = sheet
        self.rows = self.batch.understood.get("head", {}).get(sheet, [])
        self.fields["header_row"].choices = [(number, f"Dòng {number}") for number, _ in self.rows]
        if sheet == self.batch.understood.get("sheet"):
            self.initial["header_row"] = self.batch.understood["header_rows"][0]

    @property
    def settled(self):
        return {"sheet": self.cleaned_data["sheet"], "header_row": self.cleaned_data["header_row"]}


class ColumnsForm(BatchForm):
    """One choice for each column: our title, or that it is not read; or all that was chosen is forgotten."""

    forget = forms.BooleanField(label="Quên các lựa chọn cũ", required=False, widget=forms.HiddenInput)

    def __init__(self, *args, titles: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.columns = {
            f"column_{column['place']}": column for column in self.batch.understood.get("columns", [])
        }
        for name, column in self.columns.items():
            self.fields[name] = forms.ChoiceField(
                label=f"Cột {column['letter']}" + (f": {column['written']}" if column["written"] else ""),
                required=False,
                initial=AND.join(column["titles"]),
                choices=[("", "Không đọc cột này"), *_several(column), *((title, title) for title in titles)],
            )

    def clean(self):
        data = super().clean()
        taken = Counter(data.get(name) for name in self.columns)
        for name in self.changed_data:
            title = data.get(name)
            if name in self.columns and title and title not in JOINED and taken[title] > 1:
                self.add_error(name, f"Hai cột cùng là «{title}»; thông tin này chỉ lấy từ một cột.")
        return data

    @property
    def settled(self):
        """As the page was sent; a column it did not ask about stays as it was understood."""
        if self.cleaned_data["forget"]:
            return {"columns": {}}
        sent = {
            str(column["place"]): self.cleaned_data[name]
            for name, column in self.columns.items()
            if self.add_prefix(name) in self.data
        }
        return {"columns": (options_of(self.batch).columns or {}) | sent}


def _several(column: dict) -> list[tuple[str, str]]:
    """A column that fills more than one of ours stays so until the sender says otherwise."""
    titles = column["titles"]
    return [(AND.join(titles), f"Gồm: {', '.join(titles)}")] if len(titles) > 1 else []


class EncodingForm(BatchForm):
    """In which old code the texts of the file are, if in any."""

    encoding = forms.ChoiceField(
        label="Chữ trong tệp đọc theo cách nào thì đúng?",
        widget=forms.RadioSelect,
        choices=[*OldCode.choices, ("none", "Để nguyên như trong tệp")],
    )

    @property
    def settled(self):
        return {"encoding": self.cleaned_data["encoding"]}


class CapitalsForm(BatchForm):
    proper_case = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @property
    def settled(self):
        return {"proper_case": self.cleaned_data["proper_case"]}
