from django import forms

from ceremonies.choices import Relation, VerificationResult, VerificationWay
from ceremonies.forms.fields import day_field
from ceremonies.models import Verification
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


class NewVerificationForm(OnceForm, VerificationForm):
    pass
