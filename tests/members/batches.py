"""Short ways to send a list in the tests of batches."""

from datetime import date, timedelta

from members.choices import ImportKind
from members.models import ImportBatch, Person
from members.services.batches import apply_import, stage_import
from tests.members.sheets import people_list, person


def stage(actor, *people, organisation=None, content=None, kind=ImportKind.PEOPLE, **options) -> ImportBatch:
    return stage_import(
        actor=actor,
        kind=kind,
        file_name="danh sách.xlsx",
        content=content or people_list(*people),
        organisation=organisation,
        **options,
    )


def apply(actor, batch: ImportBatch, **options) -> ImportBatch:
    return apply_import(actor=actor, batch=batch, version=batch.version, **options)


def many(first: int, last: int) -> list[dict]:
    """People whom nobody takes for one another."""
    return [person(n, born=date(1955, 1, 1) + timedelta(days=n)) for n in range(first, last)]


def outcomes(batch: ImportBatch) -> list[tuple[int, str]]:
    return list(batch.rows.values_list("number", "outcome"))


def row_of(someone: Person, **changes) -> dict:
    """The row that says what the register says of this person, by our titles."""
    return {
        "Họ và tên": someone.full_name,
        "Giới tính": someone.get_sex_display(),
        "Ngày sinh": someone.birth_date,
        "Số CCCD": someone.citizen_id,
        "Dân tộc": someone.ethnicity,
        "Tôn giáo": someone.religion,
        "Quê quán": someone.native_place,
        "Chức vụ": someone.job_title,
        "Đơn vị": someone.department.name,
    } | changes
