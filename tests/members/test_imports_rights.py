"""Who may bring in which list, who sees it afterwards, and what a list may not do even then."""

import pytest
from django.core.exceptions import PermissionDenied

from members.choices import ImportKind, Right, Role
from members.models import Appointment, AuditEntry, ImportBatch, Membership, Organisation, Person
from members.permissions import ROLE_RIGHTS, SENDING_RIGHTS, may, visible_to
from members.resources.matching import OUT_OF_REACH, OWN, UNSEEN
from members.services.batches import (
    answer_rows,
    apply_import,
    cancel_import,
    original,
    restage,
    return_workbook,
    seen_by,
    undo_import,
)
from members.services.errors import Refused
from members.services.list_kinds import KINDS, kinds_for
from tests.members.batches import apply, row_of, stage
from tests.members.sheets import TITLES, person, sample

EVERYBODY = [
    *("doan_vien", "doan_bi_thu", "doan_khac", "cong_doan", "cong_doan_chu_tich"),
    *("chi_bo", "chi_bo_khac", "van_phong", "dang_uy", "ban_to_chuc", "cap_tren", "kiem_tra", "quan_tri"),
    *("giup_do", "ung_vien", "nguoi_la", "sieu_quyen", "da_khoa"),
]


def who(function) -> set[str]:
    """The accounts that are not refused by their rights."""

    def allowed(name) -> bool:
        try:
            function(name)
        except PermissionDenied:
            return False
        except Refused:
            return True
        return True

    return {name for name in EVERYBODY if allowed(name)}


@pytest.mark.parametrize(
    "organisation,allowed",
    [
        (None, {"quan_tri"}),
        ("CD1", {"quan_tri", "doan_vien", "doan_bi_thu"}),
        ("CD2", {"quan_tri", "doan_khac", "doan_bi_thu"}),
        ("DTN", {"quan_tri", "doan_bi_thu"}),
        ("TCD", {"quan_tri", "cong_doan", "cong_doan_chu_tich"}),
    ],
)
def test_who_may_import_people_into_which_organisation(cast, organisation, allowed):
    kind = KINDS[ImportKind.PEOPLE]
    assert (
        who(lambda name: kind.require(getattr(cast, name), cast.organisations.get(organisation))) == allowed
    )


def test_only_the_administrator_imports_organisations(cast):
    assert who(lambda name: KINDS[ImportKind.ORGANISATIONS].require(getattr(cast, name), None)) == {
        "quan_tri"
    }


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_is_open_to_whoever_holds_its_right_there_and_to_nobody_else(cast, kind):
    for organisation in (None, *(cast.organisations[code] for code in ("CB1", "DUC", "CD1", "DTN", "PM1"))):
        batch = ImportBatch(kind=kind.name, right=kind.right, organisation=organisation)
        holders = {name for name in EVERYBODY if may(getattr(cast, name), "imports.send", batch)}
        assert who(lambda name, chosen=organisation: kind.require(getattr(cast, name), chosen)) == holders
        if organisation is not None:
            offered = {name for name in EVERYBODY if organisation in kind.organisations(getattr(cast, name))}
            assert offered == (holders if organisation.tree in kind.trees else set())


def test_what_the_menu_offers_is_what_may_be_sent_somewhere(cast):
    offered = {name: {kind.name for kind in kinds_for(getattr(cast, name))} for name in EVERYBODY}
    by_right = {
        name: {k.name for k in KINDS.values() if k.right in ROLE_RIGHTS[role]} for name, role in ROLES.items()
    }
    assert offered == {name: by_right.get(name, set()) for name in EVERYBODY}
    assert {name for name in EVERYBODY if may(getattr(cast, name), "imports.list")} == {
        name for name, kinds in offered.items() if kinds
    }
    assert {Right(right) for right in SENDING_RIGHTS} == {kind.right for kind in KINDS.values()}


ROLES = {
    **dict.fromkeys(["doan_vien", "doan_khac", "cong_doan"], Role.UNION_EXECUTIVE),
    **dict.fromkeys(["doan_bi_thu", "cong_doan_chu_tich"], Role.UNION_LEADER),
    **dict.fromkeys(["chi_bo", "chi_bo_khac", "dang_uy", "cap_tren"], Role.SECRETARY),
    **dict.fromkeys(["van_phong", "ban_to_chuc"], Role.COMMITTEE_OFFICE),
    "kiem_tra": Role.INSPECTOR,
    "quan_tri": Role.SYSTEM_ADMIN,
}


def test_a_refused_actor_does_not_even_have_the_file_read(cast):
    with pytest.raises(PermissionDenied):
        stage(cast.nguoi_la, content=b"x")


def test_an_organisation_that_does_not_go_with_the_list(cast):
    with pytest.raises(Refused, match="không ghi cho tổ chức nào"):
        KINDS[ImportKind.ORGANISATIONS].require(cast.quan_tri, cast.CB1)
    with pytest.raises(
        Refused, match="chỉ nhập được cho tổ chức thuộc hệ thống: Đoàn Thanh niên hoặc Công đoàn"
    ):
        KINDS[ImportKind.PEOPLE].require(cast.quan_tri, cast.CB1)


# --- a batch that is there ----------------------------------------------------------------------

STEPS = {
    "restage": lambda actor, batch: restage(actor=actor, batch=batch, version=1),
    "answer": lambda actor, batch: answer_rows(actor=actor, batch=batch, version=1, answers={}),
    "apply": lambda actor, batch: apply_import(actor=actor, batch=batch, version=1),
    "undo": lambda actor, batch: undo_import(actor=actor, batch=batch, version=1),
    "cancel": lambda actor, batch: cancel_import(actor=actor, batch=batch),
    "original": lambda actor, batch: original(actor=actor, batch=batch),
    "return": lambda actor, batch: return_workbook(actor=actor, batch=batch),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_no_step_is_open_to_those_without_the_right_over_the_organisation(cast, step):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    for name in ("doan_khac", "cong_doan_chu_tich", "dang_uy", "kiem_tra", "sieu_quyen", "da_khoa"):
        with pytest.raises(PermissionDenied):
            step(getattr(cast, name), batch)
    assert Person.objects.filter(citizen_id=person(1)[TITLES[3]]).count() == 0


def test_a_batch_is_seen_by_those_who_hold_its_right_over_its_organisation_today(cast):
    everywhere = stage(cast.quan_tri, person(1))
    of_admin = stage(cast.quan_tri, person(1), organisation=cast.CD1)
    own = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    other = stage(cast.doan_khac, person(1), organisation=cast.CD2)
    tree = stage(cast.quan_tri, kind=ImportKind.ORGANISATIONS, content=sample("to-chuc.xlsx"))
    seen = {
        name: set(visible_to(getattr(cast, name), ImportBatch))
        for name in EVERYBODY
        if visible_to(getattr(cast, name), ImportBatch).exists()
    }
    assert seen == {
        "quan_tri": {everywhere, of_admin, own, other, tree},
        "doan_vien": {of_admin, own},
        "doan_khac": {other},
        "doan_bi_thu": {of_admin, own, other},
    }
    Appointment.objects.update(ends_on="2025-06-30")
    assert [visible_to(getattr(cast, name), ImportBatch).count() for name in seen] == [0, 0, 0, 0]


def test_a_batch_of_a_kind_nobody_registers_any_more_is_seen_by_nobody(cast):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    ImportBatch.objects.update(right=Right.ISSUE_DECISION)
    assert visible_to(cast.doan_vien, ImportBatch).filter(pk=batch.pk).exists() is False


# --- people of others ---------------------------------------------------------------------------


def told(batch) -> list[tuple[str, list[str]]]:
    """Of wrong rows only what is wrong."""
    return [(row.outcome, [one["text"] for one in _said(row)]) for row in batch.rows.all()]


def _said(row) -> list[dict]:
    return [one for one in row.data["messages"] if one["level"] == "error" or row.outcome != "wrong"]


def test_people_of_others_are_neither_changed_nor_shown(cast):
    """Bình is a member of CD2: the executive of CD1 cannot change him, nor learn about him."""
    batch = stage(cast.doan_vien, row_of(cast.binh, **{"Chức vụ": "Giám đốc"}), organisation=cast.CD1)

    row = batch.rows.get()
    assert (row.outcome, row.data["before"], told(batch)[0][1]) == ("wrong", {}, [UNSEEN])
    assert "Chuyên viên" not in str(row.data)
    assert AuditEntry.objects.last().data["unseen"] == 1
    with pytest.raises(Refused):
        apply(cast.doan_vien, batch)


def test_what_a_colleague_may_not_see_of_the_register_is_left_out_of_the_rows(cast):
    """The administrator sends a list for CD1 in which somebody of CD2 stands."""
    batch = stage(cast.quan_tri, row_of(cast.binh, **{"Chức vụ": "Giám đốc"}), organisation=cast.CD1)
    own = seen_by(cast.quan_tri, batch.rows.all())[0].data
    assert (own["before"], own["person"]) == ({"Chức vụ": "Chuyên viên"}, cast.binh.pk)

    row = seen_by(cast.doan_vien, batch.rows.all())[0].data

    assert (row["before"], row["person"], row["target"], row["values"]["Chức vụ"]) == (
        {},
        None,
        None,
        "Giám đốc",
    )


def test_people_of_others_are_not_taken_in_even_when_the_list_knows_them(cast):
    few = {title: cell for title, cell in row_of(cast.binh).items() if title in TITLES[:4]}
    assert told(stage(cast.doan_vien, few, organisation=cast.CD1)) == [("wrong", [UNSEEN])]
    assert told(stage(cast.quan_tri, few, organisation=cast.CD1)) == [
        ("changed", ["Sẽ được ghi là thành viên của Chi đoàn Một."])
    ]


def test_a_party_member_of_the_union_may_be_listed_but_not_changed(cast):
    Membership.objects.create(person=cast.lan, organisation=cast.CD1)
    same = stage(cast.doan_vien, row_of(cast.lan), organisation=cast.CD1)
    changed = stage(cast.doan_vien, row_of(cast.lan, **{"Chức vụ": "Phó phòng"}), organisation=cast.CD1)
    assert (told(same), told(changed)) == ([("same", [])], [("wrong", [OUT_OF_REACH])])


def test_nobody_joins_or_changes_their_entry_through_their_own_list(cast):
    cast.doan_vien.person = cast.chau
    cast.doan_vien.save()
    assert told(stage(cast.doan_vien, row_of(cast.chau), organisation=cast.CD1)) == [("wrong", [OWN])]
    cast.doan_vien.person, cast.quan_tri.person = None, cast.chau
    cast.doan_vien.save()
    cast.quan_tri.save()
    batch = stage(cast.quan_tri, row_of(cast.chau, **{"Chức vụ": "Giám đốc"}), row_of(cast.an))
    assert told(batch) == [("wrong", [OWN]), ("same", [])]


def test_organisations_are_never_made_by_a_list_of_people(cast):
    before = Organisation.objects.count()
    stage(cast.quan_tri, person(1, unit="Phòng Chưa Có"))
    assert Organisation.objects.count() == before
