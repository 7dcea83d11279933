"""How long a certificate counts: the ready cases of domain.md §9, and the warning before."""

from datetime import date

import pytest

from ceremonies.rules.certificates import validity

POLICY = {"certificate": {"valid_months": 60, "warn_months": 6}}


@pytest.mark.parametrize(
    "issued, on, label",
    [
        (date(2021, 1, 10), date(2026, 1, 10), "Sắp hết hạn"),
        (date(2021, 1, 10), date(2026, 1, 11), "Đã hết hạn"),
        (date(2021, 1, 10), date(2025, 7, 10), "Còn giá trị"),
        (date(2021, 1, 10), date(2025, 7, 11), "Sắp hết hạn"),
        (date(2020, 2, 29), date(2025, 2, 28), "Sắp hết hạn"),
        (date(2020, 2, 29), date(2025, 3, 1), "Đã hết hạn"),
    ],
)
def test_a_certificate_counts_for_sixty_months(issued, on, label):
    assert validity(issued, POLICY, on).label == label
