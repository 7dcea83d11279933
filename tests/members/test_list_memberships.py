from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from members.choices import ImportKind, ImportState, Precision
from members.models import Membership
from tests.lists import messages, outcomes, send, take_back, write
from tests.members.sheets import workbook
from tests.pages import Page
from tests.signed_in import signed_in

KIND = ImportKind.MEMBERSHIPS
TITLES = ("Họ và tên", "Ngày sinh", "Số CCCD", "Tổ chức", "Ngày vào")


def memberships(person) -> list[tuple]:
    rows = person.memberships.select_related("organisation").order_by("pk")
    return [(m.organisation.code, m.joined, m.ended_on) for m in rows]


def test_a_list_says_who_belongs_where_and_can_be_taken_back(cast):
    before = memberships(cast.chau)
    batch = send(
        cast.quan_tri,
        KIND,
        TITLES,
        ("Lê Minh Châu", "03/11/1985", "", "Chi đoàn Một", "2005"),
        ("TRẦN GIA BÌNH", "2/5/1999", "", "TCD", "3/2010"),
        ("Nguyễn Hoài An", "15/03/2000", cast.an.citizen_id, "CD1", "26/03/2015"),
    )
    assert outcomes(batch) == ["new", "new", "same"]
    batch = write(cast.quan_tri, batch)
    assert memberships(cast.chau) == [*before, ("CD1", "2005", None)]
    assert memberships(cast.binh)[-1] == ("TCD", "3/2010", None)
    known = cast.binh.memberships.get(organisation=cast.TCD)
    assert (known.joined_on, known.joined_precision) == (date(2010, 3, 1), Precision.MONTH)
    assert take_back(cast.quan_tri, batch).state == ImportState.UNDONE
    assert memberships(cast.chau) == before


def test_the_page_of_a_person_shows_a_day_as_far_as_it_is_known(cast):
    rows = cast.an.memberships
    rows.filter(organisation=cast.CD1).update(joined_on=date(2010, 3, 1), joined_precision=Precision.MONTH)
    rows.filter(organisation=cast.TCD).update(joined_on=date(2023, 1, 1), joined_precision=Precision.YEAR)
    text = Page(signed_in(cast.doan_vien).get(cast.an.get_absolute_url())).text
    assert "Chi đoàn Một Đoàn viên 3/2010 –" in text
    assert "Tổ công đoàn Một Đoàn viên công đoàn 2023 –" in text


def test_days_are_completed_and_a_membership_ends(cast):
    titles = ("Họ và tên", "Ngày sinh", "Ngày vào Đoàn", "Ngày thôi sinh hoạt", "Lý do thôi")
    batch = send(
        cast.doan_vien,
        KIND,
        titles,
        ("Nguyễn Hoài An", "15/03/2000", "2014", "01/09/2026", "Trưởng thành Đoàn"),
        organisation=cast.CD1,
    )
    [row] = batch.rows.all()
    assert row.outcome == "changed"
    assert row.data["before"] == {
        "Ngày vào": "26/03/2015",
        "Ngày thôi sinh hoạt": "",
        "Lý do thôi": "",
    }
    batch = write(cast.doan_vien, batch)
    assert memberships(cast.an)[0] == ("CD1", "2014", date(2026, 9, 1))
    again = send(
        cast.quan_tri,
        KIND,
        titles,
        ("Nguyễn Hoài An", "15/03/2000", "2014", "01/09/2026", "Trưởng thành Đoàn"),
        organisation=cast.CD1,
    )
    assert outcomes(again) == ["same"]
    take_back(cast.doan_vien, batch)
    assert memberships(cast.an)[0] == ("CD1", "26/03/2015", None)


def test_who_left_and_stands_on_an_old_list_does_not_come_back(cast):
    Membership.objects.filter(person=cast.an, organisation=cast.CD1).update(ended_on=date(2026, 9, 1))
    batch = send(cast.quan_tri, KIND, TITLES, ("Nguyễn Hoài An", "15/03/2000", "", "CD1", "26/03/2015"))
    assert outcomes(batch) == ["same"]
    assert messages(batch, "info") == [
        "Trong sổ, người này đã thôi sinh hoạt ngày 01/09/2026; nếu đã trở lại, hãy ghi ngày vào lại."
    ]


def test_who_came_back_is_the_open_membership(cast):
    Membership.objects.filter(person=cast.an, organisation=cast.CD1).update(ended_on=date(2020, 1, 1))
    Membership.objects.create(person=cast.an, organisation=cast.CD1)
    batch = send(cast.quan_tri, KIND, TITLES, ("Nguyễn Hoài An", "15/03/2000", "", "CD1", ""))
    assert (outcomes(batch), messages(batch, "info")) == (["same"], [])


@pytest.mark.parametrize(
    "row, sentence",
    [
        (
            ("Người Chưa Biết", "01/01/1990", "", "CD1", ""),
            "Chưa có trong sổ; hãy nhập danh sách người trước.",
        ),
        (("Lê Minh Châu", "", "", "CD1", ""), "Hãy ghi số CCCD, hoặc họ tên và ngày sinh, để biết là ai."),
        (
            ("Lê Minh Châu", "03/11/1985", "", "", ""),
            "Hãy ghi tổ chức Đảng, Đoàn hoặc Công đoàn của người này.",
        ),
        (("Lê Minh Châu", "03/11/1985", "", "CD1", "1980"), "Ngày vào không thể trước ngày sinh."),
        (("Lê Minh Châu", "03/11/1985", "", "CD1", "01/01/2090"), "Ngày vào không được ở tương lai."),
    ],
)
def test_what_is_wrong_is_said(cast, row, sentence):
    batch = send(cast.quan_tri, KIND, TITLES, row)
    assert (outcomes(batch), messages(batch)) == (["wrong"], [sentence])


def test_only_party_members_are_official_and_not_before_they_joined(cast):
    titles = ("Họ và tên", "Ngày sinh", "Tổ chức", "Ngày vào", "Ngày chính thức")
    batch = send(
        cast.quan_tri,
        KIND,
        titles,
        ("Lê Minh Châu", "03/11/1985", "CD1", "2005", "01/01/2010"),
        ("Trần Gia Bình", "02/05/1999", "CB1", "01/01/2024", "01/01/2023"),
        ("Bùi Ngọc Lan", "21/04/1996", "CB1", "03/03/2026", "03/03/2027"),
    )
    assert outcomes(batch) == ["wrong", "wrong", "changed"]
    assert messages(batch) == [
        "Chỉ ghi ngày chính thức cho đảng viên.",
        "Ngày chính thức không được trước ngày vào, 01/01/2024.",
    ]


def test_the_right_is_asked_over_each_organisation(cast):
    """A base leader writes for the cells below, not for the trade union; the cell's secretary for the Party."""
    batch = send(
        cast.doan_bi_thu,
        KIND,
        TITLES,
        ("Nguyễn Hoài An", "15/03/2000", "", "CD2", "2016"),
        ("Trần Gia Bình", "02/05/1999", "", "TCD", "2016"),
        organisation=cast.DTN,
    )
    assert outcomes(batch) == ["new", "wrong"]
    assert messages(batch) == ["Đồng chí không được ghi nơi sinh hoạt tại Tổ công đoàn Một."]
    batch = send(
        cast.chi_bo,
        KIND,
        TITLES,
        ("Nguyễn Hoài An", "15/03/2000", "", "CB1", "01/06/2026"),
        ("Nguyễn Hoài An", "15/03/2000", "", "CD2", "2016"),
        organisation=cast.CB1,
    )
    assert outcomes(batch) == ["new", "wrong"]


def test_whom_one_does_not_see_is_not_in_the_register(cast):
    batch = send(
        cast.doan_vien, KIND, TITLES, ("Trần Gia Bình", "02/05/1999", "", "CD1", ""), organisation=cast.CD1
    )
    assert messages(batch) == ["Chưa có trong sổ; hãy nhập danh sách người trước."]


def test_never_ones_own(cast):
    batch = send(
        cast.chi_bo, KIND, TITLES, ("Phạm Quốc Dũng", "09/07/1975", "", "CB1", "2004"), organisation=cast.CB1
    )
    assert messages(batch) == ["Không ai được tự ghi thông tin của chính mình qua danh sách."]


def test_a_list_for_somebody_elses_organisation_is_not_taken(cast):
    with pytest.raises(PermissionDenied):
        send(
            cast.doan_vien, KIND, TITLES, ("Nguyễn Hoài An", "15/03/2000", "", "", ""), organisation=cast.CD2
        )


def test_headings_name_the_organisation_and_departments_say_nothing(cast):
    content = workbook(
        ("DANH SÁCH ĐOÀN VIÊN",),
        ("STT", "Họ và tên", "Ngày sinh", "Ngày vào Đoàn"),
        ("Chi đoàn Hai",),
        (1, "Nguyễn Hoài An", "15/03/2000", "2016"),
        ("Phòng Một",),
        (2, "Lê Minh Châu", "03/11/1985", "2001"),
    )
    batch = send(cast.quan_tri, KIND, content=content, organisation=cast.DTN)
    write(cast.quan_tri, batch)
    assert memberships(cast.an)[-1] == ("CD2", "2016", None)
    assert memberships(cast.chau)[-1] == ("DTN", "2001", None)


def test_one_person_twice_at_one_place_is_wrong_both_times(cast):
    batch = send(
        cast.quan_tri,
        KIND,
        TITLES,
        ("Trần Gia Bình", "02/05/1999", "", "TCD", "2020"),
        ("Trần Gia Bình", "02/05/1999", "", "TCD", "2021"),
        ("Trần Gia Bình", "02/05/1999", cast.binh.citizen_id, "CD1", "2021"),
        ("Trần Gia Bình", "02/05/1999", "", "CD1", "2021"),
    )
    assert outcomes(batch) == ["wrong", "wrong", "new", "wrong"]


def test_an_unknown_organisation_is_asked_and_never_created(cast):
    batch = send(cast.quan_tri, KIND, TITLES, ("Lê Minh Châu", "03/11/1985", "", "Chi đoàn Mốt", "2005"))
    assert outcomes(batch) == ["asked"]
    nearest = batch.understood["unknown_names"]["Chi đoàn Mốt"]["nearest"]
    assert tuple(nearest[0]) == (cast.CD1.pk, "Chi đoàn Một (CD1)")
    batch = send(
        cast.quan_tri,
        KIND,
        TITLES,
        ("Lê Minh Châu", "03/11/1985", "", "Chi đoàn Mốt", "2005"),
        names={"Chi đoàn Mốt": cast.CD1.pk},
    )
    assert outcomes(batch) == ["new"]


def test_two_of_the_same_name_and_day_are_asked(cast):
    twin = type(cast.chau).objects.get(pk=cast.chau.pk)
    twin.pk, twin.citizen_id = None, None
    twin.save()
    batch = send(cast.quan_tri, KIND, TITLES, ("Lê Minh Châu", "03/11/1985", "", "CD1", "2005"))
    [row] = batch.rows.all()
    assert (row.outcome, sorted(row.data["matches"])) == ("asked", sorted([cast.chau.pk, twin.pk]))
