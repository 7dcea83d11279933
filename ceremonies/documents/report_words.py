"""The sentences of a report on new members, as an office writes them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ceremonies.documents.wording import count, joined, percent
from ceremonies.rules.periods import Span


@dataclass(frozen=True)
class Told:
    """`kinds`: (how many, «nữ») of those admitted. `before`: the same two numbers of the period compared with."""

    body: str
    span: Span
    whole: bool
    learners: int | None
    nominated: int
    admitted: int
    kinds: Sequence[tuple[int, str]] = ()
    before_span: Span | None = None
    before: tuple[int, int] | None = None


def sentences(told: Told) -> str:
    found = [f"{_when(told)}, {told.body} {_done(told)}."]
    kinds = [f"{count(n)} {kind} ({percent(n, told.admitted)})" for n, kind in told.kinds if n]
    if told.admitted and kinds:
        found.append(f"Trong số đảng viên mới kết nạp có {joined(kinds)}.")
    if told.before_span and told.before is not None:
        found.append(_compared(told, told.before_span, told.before))
    return " ".join(filter(None, found))


def _when(told: Told) -> str:
    span = told.span
    label = span.label[:1].lower() + span.label[1:]
    until = f"đến ngày {span.last:%d/%m/%Y}"
    if span.label.startswith("Nhiệm kỳ"):
        return f"Từ đầu {label} (ngày {span.first:%d/%m/%Y}) {until}"
    if span.label.startswith("Từ ngày"):
        return span.label if told.whole else f"Từ ngày {span.first:%d/%m/%Y} {until}"
    return f"Trong {label}" if told.whole else f"Trong {label} (tính {until})"


def _done(told: Told) -> str:
    if told.learners is None:
        return _of_union(told)
    course = "học lớp bồi dưỡng nhận thức về Đảng"
    if not told.learners and not told.admitted:
        return f"chưa cử người nào {course} và chưa kết nạp đảng viên mới"
    if not told.learners:
        return f"chưa cử người nào {course}; đã kết nạp {count(told.admitted)} đảng viên mới"
    sent = f"đã cử {count(told.learners)} người {course}"
    if not told.admitted:
        return f"{sent}, chưa kết nạp đảng viên mới"
    return f"{sent}, kết nạp {count(told.admitted)} đảng viên mới"


def _of_union(told: Told) -> str:
    if not told.nominated and not told.admitted:
        return "chưa giới thiệu đoàn viên nào đến chi bộ"
    admitted = f"{count(told.admitted)} người do tổ chức giới thiệu đã được kết nạp vào Đảng"
    if not told.nominated:
        return f"chưa giới thiệu thêm đoàn viên nào đến chi bộ; {admitted}"
    sent = f"đã giới thiệu {count(told.nominated)} đoàn viên ưu tú đến chi bộ xem xét, bồi dưỡng kết nạp Đảng"
    return f"{sent}; {admitted if told.admitted else 'chưa có người được kết nạp trong kỳ'}"


def _compared(told: Told, span: Span, before: tuple[int, int]) -> str:
    """What there was neither time is not spoken of."""
    learned = told.learners is not None
    first = "số người được cử đi học" if learned else "số người được giới thiệu"
    numbers = (told.learners if learned else told.nominated) or 0, told.admitted
    parts = [
        f"{what} {_change(now - then)}"
        for what, now, then in zip((first, "số đảng viên mới kết nạp"), numbers, before, strict=True)
        if now or then
    ]
    days = f"từ ngày {span.first:%d/%m/%Y} đến ngày {span.last:%d/%m/%Y}"
    return f"So với {span.label} ({days}), {', '.join(parts)}." if parts else ""


def _change(difference: int) -> str:
    if difference == 0:
        return "không thay đổi"
    return f"{'tăng' if difference > 0 else 'giảm'} {count(abs(difference))} người"
