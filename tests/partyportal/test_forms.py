"""How our renderer draws a form: labels, required marks, help and errors tied to their field."""

from django import forms
from django.template.loader import render_to_string


class Sample(forms.Form):
    name = forms.CharField(label="Họ và tên", help_text="Viết đủ họ, chữ đệm và tên.")
    note = forms.CharField(label="Ghi chú", required=False)
    sex = forms.ChoiceField(label="Giới tính", choices=[("m", "Nam"), ("f", "Nữ")], widget=forms.RadioSelect)
    token = forms.CharField(widget=forms.HiddenInput)


def test_help_and_error_are_tied_to_the_field():
    html = Sample({"sex": "m", "token": "x"})["name"].as_field_group()
    assert [
        part in html
        for part in (
            '<label for="id_name">Họ và tên',
            'class="required-mark"',
            'aria-describedby="id_name_helptext id_name_error"',
            'id="id_name_helptext"',
            'id="id_name_error"',
            "Vui lòng nhập mục này.",
        )
    ] == [True] * 6


def test_an_optional_field_has_no_mark():
    assert "required-mark" not in Sample()["note"].as_field_group()


def test_a_group_of_choices_is_a_fieldset_with_a_legend():
    html = Sample({"name": "A", "token": "x"})["sex"].as_field_group()
    assert (html.count("<fieldset"), html.count("<legend>Giới tính")) == (1, 1)


def test_every_field_is_drawn_once():
    html = str(Sample())
    assert [html.count(f'name="{field}"') for field in ("name", "note", "sex", "token")] == [1, 1, 2, 1]


def test_the_summary_lists_each_error_with_a_way_to_its_field():
    html = render_to_string("components/error_summary.html", {"form": Sample({"sex": "m"})})
    assert (html.count('href="#id_name"'), html.count("<li>")) == (1, 2)


def test_no_summary_before_the_form_is_sent():
    assert render_to_string("components/error_summary.html", {"form": Sample()}).strip() == ""
