import io
import json
import time
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from members.choices import Role
from members.models import Appointment, AuditEntry, ImportBatch, Membership, Organisation, Person
from members.services.appointments import write_appointment
from tests.members.sheets import DATA, TITLES, people_list, person, workbook

pytestmark = pytest.mark.django_db


def run(*arguments) -> tuple[int, dict]:
    """(exit code, what stands on standard output)"""
    stream, code = io.StringIO(), 0
    try:
        call_command("import_sheet", *map(str, arguments), stdout=stream)
    except SystemExit as ended:
        code = ended.code
    return code, json.loads(stream.getvalue())


def stored() -> tuple[int, int, int, int]:
    return tuple(model.objects.count() for model in (Organisation, Person, ImportBatch, AuditEntry))


COUNTS = ("rows", "new", "changed", "same", "wrong")


def counts(answer: dict) -> dict:
    return {name: answer[name] for name in COUNTS}


def counted(rows=0, **others) -> dict:
    return dict.fromkeys(COUNTS, 0) | {"rows": rows} | others


def test_both_samples_one_after_the_other():
    organisations, people = DATA / "to-chuc.xlsx", DATA / "danh-sach-can-bo.xlsx"

    code, answer = run("organisations", organisations)
    assert (code, counts(answer), answer["errors"], answer["warnings"], answer["asked"], answer["batch"]) == (
        0,
        counted(13, new=13),
        [],
        [],
        [],
        None,
    )
    assert stored() == (0, 0, 0, 0)
    code, answer = run("organisations", organisations, "--apply")
    assert (code, counts(answer), answer["batch"]) == (0, counted(13, new=13), ImportBatch.objects.get().pk)
    code, answer = run("people", people, "--apply")
    assert (code, counts(answer), answer["errors"], answer["warnings"]) == (0, counted(60, new=60), [], [])
    code, answer = run("people", people, "--apply")
    assert (code, counts(answer)) == (0, counted(60, same=60))
    assert stored()[:3] == (13, 60, 3)
    assert {entry.actor_name for entry in AuditEntry.objects.all()} == {"hệ thống"}


def test_the_answer_says_what_was_read_and_where():
    _, answer = run("people", DATA / "danh-sach-can-bo.xlsx")

    assert (answer["sheet"], answer["header_row"]) == ("Sheet", 1)
    assert answer["mapping"][:2] == [
        {"column": "A", "title": "STT", "field": None},
        {"column": "B", "title": "Họ và tên", "field": "Họ và tên"},
    ]
    assert list(answer) == [
        *COUNTS,
        *(
            "errors",
            "warnings",
            "sheet",
            "header_row",
            "mapping",
            "repaired",
            "asked",
            "unknown_names",
            "batch",
        ),
    ]


def test_without_the_departments_every_unit_is_asked_about(db):
    code, answer = run("people", DATA / "danh-sach-can-bo.xlsx", "--apply")

    assert (code, counts(answer), answer["errors"]) == (1, counted(60), [])
    assert "Trung tâm Ứng dụng" in answer["unknown_names"]
    assert sum(unit["rows"] for unit in answer["unknown_names"].values()) == len(answer["asked"]) == 60
    assert stored() == (0, 0, 0, 0)


def test_the_faulty_sample_stores_nothing():
    run("organisations", DATA / "to-chuc.xlsx", "--apply")
    before = stored()

    code, answer = run("people", DATA / "danh-sach-co-loi.xlsx", "--apply")

    assert (code, answer["rows"], answer["new"], answer["wrong"]) == (1, 20, 12, 8)
    assert [error["row"] for error in answer["errors"]] == [2, 14, 15, 16, 17, 18, 19, 20]
    assert [warning["row"] for warning in answer["warnings"]] == [21]
    assert stored() == before


def test_the_good_rows_of_the_faulty_sample():
    run("organisations", DATA / "to-chuc.xlsx", "--apply")

    code, answer = run("people", DATA / "danh-sach-co-loi.xlsx", "--apply", "--skip-wrong")

    assert (code, answer["wrong"], Person.objects.count()) == (1, 8, 12)
    assert ImportBatch.objects.get(pk=answer["batch"]).state == "applied"


#: Excel writes such files where somebody formatted a whole column: one row is filled, and read.
BLANK_ROWS = DATA / "hostile" / "mot-trieu-dong-trong.xlsx"


@pytest.mark.parametrize(
    "file", sorted({*(DATA / "hostile").iterdir()} - {BLANK_ROWS}), ids=lambda file: file.stem
)
def test_hostile_files_end_in_a_sentence_within_ten_seconds_and_store_nothing(file):
    started = time.monotonic()

    code, answer = run("people", file, "--apply")

    assert time.monotonic() - started < 10
    assert (code, len(answer["errors"]), counts(answer), answer["sheet"]) == (1, 1, counted(), None)
    assert answer["errors"][0]["message"].endswith(".")
    assert stored() == (0, 0, 0, 0)


def test_a_million_blank_rows_are_passed_over_within_ten_seconds():
    started = time.monotonic()
    _, answer = run("people", BLANK_ROWS)
    assert (time.monotonic() - started < 10, answer["rows"], stored()) == (True, 1, (0, 0, 0, 0))


def test_an_old_font_is_read_and_every_repair_is_told():
    run("organisations", DATA / "to-chuc.xlsx", "--apply")

    code, answer = run("people", DATA / "danh-sach-phong-chu-cu-tcvn3.xlsx")

    assert (code, counts(answer)) == (0, counted(15, new=15))
    names = [repair for repair in answer["repaired"] if repair["column"] == "Họ và tên"]
    assert set(names[0]) == {"row", "column", "from", "to", "why"}
    assert (len({repair["row"] for repair in names}), names[0]["from"] != names[0]["to"]) == (15, True)


def test_columns_by_title_or_letter(tmp_path):
    file = tmp_path / "la.xlsx"
    file.write_bytes(
        workbook(["STT", "Ai", "Ngày nào", "Mã"], [1, "Lò Thị Mẫu", "03/11/1990", "951190000001"])
    )

    code, answer = run("people", file)
    assert (code, [error["message"] for error in answer["errors"]]) == (
        1,
        ["Không tìm thấy cột «Họ và tên».", "Không tìm thấy cột «Ngày sinh»."],
    )
    code, answer = run("people", file, "--set", "Ai=Họ và tên", "--set", "C=ngay sinh", "--set", "D=CCCD")
    assert answer["rows"] == 1
    assert [column["field"] for column in answer["mapping"]] == [None, "Họ và tên", "Ngày sinh", "Số CCCD"]
    assert stored() == (0, 0, 0, 0)


def test_columns_that_are_not_there(tmp_path):
    file = tmp_path / "danh-sach.xlsx"
    file.write_bytes(people_list(person(1)))
    for option, message in (
        ("Chiều cao=Họ và tên", "Tệp không có cột «Chiều cao»."),
        ("Họ và tên", "Tùy chọn --set phải có dạng TÊN=GIÁ TRỊ, không phải «Họ và tên»."),
    ):
        code, answer = run("people", file, "--set", option)
        assert (code, [error["message"] for error in answer["errors"]]) == (1, [message])


def test_another_sheet_and_header(tmp_path):
    file = tmp_path / "danh-sach.xlsx"
    titles, row = TITLES[:4], [person(1)[title] for title in TITLES[:4]]
    file.write_bytes(workbook(["Ghi chép"], ["x", "y"], titles, row))

    _, answer = run("people", file, "--sheet", "Danh sách", "--header-row", "3")

    assert (answer["sheet"], answer["header_row"], answer["rows"]) == ("Danh sách", 3, 1)
    assert run("people", file, "--sheet", "Không có")[0] == 1


def test_questions_are_answered_from_a_file(cast, tmp_path):
    file, answers = tmp_path / "danh-sach.xlsx", tmp_path / "tra-loi.json"
    file.write_bytes(
        people_list(
            person(1, name=cast.an.full_name, born=cast.an.birth_date),
            person(2, unit="P1"),
            person(3, unit="P3", born="04/05/1991"),
        )
    )
    code, answer = run("people", file, "--apply")
    assert (code, [asked["row"] for asked in answer["asked"]]) == (1, [2, 3, 4])
    assert (answer["asked"][0]["matches"], sorted(answer["unknown_names"])) == ([cast.an.pk], ["P1", "P3"])

    answers.write_text(json.dumps({"rows": {"2": "new"}, "names": {"P1": "PM1", "P3": ""}}))
    code, answer = run("people", file, "--answers", answers, "--apply")

    assert (code, answer["new"], ImportBatch.objects.get(pk=answer["batch"]).state) == (0, 3, "applied")
    made = Person.objects.filter(citizen_id__startswith="951").order_by("citizen_id")
    assert [someone.department for someone in made] == [cast.PM1, cast.PM1, None]


def test_answers_that_cannot_be_read(tmp_path):
    file, answers = tmp_path / "danh-sach.xlsx", tmp_path / "tra-loi.json"
    file.write_bytes(people_list(person(1)))
    answers.write_text("[1]")
    code, answer = run("people", file, "--answers", answers)
    assert (code, answer["errors"][0]["message"]) == (1, f"Tệp «{answers}» phải là một đối tượng JSON.")


def test_a_batch_is_taken_back(cast, tmp_path):
    file = tmp_path / "danh-sach.xlsx"
    file.write_bytes(people_list(person(1), person(2, born="05/06/1992")))
    _, answer = run("people", file, "--as", "doan_vien", "--apply")
    pk = answer["batch"]
    Person.objects.filter(citizen_id=person(1)["Số CCCD"]).update(version=2)
    refusal = {"row": None, "column": None, "message": f"Không tìm thấy đợt nhập «{pk}»."}
    assert run("--undo", pk, "--as", "doan_khac")[1]["errors"] == [refusal]

    code, answer = run("--undo", pk, "--as", "doan_vien")

    assert (code, answer["state"], answer["kept"]) == (
        1,
        "undone",
        [{"row": 2, "message": "đã được sửa sau khi nhập"}],
    )
    assert Person.objects.filter(citizen_id__startswith="951").count() == 1


def test_neither_a_file_nor_a_batch():
    with pytest.raises(CommandError, match="Cần KIND và FILE"):
        run()


@pytest.mark.parametrize("kind", ["organisations", "people", "memberships", "party_register", "appointments"])
def test_every_kind_is_known(kind, tmp_path):
    assert run(kind, tmp_path / "x.xlsx")[1]["errors"][0]["message"].startswith("Không đọc được tệp")


def test_a_missing_file(tmp_path):
    code, answer = run("people", tmp_path / "x.xlsx")

    assert (code, answer["errors"]) == (
        1,
        [{"row": None, "column": None, "message": f"Không đọc được tệp «{tmp_path / 'x.xlsx'}»."}],
    )


def test_acting_as_an_account(cast, tmp_path):
    file = tmp_path / "danh-sach.xlsx"
    file.write_bytes(people_list(person(1)))
    refusal = {"row": None, "column": None, "message": "Tài khoản này không có quyền nhập danh sách."}

    assert run("people", file, "--as", "doan_vien", "--organisation", "CD2")[1]["errors"] == [refusal]
    assert run("people", file, "--as", "da_khoa")[1]["errors"] == [refusal]
    assert run("people", file, "--as", "sieu_quyen")[1]["errors"] == [refusal]
    assert run("people", file, "--as", "khong_co")[1]["errors"] == [
        {"row": None, "column": None, "message": "Không tìm thấy tài khoản «khong_co»."}
    ]
    assert run("people", file, "--as", "doan_vien", "--apply")[0] == 0
    batch = ImportBatch.objects.get()
    assert (batch.uploaded_by, batch.state, AuditEntry.objects.last().actor) == (
        cast.doan_vien,
        "applied",
        cast.doan_vien,
    )
    assert Membership.objects.filter(organisation=cast.CD1, person__citizen_id="951190000001").count() == 1


def test_an_account_with_the_right_in_two_organisations_names_one(cast, tmp_path):
    file = tmp_path / "danh-sach.xlsx"
    file.write_bytes(people_list(person(1)))
    second = Appointment(
        user=cast.doan_vien, organisation=cast.CD2, role=Role.UNION_EXECUTIVE, starts_on=date(2025, 1, 1)
    )
    write_appointment(actor=None, appointment=second)

    code, answer = run("people", file, "--as", "doan_vien")

    sentence = "Tài khoản này nhập được cho nhiều tổ chức; hãy thêm --organisation với một mã: CD1, CD2."
    assert (code, answer["errors"]) == (1, [{"row": None, "column": None, "message": sentence}])
    assert run("people", file, "--as", "doan_vien", "--organisation", "CD2")[0] == 0
