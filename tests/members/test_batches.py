"""Reading a list and keeping what it would do: nothing half, nothing twice, corrected as often as one likes."""

import hashlib
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from members.models import AuditEntry, ImportBatch, ImportRow, Person, RememberedColumns, StoredFile
from members.services.batches import (
    answer_rows,
    cancel_import,
    original,
    questions,
    reading,
    restage,
    return_workbook,
)
from members.services.errors import Conflict, Refused
from members.services.stored_files import file_path
from members.spreadsheets.refusals import UnusableFile
from tests.members.batches import apply, outcomes, row_of, stage
from tests.members.sheets import TITLES, people_list, person, workbook

STRANGE = ["Ai", "Phái", "Sinh", "Mã số", "Nơi làm"]


def strange(*people: dict) -> bytes:
    """The same columns, under words that nobody uses."""
    named = ["Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD", "Đơn vị"]
    return workbook(["STT", *STRANGE], *([n, *(row[t] for t in named)] for n, row in enumerate(people, 1)))


def asked(batch) -> list[str]:
    return [question.code for question in questions(batch)]


# --- staging ------------------------------------------------------------------------------------


def test_a_list_is_kept_with_its_file_its_rows_and_what_was_understood(cast):
    content = people_list(person(1), row_of(cast.an), person(2, born="31/02/1990"))

    batch = stage(cast.doan_vien, organisation=cast.CD1, content=content)

    assert outcomes(batch) == [(2, "new"), (3, "same"), (4, "wrong")]
    assert batch.counts == {
        "rows": 3,
        "new": 1,
        "changed": 0,
        "same": 1,
        "asked": 0,
        "wrong": 1,
        "skipped": 0,
    }
    assert (batch.state, batch.version, batch.right) == ("staged", 1, "import_people")
    assert (batch.file.sha256, batch.file_name) == (hashlib.sha256(content).hexdigest(), "danh sách.xlsx")
    assert (batch.understood["sheet"], batch.understood["header_rows"]) == ("Danh sách", [1, 1])
    assert [column["titles"] for column in batch.understood["columns"]][:2] == [["Họ và tên"], ["Giới tính"]]
    row = batch.rows.get(number=2)
    assert (row.data["values"]["Họ và tên"], row.data["target"], row.done) == ("Lò Thị Mẫu", None, {})
    assert batch.rows.get(number=3).data["target"] == cast.an.pk
    entry = AuditEntry.objects.last()
    assert (entry.action, entry.actor, entry.object_id) == ("import.stage", cast.doan_vien, batch.pk)
    assert entry.data == {"sha256": batch.file.sha256, "counts": batch.counts}
    assert Person.objects.filter(citizen_id=person(1)[TITLES[3]]).count() == 0


@pytest.mark.parametrize("content", [b"", b"x" * 300, workbook(TITLES)], ids=["empty", "no book", "no row"])
def test_of_a_file_that_cannot_be_taken_nothing_stays(cast, content):
    before = (AuditEntry.objects.count(), StoredFile.objects.count())
    with pytest.raises(UnusableFile):
        stage(cast.doan_vien, organisation=cast.CD1, content=content)
    assert ImportBatch.objects.count() == 0
    assert (AuditEntry.objects.count(), StoredFile.objects.count()) == before


def test_reading_holds_no_transaction(cast, monkeypatch):
    """Otherwise a hostile file would stop every writer for seconds."""
    seen, outside = [], len(connection.savepoint_ids)
    opened = reading.open_book

    def open_book(*arguments, **options):
        seen.append(len(connection.savepoint_ids))
        return opened(*arguments, **options)

    monkeypatch.setattr(reading, "open_book", open_book)
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    restage(actor=cast.doan_vien, batch=batch, version=1, proper_case=True)
    assert seen == [outside, outside]


def test_the_number_of_queries_does_not_grow_with_the_rows(cast):
    def cost(first: int, last: int) -> int:
        people = people_list(*(person(number) for number in range(first, last)))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            stage(cast.doan_vien, organisation=cast.CD1, content=people)
        return len(queries)

    assert cost(1, 3) == cost(3, 300)


# --- columns, remembered ------------------------------------------------------------------------


def test_columns_nobody_recognised_are_asked_for_and_remembered(cast):
    batch = stage(cast.doan_vien, organisation=cast.CD1, content=strange(person(1)))
    assert (batch.understood["missing"], outcomes(batch)) == (["Họ và tên", "Ngày sinh"], [])
    assert asked(batch) == ["columns"]
    wanted = dict(zip(range(1, 6), ["Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD", "Đơn vị"], strict=True))

    batch = restage(actor=cast.doan_vien, batch=batch, version=batch.version, columns=wanted)

    assert (outcomes(batch), asked(batch), batch.version) == ([(2, "new")], [], 2)
    assert AuditEntry.objects.last().action == "import.restage"
    again = stage(cast.doan_vien, organisation=cast.CD1, content=strange(person(2), person(3)))
    assert outcomes(again) == [(2, "new"), (3, "new")]
    assert "Cột «Ai» được hiểu là «Họ và tên» như đã chọn ở lần nhập trước." in again.understood["notes"]


def test_what_one_organisation_remembers_is_not_told_to_another(cast):
    batch = stage(cast.doan_vien, organisation=cast.CD1, content=strange(person(1)))
    restage(actor=cast.doan_vien, batch=batch, version=1, columns={1: "Họ và tên", 3: "Ngày sinh"})

    other = stage(cast.doan_khac, organisation=cast.CD2, content=strange(person(2)))

    assert other.understood["missing"] == ["Họ và tên", "Ngày sinh"]


def test_columns_put_back_as_they_were_recognised_are_forgotten(cast):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    place = TITLES.index("Quê quán")
    batch = restage(actor=cast.doan_vien, batch=batch, version=1, columns={place: ""})
    assert batch.options["columns"] == {str(place): ""}
    assert "Quê quán" not in batch.rows.get().data["values"]
    assert RememberedColumns.objects.count() == 1

    batch = restage(actor=cast.doan_vien, batch=batch, version=2, columns={place: "Quê quán"})

    assert (batch.options["columns"], RememberedColumns.objects.count()) == ({}, 0)
    assert batch.rows.get().data["values"]["Quê quán"] == "xã Mường Mẫu, tỉnh Điện Biên"


def test_a_column_of_ours_that_does_not_exist(cast):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    with pytest.raises(Refused, match="không có cột «Chiều cao»"):
        restage(actor=cast.doan_vien, batch=batch, version=1, columns={1: "Chiều cao"})
    batch.refresh_from_db()
    assert (batch.version, batch.options["columns"]) == (1, {})


def test_a_correction_that_hides_a_column_the_list_needs_is_not_remembered(cast):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    batch = restage(actor=cast.doan_vien, batch=batch, version=1, columns=dict.fromkeys(range(4), ""))
    assert (asked(batch), RememberedColumns.objects.count()) == (["columns"], 0)
    assert asked(stage(cast.doan_vien, person(1), organisation=cast.CD1)) == []


@pytest.mark.parametrize(
    "options,sentence",
    [({"encoding": "x"}, "Không có bảng mã «x»"), ({"names": {"P1": 999_999}}, "không còn trong sổ")],
)
def test_what_cannot_have_been_chosen(cast, options, sentence):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    with pytest.raises(Refused, match=sentence):
        restage(actor=cast.doan_vien, batch=batch, version=1, **options)
    with pytest.raises(Refused, match=sentence):
        stage(cast.doan_vien, person(1), organisation=cast.CD1, **options)


# --- answers ------------------------------------------------------------------------------------


def double(someone: Person) -> dict:
    """Somebody of the same name and birth date with another number."""
    return person(7, name=someone.full_name, born=someone.birth_date)


def test_a_possible_double_is_asked_about_and_each_answer_is_taken(cast):
    batch = stage(cast.doan_vien, double(cast.an), person(1), organisation=cast.CD1)
    assert (outcomes(batch), asked(batch)) == ([(2, "asked"), (3, "new")], ["doubles"])

    def answer(given) -> str:
        nonlocal batch
        batch = answer_rows(actor=cast.doan_vien, batch=batch, version=batch.version, answers={2: given})
        return batch.rows.get(number=2).outcome

    assert [answer(given) for given in ("new", "skip", str(cast.an.pk), "")] == [
        "new",
        "skipped",
        "changed",
        "asked",
    ]
    assert batch.counts["asked"] == 1
    answer(str(cast.an.pk))
    assert (asked(batch), batch.rows.get(number=2).data["target"]) == ([], cast.an.pk)
    assert AuditEntry.objects.last().data["answers"] == {"2": str(cast.an.pk)}


@pytest.mark.parametrize(
    "answers,sentence",
    [
        ({2: "999999"}, "không phải là một trong những người"),
        ({2: "đúng"}, "không phải là một trong những người"),
        ({3: "new"}, "Dòng 3 không cần trả lời"),
        ({77: "new"}, "Dòng 77 không cần trả lời"),
    ],
)
def test_answers_that_are_none(cast, answers, sentence):
    batch = stage(cast.doan_vien, double(cast.an), person(1), organisation=cast.CD1)
    with pytest.raises(Refused, match=sentence):
        answer_rows(actor=cast.doan_vien, batch=batch, version=1, answers=answers)
    assert batch.rows.exclude(answer="").count() == 0


def test_answers_survive_when_the_list_is_read_again(cast):
    batch = stage(cast.doan_vien, double(cast.an), organisation=cast.CD1)
    batch = answer_rows(actor=cast.doan_vien, batch=batch, version=1, answers={2: "new"})

    batch = restage(actor=cast.doan_vien, batch=batch, version=2, proper_case=True)

    row = batch.rows.get()
    assert (row.outcome, row.answer, batch.options["answers"]) == ("new", "new", {})


def test_an_unknown_unit_is_chosen_or_left_empty_never_made(cast):
    batch = stage(
        cast.doan_vien, person(1, unit="Phong Mot"), person(2, unit="Phòng Ma"), organisation=cast.CD1
    )
    assert asked(batch) == ["names"]
    unknown = batch.understood["unknown_names"]
    assert {name: entry["rows"] for name, entry in unknown.items()} == {"Phong Mot": 1, "Phòng Ma": 1}
    assert [cast.PM1.pk, "Phòng Một (PM1)"] in unknown["Phong Mot"]["nearest"]

    batch = restage(
        actor=cast.doan_vien, batch=batch, version=1, names={"Phong Mot": cast.PM1.pk, "Phòng Ma": 0}
    )

    values = [row.data["values"].get("Đơn vị") for row in batch.rows.all()]
    assert (outcomes(batch), asked(batch)) == ([(2, "new"), (3, "new")], [])
    assert values[0] == "Phòng Một"


# --- one after the other ------------------------------------------------------------------------


def test_two_who_correct_the_same_batch(cast):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    restage(actor=cast.doan_bi_thu, batch=batch, version=1, proper_case=True)

    with pytest.raises(Conflict) as told:
        restage(actor=cast.doan_vien, batch=batch, version=1, proper_case=False)

    assert (told.value.who, "vừa được sửa" in told.value.message) == (str(cast.doan_bi_thu), True)


# --- cancelling ---------------------------------------------------------------------------------


def test_cancelling_leaves_a_line_in_the_history_and_nothing_about_anybody(cast):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    path = file_path(batch.file.sha256)
    assert path.exists()

    batch = cancel_import(actor=cast.doan_vien, batch=batch)

    assert (batch.state, batch.options, batch.understood, ImportRow.objects.count()) == (
        "cancelled",
        {},
        {},
        0,
    )
    assert (path.exists(), batch.counts["new"], len(batch.file.sha256)) == (False, 1, 64)
    assert cancel_import(actor=cast.doan_vien, batch=batch).version == batch.version
    with pytest.raises(Refused, match="không còn được giữ"):
        original(actor=cast.doan_vien, batch=batch)
    with pytest.raises(Conflict, match="đã bị hủy"):
        restage(actor=cast.doan_vien, batch=batch, version=batch.version)


def test_a_page_that_is_no_longer_true_cancels_nothing(cast):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    restage(actor=cast.doan_vien, batch=batch, version=1, proper_case=True)
    with pytest.raises(Conflict, match="vừa được sửa"):
        cancel_import(actor=cast.doan_vien, batch=batch, version=1)
    assert cancel_import(actor=cast.doan_vien, batch=batch, version=2).state == "cancelled"


def test_bytes_that_somebody_else_still_needs_stay(cast):
    content = people_list(person(1))
    batch = stage(cast.doan_vien, organisation=cast.CD1, content=content)
    other = stage(cast.doan_khac, organisation=cast.CD2, content=content)
    path = file_path(batch.file.sha256)

    cancel_import(actor=cast.doan_vien, batch=batch)
    assert original(actor=cast.doan_khac, batch=other) == content
    cancel_import(actor=cast.doan_khac, batch=other)
    assert path.exists() is False
    assert (
        original(actor=cast.doan_vien, batch=stage(cast.doan_vien, organisation=cast.CD1, content=content))
        == content
    )


def test_reading_the_original_is_recorded(cast):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    original(actor=cast.doan_bi_thu, batch=batch)
    entry = AuditEntry.objects.last()
    assert (entry.action, entry.actor, entry.object_id) == ("import.original", cast.doan_bi_thu, batch.pk)


def test_the_return_workbook_is_the_sender_s_own_with_what_is_wrong(cast):
    wrong = person(2, born="31/02/1990")
    batch = stage(cast.doan_vien, person(1), wrong, double(cast.an), organisation=cast.CD1)

    content = return_workbook(actor=cast.doan_vien, batch=batch)

    page = load_workbook(io.BytesIO(content)).active
    commented = {
        cell.coordinate: cell.comment.text for row in page.iter_rows() for cell in row if cell.comment
    }
    assert "không có trong lịch" in commented["C3"]
    assert {coordinate[1:] for coordinate in commented} == {"3", "4"}
    assert page["A3"].value == wrong["Họ và tên"]
    entry = AuditEntry.objects.last()
    assert (entry.action, entry.object_id) == ("import.return", batch.pk)


def test_a_file_that_was_written_before_is_remarked_upon(cast):
    content = people_list(person(1))
    apply(cast.doan_vien, stage(cast.doan_vien, organisation=cast.CD1, content=content))
    again = stage(cast.doan_vien, organisation=cast.CD1, content=content)
    assert [note for note in again.understood["notes"] if note.startswith("Chính tệp này đã được ghi")] != []
    assert stage(cast.quan_tri, content=content).understood["notes"] == []


def test_a_file_that_was_lost_is_told(cast):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    file_path(batch.file.sha256).unlink()
    with pytest.raises(Refused, match="Tệp gốc không còn đọc được"):
        restage(actor=cast.doan_vien, batch=batch, version=1)
