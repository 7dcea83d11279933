"""The kinds of list that can be brought in; each app registers its own when it is ready."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.models import QuerySet

from members.choices import Right, Tree, kinds_of
from members.models import ImportBatch, Organisation
from members.permissions import SENDING_RIGHTS, may, scope
from members.resources.base import ListContext, SheetResource
from members.resources.judged import Judged
from members.services.access import require
from members.services.errors import Refused
from members.spreadsheets.cells import is_blank, values


@dataclass(frozen=True)
class Detail:
    """What a list says as a whole, above its header: the title of a course, the day of a resolution."""

    name: str
    label: str
    kind: Literal["text", "date", "choice"] = "text"
    required: bool = False
    #: (value, label) pairs of a choice, as a callable where they come from the register.
    choices: Sequence[tuple[str, str]] | Callable[[], Sequence[tuple[str, str]]] = ()
    longest: int = 200

    @property
    def offered(self) -> list[tuple[str, str]]:
        return list(self.choices() if callable(self.choices) else self.choices)

    def clean(self, typed: str):
        """The value, None for nothing. Raises ValueError with a sentence."""
        if is_blank(typed):
            if self.required:
                raise ValueError(f"Chưa ghi «{self.label}».")
            return None
        if self.kind == "date":
            return values.day(typed)
        if self.kind == "choice":
            return self._chosen(str(typed))
        return values.text(typed, longest=self.longest)

    def _chosen(self, typed: str) -> str:
        """By the value or by the label, as the command line may write it."""
        offered = self.offered
        for value, label in offered:
            if typed in (str(value), label):
                return str(value)
        raise ValueError(f"«{self.label}» phải là một trong: {', '.join(label for _, label in offered)}.")


class ListKind:
    """One kind of list. Subclasses say the class attributes and `make_resource`, `write`."""

    name: str
    label: str
    #: Sending such a list asks for this right on the organisation chosen (or everywhere).
    right: Right
    help: str = ""
    #: Where it stands among the kinds offered.
    place: int = 100
    #: Organisations of these trees may be chosen; none: the list belongs to no organisation.
    trees: tuple[Tree, ...] = ()
    needs_organisation: bool = False
    details: tuple[Detail, ...] = ()
    #: Rows given to `write` at once; None: all of them, where rows depend on one another.
    chunk: int | None = 2_000
    #: Models ("app.model") whose entries are not deleted when a list is taken back: `take_back` is called for them.
    takes_back: Sequence[str] = ()
    #: What the page says before such a list is taken back, where not everything goes.
    undo_note: str = ""

    def resource(self, context: ListContext) -> SheetResource:
        raise NotImplementedError

    def write(self, actor, judged: list[Judged], resource: SheetResource) -> dict[int, dict]:
        """Writes these rows; answers row number → {"made": [[label, pk]…], "changed": [[label, pk, old, version]…]}."""
        raise NotImplementedError

    def take_back(self, actor, label: str, pk: int) -> str:
        """ "" when it is taken back, or why it stays."""
        raise NotImplementedError

    def after_undo(self, actor) -> None:
        """Called once, when everything else has been taken back."""

    def suggest(self, letterhead: list[str], organisation: Organisation | None) -> dict[str, str]:
        """Details found above the header, and what is known of them already, as texts."""
        return {}

    def may_send(self, actor) -> bool:
        """Anywhere at all: for menus."""
        return actor is None or may(actor, "imports.send_somewhere", ImportBatch(right=self.right))

    def organisations(self, actor) -> QuerySet[Organisation]:
        """Those for which this actor may send the list; `actor` None is the command line."""
        found = Organisation.objects.filter(kind__in=kinds_of(*self.trees)).order_by("path")
        return found if actor is None else found.filter(scope(actor, self.right))

    def require(self, actor, organisation: Organisation | None) -> None:
        """PermissionDenied without the right; Refused when the organisation does not go with the list."""
        if actor is not None:
            batch = ImportBatch(kind=self.name, right=self.right, organisation=organisation)
            require(may(actor, "imports.send", batch))
        if organisation is None:
            if self.needs_organisation:
                raise Refused(f"«{self.label}» phải nhập cho một tổ chức. Hãy chọn tổ chức.")
        elif not self.trees:
            raise Refused(f"«{self.label}» không ghi cho tổ chức nào.")
        elif organisation.tree not in self.trees:
            named = " hoặc ".join(tree.label for tree in self.trees)
            raise Refused(f"«{self.label}» chỉ nhập được cho tổ chức thuộc hệ thống: {named}.")

    def clean_details(self, details: dict) -> dict:
        """Every value cleaned. Raises Refused with all that is missing or wrong."""
        cleaned, wrong = self.sift_details(details)
        if wrong:
            raise Refused(" ".join(wrong.values()))
        return cleaned

    def sift_details(self, details: dict) -> tuple[dict, dict[str, str]]:
        """(the good values, name → what is wrong with the others)."""
        cleaned, wrong = {}, {}
        for detail in self.details:
            try:
                cleaned[detail.name] = detail.clean(details.get(detail.name, ""))
            except ValueError as error:
                wrong[detail.name] = str(error)
        return cleaned, wrong


KINDS: dict[str, ListKind] = {}


def register_kind(kind: ListKind) -> ListKind:
    KINDS[kind.name] = kind
    SENDING_RIGHTS.add(kind.right)
    return kind


def kind_of(batch: ImportBatch) -> ListKind:
    return KINDS[batch.kind]


def kinds_for(actor) -> list[ListKind]:
    """The kinds that this actor may send for some organisation."""
    return sorted((kind for kind in KINDS.values() if kind.may_send(actor)), key=lambda kind: kind.place)
