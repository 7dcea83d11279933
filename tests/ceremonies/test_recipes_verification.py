"""The letter to the place that knows the relatives."""

from uuid import uuid4

import pytest

from ceremonies.choices import DocumentType, State
from ceremonies.forms.verifications import VerificationForm
from ceremonies.models import Candidacy, Verification
from ceremonies.services.documents import Sheet, make_document, recipe_of
from members.services.errors import Refused
from members.services.stored_files import read_file
from tests.ceremonies.paper_facts import text
from tests.road import bring, day

WORDS = {
    "residence": "xã Bình Minh, tỉnh Cao Bằng",
    "work": "Làm ruộng",
    "questions": "Chính trị hiện nay.\nViệc chấp hành pháp luật.",
}
SHEET = Sheet(dated=day(2), signer_name="Phạm Quốc Dũng", signer_office="Bí thư", words=WORDS)
RECIPE = recipe_of(Candidacy, "verification_letter")
PLACE = "Đảng ủy xã Bình Minh"


@pytest.fixture
def file(cast):
    return bring(cast, State.DOSSIER)


def row_of(file, relation, name, **values) -> Verification:
    given = {"way": "letter", "asked_of": PLACE} | values
    return Verification.objects.create(candidacy=file, relation=relation, name=name, **given)


def make(cast, file, row):
    return make_document(
        actor=cast.van_phong,
        recipe=RECIPE,
        subject=file,
        about=row,
        sheet=SHEET,
        take_number=True,
        form_key=uuid4(),
    )


def test_one_letter_goes_to_a_place_for_all_whom_it_knows(cast, file):
    mother = row_of(file, "mother", "Vũ Thị Mẫu")
    row_of(file, "father", "Nguyễn Văn Mẫu")
    row_of(file, "self", "Nguyễn Hoài An", asked_of="", way="known")
    assert RECIPE.abouts(file) == [mother]
    document = make(cast, file, mother)
    assert document.number.register.document_type == DocumentType.LETTER
    said = text(read_file(document.pdf))
    for words in (PLACE, "Vũ Thị Mẫu", "Nguyễn Văn Mẫu", "2. Việc chấp hành pháp luật", "Cha đẻ"):
        assert words in said


def test_the_form_of_each_relative_there_offers_number_and_day(cast, file):
    mother, father = row_of(file, "mother", "Vũ Thị Mẫu"), row_of(file, "father", "Nguyễn Văn Mẫu")
    document = make(cast, file, mother)
    for row in (mother, father):
        form = VerificationForm(instance=row)
        number = document.number_text.removeprefix("Số ")
        assert (form.initial["letter_number"], form.initial["sent_on"]) == (number, day(2))


def test_without_the_place_there_is_no_letter(cast, file):
    mother = row_of(file, "mother", "Vũ Thị Mẫu", asked_of="")
    with pytest.raises(Refused, match="Chưa ghi nơi được đề nghị"):
        make(cast, file, mother)
