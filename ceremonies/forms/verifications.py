from django import forms

from ceremonies.choices import Relation, VerificationResult, VerificationWay
from ceremonies.forms.fields import day_field
from ceremonies.models import Candidacy, Verification
from members.forms.sending import OnceForm, VersionForm

_LETTER = "verification_letter"


class VerificationForm(VersionForm):
    """One person who is verified; the clauses and days come from the policy of the file."""

    sent_on = day_field("Ngày gửi công văn, ngày cử đi", required=False)
    returned_on = day_field("Ngày có kết quả", required=False)

    class Meta:
        model = Verification
        fields = [
            *("relation", "name", "way", "asked_of", "letter_number", "sent_on"),
            *("is_party_member", "confirmed_by", "returned_on", "result", "note"),
        ]
        widgets = {"way": forms.RadioSelect, "letter_number": forms.TextInput(attrs={"class": "short"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rule = self.instance.candidacy.policy.data["verification"]
        self.fields["relation"].choices = Relation.choices
        self.fields["way"].choices = VerificationWay.choices
        self.fields["way"].help_text = (
            f"Công văn được trả lời trong {rule['reply_domestic_working_days']} ngày làm việc ở trong nước, "
            f"{rule['reply_abroad_working_days']} ngày làm việc ở nước ngoài ({rule['clause']}). "
            "Không cử người vào Đảng hoặc người thân đi thẩm tra."
        )
        self.fields["asked_of"].help_text = "Cấp ủy nơi người này cư trú hoặc làm việc."
        self.fields["confirmed_by"].help_text = (
            "Chỉ khi không phải thẩm tra: bên nội, ngoại của người vào Đảng khi cha, mẹ, anh chị em ruột hoặc con là "
            "đảng viên; bên vợ hoặc chồng khi vợ hoặc chồng, hay cha, mẹ, anh chị em ruột của vợ hoặc chồng là "
            "đảng viên; lý lịch đã khai đầy đủ và được cấp ủy quản lý đảng viên ấy xác nhận "
            f"({rule['exempt_clause']})."
        )
        self.fields["result"].choices = [("", "Chưa có kết quả"), *VerificationResult.choices]
        self.fields["note"].help_text = "Không ghi nội dung lý lịch; nội dung nằm trong giấy thẩm tra."
        self._offer_letter()

    def _offer_letter(self) -> None:
        """Number and day of the letter that the portal made for the place this row asks."""
        row = self.instance
        if row.pk is None or row.letter_number:
            return
        together = row.candidacy.verifications.filter(asked_of=row.asked_of).values("pk")
        made = row.candidacy.documents.filter(kind=_LETTER, about__in=together).first()
        if made:
            self.initial["letter_number"] = made.number_text.removeprefix("Số ")
            self.initial["sent_on"] = row.sent_on or made.dated


class FamilyForm(OnceForm):
    """The whole family on one page; a row without a name is nobody. Who is exempt needs the form of one person."""

    _WAYS = [("", "—"), *((way.value, way.label) for way in VerificationWay if way != VerificationWay.EXEMPT)]

    def __init__(self, *args, candidacy: Candidacy, **kwargs):
        super().__init__(*args, **kwargs)
        self.candidacy = candidacy
        written = set(candidacy.verifications.values_list("relation", flat=True)) - {Relation.CHILD}
        left = [each for each in Relation if each not in written] + [Relation.CHILD]
        self._relations = {f"{number}": relation for number, relation in enumerate(left, 1)}
        for key, relation in self._relations.items():
            person = candidacy.person.full_name if relation == Relation.SELF else None
            self.fields[f"name_{key}"] = forms.CharField(
                label="Họ và tên", max_length=100, required=False, initial=person
            )
            self.fields[f"way_{key}"] = forms.ChoiceField(
                label="Cách thẩm tra", choices=self._WAYS, required=False
            )
            self.fields[f"asked_of_{key}"] = forms.CharField(
                label="Nơi được đề nghị thẩm tra", max_length=200, required=False
            )

    def rows(self) -> list[tuple]:
        """For the page: the relation and its three boxes."""
        names = ("name", "way", "asked_of")
        return [
            (relation.label, [self[f"{name}_{key}"] for name in names])
            for key, relation in self._relations.items()
        ]

    def clean(self):
        for key, relation in self._relations.items():
            if self.cleaned_data.get(f"name_{key}") and not self.cleaned_data.get(f"way_{key}"):
                self.add_error(f"way_{key}", f"Hãy chọn cách thẩm tra: {relation.label.lower()}.")
        if not self.errors and not self.verifications():
            raise forms.ValidationError("Hãy ghi ít nhất một người.")
        return self.cleaned_data

    def verifications(self) -> list[Verification]:
        said = self.cleaned_data
        return [
            Verification(
                candidacy=self.candidacy,
                relation=relation,
                name=said[f"name_{key}"],
                way=said[f"way_{key}"],
                asked_of=said[f"asked_of_{key}"],
            )
            for key, relation in self._relations.items()
            if said.get(f"name_{key}")
        ]


class ResultsForm(forms.Form):
    """What came back about everybody still asked about; a row without result has not come back yet."""

    def __init__(self, *args, candidacy: Candidacy, **kwargs):
        super().__init__(*args, **kwargs)
        rows = candidacy.verifications.select_related("candidacy__person")
        self._waiting = [row for row in rows if not row.is_done]
        choices = [("", "Chưa có kết quả"), *VerificationResult.choices]
        for row in self._waiting:
            self.fields[f"version_{row.pk}"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=row.version
            )
            self.fields[f"returned_on_{row.pk}"] = day_field("Ngày có kết quả", required=False)
            self.fields[f"result_{row.pk}"] = forms.ChoiceField(
                label="Kết quả", choices=choices, required=False
            )

    def rows(self) -> list[tuple]:
        """For the page: whom it is about and its boxes."""
        names = ("returned_on", "result")
        return [(str(row), [self[f"{name}_{row.pk}"] for name in names]) for row in self._waiting]

    def clean(self):
        if not self.errors and not self.results():
            raise forms.ValidationError("Hãy ghi kết quả của ít nhất một người.")
        return self.cleaned_data

    def results(self) -> list[tuple[Verification, int]]:
        """Rows of which something came back, each with the version that was seen."""
        said, back = self.cleaned_data, []
        for row in self._waiting:
            row.returned_on, row.result = said.get(f"returned_on_{row.pk}"), said.get(f"result_{row.pk}", "")
            if row.returned_on or row.result:
                back.append((row, said[f"version_{row.pk}"]))
        return back


class NewVerificationForm(OnceForm, VerificationForm):
    pass
