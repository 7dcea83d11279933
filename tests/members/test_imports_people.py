import unicodedata
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.choices import ImportKind
from members.models import AuditEntry, ImportBatch, Membership, Organisation, Person
from members.resources.people import PersonResource
from members.services.errors import Conflict, Refused
from members.services.imports import apply_import, cancel_import, judge_sheet, stage_import
from members.services.organisations import write_organisation
from members.spreadsheets.safety import UnusableFile
from tests.members.sheets import TITLES, people_list, person, sample

pytestmark = pytest.mark.django_db
KEY = "Số CCCD"


def stage(*people, content=None, organisation=None) -> ImportBatch:
    return stage_import(
        actor=None,
        kind=ImportKind.PEOPLE,
        file_name="danh-sach.xlsx",
        content=content or people_list(*people),
        organisation=organisation,
    )


def import_people(*people, content=None, organisation=None) -> ImportBatch:
    return apply_import(actor=None, batch=stage(*people, content=content, organisation=organisation))


def outcomes(batch) -> list[str]:
    return [row["outcome"] for row in batch.rows]


def told(batch, level="error") -> list[tuple[int, str, str]]:
    return [
        (row["number"], message["column"], message["text"])
        for row in batch.rows
        for message in row["messages"]
        if message["level"] == level
    ]


@pytest.fixture
def sample_organisations(db):
    batch = stage_import(
        actor=None,
        kind=ImportKind.ORGANISATIONS,
        file_name="to-chuc.xlsx",
        content=sample("to-chuc.xlsx"),
    )
    return apply_import(actor=None, batch=batch)


def test_the_sample_comes_in_and_a_second_time_nothing_changes(sample_organisations):
    batch = import_people(content=sample("danh-sach-can-bo.xlsx"))

    assert batch.counts == {"rows": 60, "new": 60, "changed": 0, "same": 0, "wrong": 0, "notes": []}
    assert told(batch, "warning") == []
    first = Person.objects.get(citizen_id="901094000001")
    assert (first.full_name, first.sex, first.birth_date, first.ethnicity, first.department.code) == (
        "Phan Xuân Quang",
        "male",
        date(1994, 6, 21),
        "Mông",
        "TTUD",
    )
    assert (first.search_key, first.phone, first.email, first.job_title) == (
        "phan xuan quang",
        "0900000001",
        "nguoi1@vi-du.vn",
        "chuyên viên",
    )
    assert Person.objects.exclude(sort_key="").count() == 60
    assert stage(content=sample("danh-sach-can-bo.xlsx")).counts["same"] == 60


def test_the_faulty_sample_row_by_row(sample_organisations):
    batch = stage(content=sample("danh-sach-co-loi.xlsx"))

    allowed = "chỉ dùng chữ cái, dấu cách, dấu nháy đơn, dấu gạch nối và dấu chấm."
    assert told(batch) == [
        (2, KEY, "Số CCCD này còn ở dòng 18 của tệp; mỗi người chỉ được có một dòng."),
        (14, "Họ và tên", "Ô này không được để trống."),
        (
            15,
            "Ngày sinh",
            "«31/02/1991» là ngày không có trong lịch. Hãy ghi ngày/tháng/năm, ví dụ 03/11/1990.",
        ),
        (16, "Ngày sinh", "Ngày sinh 01/01/2090 ở tương lai."),
        (17, KEY, "Số CCCD có 5 chữ số, cần đủ 12."),
        (18, KEY, "Số CCCD này còn ở dòng 2 của tệp; mỗi người chỉ được có một dòng."),
        (19, "Họ và tên", f'Họ và tên có ký tự «=» «(» «"» «:» «/» không dùng trong tên người; {allowed}'),
        (20, "Họ và tên", f"Họ và tên có ký tự «<» «>» «(» «1» «)» không dùng trong tên người; {allowed}"),
    ]
    assert told(batch, "warning") == [
        (21, KEY, "Giới tính không khớp với chữ số thứ tư của số CCCD."),
    ]
    assert dict(zip(range(2, 22), outcomes(batch), strict=True)) == {
        number: "wrong" if number in (2, *range(14, 21)) else "new" for number in range(2, 22)
    }
    with pytest.raises(Refused):
        apply_import(actor=None, batch=batch)
    assert Person.objects.count() == 0


def test_the_third_of_november(cast):
    import_people(person(1, born="03/11/1990"), person(2, born=date(1990, 11, 3)))

    assert list(
        Person.objects.filter(phone__startswith="090000000").values_list("birth_date", flat=True)
    ) == [
        date(1990, 11, 3),
        date(1990, 11, 3),
    ]


def test_decomposed_letters_are_stored_composed(cast):
    name = "Trần Thị Thủy"
    import_people(
        person(1, name=unicodedata.normalize("NFD", name), unit=unicodedata.normalize("NFD", "Phòng Một"))
    )

    stored = Person.objects.get(citizen_id="951190000001")
    assert (stored.full_name, stored.department) == (name, cast.PM1)


def test_changes_show_what_was_before_and_empty_cells_change_nothing(cast):
    import_people(person(1), person(2))

    batch = import_people(person(1, job="phó phòng", unit="PM2", phone=None), person(2, email=" "))

    assert outcomes(batch) == ["changed", "same"]
    assert batch.rows[0]["before"] == {"Chức vụ": "chuyên viên", "Đơn vị": "Phòng Một"}
    changed = Person.objects.get(citizen_id="951190000001")
    assert (changed.job_title, changed.department, changed.phone, changed.version) == (
        "phó phòng",
        cast.PM2,
        "0900000001",
        2,
    )
    assert Person.objects.get(citizen_id="951190000002").version == 1


def test_optional_columns_may_be_missing_and_defaults_are_told(cast):
    few = {title: person(1)[title] for title in ("Số CCCD", "Họ và tên", "Giới tính", "Ngày sinh")}

    batch = import_people(few)

    assert told(batch, "warning") == [
        (2, "Dân tộc", "Tệp chưa ghi; sổ sẽ ghi «Kinh»."),
        (2, "Tôn giáo", "Tệp chưa ghi; sổ sẽ ghi «Không»."),
    ]
    assert Person.objects.get(citizen_id="951190000001").department is None


def test_required_columns_may_not_be_missing(cast):
    row = person(1)
    del row["Giới tính"], row["Số CCCD"]

    with pytest.raises(UnusableFile) as refused:
        stage(row)

    assert refused.value.message == (
        "Dòng 1 chưa phải dòng tiêu đề đầy đủ: không tìm thấy cột «Giới tính», «Số CCCD»."
    )
    assert ImportBatch.objects.count() == 0


def test_all_errors_of_a_row_are_told_at_once(cast):
    batch = stage(
        person(
            1,
            name=None,
            sex="x",
            born="x",
            cccd="x",
            ethnicity="x",
            religion="x",
            unit="x",
            phone="x",
            email="x",
        )
    )

    assert {column for _, column, _ in told(batch)} == set(TITLES) - {"Quê quán", "Chức vụ"}


@pytest.mark.parametrize(
    "written,message",
    [
        (
            "Phòng Mốt",
            "Không có đơn vị nào mang tên «Phòng Mốt» trong danh sách tổ chức. "
            "Tên gần giống: «Phòng Một», «Phòng Hai».",
        ),
        ("Chi bộ Một", "Không có đơn vị nào mang tên «Chi bộ Một» trong danh sách tổ chức."),
        ("Phòng Chung", "Có nhiều đơn vị cùng tên «Phòng Chung». Hãy ghi mã của đơn vị: PC1, PC2."),
        (
            "Phòng Cũ",
            "Không có đơn vị nào mang tên «Phòng Cũ» trong danh sách tổ chức. Tên gần giống: «Phòng Chung».",
        ),
    ],
)
def test_departments_that_are_refused(cast, written, message):
    for code, name, closed in (
        ("PC1", "Phòng Chung", None),
        ("PC2", "Phòng Chung", None),
        ("PCU", "Phòng Cũ", date(2020, 1, 1)),
    ):
        write_organisation(
            actor=None, organisation=Organisation(kind="department", code=code, name=name, closed_on=closed)
        )
    before = Organisation.objects.count()

    batch = stage(person(1, unit=written))

    assert [column for _, column, _ in told(batch)] == ["Đơn vị"]
    assert told(batch)[0][2].startswith(message.split(" Tên gần")[0])
    assert Organisation.objects.count() == before


def test_a_citizen_id_under_another_name_and_birth_date_is_pointed_out(cast):
    import_people(person(1))

    batch = stage(person(1, name="Người Khác", born="04/12/1990"), person(2, name="Người Khác"))

    assert told(batch, "warning") == [
        (2, KEY, "Trong sổ, số CCCD này thuộc người khác họ tên và khác ngày sinh."),
    ]


def test_members_of_a_union_organisation(cast):
    import_people(person(1), person(2))
    Membership.objects.create(person=Person.objects.get(citizen_id="951190000001"), organisation=cast.CD1)

    batch = import_people(person(1), person(2), person(3), organisation=cast.CD1)

    assert outcomes(batch) == ["same", "changed", "new"]
    assert told(batch, "info") == [
        (3, None, "Sẽ được ghi là thành viên của Chi đoàn Một."),
        (4, None, "Sẽ được ghi là thành viên của Chi đoàn Một."),
    ]
    members = Membership.objects.filter(organisation=cast.CD1, person__citizen_id__startswith="951190")
    assert sorted(members.values_list("person__citizen_id", "joined_on", "ended_on")) == [
        (f"95119000000{n}", None, None) for n in (1, 2, 3)
    ]
    assert stage(person(1), person(2), person(3), organisation=cast.CD1).counts["same"] == 3


def test_nobody_becomes_a_party_member_through_a_sheet(cast):
    with pytest.raises(Refused, match="chỉ nhập được cho tổ chức Đoàn hoặc Công đoàn"):
        stage(person(1), organisation=cast.CB1)


def test_what_is_applied_is_what_was_shown(cast):
    """A row whose register entry has changed since the preview stops the whole batch."""
    import_people(person(1), person(2), person(3))
    batch = stage(person(1, job="phó phòng"), person(2, job="phó phòng"), person(3), person(4))
    Person.objects.filter(citizen_id="951190000002").update(job_title="trưởng phòng")

    with pytest.raises(Conflict, match=r"ở dòng 3 của tệp\. Chưa dòng nào được ghi"):
        apply_import(actor=None, batch=batch)

    assert list(
        Person.objects.filter(citizen_id__startswith="951190")
        .order_by("citizen_id")
        .values_list("job_title", flat=True)
    ) == ["chuyên viên", "trưởng phòng", "chuyên viên"]
    batch.refresh_from_db()
    assert batch.state == "staged"


def test_somebody_added_the_person_in_between(cast):
    batch = stage(person(1), person(2))
    import_people(person(2))

    with pytest.raises(Conflict, match="ở dòng 3 của tệp"):
        apply_import(actor=None, batch=batch)

    assert Person.objects.filter(citizen_id="951190000001").count() == 0


def test_a_change_to_what_the_sheet_does_not_name_is_no_conflict(cast):
    import_people(person(1))
    batch = stage(person(1, job="phó phòng"))
    Person.objects.filter(citizen_id="951190000001").update(residence="xã Mẫu")

    apply_import(actor=None, batch=batch)

    stored = Person.objects.get(citizen_id="951190000001")
    assert (stored.job_title, stored.residence) == ("phó phòng", "xã Mẫu")


def test_a_batch_is_applied_or_cancelled_once(cast):
    batch = stage(person(1))
    apply_import(actor=None, batch=batch)
    assert (batch.state, batch.applied_at is None) == ("applied", False)

    with pytest.raises(Conflict, match="đã được ghi hoặc đã hủy"):
        apply_import(actor=None, batch=batch)
    with pytest.raises(Conflict, match="đã được ghi hoặc đã hủy"):
        cancel_import(actor=None, batch=batch)


def test_a_cancelled_batch_keeps_no_personal_data(cast):
    batch = cancel_import(actor=None, batch=stage(person(1)))

    assert (batch.state, batch.rows, batch.counts["new"]) == ("cancelled", [], 1)
    assert Person.objects.filter(citizen_id="951190000001").count() == 0


def test_the_audit_tells_the_file_and_whom_it_touched(cast):
    import_people(person(1), organisation=cast.CD1)
    batch = import_people(person(1, job="phó phòng"), person(2), organisation=cast.CD1)

    entry = AuditEntry.objects.last()
    pk = dict(Person.objects.values_list("citizen_id", "pk"))
    assert (entry.action, entry.label, entry.object_id) == ("import.apply", "danh-sach.xlsx", batch.pk)
    assert entry.data == {
        "sha256": batch.sha256,
        "counts": batch.counts,
        "new": [pk["951190000002"]],
        "changed": [pk["951190000001"]],
        "joined": [pk["951190000002"]],
    }


@pytest.mark.parametrize(
    "name,kept",
    [
        ("../../etc/danh-sach.xlsx", "danh-sach.xlsx"),
        ("C:\\Users\\An\\Danh sách.xlsx", "Danh sách.xlsx"),
        ("danh\u202esach.xlsx", "bảng tính.xlsx"),
    ],
)
def test_file_names_are_kept_without_folders_and_tricks(cast, name, kept):
    batch = judge_sheet(actor=None, kind=ImportKind.PEOPLE, file_name=name, content=people_list(person(1)))

    assert (batch.file_name, batch.pk) == (kept, None)


def test_an_export_comes_in_again_unchanged(cast):
    write_organisation(
        actor=None, organisation=Organisation(kind="department", code="PC1", name="Phòng Chung")
    )
    write_organisation(
        actor=None, organisation=Organisation(kind="department", code="PC2", name="Phòng Chung")
    )
    import_people(person(1, name="H'Bĭa Niê", unit="PC2", religion="Tin lành", sex="Nam"))

    content = PersonResource().workbook("Người", Person.objects.all())

    assert stage(content=content).counts["same"] == Person.objects.count()


def test_exporting_and_judging_cost_the_same_queries_for_any_number_of_rows(cast):
    def queries(act, *arguments, **options):
        with CaptureQueriesContext(connection) as captured:
            act(*arguments, **options)
        return len(captured)

    def judging(count):
        content = people_list(*(person(number) for number in range(count)))
        return queries(
            judge_sheet,
            actor=None,
            kind=ImportKind.PEOPLE,
            file_name="x.xlsx",
            content=content,
            organisation=cast.CD1,
        )

    assert judging(10) == judging(60) == 4
    few = queries(PersonResource().workbook, "Người", Person.objects.all())
    import_people(*(person(number) for number in range(60)))
    assert queries(PersonResource().workbook, "Người", Person.objects.all()) == few == 1
    assert judging(10) == judging(60) == 4


def test_applying_costs_the_same_queries_for_any_number_of_rows(cast):
    def applying(first, count, **changes):
        batch = stage(*(person(n, **changes) for n in range(first, first + count)), organisation=cast.CD1)
        with CaptureQueriesContext(connection) as captured:
            apply_import(actor=None, batch=batch)
        return len(captured)

    assert applying(0, 10) == applying(100, 40)
    assert applying(0, 10, job="phó phòng") == applying(100, 40, job="phó phòng")


def test_many_equal_keys_do_not_blow_up_the_answer(cast):
    batch = stage(*(person(1) for _ in range(30)))

    assert told(batch)[0] == (
        2,
        KEY,
        "Số CCCD này còn ở dòng 3, 4, 5, 6, 7 của tệp; mỗi người chỉ được có một dòng.",
    )
    assert batch.counts["wrong"] == 30
