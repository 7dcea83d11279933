import io
import json
import time
from datetime import date

import pytest
from django.core.management import call_command

from members.choices import Role
from members.models import Appointment, AuditEntry, ImportBatch, Membership, Organisation, Person
from members.services.appointments import write_appointment
from tests.members.sheets import DATA, people_list, person

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


NOTHING = {"rows": 0, "new": 0, "changed": 0, "same": 0, "wrong": 0, "warnings": []}


def test_both_samples_one_after_the_other():
    organisations, people = DATA / "to-chuc.xlsx", DATA / "danh-sach-can-bo.xlsx"
    clean = {"errors": [], "warnings": [], "changed": 0, "wrong": 0}

    assert run("organisations", organisations) == (0, {"rows": 13, "new": 13, "same": 0} | clean)
    assert stored() == (0, 0, 0, 0)
    assert run("organisations", organisations, "--apply") == (0, {"rows": 13, "new": 13, "same": 0} | clean)
    assert run("people", people, "--apply") == (0, {"rows": 60, "new": 60, "same": 0} | clean)
    assert run("people", people, "--apply") == (0, {"rows": 60, "new": 0, "same": 60} | clean)
    assert stored()[:3] == (13, 60, 3)
    assert {entry.actor_name for entry in AuditEntry.objects.all()} == {"hệ thống"}


def test_without_the_departments_every_person_is_wrong():
    code, answer = run("people", DATA / "danh-sach-can-bo.xlsx", "--apply")

    assert (code, answer["wrong"], len(answer["errors"])) == (1, 60, 60)
    assert answer["errors"][0] == {
        "row": 2,
        "column": "Đơn vị",
        "message": "Không có đơn vị nào mang tên «Trung tâm Ứng dụng» trong danh sách tổ chức.",
    }
    assert stored() == (0, 0, 0, 0)


def test_the_faulty_sample_stores_nothing():
    run("organisations", DATA / "to-chuc.xlsx", "--apply")
    before = stored()

    code, answer = run("people", DATA / "danh-sach-co-loi.xlsx", "--apply")

    assert (code, answer["rows"], answer["new"], answer["wrong"]) == (1, 20, 12, 8)
    assert [error["row"] for error in answer["errors"]] == [2, 14, 15, 16, 17, 18, 19, 20]
    assert [warning["row"] for warning in answer["warnings"]] == [21]
    assert stored() == before


@pytest.mark.parametrize("file", sorted((DATA / "hostile").iterdir()), ids=lambda file: file.stem)
def test_hostile_files_end_in_a_sentence_within_ten_seconds_and_store_nothing(file):
    started = time.monotonic()

    code, answer = run("people", file, "--apply")

    assert time.monotonic() - started < 10
    assert (code, len(answer["errors"]), answer | {"errors": []}) == (1, 1, NOTHING | {"errors": []})
    assert answer["errors"][0]["message"].endswith(".")
    assert stored() == (0, 0, 0, 0)


def test_an_old_font_is_not_taken_for_text():
    assert run("people", DATA / "danh-sach-phong-chu-cu-tcvn3.xlsx") == (
        1,
        NOTHING
        | {
            "errors": [
                {
                    "row": 1,
                    "column": None,
                    "message": "Dòng 1 chưa phải dòng tiêu đề đầy đủ: không tìm thấy cột "
                    "«Họ và tên», «Giới tính», «Ngày sinh», «Số CCCD».",
                }
            ]
        },
    )


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
