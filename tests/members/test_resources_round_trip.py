"""Whatever stands in the register, its export changes nothing when it comes in again."""

import unicodedata
from datetime import date
from itertools import count

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.choices import ETHNIC_GROUPS, RELIGIONS, Sex
from members.models import Organisation, Person
from members.resources.organisations import OrganisationResource
from members.resources.people import PersonResource
from members.services.people import derive
from members.spreadsheets.tables import DataRow
from tests.members.judging import exported, judge, outcomes

pytestmark = pytest.mark.django_db

SYLLABLES = [
    "Đặng",
    "Nguyễn",
    "Thị",
    "Ước",
    "H'Bĭa",
    "Niê-Kdăm",
    "Y",
    "Hoà",
    "Thuỷ",
    "A.",
    "O’Hen",
    "ĐỖ",
    "lò",
]
names = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6).map(" ".join)
texts = st.one_of(
    st.sampled_from(
        ["", "=1+1", "+84", "-2", "@x", "'", "xã Mẫu, tỉnh Mẫu", "Trưởng phòng", "• đoàn", "nt", "a;b"]
    ),
    st.text(
        st.characters(codec="utf-8", max_codepoint=0x1EFF, exclude_categories=["C", "Z", "M"]), max_size=40
    ).map(lambda text: " ".join(unicodedata.normalize("NFC", text).split())),
)
people = st.fixed_dictionaries(
    {
        "full_name": names,
        "sex": st.sampled_from(Sex.values),
        "birth_date": st.dates(date(1900, 1, 1), date(2026, 1, 1)),
        "citizen_id": st.none() | st.integers(0, 10**12 - 1).map(lambda number: f"{number:012}"),
        "ethnicity": st.sampled_from(ETHNIC_GROUPS),
        "religion": st.sampled_from(RELIGIONS),
        "native_place": texts,
        "residence": texts,
        "education": texts,
        "qualification": texts,
        "political_theory": texts,
        "job_title": texts,
        "phone": st.sampled_from(["", "0900000001", "02412345678"]),
        "email": st.sampled_from(["", "nguoi1@vi-du.vn"]),
    }
)
composed = st.sampled_from(["NFC", "NFD"])
modest = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@modest
@given(
    st.lists(people, min_size=1, max_size=6, unique_by=lambda person: person["citizen_id"] or id(person)),
    composed,
)
def test_an_export_of_people_changes_nothing(cast, entries, form):
    with transaction.atomic():
        Person.objects.filter(memberships=None).delete()
        for entry, department in zip(entries, [cast.PM1, None, cast.PM2] * 2, strict=False):
            person = Person(department=department, **entry)
            if person.citizen_id and person.sex == Sex.MALE:
                person.full_name = (
                    "=1+1"  # no way in takes such a name; one that is there does not stop a list
                )
            derive(person)
            person.save()
        sheet = exported(PersonResource(), Person.objects.all())
        read = [{title: unicodedata.normalize(form, text) for title, text in row.items()} for row in sheet]

        assert outcomes(judge(*read)) == ["same"] * Person.objects.count()
        transaction.set_rollback(True)


@modest
@given(st.lists(names, min_size=1, max_size=6), composed)
def test_an_export_of_organisations_changes_nothing(cast, written, form):
    numbers = count()
    with transaction.atomic():
        for name in written:
            organisation = Organisation(
                kind="party_cell", name=name, code=f"Đ.{next(numbers)}", parent=cast.DUC
            )
            organisation.path = organisation.code
            organisation.save()
        everything = Organisation.objects.select_related("parent", "serves")
        sheet = exported(OrganisationResource(), everything)
        read = [{title: unicodedata.normalize(form, text) for title, text in row.items()} for row in sheet]

        judged = OrganisationResource().judge(DataRow(number, row) for number, row in enumerate(read, 2))

        assert outcomes(judged) == ["same"] * everything.count()
        transaction.set_rollback(True)
