"""Figures of an opinion that cannot be true, whatever the rules."""

from datetime import date


def opinion_errors(
    *,
    asked_on: date | None,
    held_on: date | None,
    people: int | None,
    agree: int | None,
    against: int | None,
    on: date,
) -> list[str]:
    """Sentences for the user; an opinion that was given says of how many people, and how many were for it."""
    errors = []
    if any(day and day > on for day in (asked_on, held_on)):
        errors.append("Ngày đề nghị và ngày cho ý kiến không được ở tương lai.")
    if asked_on and held_on and held_on < asked_on:
        errors.append("Ngày cho ý kiến không được trước ngày đề nghị.")
    counts = (people, agree, against)
    if held_on and None in counts:
        errors.append("Hãy ghi đủ số người được lấy ý kiến, số tán thành và số không tán thành.")
    if not held_on and counts != (None, None, None):
        errors.append("Hãy ghi ngày cho ý kiến.")
    if people is not None and (agree or 0) + (against or 0) > people:
        errors.append("Tổng số tán thành và không tán thành lớn hơn số người được lấy ý kiến.")
    if people == 0:
        errors.append("Số người được lấy ý kiến phải từ 1 trở lên.")
    return errors
