"""The lists laid before a committee (trích ngang): whom to admit, whom to recognise.

Facts each form wants: one row a person, as the file has it; texts such as "05-NQ/CB, 03/9/2026, 9/11" as they stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ceremonies.documents.forms.lists import Listed, day_or_blank, list_snapshot
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import office_date


@dataclass(frozen=True, kw_only=True)
class AdmissionRow:
    name: str
    birth_date: date
    sex: str
    ethnicity: str = ""
    religion: str = ""
    native_place: str = ""
    education: str = ""
    work: str = ""
    union_joined_on: date | None = None
    certificate: str = ""
    introducers: str = ""
    cell_resolution: str = ""
    committee_resolution: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class AdmissionListFacts(Listed):
    rows: Sequence[AdmissionRow]


@dataclass(frozen=True, kw_only=True)
class RecognitionRow:
    name: str
    birth_date: date
    sex: str
    native_place: str = ""
    work: str = ""
    decision: str
    admitted_on: date
    probation_ends_on: date
    member_class: str = ""
    helper: str = ""
    cell_resolution: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RecognitionListFacts(Listed):
    rows: Sequence[RecognitionRow]


def admission_list_snapshot(facts: AdmissionListFacts) -> Snapshot:
    columns = [
        ("TT", 4),
        ("Họ và tên", 12),
        ("Ngày sinh", 9),
        ("Nam, nữ", 5),
        ("Dân tộc, tôn giáo", 7),
        ("Quê quán", 9),
        ("Trình độ", 7),
        ("Nghề nghiệp, chức vụ", 10),
        ("Ngày vào Đoàn", 8),
        ("Chứng nhận lớp", 9),
        ("Người giới thiệu", 15),
        ("NQ chi bộ", 10),
        ("NQ đảng ủy", 10),
        ("Ghi chú", 5),
    ]
    rows = [
        (
            n,
            row.name,
            office_date(row.birth_date),
            row.sex,
            _pair(row.ethnicity, row.religion),
            row.native_place,
            row.education,
            row.work,
            day_or_blank(row.union_joined_on),
            row.certificate,
            row.introducers,
            row.cell_resolution,
            row.committee_resolution,
            row.note,
        )
        for n, row in enumerate(facts.rows, 1)
    ]
    return list_snapshot(facts, columns, rows, what="quần chúng")


def recognition_list_snapshot(facts: RecognitionListFacts) -> Snapshot:
    columns = [
        ("TT", 4),
        ("Họ và tên", 13),
        ("Ngày sinh", 9),
        ("Nam, nữ", 5),
        ("Quê quán", 11),
        ("Chức vụ, đơn vị", 12),
        ("Quyết định kết nạp", 11),
        ("Ngày kết nạp", 9),
        ("Hết dự bị", 9),
        ("Lớp đảng viên mới", 9),
        ("Người giúp đỡ", 11),
        ("NQ chi bộ", 10),
        ("Ghi chú", 6),
    ]
    rows = [
        (
            n,
            row.name,
            office_date(row.birth_date),
            row.sex,
            row.native_place,
            row.work,
            row.decision,
            office_date(row.admitted_on),
            office_date(row.probation_ends_on),
            row.member_class,
            row.helper,
            row.cell_resolution,
            row.note,
        )
        for n, row in enumerate(facts.rows, 1)
    ]
    return list_snapshot(facts, columns, rows)


def _pair(first: str, second: str) -> str:
    return ", ".join(part for part in (first, second) if part)
