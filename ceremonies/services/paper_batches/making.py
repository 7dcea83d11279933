"""The papers of a batch, file by file. Rights are asked anew for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied
from django.db.models import Model

from ceremonies.models import Candidacy, Decision, Document, PaperBatch
from ceremonies.resources.books import Book
from ceremonies.services.books import book_pdf
from ceremonies.services.decisions import draft_bytes
from ceremonies.services.documents import Recipe, make_document
from ceremonies.services.paper_batches.kinds import DECISIONS, DRAFTS, BatchKind, kind_of
from ceremonies.services.paper_batches.words import read_sheet, sheet_for, unsaid
from members.selectors.consents import withdrawn_among
from members.services.errors import Refused
from members.services.stored_files import read_file

_UNSEEN = "Không còn trong phạm vi của đồng chí."
_TOOK_BACK = "Đã rút lại sự đồng ý xử lý dữ liệu cá nhân; văn bản thật cần thì lập riêng ở trang hồ sơ."
_FORBIDDEN = "Đồng chí không có quyền lập văn bản này cho hồ sơ."
_RELATED = {
    Candidacy: ("person__department", "cell", "committee", "authority", "policy", "nominator__parent"),
    Decision: ("pdf", "candidacy__person"),
}


@dataclass(frozen=True)
class LeftOut:
    """A file without its paper, and why."""

    key: int
    name: str
    why: str


#: What one file gave: papers as (title, PDF), or the reason why none.
Found = list[tuple[str, bytes]] | LeftOut


def papers_of(batch: PaperBatch) -> Iterator[Found]:
    """One answer for each file, in the order of the batch; a paper of all of them comes with the last one."""
    kind = kind_of(batch.kind)
    if kind is None:
        raise Refused("Loại văn bản này không còn được lập theo lô.")
    if kind.book:
        yield from _register(batch, kind.book)
        return
    if kind.is_one_paper:
        yield _of_all(batch, kind.recipe)
        return
    for key in batch.files:
        row = _row(batch, kind, key)
        yield _of(batch, kind, row) if row else LeftOut(key, "Một hồ sơ", _UNSEEN)


def _row(batch: PaperBatch, kind: BatchKind, key: int) -> Model | None:
    """As the user sees it now; read when its turn comes, for the batch may take minutes."""
    seen = kind.seen(batch.actor)
    return seen.select_related(*_RELATED[kind.subject]).filter(pk=key).first()


def _of(batch: PaperBatch, kind: BatchKind, row: Model) -> Found:
    name = row.person_name if isinstance(row, Decision) else str(row.person)
    if isinstance(row, Candidacy) and withdrawn_among([row.person]):
        return LeftOut(row.pk, name, _TOOK_BACK)
    try:
        if kind.code == DECISIONS:
            return [(_title(row.number_text, name), read_file(row.pdf))]
        if kind.code == DRAFTS:
            return [(f"Dự thảo {name}", draft_bytes(actor=batch.actor, candidacy=row))]
        return [
            (_title(document.number_text, f"{kind.title} {name}"), read_file(document.pdf))
            for document in _documents(batch, kind.recipe, row)
        ]
    except Refused as refused:
        return LeftOut(row.pk, name, refused.message)
    except PermissionDenied:
        return LeftOut(row.pk, name, _FORBIDDEN)


def _documents(batch: PaperBatch, recipe: Recipe, file: Candidacy) -> list[Document]:
    """One, or one for each row that the paper is about: a relative, a helper."""
    if not recipe.applies(file):
        raise Refused("Văn bản này không thuộc hồ sơ ở bước hiện nay.")
    abouts = list(recipe.abouts(file)) if recipe.abouts else [None]
    if not abouts:
        raise Refused("Hồ sơ chưa có thông tin để lập văn bản này.")
    return [_document(batch, recipe, file, about) for about in abouts]


def _document(batch: PaperBatch, recipe: Recipe, subject: Model, about: Model | None) -> Document:
    if unready := recipe.lacking(subject, about):
        raise Refused(" ".join(unready))
    sheet = sheet_for(batch, recipe, subject, about)
    lacking = unsaid(recipe, subject, about, sheet)
    if lacking:
        raise Refused(f"Còn thiếu: {', '.join(lacking)}. Hãy lập riêng ở trang hồ sơ.")
    return make_document(
        actor=batch.actor,
        recipe=recipe,
        subject=subject,
        about=about,
        sheet=sheet,
        take_number=recipe.is_numbered and recipe.document_type is not None and not recipe.unnumbered,
        form_key=key_of(batch, subject, about),
    )


def _of_all(batch: PaperBatch, recipe: Recipe) -> Found:
    document = _document(batch, recipe, batch, None)
    return [(document.title, read_file(document.pdf))]


def _register(batch: PaperBatch, book: Book) -> Iterator[Found]:
    """One sheet after the other of the whole register; rows that are gone meanwhile are left out."""
    seen = book.source.seen(batch.actor).filter(pk__in=batch.files)
    rows = list(seen.order_by(*book.source.order))
    summary = batch.words.get("summary", "")
    content = book_pdf(
        book=book,
        rows=rows,
        organisation=batch.organisation,
        made_by=batch.actor.full_name,
        summary=summary,
        sheet=read_sheet(batch),
    )
    yield [(f"{book.title} {summary}", content)]
    for key in set(batch.files) - {row.pk for row in rows}:
        yield LeftOut(key, "Một dòng của sổ", _UNSEEN)


def key_of(batch: PaperBatch, subject: Model, about: Model | None) -> UUID:
    """The same for the same paper of the same batch, whoever makes it a second time."""
    return uuid5(batch.form_key, f"{subject._meta.label_lower} {subject.pk} {about.pk if about else ''}")


def _title(number_text: str, words: str) -> str:
    return f"{number_text.removeprefix('Số ').replace('/', '-')} {words}".strip()
