"""Decisions: numbered, frozen, stored; voided with a reason, never changed, never printed anew."""

import hashlib
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.choices import Action, State
from ceremonies.models import Candidacy, Decision, IssuedNumber
from ceremonies.services.decisions import decision_bytes, draft_pdf
from ceremonies.services.workflow import NotYet
from members.choices import DecisionMode, Role
from members.clock import today
from members.models import (
    Appointment,
    AuditEntry,
    DecisionAuthority,
    Membership,
    Organisation,
    Person,
    StoredFile,
    Term,
)
from members.services.appointments import write_appointment
from members.services.errors import Conflict, Refused
from members.services.stored_files import DamagedFile, file_path
from tests.road import bring, day, take


@pytest.fixture
def voted(cast) -> Candidacy:
    """The authority voted three days ago; what is left is to sign."""
    return bring(cast, State.AUTHORITY_VOTED)


def issue(cast, candidacy, account="cap_tren", back=1) -> Decision:
    return take(cast, candidacy, Action.ISSUE_DECISION, account, issued_on=day(back)).decisions.latest("pk")


def test_a_decision_keeps_its_words_its_bytes_and_their_hash(cast, voted):
    decision = issue(cast, voted)
    (content,) = decision_bytes(actor=cast.cap_tren, decisions=[decision])
    assert content.startswith(b"%PDF-")
    assert hashlib.sha256(content).hexdigest() == decision.pdf.sha256
    assert (decision.number_text, decision.organisation, decision.issued_on) == (
        "Số 01-QĐ/ĐU",
        cast.DUB,
        day(1),
    )
    assert (decision.signer_name, decision.signer_office) == (cast.cap_tren.full_name, "BÍ THƯ")
    assert len(bytes.fromhex(decision.verification_code)) * 8 == 80
    entry = AuditEntry.objects.get(action="decision.issue")
    assert entry.data == {"sha256": decision.pdf.sha256, "number": "Số 01-QĐ/ĐU"}


def test_what_happens_later_changes_nothing_in_it(cast, voted):
    decision = issue(cast, voted)
    (before,) = decision_bytes(actor=cast.cap_tren, decisions=[decision])
    Person.objects.update(full_name="Tên Khác", native_place="nơi khác")
    Organisation.objects.update(name="Tổ chức khác", symbol="XX", place="Huế")
    Appointment.objects.filter(user=cast.cap_tren).update(role=Role.DEPUTY_SECRETARY)
    again = Decision.objects.get(pk=decision.pk)
    assert decision_bytes(actor=cast.cap_tren, decisions=[again]) == [before]
    assert again.snapshot == decision.snapshot
    assert again.number_text == "Số 01-QĐ/ĐU"


@pytest.mark.parametrize(("back", "allowed"), [(4, False), (3, True), (0, True), (-1, False)])
def test_it_is_dated_from_the_vote_to_today(cast, voted, back, allowed):
    if allowed:
        assert issue(cast, voted, back=back).issued_on == day(back)
    else:
        with pytest.raises(Refused, match="Ngày ban hành"):
            issue(cast, voted, back=back)
        assert (IssuedNumber.objects.count(), Decision.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Nguyễn\u200bHoài An", "ký tự không in được"),
        ("Nguyễn Hoài x\u0316\u0317\u0318\u0319", "quá 3 dấu"),
        ("", "chưa có nội dung"),
        ("阮怀安", "phông chữ"),
    ],
)
def test_what_cannot_be_printed_gets_no_number(cast, voted, name, says):
    Person.objects.filter(pk=cast.an.pk).update(full_name=name)
    Candidacy.objects.update(voted_as={})
    with pytest.raises(Refused, match=says):
        issue(cast, voted)
    assert (IssuedNumber.objects.count(), Decision.objects.count(), StoredFile.objects.count()) == (0, 0, 0)
    assert Candidacy.objects.get(pk=voted.pk).state == State.AUTHORITY_VOTED


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Organisation, {"symbol": ""}),
        (Organisation, {"place": ""}),
        (Term, {"ends_on": day(9)}),
        (Term, {"starts_on": day(0)}),
        (Person, {"native_place": ""}),
    ],
)
def test_what_the_head_of_the_paper_needs_is_asked_for_first(cast, voted, model, change):
    model.objects.update(**change)
    with pytest.raises(NotYet) as refused:
        issue(cast, voted)
    expected = ["native_place", "changed_since_vote"] if model is Person else ["no_term"]
    assert [requirement.code for requirement in refused.value.requirements] == expected
    assert IssuedNumber.objects.count() == 0


def test_what_the_cell_voted_on_is_what_is_signed(cast, voted):
    Person.objects.filter(pk=cast.an.pk).update(full_name="Nguyễn Thị Kẻ Khác")
    with pytest.raises(NotYet, match="“Nguyễn Hoài An” nay là “Nguyễn Thị Kẻ Khác”"):
        issue(cast, voted)
    assert IssuedNumber.objects.count() == 0


# --- who signs ----------------------------------------------------------------------------------


def test_in_which_office_one_signs(cast, voted):
    """A deputy as deputy; who holds both offices as secretary."""
    office = Appointment(
        user=cast.nguoi_la, role=Role.DEPUTY_SECRETARY, organisation=cast.DUB, starts_on=today()
    )
    write_appointment(actor=None, appointment=office)
    decision = issue(cast, voted, "nguoi_la")
    assert (decision.signer_office, decision.snapshot["signatures"][0]["office"]) == (
        "PHÓ BÍ THƯ",
        "PHÓ BÍ THƯ",
    )
    office = Appointment(user=cast.nguoi_la, role=Role.SECRETARY, organisation=cast.DUB, starts_on=today())
    write_appointment(actor=None, appointment=office)
    take(cast, voted, Action.VOID_DECISION, "nguoi_la", reason="Sai chức vụ")
    assert issue(cast, voted, "nguoi_la").signer_office == "BÍ THƯ"


def test_it_says_who_voted_even_if_another_way_of_deciding_came_since(cast, voted):
    """The standing committee voted; since yesterday the whole committee decides."""
    DecisionAuthority.objects.update(ends_on=day(2))
    DecisionAuthority.objects.create(organisation=cast.DUB, mode=DecisionMode.COLLECTIVE, starts_on=day(1))
    snapshot = issue(cast, voted, back=0).snapshot
    assert snapshot["body"][1]["text"] == "BAN THƯỜNG VỤ ĐẢNG ỦY BỘ MẪU QUYẾT ĐỊNH"
    assert snapshot["signatures"][0]["on_behalf"] == "T/M BAN THƯỜNG VỤ"


# --- two people, one session --------------------------------------------------------------------


def test_two_people_of_one_session_get_two_decisions_and_two_numbers(cast):
    first = bring(cast, State.AUTHORITY_VOTED)
    youth = Person.objects.create(
        full_name="Phan Vũ Sơn",
        sort_key="s",
        search_key="phan vu son",
        birth_date=cast.an.birth_date,
        sex="male",
        native_place="xã Mẫu",
        department=cast.PM1,
    )
    Membership.objects.create(person=youth, organisation=cast.CD1)
    second = bring(cast, State.AUTHORITY_VOTED, youth)
    one, two = issue(cast, first), issue(cast, second)
    assert [one.number_text, two.number_text] == ["Số 01-QĐ/ĐU", "Số 02-QĐ/ĐU"]
    assert one.issued_on == two.issued_on
    assert one.pdf != two.pdf
    assert one.verification_code != two.verification_code


def test_dates_rise_with_the_numbers(cast, voted):
    """A decision issued again is not dated before the one whose number it follows."""
    issue(cast, voted, back=1)
    take(cast, voted, Action.VOID_DECISION, "cap_tren", reason="In sai")
    with pytest.raises(Refused, match="không được trước"):
        issue(cast, voted, back=2)
    assert IssuedNumber.objects.count() == 1
    assert issue(cast, voted, back=1).number_text == "Số 02-QĐ/ĐU"


def test_the_name_voted_on_is_the_name_signed(cast, voted):
    Person.objects.filter(pk=cast.an.pk).update(birth_date=cast.binh.birth_date)
    with pytest.raises(NotYet, match="ngày sinh “15/03/2000” nay là “02/05/1999”"):
        issue(cast, voted)


# --- voiding ------------------------------------------------------------------------------------


def test_a_void_decision_stays_readable_and_its_number_is_not_given_again(cast, voted):
    wrong = issue(cast, voted)
    voided = take(cast, voted, Action.VOID_DECISION, "cap_tren", reason="In sai quê quán")
    assert voided.state == State.AUTHORITY_VOTED
    wrong.refresh_from_db()
    assert (wrong.is_void, wrong.number.void_reason, wrong.number.void_by) == (
        True,
        "In sai quê quán",
        cast.cap_tren,
    )
    assert decision_bytes(actor=cast.chi_bo, decisions=[wrong])[0].startswith(b"%PDF-")
    right = issue(cast, voted)
    assert (right.number_text, right.is_void, wrong.number_text) == ("Số 02-QĐ/ĐU", False, "Số 01-QĐ/ĐU")
    assert AuditEntry.objects.get(action="decision.void").data == {"reason": "In sai quê quán"}


def test_it_is_voided_once(cast, voted):
    issue(cast, voted)
    take(cast, voted, Action.VOID_DECISION, "cap_tren", reason="In sai")
    with pytest.raises(Conflict):
        take(cast, voted, Action.VOID_DECISION, "cap_tren", reason="In sai")


# --- reading ------------------------------------------------------------------------------------


def test_every_reading_is_written_down_and_one_invisible_decision_stops_them_all(cast, voted):
    decision = issue(cast, voted)
    written = AuditEntry.objects.filter(action="decision.download")
    for account in ("cap_tren", "kiem_tra", "chi_bo", "ung_vien"):
        decision_bytes(actor=cast.users[account], decisions=[decision])
        assert written.latest("seq").actor == cast.users[account]
    count = written.count()
    for account in ("doan_vien", "chi_bo_khac", "giup_do", "quan_tri", "sieu_quyen", "da_khoa", "nguoi_la"):
        with pytest.raises(PermissionDenied):
            decision_bytes(actor=cast.users[account], decisions=[decision])
    assert written.count() == count


def test_damaged_bytes_are_never_handed_out(cast, voted):
    decision = issue(cast, voted)
    path = file_path(decision.pdf.sha256)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedFile):
        decision_bytes(actor=cast.cap_tren, decisions=[decision])


def test_a_draft_leaves_nothing_but_its_trace(cast, voted):
    draft = draft_pdf(actor=cast.van_phong, candidacy=voted)
    assert draft.startswith(b"%PDF-")
    assert AuditEntry.objects.latest("seq").action == "decision.draft"
    assert (IssuedNumber.objects.count(), StoredFile.objects.count()) == (0, 0)
    for account in ("doan_vien", "giup_do", "ung_vien", "quan_tri", "chi_bo_khac"):
        with pytest.raises(PermissionDenied):
            draft_pdf(actor=cast.users[account], candidacy=voted)


@pytest.mark.parametrize("state", [State.RECEIVED, State.DOSSIER, State.CELL_VOTED])
def test_a_draft_too_early_is_refused_with_a_sentence(cast, state):
    candidacy = bring(cast, state)
    with pytest.raises(Refused, match="Chưa lập được dự thảo"):
        draft_pdf(actor=cast.chi_bo, candidacy=candidacy)


def test_nothing_of_a_decision_that_failed_remains(cast, voted):
    """The signer loses the office between the page and the click."""
    office = cast.cap_tren.appointments.get()
    Appointment.objects.filter(pk=office.pk).update(ends_on=today() - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        issue(cast, voted)
    assert (IssuedNumber.objects.count(), Decision.objects.count()) == (0, 0)
