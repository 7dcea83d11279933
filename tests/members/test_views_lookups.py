"""Choosing a row: a list while there are few, typing when there are many; both read the same text."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from members.forms.lookups import AccountField, OrganisationField, PersonField
from members.models import Organisation, Person, User
from members.services.people import derive
from tests.members.pages import url


def field(kind, rows, **details):
    made = kind(**details)
    made.offer(rows)
    return made


@pytest.mark.parametrize(
    "text, code",
    [
        ("Chi bộ Một (CB1)", "CB1"),
        ("CB1", "CB1"),
        ("cb1", "CB1"),
        ("chi bo mot", "CB1"),
        ("Tên gì cũng được (CB1)", "CB1"),
        ("", None),
    ],
)
def test_an_organisation_is_read_by_code_or_name(cast, text, code):
    found = field(OrganisationField, Organisation.objects.all(), required=False).clean(text)
    assert (found.code if found else None) == code


def refusal(made, text):
    with pytest.raises(ValidationError) as caught:
        made.clean(text)
    return caught.value.messages


def test_an_unknown_or_ambiguous_text_is_refused_in_words(cast):
    Organisation.objects.filter(code="CB2").update(name="Chi bộ Một", search_key="chi bo mot cb2")
    organisations = field(OrganisationField, Organisation.objects.all())
    assert refusal(organisations, "Chi bộ Chín") == [OrganisationField.unknown]
    assert refusal(organisations, "Chi bộ Một") == [OrganisationField.ambiguous]


def test_what_is_not_offered_cannot_be_chosen(cast):
    only_cells = field(OrganisationField, Organisation.objects.filter(kind="party_cell"))
    assert refusal(only_cells, "Đảng ủy Cục Mẫu (DUC)") == [OrganisationField.unknown]


@pytest.mark.parametrize("text", ["Nguyễn Hoài An (15/03/2000)", "nguyen hoai an", "Nguyễn Hoài An"])
def test_a_person_is_read_by_name_and_birth_date(cast, text):
    assert field(PersonField, Person.objects.all()).clean(text) == cast.an


def test_people_of_one_name_are_told_apart_by_their_birth_dates(cast):
    twin = Person(full_name="Nguyễn Hoài An", birth_date="1999-01-01", sex="female")
    derive(twin)
    twin.save()
    people = field(PersonField, Person.objects.all())
    assert refusal(people, "Nguyễn Hoài An") == [PersonField.ambiguous]
    assert people.clean("Nguyễn Hoài An (01/01/1999)") == twin
    assert refusal(people, "Nguyễn Hoài An (31/02/1999)") == [PersonField.unknown]


def test_an_account_is_read_by_its_name(cast):
    accounts = field(AccountField, User.objects.all())
    assert accounts.clean("chi_bo") == accounts.clean("Phạm Quốc Dũng") == cast.chi_bo


def test_few_are_listed_and_many_are_searched_for(cast, monkeypatch):
    class Form(forms.Form):
        organisation = OrganisationField()

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.fields["organisation"].offer(Organisation.objects.order_by("path"))

    listed = Form(initial={"organisation": cast.CB1})["organisation"]
    assert '<option value="Chi bộ Một (CB1)" selected>' in str(listed)
    monkeypatch.setattr("members.forms.lookups.MOST_LISTED", 10)
    typed = str(Form(initial={"organisation": cast.CB1.pk})["organisation"])
    assert 'value="Chi bộ Một (CB1)"' in typed
    assert f'hx-get="{url("suggest_organisations")}"' in typed
    assert 'list="id_organisation_list"' in typed


def options(client, name, text) -> str:
    return client.get(url(name), {"any_field": text}).content.decode()


def test_suggestions_come_while_one_types(cast, client):
    client.force_login(cast.quan_tri)
    assert options(client, "suggest_organisations", "cb") == (
        '<option value="Chi bộ Hai (CB2)"></option><option value="Chi bộ Một (CB1)"></option>\n'
    )
    assert (
        options(client, "suggest_people", "duong")
        == '<option value="Dương Kiều Oanh (08/08/1979)"></option>\n'
    )
    assert options(client, "suggest_accounts", "kiem") == '<option value="Kiem Tra (kiem_tra)"></option>\n'
    assert options(client, "suggest_people", " ") == "\n"


def test_only_visible_people_are_suggested(cast, client):
    client.force_login(cast.doan_vien)
    assert options(client, "suggest_people", "duong") == "\n"


def test_a_nul_never_reaches_the_database(cast, client):
    client.force_login(cast.quan_tri)
    shown = client.get(url("suggest_people"), {"person": "hoai\0 an"})
    assert shown.context["texts"] == ["Nguyễn Hoài An (15/03/2000)"]
