"""Making papers: from the facts of the file, once, numbered as the register says, kept as they are."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from ceremonies.choices import DocumentType, State
from ceremonies.models import Candidacy, Document, Register
from ceremonies.services.documents import (
    Sheet,
    add_signed_copy,
    draft_document,
    make_document,
    read_document,
    read_signed_copy,
    recipe_of,
    void_document,
)
from members.models import AuditEntry, Term
from members.services.errors import Conflict, Refused
from members.services.stored_files import read_file
from tests.cast import START
from tests.ceremonies.paper_facts import text
from tests.road import bring, day

MINUTES = {
    "chair": "Phạm Quốc Dũng",
    "chair_office": "Bí thư Chi bộ",
    "secretary": "Đặng Thu Hà",
    "probationary": 2,
    "probationary_present": 1,
    "conclusion": "Ưu điểm: lý lịch rõ ràng.\nKhuyết điểm: đôi lúc còn nóng nảy.",
}
SHEET = Sheet(signer_name="Phạm Quốc Dũng", signer_office="Bí thư", words=MINUTES)


def make(cast, candidacy, kind="cell_resolution", account="chi_bo", sheet=SHEET, **wanted) -> Document:
    wanted = {"form_key": uuid4()} | wanted
    recipe = recipe_of(Candidacy, kind)
    return make_document(actor=cast.users[account], recipe=recipe, subject=candidacy, sheet=sheet, **wanted)


@pytest.fixture
def voted(cast):
    return bring(cast, State.CELL_VOTED)


def test_a_resolution_is_made_from_the_vote(cast, voted):
    document = make(cast, voted)
    said = text(read_file(document.pdf))
    vote = voted.resolutions.get(kind="cell")
    assert (document.number_text, document.dated) == ("Số 05-NQ/CB", vote.held_on)
    assert (document.organisation, document.form) == (cast.CB1, "6-KNĐ")
    for words in (
        "CHI BỘ MỘT",
        "Số 05-NQ/CB",
        "quần chúng Nguyễn Hoài An, sinh ngày 15/3/2000",
        "Tổng số đảng viên của Chi bộ: 05 đồng chí, trong đó chính thức 03 đồng chí, dự bị 02 đồng chí.",
        "Vắng mặt: 01 đồng chí, trong đó chính thức 0 đồng chí, dự bị 01 đồng chí.",
        "Chủ trì hội nghị: Đồng chí Phạm Quốc Dũng, chức vụ Bí thư Chi bộ.",
        "Khuyết điểm: đôi lúc còn nóng nảy.",
        "là 03 đồng chí (đạt 100%) so với tổng số đảng viên chính thức",
        "Chi bộ báo cáo và đề nghị Đảng ủy Cục Mẫu xét, kết nạp quần chúng Nguyễn Hoài An vào Đảng Cộng sản Việt Nam.",
        "T/M CHI BỘ BÍ THƯ Phạm Quốc Dũng",
    ):
        assert words in said
    entry = AuditEntry.objects.get(action="document.make")
    assert (entry.actor, entry.data["sha256"]) == (cast.chi_bo, document.pdf.sha256)


def test_what_the_minutes_say_already_is_not_asked_and_not_overwritten(cast, voted):
    voted.resolutions.filter(kind="cell").update(chair="Võ Đăng Khoa", conclusion="Đủ tiêu chuẩn.")
    recipe = recipe_of(Candidacy, "cell_resolution")
    still = ["chair_office", "secretary", "probationary", "probationary_present", "ballot"]
    assert [ask.name for ask in recipe.asked(voted, None)] == still
    said = text(read_file(make(cast, voted).pdf))
    assert "Đồng chí Võ Đăng Khoa, chức vụ Bí thư Chi bộ." in said
    assert "Đủ tiêu chuẩn." in said
    assert "nóng nảy" not in said


def test_without_a_vote_there_is_no_resolution(cast):
    candidacy = bring(cast, State.DOSSIER)
    with pytest.raises(Refused, match="Chưa ghi kết quả biểu quyết của Chi bộ Một"):
        make(cast, candidacy)
    assert not Document.objects.exists()


def test_the_same_form_twice_makes_one_paper(cast, voted):
    key = uuid4()
    first, second = make(cast, voted, form_key=key), make(cast, voted, form_key=key)
    assert first == second
    assert Document.objects.count() == 1
    with pytest.raises(Conflict):
        make(cast, voted, kind="application", form_key=key)


@pytest.mark.parametrize(
    "account", ["van_phong", "kiem_tra", "doan_vien", "giup_do", "ung_vien", "chi_bo_khac"]
)
def test_only_who_keeps_the_files_of_the_cell_makes_its_resolution(cast, voted, account):
    with pytest.raises(PermissionDenied):
        make(cast, voted, account=account)
    assert not Document.objects.exists()


def test_the_helper_makes_the_guides_and_the_person_reads_them(cast):
    candidacy = bring(cast, State.DOSSIER)
    guide = make(cast, candidacy, kind="application", account="giup_do", sheet=Sheet())
    said = text(read_document(actor=cast.ung_vien, document=guide))
    assert "Tôi là: Nguyễn Hoài An, sinh ngày 15/3/2000" in said
    assert f"Được xét là cảm tình Đảng: ngày {candidacy.listed_on:%d/}" in said
    assert (guide.number_text, guide.dated, guide.needs_no_signature) == ("", None, True)


def test_the_person_concerned_reads_no_resolution_and_the_union_neither(cast, voted):
    document = make(cast, voted)
    for account in ("ung_vien", "doan_vien", "giup_do", "quan_tri"):
        with pytest.raises(PermissionDenied):
            read_document(actor=cast.users[account], document=document)


def test_a_draft_stores_nothing_and_bears_no_number(cast, voted):
    content = draft_document(
        actor=cast.chi_bo, recipe=recipe_of(Candidacy, "cell_resolution"), subject=voted, sheet=SHEET
    )
    said = text(content)
    assert "DỰ THẢO" in said
    assert "05-NQ/CB" not in said
    assert not Document.objects.exists()
    assert AuditEntry.objects.filter(action="document.draft").count() == 1


@pytest.fixture
def own_number(voted):
    """As if the row of the vote held no number: the paper asks for one."""
    return replace(recipe_of(Candidacy, "cell_resolution"), recorded=lambda obj, about: None)


def numbered(cast, voted, recipe, *, take_number=True, dated=None, number=""):
    sheet = replace(SHEET, dated=dated or day(), number=number)
    return make_document(
        actor=cast.chi_bo,
        recipe=recipe,
        subject=voted,
        sheet=sheet,
        take_number=take_number,
        form_key=uuid4(),
    )


def test_the_next_number_of_the_register_is_taken(cast, voted, own_number):
    Term.objects.create(organisation=cast.CB1, name="2025 – 2028", starts_on=START)
    first, second = (numbered(cast, voted, own_number) for _ in range(2))
    assert [first.number_text, second.number_text] == ["Số 01-NQ/CB", "Số 02-NQ/CB"]
    assert "Số 02-NQ/CB" in text(read_file(second.pdf))
    assert Register.objects.get(document_type=DocumentType.RESOLUTION).last == 2
    with pytest.raises(Refused, match="số và ngày trong một sổ"):
        numbered(cast, voted, own_number, dated=day(3))
    assert Register.objects.get(document_type=DocumentType.RESOLUTION).last == 2


def test_a_number_is_voided_with_a_reason_and_the_paper_stays(cast, voted, own_number):
    Term.objects.create(organisation=cast.CB1, name="2025 – 2028", starts_on=START)
    document = numbered(cast, voted, own_number)
    for account in ("van_phong", "giup_do", "ung_vien"):
        with pytest.raises(PermissionDenied):
            void_document(actor=cast.users[account], document=document, reason="Sai.")
    void_document(actor=cast.chi_bo, document=document, reason="Ghi nhầm quê quán.")
    document = Document.objects.get()
    assert document.is_void
    assert document.number.void_reason == "Ghi nhầm quê quán."
    assert read_document(actor=cast.chi_bo, document=document)
    with pytest.raises(Conflict):
        void_document(actor=cast.chi_bo, document=document, reason="Lần nữa.")
    assert numbered(cast, voted, own_number).number_text == "Số 02-NQ/CB"


def test_a_number_given_elsewhere_cannot_be_voided_here(cast, voted):
    document = make(cast, voted)
    with pytest.raises(PermissionDenied):
        void_document(actor=cast.chi_bo, document=document, reason="Sai.")


def test_without_a_term_of_office_there_is_no_register(cast, voted, own_number):
    with pytest.raises(Refused, match="chưa có nhiệm kỳ"):
        numbered(cast, voted, own_number)


@pytest.mark.parametrize("typed", ["17-NQ/CB", "Số 17-NQ/CB", "Số: 17-NQ/CB", " 17-NQ/CB "])
def test_a_number_given_elsewhere_is_printed_as_it_stands(cast, voted, own_number, typed):
    document = numbered(cast, voted, own_number, take_number=False, number=typed)
    assert document.number_text == "Số 17-NQ/CB"
    assert document.number is None


def test_a_paper_is_not_dated_in_the_future(cast, voted, own_number):
    with pytest.raises(Refused, match="không được ở tương lai"):
        numbered(cast, voted, own_number, take_number=False, number="17-NQ/CB", dated=day(-1))


def test_unprintable_words_are_refused_in_a_sentence(cast, voted):
    with pytest.raises(Refused, match="ký tự không in được"):
        make(cast, voted, sheet=replace(SHEET, words=MINUTES | {"secretary": "Đặng\u200b Thu Hà"}))


def test_a_made_paper_cannot_be_changed(cast, voted):
    document = make(cast, voted)
    document.title = "Khác"
    with pytest.raises(DatabaseError), transaction.atomic():
        document.save()


def test_the_signed_copy_is_kept_with_the_paper(cast, voted):
    document = make(cast, voted)
    copy = add_signed_copy(
        actor=cast.chi_bo,
        paper=document,
        content=b"%PDF-1.4 %%EOF",
        content_type="application/pdf",
        file_name="nq-05.pdf",
        original_at="Chi bộ Một, cặp số 3",
        signed_on=day(1),
    )
    assert read_signed_copy(actor=cast.van_phong, copy=copy) == b"%PDF-1.4 %%EOF"
    assert document.is_signed
    for account in ("ung_vien", "doan_vien", "giup_do"):
        with pytest.raises(PermissionDenied):
            read_signed_copy(actor=cast.users[account], copy=copy)


def test_who_may_keep_a_signed_copy(cast, voted):
    document = make(cast, voted)
    details = {
        "content": b"x",
        "content_type": "application/pdf",
        "file_name": "a.pdf",
        "original_at": "Tủ 1",
    }
    for account in ("kiem_tra", "ung_vien", "giup_do", "doan_vien"):
        with pytest.raises(PermissionDenied):
            add_signed_copy(actor=cast.users[account], paper=document, **details)
    with pytest.raises(Refused):
        add_signed_copy(actor=cast.chi_bo, paper=document, signed_on=day(-1), **details)
