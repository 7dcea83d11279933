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
    assert document.title.endswith(": Mẹ đẻ: Vũ Thị Mẫu; Cha đẻ: Nguyễn Văn Mẫu")
    assert document.number.register.document_type == DocumentType.LETTER
    said = text(read_file(document.pdf))
    for words in (PLACE, "Vũ Thị Mẫu", "Nguyễn Văn Mẫu", "2. Việc chấp hành pháp luật", "Cha đẻ"):
        assert words in said
    row_of(file, "spouse", "Trần Thị Mẫu")
    assert RECIPE.about_words(file, mother) == "3 người, Đảng ủy xã Bình Minh"


def test_the_rows_of_all_whom_it_asks_about_take_number_and_day_and_their_clock_starts(cast, file):
    mother, father = row_of(file, "mother", "Vũ Thị Mẫu"), row_of(file, "father", "Nguyễn Văn Mẫu")
    elsewhere = row_of(file, "spouse", "Lý Văn Mẫu", asked_of="Đảng ủy xã Khác")
    asked_before = row_of(file, "child", "Nguyễn Thị Con", letter_number="7-CV/ĐU", sent_on=day(9))
    document = make(cast, file, mother)
    number = document.number_text.removeprefix("Số ")
    told = {row.pk: (row.letter_number, row.sent_on) for row in file.verifications.all()}
    assert told == {
        mother.pk: (number, day(2)),
        father.pk: (number, day(2)),
        elsewhere.pk: ("", None),
        asked_before.pk: ("7-CV/ĐU", day(9)),
    }
    due = set(file.dues.filter(code__startswith="letter-").values_list("code", flat=True))
    assert due == {f"letter-{row.pk}" for row in (mother, father, asked_before)}


def test_the_form_of_a_relative_added_later_offers_number_and_day(cast, file):
    document = make(cast, file, row_of(file, "mother", "Vũ Thị Mẫu"))
    form = VerificationForm(instance=row_of(file, "father", "Nguyễn Văn Mẫu"))
    number = document.number_text.removeprefix("Số ")
    assert (form.initial["letter_number"], form.initial["sent_on"]) == (number, day(2))


def test_without_the_place_there_is_no_letter(cast, file):
    mother = row_of(file, "mother", "Vũ Thị Mẫu", asked_of="")
    with pytest.raises(Refused, match="Chưa ghi nơi được đề nghị"):
        make(cast, file, mother)
