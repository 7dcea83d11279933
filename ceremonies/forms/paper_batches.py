"""Choosing files for a batch of papers, and what is said once for all of them."""

from django import forms

from ceremonies.forms.documents import ask_field, composed
from ceremonies.forms.fields import day_field
from ceremonies.forms.filters import CandidacyFilters
from ceremonies.models import Candidacy, Decision
from ceremonies.permissions.paper_batches import offices_of
from ceremonies.selectors.lists import unions_of
from ceremonies.selectors.signers import signers_of
from ceremonies.services.documents import Sheet, SignedBy
from ceremonies.services.paper_batches import BatchKind, kinds_for
from ceremonies.services.paper_batches.words import as_json
from members.choices import Tree
from members.clock import today
from members.forms.lookups import OrganisationField
from members.forms.sending import OnceForm
from members.models import Organisation

_NOBODY = ""


class BatchFilters(CandidacyFilters):
    """Which paper, and of which files."""

    field_order = ["paper", "q", "state", "organisation", "cell"]
    paper = forms.ChoiceField(label="Loại văn bản", required=False)

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        offered = kinds_for(user)
        named = {kind.code: kind for kind in offered}
        self.kind: BatchKind = named.get(query.get("paper", ""), offered[0])
        one = [(kind.code, kind.title) for kind in offered if kind.is_one_paper]
        each = [(kind.code, kind.title) for kind in offered if not kind.is_one_paper]
        groups = [("Mỗi hồ sơ một văn bản", each), ("Một văn bản cho các hồ sơ", one)]
        self.fields["paper"].choices = [group for group in groups if group[1]]
        if self.kind.tree != Tree.PARTY:
            del self.fields["cell"]
            self.fields["organisation"] = OrganisationField(label="Tổ chức giới thiệu", required=False)
            self.fields["organisation"].offer(unions_of(user))
            self.order_fields(self.field_order)

    def values(self) -> dict:
        return {name: value for name, value in super().values().items() if name != "paper"}


class BatchForm(OnceForm):
    """Boxes of the rows offered; below them what the paper asks and no row holds."""

    organisation = OrganisationField(label="Lập tại")

    def __init__(self, *args, user, kind: BatchKind, rows: list[Candidacy | Decision], **kwargs):
        super().__init__(*args, **kwargs)
        self.kind, self.rows = kind, rows
        offices = offices_of(user, kind.tree)
        self.fields["organisation"].offer(offices)
        self.fields["files"] = forms.TypedMultipleChoiceField(
            label="Chọn quyết định" if kind.subject is Decision else "Chọn hồ sơ",
            coerce=int,
            choices=[(row.pk, _label(row)) for row in rows],
            initial=[row.pk for row in rows] if kind.subject is Decision else [],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Hãy chọn ít nhất một dòng trong danh sách."},
        )
        if kind.recipe:
            self._ask_words(list(offices) if kind.tree == Tree.PARTY else _issuers(kind, rows))

    def _ask_words(self, signing: list[Organisation]) -> None:
        recipe = self.kind.recipe
        if recipe.signed_by != SignedBy.NOBODY:
            by_hand = recipe.signed_by == SignedBy.PERSON
            self.fields["dated"] = day_field(
                "Ngày ghi trên văn bản",
                required=not by_hand,
                initial=None if by_hand else today,
                **({"help_text": "Để trống nếu người ký tự ghi ngày."} if by_hand else {}),
            )
        if recipe.signed_by == SignedBy.OFFICE:
            self.signers = {
                str(signer.key): signer for office in signing for signer in signers_of(office, today())
            }
            named = [(key, f"{signer.name}, {signer.office}") for key, signer in self.signers.items()]
            self.fields["signer"] = forms.ChoiceField(
                label="Người ký", choices=[*named, (_NOBODY, "Chưa ghi tên")], required=False
            )
            self.initial["signer"] = named[0][0] if named else _NOBODY
        for ask in recipe.asks:
            field = self.fields[ask.name] = ask_field(ask)
            if not self.kind.is_one_paper:
                field.required = False
                field.help_text = f"{field.help_text} Để trống thì lấy theo từng hồ sơ.".strip()

    def clean(self):
        """One executive signs all papers of a union."""
        data = super().clean()
        chosen = set(self.cleaned_data.get("files", ()))
        if self.kind.tree != Tree.PARTY:
            bodies = _issuers(self.kind, [row for row in self.rows if row.pk in chosen])
            if len(bodies) > 1:
                names = ", ".join(str(body) for body in bodies)
                self.add_error(
                    "files", f"Mỗi lần chỉ chọn người do một ban chấp hành giới thiệu; đã chọn của {names}."
                )
        return data

    def words(self) -> dict:
        """As the batch keeps it."""
        recipe, data = self.kind.recipe, self.cleaned_data
        if recipe is None:
            return {}
        signer = getattr(self, "signers", {}).get(data.get("signer", ""))
        return as_json(
            Sheet(
                dated=data.get("dated"),
                signer_name=signer.name if signer else "",
                signer_office=signer.office if signer else "",
                words={ask.name: composed(data.get(ask.name)) for ask in recipe.asks},
            )
        )


def _issuers(kind: BatchKind, files: list[Candidacy]) -> list[Organisation]:
    """The executives that resolved: a union below them orders their papers, and they sign."""
    return list({body.pk: body for body in (kind.recipe.issuer(file, None) for file in files)}.values())


def _label(row: Candidacy | Decision) -> str:
    if isinstance(row, Decision):
        day = f"{row.issued_on:%d/%m/%Y}"
        return f"{row.number_text}, ngày {day}: {row.person_name} ({row.get_kind_display().lower()})"
    return f"{row.person}, {row.cell}: {row.get_state_display().lower()}"
