from dataclasses import replace
from datetime import date

import pytest

from ceremonies.documents.report_words import Told, sentences
from ceremonies.rules.periods import Span, own_span, span_of

TERM = Span(date(2025, 5, 19), date(2026, 11, 28), "Nhiệm kỳ 2025 – 2030")
TOLD = Told(body="Chi bộ Một", span=TERM, whole=False, learners=23, nominated=0, admitted=5)


def test_the_sentence_of_a_term():
    assert sentences(TOLD) == (
        "Từ đầu nhiệm kỳ 2025 – 2030 (ngày 19/05/2025) đến ngày 28/11/2026, Chi bộ Một đã cử 23 người học lớp "
        "bồi dưỡng nhận thức về Đảng, kết nạp 05 đảng viên mới."
    )


@pytest.mark.parametrize(
    ("learners", "admitted", "done"),
    [
        (0, 0, "chưa cử người nào học lớp bồi dưỡng nhận thức về Đảng và chưa kết nạp đảng viên mới."),
        (0, 1, "chưa cử người nào học lớp bồi dưỡng nhận thức về Đảng; đã kết nạp 01 đảng viên mới."),
        (1, 0, "đã cử 01 người học lớp bồi dưỡng nhận thức về Đảng, chưa kết nạp đảng viên mới."),
        (1204, 10, "đã cử 1.204 người học lớp bồi dưỡng nhận thức về Đảng, kết nạp 10 đảng viên mới."),
    ],
)
def test_none_one_and_many_read_naturally(learners, admitted, done):
    said = sentences(replace(TOLD, learners=learners, admitted=admitted))
    assert said.endswith(f"Chi bộ Một {done}")


@pytest.mark.parametrize(
    ("nominated", "admitted", "done"),
    [
        (0, 0, "chưa giới thiệu đoàn viên nào đến chi bộ."),
        (
            *(3, 0),
            "đã giới thiệu 03 đoàn viên ưu tú đến chi bộ xem xét, bồi dưỡng kết nạp Đảng; "
            "chưa có người được kết nạp trong kỳ.",
        ),
        (
            *(0, 2),
            "chưa giới thiệu thêm đoàn viên nào đến chi bộ; 02 người do tổ chức giới thiệu đã được kết nạp vào Đảng.",
        ),
    ],
)
def test_a_union_tells_whom_it_nominated(nominated, admitted, done):
    said = sentences(
        replace(TOLD, body="Chi đoàn Một", learners=None, nominated=nominated, admitted=admitted)
    )
    assert said.endswith(f"Chi đoàn Một {done}")


@pytest.mark.parametrize(
    ("span", "whole", "beginning"),
    [
        (span_of("2026-n1"), True, "Trong 6 tháng đầu năm 2026, Chi bộ"),
        (
            span_of("2026-q4").until(date(2026, 11, 28)),
            False,
            "Trong quý IV năm 2026 (tính đến ngày 28/11/2026), ",
        ),
        (
            own_span(date(2026, 1, 5), date(2026, 2, 6)),
            True,
            "Từ ngày 05/01/2026 đến ngày 06/02/2026, Chi bộ",
        ),
    ],
)
def test_each_period_begins_its_own_way(span, whole, beginning):
    assert sentences(replace(TOLD, span=span, whole=whole)).startswith(beginning)


def test_kinds_and_comparison_follow():
    before = span_of("2026-n1").a_year_before()
    kinds = [(3, "nữ"), (0, "người dân tộc thiểu số"), (1, "đoàn viên, thanh niên")]
    said = sentences(
        replace(TOLD, span=span_of("2026-n1"), whole=True, kinds=kinds, before_span=before, before=(23, 7))
    )
    assert said.endswith(
        "Trong số đảng viên mới kết nạp có 03 nữ (60%) và 01 đoàn viên, thanh niên (20%). "
        "So với cùng kỳ năm trước (từ ngày 01/01/2025 đến ngày 30/06/2025), số người được cử đi học không thay đổi, "
        "số đảng viên mới kết nạp giảm 02 người."
    )


@pytest.mark.parametrize(
    ("admitted", "before", "end"),
    [
        (0, (0, 0), "chưa kết nạp đảng viên mới."),
        (5, (0, 2), "số đảng viên mới kết nạp tăng 03 người."),
    ],
)
def test_what_there_was_neither_time_is_not_compared(admitted, before, end):
    span = TERM.a_year_before()
    said = sentences(replace(TOLD, learners=0, admitted=admitted, before_span=span, before=before))
    assert "được cử đi học" not in said
    assert said.endswith(end)
