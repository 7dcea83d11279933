"""Who may bring in which list, and what a list may not do even then."""

import pytest
from django.core.exceptions import PermissionDenied

from members.choices import ImportKind
from members.models import Appointment, ImportBatch, Membership, Person
from members.permissions import visible_to
from members.resources.people import OUT_OF_REACH, OWN, UNSEEN
from members.services.errors import Refused
from members.services.imports import apply_import, cancel_import, stage_import
from tests.members.sheets import TITLES, people_list, person, sample


def stage(actor, *people, organisation=None):
    return stage_import(
        actor=actor,
        kind=ImportKind.PEOPLE,
        file_name="x.xlsx",
        content=people_list(*(people or [person(1)])),
        organisation=organisation,
    )


def row_of(someone: Person, **changes) -> dict:
    return (
        person(
            0,
            name=someone.full_name,
            sex=someone.get_sex_display(),
            born=someone.birth_date,
            cccd=someone.citizen_id,
            ethnicity=someone.ethnicity,
            place=someone.native_place,
            job=someone.job_title,
            unit=someone.department.name,
            phone=None,
            email=None,
        )
        | changes
    )


EVERYBODY = [
    *("doan_vien", "doan_bi_thu", "doan_khac", "cong_doan", "cong_doan_chu_tich"),
    *("chi_bo", "chi_bo_khac", "van_phong", "dang_uy", "ban_to_chuc", "cap_tren", "kiem_tra", "quan_tri"),
    *("giup_do", "ung_vien", "nguoi_la", "sieu_quyen", "da_khoa"),
]


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
    def may_import(name) -> bool:
        try:
            stage(getattr(cast, name), organisation=cast.organisations.get(organisation))
        except PermissionDenied:
            return False
        return True

    assert {name for name in EVERYBODY if may_import(name)} == allowed


def test_only_the_administrator_imports_organisations(cast):
    def may_import(name) -> bool:
        try:
            stage_import(
                actor=getattr(cast, name),
                kind=ImportKind.ORGANISATIONS,
                file_name="x.xlsx",
                content=sample("to-chuc.xlsx"),
            )
        except PermissionDenied:
            return False
        return True

    assert [name for name in EVERYBODY if may_import(name)] == ["quan_tri"]


def test_a_refused_actor_does_not_even_have_the_file_read(cast):
    with pytest.raises(PermissionDenied):
        stage_import(actor=cast.nguoi_la, kind=ImportKind.PEOPLE, file_name="x", content=b"")


@pytest.mark.parametrize("act", [apply_import, cancel_import])
def test_a_batch_belongs_to_whoever_sent_it(cast, act):
    batch = stage(cast.doan_vien, organisation=cast.CD1)

    with pytest.raises(PermissionDenied):
        act(actor=cast.doan_bi_thu, batch=batch)


def test_a_right_lost_since_the_preview_counts(cast):
    batch = stage(cast.doan_vien, organisation=cast.CD1)
    cast.doan_vien.appointments.update(ends_on="2025-06-30")

    with pytest.raises(PermissionDenied):
        apply_import(actor=cast.doan_vien, batch=batch)

    assert Person.objects.filter(citizen_id=person(1)[TITLES[3]]).count() == 0


def test_people_of_others_are_neither_changed_nor_shown(cast):
    """Bình is a member of CD2: the executive of CD1 cannot change him, nor learn about him."""
    batch = stage(cast.doan_vien, row_of(cast.binh, **{"Chức vụ": "Giám đốc"}), organisation=cast.CD1)

    row = batch.rows[0]
    assert (row["outcome"], row["before"], [m["text"] for m in row["messages"]]) == (
        "wrong",
        {},
        [UNSEEN],
    )
    assert "Chuyên viên" not in str(batch.rows)
    with pytest.raises(Refused):
        apply_import(actor=cast.doan_vien, batch=batch)


def told(batch) -> list[tuple[str, list[str]]]:
    return [(row["outcome"], [message["text"] for message in row["messages"]]) for row in batch.rows]


def test_people_of_others_are_not_taken_in_even_when_the_list_knows_them(cast):
    few = {title: cell for title, cell in row_of(cast.binh).items() if title in TITLES[:4]}

    batch = stage(cast.doan_vien, few, organisation=cast.CD1)

    assert told(batch) == [("wrong", [UNSEEN])]
    assert told(stage(cast.quan_tri, few, organisation=cast.CD1)) == [
        ("changed", ["Sẽ được ghi là thành viên của Chi đoàn Một."])
    ]


def test_a_party_member_of_the_union_may_be_listed_but_not_changed(cast):
    Membership.objects.create(person=cast.lan, organisation=cast.CD1)

    same = stage(cast.doan_vien, row_of(cast.lan), organisation=cast.CD1)
    changed = stage(cast.doan_vien, row_of(cast.lan, **{"Chức vụ": "Phó phòng"}), organisation=cast.CD1)

    assert (told(same), told(changed)) == ([("same", [])], [("wrong", [OUT_OF_REACH])])


def test_nobody_joins_through_their_own_list(cast):
    cast.doan_vien.person = cast.chau
    cast.doan_vien.save()

    assert told(stage(cast.doan_vien, row_of(cast.chau), organisation=cast.CD1)) == [("wrong", [OWN])]


def test_members_of_the_own_organisation_are_changed(cast):
    batch = stage(cast.doan_vien, row_of(cast.an, **{"Chức vụ": "Phó phòng"}), organisation=cast.CD1)

    apply_import(actor=cast.doan_vien, batch=batch)

    cast.an.refresh_from_db()
    assert (batch.rows[0]["before"], cast.an.job_title) == ({"Chức vụ": "Chuyên viên"}, "Phó phòng")


def test_nobody_changes_their_own_entry_through_a_list(cast):
    cast.quan_tri.person = cast.chau
    cast.quan_tri.save()

    batch = stage(cast.quan_tri, row_of(cast.chau, **{"Chức vụ": "Giám đốc"}), row_of(cast.an))

    assert told(batch) == [("wrong", [OWN]), ("same", [])]


def test_a_batch_is_seen_only_while_the_right_to_send_it_is_held(cast):
    batches = [stage(cast.quan_tri), stage(cast.quan_tri, organisation=cast.CD1)]
    own = stage(cast.doan_vien, organisation=cast.CD1)
    organisations = stage_import(
        actor=cast.quan_tri,
        kind=ImportKind.ORGANISATIONS,
        file_name="x.xlsx",
        content=sample("to-chuc.xlsx"),
    )

    def seen(user) -> set:
        return set(visible_to(user, ImportBatch))

    assert (seen(cast.quan_tri), seen(cast.doan_vien)) == ({*batches, organisations}, {own})
    Appointment.objects.update(ends_on="2025-06-30")
    assert (seen(cast.quan_tri), seen(cast.doan_vien)) == (set(), set())
