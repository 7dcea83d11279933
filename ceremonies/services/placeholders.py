"""The words that may stand between braces in an office's workbook, and what they come to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ceremonies.choices import Measure
from ceremonies.rules.statistics import FormRow, form_on
from ceremonies.selectors.figures import Question
from ceremonies.selectors.statistics import BEFORE as OTHER
from ceremonies.selectors.statistics import Asked, Number, numbers
from ceremonies.selectors.totals import totals
from members.clock import today
from members.names import fold
from members.spreadsheets.writing import Value

NOW, BEFORE, SHARE = "ky_nay", "cung_ky", "ty_le"
_COLUMNS = {NOW: "kỳ này", BEFORE: "cùng kỳ năm trước", SHARE: "tỷ lệ % so với cùng kỳ"}
#: What the report of a term counts.
_MEASURES = {
    "gioi_thieu": Measure.NOMINATED,
    "cam_tinh": Measure.LISTED,
    "cu_hoc_lop": Measure.SENT_TO_CLASS,
    "ket_nap": Measure.ADMITTED,
    "cong_nhan": Measure.RECOGNISED,
}
_WORDS = {
    "to_chuc": "Tên tổ chức đảng được thống kê",
    "cap_tren": "Tên cấp trên trực tiếp",
    "ky_bao_cao": "Tên kỳ báo cáo, ví dụ: 6 tháng đầu năm 2026",
    "tu_ngay": "Ngày đầu của kỳ",
    "den_ngay": "Ngày cuối của kỳ",
    "ngay_lap": "Ngày lập biểu",
    "nam": "Năm của kỳ báo cáo",
    "nguoi_lap": "Họ và tên người lập biểu",
}


@dataclass(frozen=True)
class Word:
    """`name` as it is written between the braces."""

    name: str
    meaning: str


def plain(name: str) -> str:
    """However an office writes it, «Nữ. Kỳ này» is nu.ky_nay."""
    parts = (fold(part).replace("_", " ").split() for part in name.split("."))
    return ".".join("_".join(words) for words in parts)


def vocabulary() -> list[Word]:
    return [word for _, words in vocabulary_in_parts() for word in words]


def vocabulary_in_parts() -> list[tuple[str, list[Word]]]:
    """What everything is about, what the report of a term counts, and each numbered part of the statistics form."""
    measures = [
        Word(f"{name}.{column}", f"{measure.label}: {_COLUMNS[column]}")
        for name, measure in _MEASURES.items()
        for column in (NOW, BEFORE)
    ]
    parts: list[tuple[str, list[Word]]] = [
        ("Tổ chức, kỳ báo cáo, ngày tháng", [Word(name, meaning) for name, meaning in _WORDS.items()]),
        ("Báo cáo kết quả phát triển đảng viên", measures),
    ]
    for row in form_on(today()).rows:
        if row.number:
            parts.append((f"{row.number}. {row.label}", []))
        parts[-1][1].extend(_words_of(row))
    return parts


def _words_of(row: FormRow) -> Iterator[Word]:
    if row.is_counted or row.average:
        for column, meaning in _COLUMNS.items():
            if not (row.average and column == SHARE):
                yield Word(f"{row.code}.{column}", f"{row.label}: {meaning}")


def unknown_in(names: Iterable[str]) -> list[str]:
    known = {word.name for word in vocabulary()}
    return [name for name in names if plain(name) not in known]


def values_for(user, asked: Asked, names: Iterable[str]) -> Mapping[str, Value]:
    """For each name that is known; three queries for all numbers."""
    known = _texts(user, asked) | _measures(user, asked) | _numbers(user, asked)
    return {name: known[plain(name)] for name in names if plain(name) in known}


def _texts(user, asked: Asked) -> dict[str, Value]:
    span, body = asked.span, asked.organisation
    days = {"tu_ngay": span.first, "den_ngay": span.last, "ngay_lap": today()}
    return {
        "to_chuc": Value(str(body)),
        "cap_tren": Value(str(body.parent or "")),
        "ky_bao_cao": Value(span.label),
        "nguoi_lap": Value(str(user)),
        "nam": Value(str(span.last.year), span.last.year),
        **{name: Value(f"{day:%d/%m/%Y}") for name, day in days.items()},
    }


def _measures(user, asked: Asked) -> dict[str, Value]:
    counted = totals(user, Question(asked.organisation, asked.span, asked.spans[OTHER]))
    found = {}
    for name, measure in _MEASURES.items():
        pair = counted[measure]
        for column, value in ((NOW, pair.now), (BEFORE, pair.before or 0)):
            found[f"{name}.{column}"] = Value(str(value), value)
    return found


def _numbers(user, asked: Asked) -> dict[str, Value]:
    found = {}
    for each in numbers(user, form_on(asked.span.last), asked):
        if each.row.is_counted or each.row.average:
            found[f"{each.row.code}.{NOW}"] = _value(each, each.now)
            found[f"{each.row.code}.{BEFORE}"] = _value(each, each.before)
            found[f"{each.row.code}.{SHARE}"] = _share(each)
    return found


def _value(each: Number, value: float | None) -> Value:
    """An average of nobody is an empty cell."""
    if value is None:
        return Value("")
    if each.row.average:
        return Value(f"{value:.1f}".replace(".", ","), round(value, 1))
    return Value(str(value), value)


def _share(each: Number) -> Value:
    """In percent, so that a cell with any format shows it as the form does."""
    if each.share is None:
        return Value("")
    return Value(f"{each.share / 10:.1f}".replace(".", ","), each.share / 10)
