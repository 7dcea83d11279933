"""All open files of a cell on one board: by phase, late ones first."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import Action, State
from ceremonies.models import Candidacy, Holiday
from ceremonies.selectors.board import Phase, board, board_files, phase_of
from ceremonies.services.candidacies import open_by_cell
from ceremonies.services.deadlines import plan_meeting
from ceremonies.services.dues import refresh_dues
from ceremonies.workflow import CLOSED
from members import clock
from members.clock import today
from tests.pages import Page
from tests.road import bring, day, nominate, take
from tests.signed_in import signed_in

BOARD = reverse("ceremonies:board")


def rows_of(cast, account="chi_bo", on=None):
    return board(board_files(cast.users[account]), on or today())


def read(cast, account="chi_bo", query="") -> Page:
    return Page(signed_in(cast.users[account]).get(BOARD + query))


def of_cell_one(cast):
    """Gia Bình as a member of the youth cell that serves Chi bộ Một."""
    cast.binh.memberships.update(organisation=cast.CD1)
    cast.binh.department = cast.PM1
    cast.binh.save()
    return cast.binh


def in_cell_two(cast):
    """A file of Gia Bình that Chi bộ Hai has received."""
    file = nominate(cast, cast.binh, actor=cast.doan_khac, nominator=cast.CD2, cell=cast.CB2)
    file = take(cast, file, Action.SUBMIT, "doan_khac")
    Candidacy.objects.filter(pk=file.pk).update(sent_on=today())
    return file


@pytest.mark.parametrize("state", [state for state in State if state not in CLOSED])
def test_every_open_state_belongs_to_a_phase(state):
    assert phase_of(state) in Phase


def test_the_next_step_its_desk_and_the_nearest_deadline(cast):
    file = bring(cast, State.DOSSIER)
    plan_meeting(actor=cast.chi_bo, candidacy=file, meeting_planned_on=day(-20), version=file.version)
    (row,) = rows_of(cast)
    assert (row.phase, row.step, row.desk) == (
        Phase.DOSSIER,
        "Ghi kết quả biểu quyết của chi bộ",
        "Chi bộ Một",
    )
    assert (row.nearest.deadline.code, row.planned, row.nearest.late) == ("dossier", day(-20), False)


def test_who_has_not_learned_is_to_go_to_the_class_first(cast):
    bring(cast, State.FOLLOWED)
    assert [(row.step, row.desk) for row in rows_of(cast)] == [
        ("Cử đi học lớp nhận thức về Đảng", "Chi bộ Một")
    ]


def test_what_will_have_lapsed_on_the_planned_day_is_named(cast):
    file = bring(cast, State.DOSSIER)
    plan_meeting(actor=cast.chi_bo, candidacy=file, meeting_planned_on=day(-420), version=file.version)
    assert rows_of(cast)[0].lapsing == ["Hồ sơ còn giá trị để chi bộ xem xét"]
    assert "Sẽ hết hạn: Hồ sơ còn giá trị để chi bộ xem xét" in read(cast).text


def test_late_files_stand_first_in_their_phase(cast):
    first = bring(cast, State.AT_COMMITTEE)
    second = bring(cast, State.AT_COMMITTEE, of_cell_one(cast))
    second.resolutions.filter(kind="cell").update(held_on=day(200))
    refresh_dues(second.pk)
    rows = rows_of(cast)
    assert [(row.candidacy.pk, row.nearest.late) for row in rows] == [(second.pk, True), (first.pk, False)]
    later = rows_of(cast, on=today() + timedelta(days=200))
    assert [row.nearest.late for row in later] == [True, True]
    shown = read(cast, query="?qua_han=co").text
    assert ("Trần Gia Bình" in shown, "Nguyễn Hoài An" in shown) == (True, False)


def test_closed_files_and_ones_own_are_not_on_it(cast):
    bring(cast, State.REJECTED)
    assert rows_of(cast) == []
    file = bring(cast, State.LISTED, of_cell_one(cast))
    assert [row.candidacy for row in rows_of(cast)] == [file]
    cast.chi_bo.person = cast.binh
    cast.chi_bo.save()
    assert rows_of(cast) == []


def test_a_committee_sees_its_cells_and_chooses_one(cast):
    bring(cast, State.LISTED)
    in_cell_two(cast)
    assert len(rows_of(cast, "van_phong")) == 2
    assert len(rows_of(cast, "chi_bo")) == 1
    shown = read(cast, "van_phong", "?don_vi=Chi bộ Hai (CB2)").text
    assert ("Trần Gia Bình" in shown, "Nguyễn Hoài An" in shown) == (True, False)
    whole = read(cast, "van_phong", "?don_vi=Đảng ủy Cục Mẫu (DUC)").text
    assert ("Trần Gia Bình" in whole, "Nguyễn Hoài An" in whole) == (True, True)


def test_a_cell_that_is_not_ones_own_cannot_be_asked_for(cast):
    in_cell_two(cast)
    assert "Trần Gia Bình" not in read(cast, "chi_bo", "?don_vi=Chi bộ Hai (CB2)").text


def test_phases_are_counted_and_chosen(cast):
    bring(cast, State.AT_COMMITTEE)
    bring(cast, State.LISTED, of_cell_one(cast))
    page = read(cast)
    assert "Giới thiệu, cảm tình Đảng 1" in page.text
    assert page.text.index("Trần Gia Bình") < page.text.index("Nguyễn Hoài An")
    shown = Page(signed_in(cast.chi_bo).get(BOARD + page.link("Xét kết nạp"))).text
    assert ("Trần Gia Bình" in shown, "Nguyễn Hoài An" in shown) == (False, True)


@pytest.mark.parametrize(
    "query", ["?giai_doan=khong-co", "?don_vi=xyz", "?after=abc", "?after=999", "?qua_han=1"]
)
def test_what_is_not_offered_is_not_asked(cast, query):
    bring(cast, State.LISTED)
    assert read(cast, query=query).response.status_code == 200


def test_an_empty_board_says_what_fills_it(cast):
    assert "Chưa có hồ sơ nào đang mở" in read(cast).text
    assert "Không có hồ sơ nào khớp" in read(cast, query="?qua_han=co").text


def test_the_same_number_of_questions_for_one_file_and_for_three(cast):
    client, counted = signed_in(cast.van_phong), []
    bring(cast, State.AT_COMMITTEE)
    client.get(BOARD)
    for more in (False, True):
        if more:
            bring(cast, State.LISTED, of_cell_one(cast))
            opened_by_cell(cast)
        with CaptureQueriesContext(connection) as queries:
            client.get(BOARD)
        counted.append(len(queries))
    assert counted[0] == counted[1]


def opened_by_cell(cast):
    """Another road, another person."""
    return open_by_cell(
        actor=cast.chi_bo, person=cast.chau, cell=cast.CB1, strengths="Gương mẫu.", form_key=uuid4()
    )


def test_the_board_leaves_as_a_list(cast):
    bring(cast, State.AT_COMMITTEE)
    client, url = signed_in(cast.van_phong), reverse("ceremonies:board_export")
    body = Page(client.get(url)).form() | {"format": "csv", "reason": "Báo cáo chi bộ"}
    text = client.post(url, body).content.decode("utf-8-sig")
    assert '"Nguyễn Hoài An","Chi bộ Một","Xét kết nạp","Chờ đảng ủy cơ sở xem xét"' in text


def test_a_day_off_moves_the_board_too(cast):
    file = bring(cast, State.AT_COMMITTEE)
    before = rows_of(cast)[0].nearest.deadline.due
    Holiday.objects.create(day=before, name="Nghỉ đột xuất")
    refresh_dues(file.pk)
    assert rows_of(cast)[0].nearest.deadline.due > before
    assert clock.today() == today()
