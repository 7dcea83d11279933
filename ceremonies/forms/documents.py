"""Making a paper: its number, its day, who signs it, and what no row holds."""

import unicodedata

from django import forms

from ceremonies.documents.texts import LINE_LIMIT, PROSE_LIMIT
from ceremonies.forms.fields import day_field, words_field
from ceremonies.models import Paper
from ceremonies.selectors.signers import Signer
from ceremonies.services.documents import Ask, AskKind, Recipe, Sheet, SignedBy
from members.clock import today
from members.forms.sending import OnceForm

REGISTER, TYPED, NONE = "register", "typed", "none"
_NUMBERING = {
    REGISTER: "Lấy số tiếp theo trong sổ văn bản",
    TYPED: "Ghi số có sẵn trên văn bản",
    NONE: "Văn bản không ghi số",
}
_OTHER = "other"
_TYPED_SIGNER = {"signer_name": "Họ và tên người ký khác", "signer_office": "Chức vụ người ký khác"}


class DocumentForm(OnceForm):
    """The questions of a recipe about one row; those that are answered already are left out."""

    def __init__(self, *args, recipe: Recipe, subject, about, signers: list[Signer], entry=None, **kwargs):
        """`entry`: the row of the checklist that the paper answers, if its maker may fill it."""
        self.recipe, self.subject, self.about = recipe, subject, about
        self.recorded = recipe.recorded(subject, about)
        self.signers = {str(signer.key): signer for signer in signers}
        super().__init__(*args, **kwargs)
        if self.recorded is None:
            self._ask_number_and_day()
        if recipe.signed_by == SignedBy.OFFICE:
            self._ask_signer()
        initial = recipe.initial(subject, about)
        for ask in recipe.asked(subject, about):
            self.fields[ask.name] = ask_field(ask)
            self.initial[ask.name] = initial.get(ask.name)
        if entry:
            self._offer_checklist(entry)

    def _offer_checklist(self, entry: Paper) -> None:
        written = entry.issued_on and f" Danh mục đang ghi ngày {entry.issued_on:%d/%m/%Y}."
        by_hand = self.recipe.signed_by == SignedBy.PERSON
        self.fields["into_checklist"] = forms.BooleanField(
            label="Ghi ngày và số của văn bản này vào danh mục giấy tờ của hồ sơ",
            required=False,
            initial=not entry.issued_on,
            help_text=f"Mục: {entry.get_kind_display()}.{written or ''}{' Cần ghi ngày ở trên.' if by_hand else ''}",
        )

    def _ask_number_and_day(self) -> None:
        recipe = self.recipe
        if recipe.is_numbered:
            offered = [REGISTER] if recipe.document_type else []
            offered += [TYPED, *([NONE] if recipe.unnumbered else [])]
            self.fields["numbering"] = forms.ChoiceField(
                label="Số của văn bản",
                choices=[(each, _NUMBERING[each]) for each in offered],
                initial=NONE if recipe.unnumbered else offered[0],
                widget=forms.RadioSelect,
            )
            self.fields["number"] = forms.CharField(
                label="Số có sẵn",
                max_length=40,
                required=False,
                help_text="Chỉ ghi khi văn bản đã có số, ví dụ 05-NQ/CB.",
                widget=forms.TextInput(attrs={"class": "short"}),
            )
        if recipe.signed_by != SignedBy.NOBODY:
            by_hand = recipe.signed_by == SignedBy.PERSON
            self.fields["dated"] = day_field(
                "Ngày ghi trên văn bản",
                required=not by_hand,
                initial=None if by_hand else today,
                **({"help_text": "Để trống nếu người ký tự ghi ngày."} if by_hand else {}),
            )

    def _ask_signer(self) -> None:
        named = [(key, f"{signer.name}, {signer.office}") for key, signer in self.signers.items()]
        self.fields["signer"] = forms.ChoiceField(
            label="Người ký",
            choices=[*named, (_OTHER, "Người khác, ghi họ tên và chức vụ")],
            initial=named[0][0] if named else _OTHER,
        )
        for name, label in _TYPED_SIGNER.items():
            self.fields[name] = forms.CharField(
                label=label, max_length=100, required=False, help_text="Chỉ ghi khi chọn người khác."
            )

    def clean(self):
        data = self.cleaned_data
        if data.get("numbering") == TYPED and not data.get("number") and not self.is_draft:
            self.add_error("number", "Hãy ghi số của văn bản.")
        if data.get("signer") == _OTHER and not self.is_draft:
            for name in ("signer_name", "signer_office"):
                if not data.get(name):
                    self.add_error(name, "Hãy ghi họ tên và chức vụ của người ký.")
        return data

    @property
    def rows(self) -> list:
        """What is drawn one below the other; who signs instead of those listed stands in a fold of its own."""
        return [field for field in self.visible_fields() if field.name not in _TYPED_SIGNER]

    @property
    def typed_signer(self) -> list:
        return [self[name] for name in _TYPED_SIGNER if name in self.fields]

    @property
    def opens_fold(self) -> bool:
        return not self.signers or any(field.errors for field in self.typed_signer)

    @property
    def is_draft(self) -> bool:
        """Sent with the button of the draft: number and signer may still be open."""
        return "draft" in self.data

    @property
    def fills_checklist(self) -> bool:
        return bool(self.cleaned_data.get("into_checklist"))

    @property
    def takes_number(self) -> bool:
        return self.cleaned_data.get("numbering") == REGISTER

    def sheet(self) -> Sheet:
        data = self.cleaned_data
        signer = self.signers.get(data.get("signer", ""))
        return Sheet(
            number=data.get("number", "") if data.get("numbering") == TYPED else "",
            dated=data.get("dated"),
            signer_name=signer.name if signer else data.get("signer_name", ""),
            signer_office=signer.office if signer else data.get("signer_office", ""),
            words={ask.name: composed(data.get(ask.name)) for ask in self.recipe.asks},
        )


def ask_field(ask: Ask) -> forms.Field:
    options = {"label": ask.label, "required": ask.required, "help_text": ask.help_text}
    if ask.kind == AskKind.WORDS:
        return words_field(options.pop("label"), max_length=PROSE_LIMIT, **options)
    if ask.kind == AskKind.DAY:
        return day_field(options.pop("label"), required=ask.required)
    if ask.kind == AskKind.TIME:
        return forms.TimeField(**options | {"help_text": ask.help_text or "Giờ:phút, ví dụ 14:30."})
    if ask.kind == AskKind.COUNT:
        return forms.IntegerField(min_value=0, max_value=99_999, **options)
    return forms.CharField(max_length=LINE_LIMIT, **options)


def composed(value):
    """Keyboards on some systems write the tone apart from its letter; a paper wants one character."""
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value
