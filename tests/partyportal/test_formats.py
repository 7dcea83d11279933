"""Day before month, everywhere."""

from datetime import date

import pytest
from django import forms
from django.utils import formats, numberformat


@pytest.mark.parametrize("text", ["03/11/1990", "3/11/1990", "03-11-1990", "03.11.1990", "1990-11-03"])
def test_a_date_is_read_day_first(text):
    assert forms.DateField().clean(text) == date(1990, 11, 3)


@pytest.mark.parametrize("text", ["11/31/1990", "31/11/1990", "03/11/90", "1990", "hôm qua"])
def test_what_is_no_vietnamese_date_is_refused(text):
    with pytest.raises(forms.ValidationError):
        forms.DateField().clean(text)


def test_dates_are_written_as_they_are_read():
    assert formats.date_format(date(1990, 11, 3)) == "03/11/1990"
    assert formats.date_format(date(1990, 11, 3), "SHORT_DATE_FORMAT") == "03/11/1990"
    assert str(forms.DateField().widget.format_value(date(1990, 11, 3))) == "03/11/1990"


def test_numbers_have_points_between_thousands():
    written = numberformat.format(
        1234567.5,
        formats.get_format("DECIMAL_SEPARATOR"),
        grouping=formats.get_format("NUMBER_GROUPING"),
        thousand_sep=formats.get_format("THOUSAND_SEPARATOR"),
        force_grouping=True,
    )
    assert written == "1.234.567,5"
