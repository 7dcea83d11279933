"""What still stands in the way of writing, in the order to answer it."""

from dataclasses import dataclass

from members.choices import Outcome
from members.models import ImportBatch, ImportRow
from members.services.batches.facts import Understood, options_of, understood_of


@dataclass(frozen=True)
class Question:
    code: str
    """columns, encoding, details, names, doubles or wrong"""
    count: int
    sentence: str


def questions(batch: ImportBatch) -> list[Question]:
    """Empty: the list can be written."""
    understood, options = understood_of(batch), options_of(batch)
    asked = _asked(understood, suspects=not options.encoding)
    doubles = (
        ImportRow.objects.filter(batch=batch, outcome=Outcome.ASKED, answer="", data__double=True).count()
        if batch.counts.get(Outcome.ASKED)
        else 0
    )
    if doubles:
        asked.append(Question("doubles", doubles, f"{doubles} dòng có thể là người đã có trong sổ."))
    wrong = batch.counts.get(Outcome.WRONG, 0)
    if wrong and not options.skip_wrong:
        asked.append(Question("wrong", wrong, f"{wrong} dòng có lỗi."))
    return asked


def _asked(understood: Understood, *, suspects: bool) -> list[Question]:
    asked = []
    if understood.missing:
        named = ", ".join(f"«{title}»" for title in understood.missing)
        asked.append(Question("columns", len(understood.missing), f"Chưa biết cột nào của tệp là {named}."))
    if understood.suspected and suspects:
        asked.append(Question("encoding", 1, "Chữ trong tệp giống bảng mã cũ; chưa rõ đọc theo bảng mã nào."))
    if understood.wrong_details:
        sentences = " ".join(understood.wrong_details.values())
        asked.append(Question("details", len(understood.wrong_details), sentences))
    if understood.unknown_names:
        named = ", ".join(f"«{name}»" for name in list(understood.unknown_names)[:5])
        asked.append(Question("names", len(understood.unknown_names), f"Chưa biết đơn vị: {named}."))
    return asked
