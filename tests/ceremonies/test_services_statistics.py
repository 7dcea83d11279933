"""The numbers of the statistics form and the people behind them, in each database."""

from datetime import date

import pytest

from ceremonies.models import Candidacy
from ceremonies.rules.statistics import DIVISIONS, FORMS, NONE, form_on
from ceremonies.selectors.statistics import BEFORE, NOW, numbers, people_of
from tests.ceremonies.admissions import two_years

FORM = form_on(date(2026, 11, 28))


@pytest.fixture
def admitted(cast):
    return two_years(cast)


def counted(user, asked) -> dict[str, tuple]:
    return {each.row.code: (each.now, each.before) for each in numbers(user, FORM, asked) if each.row.code}


def test_each_person_is_counted_once_in_each_part_of_the_form(cast, admitted):
    found = counted(cast.van_phong, admitted)
    assert found["tong_so"] == (1, 1)
    assert (found["dan_toc_thieu_so"], found["chuyen_mon_tien_si"], found["ly_luan_cao_cap"]) == ((0, 1),) * 3
    assert (found["nghe_can_bo_nha_nuoc"], found["nghe_vien_chuc"]) == ((1, 0), (0, 1))
    assert found["tuoi_binh_quan"][0] == 26 - (
        date(2026, 3, 15) > Candidacy.objects.get(person=cast.an).ceremony_on
    )
    assert (found["chu_doanh_nghiep"], found["ket_hon_nuoc_ngoai"]) == ((None, None),) * 2
    for division in ("job", "age", "school", "profession", "theory"):
        lines = [found[row.code] for row in FORM.rows if row.division == division]
        assert (sum(now for now, _ in lines), sum(before for _, before in lines)) == (1, 1)


def test_behind_each_number_are_exactly_the_people_it_counts(cast, admitted):
    for each in numbers(cast.van_phong, FORM, admitted):
        if each.row.is_counted:
            for which, number in ((NOW, each.now), (BEFORE, each.before)):
                assert people_of(cast.van_phong, each.row, admitted, which).count() == number
    assert counted(cast.chi_bo_khac, admitted)["tong_so"] == (0, 0)


def test_the_numbers_cost_two_queries_a_period(cast, admitted, django_assert_num_queries):
    cast.van_phong.grants_cache = {}
    numbers(cast.van_phong, FORM, admitted)
    with django_assert_num_queries(4):
        numbers(cast.van_phong, FORM, admitted)


def test_definitions_name_only_groups_that_there_are():
    for form in FORMS:
        for row in form.rows:
            if row.division:
                assert row.group in [NONE, *(group.code for group in DIVISIONS[row.division].groups)]
    named = {row.group for row in FORM.rows if row.division == "job"}
    assert {group.code for group in DIVISIONS["job"].groups} == named - {NONE}
