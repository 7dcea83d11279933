from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from members.choices import ImportKind, ImportState, Right, Role
from members.models import Appointment, AuditEntry
from members.permissions import grants_of
from members.resources.appointments import AppointmentResource
from members.resources.base import ListContext
from tests.lists import messages, outcomes, send, take_back, write

KIND = ImportKind.APPOINTMENTS
TITLES = ("Tên đăng nhập", "Họ và tên", "Ngày sinh", "Chức vụ", "Tổ chức", "Từ ngày", "Đến ngày")


def offices(user) -> list[tuple]:
    rows = Appointment.objects.filter(user=user).order_by("pk")
    return [(a.role, a.organisation and a.organisation.code, a.starts_on, a.ends_on) for a in rows]


def test_offices_are_given_with_their_rights_and_taken_back(cast):
    batch = send(
        cast.quan_tri,
        KIND,
        TITLES,
        ("nguoi_la", "", "", "Ủy viên BCH", "Chi đoàn Một", "01/03/2026", ""),
        ("", "Đặng Thu Hà", "30/01/1978", "Cấp ủy viên", "CB1", "01/03/2026", "31/12/2030"),
    )
    assert (outcomes(batch), messages(batch)) == (["new", "new"], [])
    batch = write(cast.quan_tri, batch)
    assert offices(cast.nguoi_la) == [(Role.UNION_EXECUTIVE, "CD1", date(2026, 3, 1), None)]
    assert offices(cast.giup_do) == [(Role.COMMITTEE_MEMBER, "CB1", date(2026, 3, 1), date(2030, 12, 31))]
    assert grants_of(cast.nguoi_la).cover(Right.DRAFT_NOMINATION, cast.CD1)
    assert AuditEntry.objects.filter(action="appointment.give", actor=cast.quan_tri).count() == 2
    assert take_back(cast.quan_tri, batch).state == ImportState.UNDONE
    assert offices(cast.nguoi_la) == []
    assert not grants_of(cast.nguoi_la).cover(Right.DRAFT_NOMINATION, cast.CD1)


def test_an_office_ends_on_its_last_day_and_the_end_is_taken_back(cast):
    row = ("doan_khac", "", "", "Ủy viên ban chấp hành", "CD2", "01/01/2025", "30/06/2026")
    batch = write(cast.quan_tri, send(cast.quan_tri, KIND, TITLES, row))
    assert offices(cast.doan_khac) == [(Role.UNION_EXECUTIVE, "CD2", date(2025, 1, 1), date(2026, 6, 30))]
    assert not grants_of(cast.doan_khac).holds(Right.DRAFT_NOMINATION)
    assert outcomes(send(cast.quan_tri, KIND, TITLES, row)) == ["same"]
    take_back(cast.quan_tri, batch)
    assert offices(cast.doan_khac)[0][3] is None
    assert grants_of(cast.doan_khac).holds(Right.DRAFT_NOMINATION)


@pytest.mark.parametrize(
    "row, sentence",
    [
        (
            ("", "Nguyễn Văn Không", "01/01/1990", "Bí thư", "CB1", "01/03/2026", ""),
            "Chưa có trong sổ; hãy nhập danh sách người trước.",
        ),
        (
            ("", "Lê Minh Châu", "03/11/1985", "Ủy viên BCH", "TCD", "01/03/2026", ""),
            "Người này chưa có tài khoản; hãy mở tài khoản trước, danh sách không tự tạo tài khoản.",
        ),
        (
            ("khong_co", "", "", "Bí thư", "CB1", "01/03/2026", ""),
            "Không có tài khoản nào tên đăng nhập là «khong_co».",
        ),
        (
            ("", "", "", "Bí thư", "CB1", "01/03/2026", ""),
            "Hãy ghi tên đăng nhập, hoặc số CCCD, hoặc họ tên và ngày sinh.",
        ),
        (
            ("nguoi_la", "", "", "Văn phòng cấp ủy", "CD1", "01/03/2026", ""),
            "Chức vụ “Văn phòng cấp ủy” không có ở loại tổ chức “Chi đoàn”.",
        ),
        (("nguoi_la", "", "", "Bí thư", "", "01/03/2026", ""), "Hãy ghi tổ chức nơi giữ chức vụ này."),
        (
            ("nguoi_la", "", "", "Bí thư", "CB1", "01/03/2026", "01/02/2026"),
            "Ngày kết thúc không được trước ngày bắt đầu.",
        ),
        (
            ("chi_bo", "Ai Đó Khác", "", "Bí thư", "CB1", "01/01/2025", ""),
            "Tài khoản này của Phạm Quốc Dũng, không phải Ai Đó Khác.",
        ),
        (
            ("chi_bo", "", "", "Bí thư", "CB1", "01/03/2026", ""),
            "Trong sổ, người này giữ chức vụ đó từ ngày 01/01/2025; hãy sửa ngày cho khớp hoặc bỏ dòng này.",
        ),
        (
            ("quan_tri", "", "", "Cán bộ kiểm tra", "DUC", "01/03/2026", ""),
            "Không ai được tự phân công chức vụ cho chính mình.",
        ),
    ],
)
def test_what_is_wrong_is_said(cast, row, sentence):
    batch = send(cast.quan_tri, KIND, TITLES, row)
    assert (outcomes(batch), messages(batch)) == (["wrong"], [sentence])


def test_the_organisation_tells_which_office_a_word_means(cast):
    rows = [
        ("nguoi_la", "", "", "Bí thư", "CD1", "01/03/2026", ""),
        ("nguoi_la", "", "", "Ủy viên", "CB1", "01/03/2026", ""),
        ("nguoi_la", "", "", "Tổ trưởng", "TCD", "01/03/2026", ""),
    ]
    write(cast.quan_tri, send(cast.quan_tri, KIND, TITLES, *rows))
    assert [office[:2] for office in offices(cast.nguoi_la)] == [
        (Role.UNION_LEADER, "CD1"),
        (Role.COMMITTEE_MEMBER, "CB1"),
        (Role.UNION_LEADER, "TCD"),
    ]


def test_an_unknown_role_names_the_known_ones(cast):
    batch = send(cast.quan_tri, KIND, TITLES, ("nguoi_la", "", "", "Thủ quỹ", "CB1", "01/03/2026", ""))
    assert messages(batch)[0].startswith(
        "Chức vụ «Thủ quỹ» không có trong danh mục. Ví dụ cách ghi: Bí thư, "
    )


@pytest.mark.parametrize("account", ["doan_bi_thu", "dang_uy", "nguoi_la"])
def test_only_who_manages_offices_sends_such_a_list(cast, account):
    with pytest.raises(PermissionDenied):
        send(cast.users[account], KIND, TITLES, ("nguoi_la", "", "", "Bí thư", "CB1", "01/03/2026", ""))


def test_the_command_line_gives_and_ends_offices(cast):
    rows = [
        ("nguoi_la", "", "", "Bí thư", "CB1", "01/03/2026", ""),
        ("doan_khac", "", "", "Ủy viên ban chấp hành", "CD2", "01/01/2025", "30/06/2026"),
    ]
    write(None, send(None, KIND, TITLES, *rows))
    assert (len(offices(cast.nguoi_la)), offices(cast.doan_khac)[0][3]) == (1, date(2026, 6, 30))


def test_what_goes_out_comes_in_unchanged(cast):
    resource = AppointmentResource(ListContext(actor=cast.quan_tri))
    rows = [[field.column_name for field in resource.get_export_fields()]]
    held = Appointment.objects.select_related(*resource.related).order_by("pk")
    rows += [resource.export_resource(office) for office in held]
    batch = send(cast.quan_tri, KIND, *rows)
    assert (set(outcomes(batch)), messages(batch)) == ({"same"}, [])
    assert batch.counts["same"] == held.count()
