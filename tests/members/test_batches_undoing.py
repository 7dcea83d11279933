"""Taking a batch back as one unit: what it made goes, what it changed is put back, the rest stays and is named."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from members.choices import ImportKind
from members.models import AuditEntry, Membership, Organisation, Person, User
from members.services.audit import broken_links
from members.services.batches import changed_since, undo_import
from members.services.errors import Conflict
from members.services.people import change_person, end_membership
from tests.members.batches import apply, many, row_of, stage
from tests.members.sheets import TITLES, person, workbook

NUMBER = TITLES[3]


def applied(actor, *people, organisation):
    return apply(actor, stage(actor, *people, organisation=organisation))


def undo(actor, batch, **options):
    return undo_import(actor=actor, batch=batch, version=batch.version, **options)


def found(number: int) -> Person | None:
    return Person.objects.filter(citizen_id=person(number)[NUMBER]).first()


def everything() -> tuple:
    return tuple(list(model.objects.order_by("pk").values()) for model in (Person, Membership, Organisation))


def but_versions(state: tuple) -> tuple:
    return tuple([{**row, "version": None} for row in rows] for rows in state)


def test_the_register_is_as_it_was(cast):
    before = everything()
    batch = applied(
        cast.doan_vien,
        *many(1, 4),
        row_of(cast.an, **{"Họ và tên": "Nguyễn Hoài Ân", "Chức vụ": "Phó phòng"}),
        organisation=cast.CD1,
    )
    assert everything() != before

    batch = undo(cast.doan_vien, batch)

    assert but_versions(everything()) == but_versions(before)
    assert (batch.state, batch.version, batch.understood["kept"]) == ("undone", 3, [])
    assert [row.done for row in batch.rows.all()] == [{}] * 4
    entry = AuditEntry.objects.last()
    assert (entry.action, entry.actor, entry.data["rows"], entry.data["kept"]) == (
        "import.undo",
        cast.doan_vien,
        4,
        0,
    )
    assert entry.data["restored"] == {"members.person": [[cast.an.pk, cast.an.pk]]}
    assert list(broken_links()) == []


def test_what_was_changed_since_stays_unless_one_says_otherwise(cast):
    batch = applied(
        cast.doan_vien, *many(1, 3), row_of(cast.an, **{"Chức vụ": "Phó phòng"}), organisation=cast.CD1
    )
    for someone in (found(1), Person.objects.get(pk=cast.an.pk)):
        someone.phone = "0912345678"
        change_person(actor=cast.quan_tri, person=someone, version=someone.version)
    told = [
        (2, "Lò Thị Mẫu", "đã được sửa sau khi nhập"),
        (4, "Nguyễn Hoài An", "đã được sửa sau khi nhập"),
    ]
    assert changed_since(batch, cast.doan_vien) == told

    batch = undo(cast.doan_vien, batch)

    assert (found(1) is None, found(2)) == (False, None)
    assert Membership.objects.filter(person=found(1)).count() == 1
    assert Person.objects.get(pk=cast.an.pk).job_title == "Phó phòng"
    assert batch.understood["kept"] == [[row, why] for row, _, why in told]
    assert batch.rows.get(number=2).done != {}


def test_said_otherwise_only_what_the_list_wrote_is_put_back(cast):
    batch = applied(
        cast.doan_vien, person(1), row_of(cast.an, **{"Chức vụ": "Phó phòng"}), organisation=cast.CD1
    )
    for someone in (found(1), Person.objects.get(pk=cast.an.pk)):
        someone.phone = "0912345678"
        change_person(actor=cast.quan_tri, person=someone, version=someone.version)

    batch = undo(cast.doan_vien, batch, also_changed=True)

    cast.an.refresh_from_db()
    assert (found(1), cast.an.job_title, cast.an.phone) == (None, "Chuyên viên", "0912345678")
    assert batch.understood["kept"] == []


def test_people_whom_something_else_points_to_always_stay(cast):
    batch = applied(cast.doan_vien, *many(1, 3), organisation=cast.CD1)
    User.objects.filter(pk=cast.nguoi_la.pk).update(person=found(1))

    batch = undo(cast.doan_vien, batch, also_changed=True)

    assert (found(1) is None, found(2)) == (False, None)
    assert Membership.objects.filter(person=found(1)).count() == 1
    assert [(row, "đang được dùng ở nơi khác" in why) for row, why in batch.understood["kept"]] == [(2, True)]


def test_a_membership_that_ended_since_keeps_its_row(cast):
    batch = applied(cast.doan_vien, person(1), organisation=cast.CD1)
    membership = Membership.objects.get(person=found(1))
    end_membership(
        actor=cast.doan_bi_thu, membership=membership, ended_on=date(2026, 9, 1), reason="Chuyển đi"
    )

    batch = undo(cast.quan_tri, batch)

    assert (found(1) is None, len(batch.understood["kept"])) == (False, 1)


def test_whoever_joined_the_party_is_out_of_the_union_s_hands(cast):
    batch = applied(cast.doan_vien, person(1), organisation=cast.CD1)
    Membership.objects.create(person=found(1), organisation=cast.CB2)

    batch = undo(cast.doan_vien, batch, also_changed=True)

    assert (found(1) is None, [row for row, _ in batch.understood["kept"]]) == (False, [2])


def organisations(cast, *rows):
    content = workbook(["Mã", "Tên tổ chức", "Loại", "Mã cấp trên", "Mã chi bộ phụ trách"], *rows)
    return apply(cast.quan_tri, stage(cast.quan_tri, kind=ImportKind.ORGANISATIONS, content=content))


def test_organisations_go_with_those_below_and_paths_are_as_before(cast):
    before = everything()
    batch = organisations(
        cast,
        ["KHOI2", "Khối Hai", "Đơn vị", "KHOI1", None],
        ["KHOI1", "Khối Một", "Đơn vị", None, "CB1"],
        ["PM1", "Phòng Một Mới", "Đơn vị", "KHOI2", "CB1"],
    )
    assert Organisation.objects.get(code="PM1").depth == 2

    batch = undo(cast.quan_tri, batch)

    assert (batch.state, batch.understood["kept"]) == ("undone", [])
    assert but_versions(everything()) == but_versions(before)


def test_an_organisation_somebody_uses_stays_with_those_above_it(cast):
    batch = organisations(
        cast,
        ["KHOI1", "Khối Một", "Đơn vị", None, "CB1"],
        ["KHOI2", "Khối Hai", "Đơn vị", "KHOI1", None],
        ["KHOI3", "Khối Ba", "Đơn vị", None, None],
    )
    Person.objects.filter(pk=cast.an.pk).update(department=Organisation.objects.get(code="KHOI2"))

    batch = undo(cast.quan_tri, batch)

    left = set(Organisation.objects.filter(code__startswith="KHOI").values_list("code", flat=True))
    assert left == {"KHOI1", "KHOI2"}
    assert dict(batch.understood["kept"]) == {
        2: "dòng khác được giữ lại cần đến dòng này",
        3: "đang được dùng ở nơi khác (người)",
    }


def test_a_second_click_gets_the_result_of_the_first(cast):
    batch = applied(cast.doan_vien, person(1), organisation=cast.CD1)
    first = undo_import(actor=cast.doan_vien, batch=batch, version=2)
    entries = AuditEntry.objects.count()

    second = undo_import(actor=cast.doan_vien, batch=batch, version=2)

    assert (second.state, second.version, AuditEntry.objects.count()) == ("undone", first.version, entries)


def test_only_what_was_applied_is_taken_back(cast):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    with pytest.raises(Conflict, match="chưa được ghi"):
        undo(cast.doan_vien, batch)


def test_taking_back_asks_for_the_right_of_today(cast):
    batch = applied(cast.doan_vien, person(1), organisation=cast.CD1)
    with pytest.raises(PermissionDenied):
        undo(cast.doan_khac, batch)
    cast.doan_vien.appointments.update(ends_on="2025-06-30")
    with pytest.raises(PermissionDenied):
        undo(cast.doan_vien, batch)
    assert found(1) is not None
