import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.choices import State
from ceremonies.models import Verification
from ceremonies.selectors.facts import facts_of
from ceremonies.selectors.verifications import verification_rows
from ceremonies.services.verifications import date_checklist, remove_verification, write_verification
from members.clock import today
from members.models import AuditEntry
from members.permissions import visible_to
from members.services.errors import Conflict, Refused
from tests.road import bring, day


@pytest.fixture
def file(cast):
    return bring(cast, State.DOSSIER)


def write(actor, file, **values) -> Verification:
    row = Verification(
        candidacy=file, **{"relation": "mother", "name": "Vũ Thị Mẫu", "way": "letter"} | values
    )
    return write_verification(actor=actor, verification=row)


def test_a_row_is_written_changed_and_removed_and_the_audit_knows(cast, file):
    row = write(cast.chi_bo, file, sent_on=day(40), letter_number="12-CV/ĐU")
    row.returned_on, row.result = day(2), "clear"
    write_verification(actor=cast.chi_bo, verification=row, version=1)
    remove_verification(actor=cast.chi_bo, verification=row, version=2)
    actions = ["verification.create", "verification.change", "verification.remove"]
    entries = AuditEntry.objects.filter(action__in=actions).order_by("seq")
    assert [entry.action for entry in entries] == actions
    assert entries[2].data["letter_number"] == "12-CV/ĐU"
    assert Verification.objects.count() == 0


def test_of_two_people_the_slower_writes_nothing(cast, file):
    row = write(cast.chi_bo, file)
    row.note = "Lần một"
    write_verification(actor=cast.chi_bo, verification=row, version=1)
    row.note = "Lần hai"
    with pytest.raises(Conflict):
        write_verification(actor=cast.chi_bo, verification=row, version=1)
    with pytest.raises(Conflict):
        remove_verification(actor=cast.chi_bo, verification=row, version=1)
    assert Verification.objects.get().note == "Lần một"


@pytest.mark.parametrize(
    "values, sentence",
    [
        (
            {"relation": "self", "name": "Nguyễn Hoài An", "way": "exempt", "confirmed_by": "Đảng ủy xã Mẫu"},
            "Bản thân người vào Đảng luôn phải được thẩm tra.",
        ),
        (
            {"way": "exempt", "is_party_member": True},
            "Hãy ghi cấp ủy quản lý đảng viên đã xác nhận lý lịch.",
        ),
        (
            {"way": "exempt", "confirmed_by": "Đảng ủy xã Mẫu"},
            "Người này không phải đảng viên: hãy ghi chú rõ người thân nào là đảng viên.",
        ),
        ({"sent_on": day(-1)}, "Ngày gửi và ngày có kết quả không được ở tương lai."),
        ({"sent_on": day(365 * 60)}, "phải sau ngày sinh của người vào Đảng"),
        (
            {"sent_on": day(3), "returned_on": day(4), "result": "clear"},
            "Ngày có kết quả không được trước ngày gửi.",
        ),
        ({"returned_on": day(1)}, "Hãy ghi cả kết quả và ngày có kết quả."),
        ({"result": "clear"}, "Hãy ghi cả kết quả và ngày có kết quả."),
    ],
)
def test_what_cannot_be_is_refused(cast, file, values, sentence):
    with pytest.raises(Refused, match=sentence):
        write(cast.chi_bo, file, **values)


def test_an_exempt_relative_needs_no_result(cast, file):
    write(cast.chi_bo, file, way="exempt", is_party_member=True, confirmed_by="Đảng ủy xã Bình Minh")
    assert facts_of(file, today()).unverified == ()


@pytest.mark.parametrize(
    "account", ["doan_vien", "chi_bo_khac", "van_phong", "kiem_tra", "giup_do", "ung_vien", "quan_tri"]
)
def test_only_the_cell_writes(cast, file, account):
    with pytest.raises(PermissionDenied):
        write(cast.users[account], file)


@pytest.mark.parametrize(
    "account, seen",
    [("chi_bo", 1), ("van_phong", 1), ("kiem_tra", 1)]
    + [(name, 0) for name in ("giup_do", "ung_vien", "doan_vien", "quan_tri", "chi_bo_khac", "sieu_quyen")],
)
def test_only_the_party_bodies_read(cast, file, account, seen):
    write(cast.chi_bo, file)
    assert visible_to(cast.users[account], Verification).count() == seen


def test_after_the_vote_nothing_is_changed(cast):
    file = bring(cast, State.CELL_VOTED)
    with pytest.raises(PermissionDenied):
        write(cast.chi_bo, file)


def test_a_letter_not_answered_in_time_is_late(cast, file):
    write(cast.chi_bo, file, sent_on=day(60))
    write(cast.chi_bo, file, relation="father", name="Nguyễn Văn Mẫu", sent_on=day(10))
    rows = {row.verification.relation: row for row in verification_rows(file, today())}
    assert (rows["mother"].label, rows["mother"].tone) == ("Quá hạn trả lời", "stop")
    assert rows["mother"].late > 0
    assert (rows["father"].label, rows["father"].late) == ("Chờ kết quả", 0)


def test_when_all_results_are_back_the_checklist_gets_the_day_of_the_last(cast, file):
    write(cast.chi_bo, file, sent_on=day(40), returned_on=day(9), result="clear")
    waiting = write(cast.chi_bo, file, relation="father", name="Nguyễn Văn Mẫu", sent_on=day(40))
    with pytest.raises(Refused):
        date_checklist(actor=cast.chi_bo, candidacy=file)
    waiting.returned_on, waiting.result = day(4), "noted"
    write_verification(actor=cast.chi_bo, verification=waiting, version=1)
    assert date_checklist(actor=cast.chi_bo, candidacy=file).issued_on == day(4)
    with pytest.raises(Refused):
        date_checklist(actor=cast.chi_bo, candidacy=file)
