"""Whole lists of people, from the bytes of the file to the register."""

import unicodedata
from datetime import date
from io import BytesIO

import pytest

from members.choices import ImportKind
from members.models import Organisation, Person
from members.names import sort_key
from members.resources.people import PersonResource
from members.services.organisations import write_organisation
from members.spreadsheets.writing import write_data_sheet
from tests.lists import outcomes, send, take_back, write
from tests.members.judging import exported, somebody
from tests.members.sheets import people_list, sample

pytestmark = pytest.mark.django_db
KEY = "Số CCCD"


def stage(*people, content=b"", **options):
    return send(None, ImportKind.PEOPLE, content=content or people_list(*people), **options)


def import_people(*people, **options):
    return write(None, stage(*people, **options))


def told(batch, level="error") -> list[tuple[int, str, str]]:
    return [
        (row.number, message["column"], message["text"])
        for row in batch.rows.order_by("number")
        for message in row.data["messages"]
        if message["level"] == level
    ]


@pytest.fixture
def sample_organisations(db):
    return write(None, send(None, ImportKind.ORGANISATIONS, content=sample("to-chuc.xlsx")))


def test_the_sample_comes_in_and_a_second_time_nothing_changes(sample_organisations):
    batch = import_people(content=sample("danh-sach-can-bo.xlsx"))

    assert (batch.counts["rows"], batch.counts["new"], told(batch, "warning")) == (60, 60, [])
    first = Person.objects.get(citizen_id="901094000001")
    assert (first.full_name, first.sex, first.birth_date, first.ethnicity, first.department.code) == (
        "Phan Xuân Quang",
        "male",
        date(1994, 6, 21),
        "Mông",
        "TTUD",
    )
    assert (first.sort_key, first.search_key) == (sort_key("Phan Xuân Quang"), "phan xuan quang")
    assert (first.phone, first.email, first.job_title) == ("0900000001", "nguoi1@vi-du.vn", "chuyên viên")
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


def test_the_third_of_november_and_decomposed_letters(cast):
    name, unit = (unicodedata.normalize("NFD", text) for text in ("Trần Thị Thủy", "Phòng Một"))

    import_people(somebody(1, born="03/11/1990", name=name, unit=unit), somebody(2, born=date(1990, 11, 3)))

    composed = Person.objects.get(citizen_id="951190000001")
    assert (composed.full_name, composed.department) == ("Trần Thị Thủy", cast.PM1)
    days = Person.objects.filter(phone__startswith="090000000").values_list("birth_date", flat=True)
    assert list(days) == [date(1990, 11, 3), date(1990, 11, 3)]


def test_members_of_a_union_come_in_and_go_again(cast):
    import_people(somebody(1))

    batch = import_people(somebody(1, job="kỹ sư"), somebody(2), organisation=cast.CD1)

    members = cast.CD1.memberships.filter(person__citizen_id__startswith="951190")
    assert list(members.order_by("person__citizen_id").values_list("person__citizen_id", "joined_on")) == [
        ("951190000001", None),
        ("951190000002", None),
    ]
    take_back(None, batch)
    assert list(Person.objects.filter(citizen_id__startswith="951190").values_list("job_title")) == [
        ("chuyên viên",)
    ]
    assert members.count() == 0


def test_a_plain_export_comes_in_again_unchanged(cast):
    for code in ("PC1", "PC2"):
        write_organisation(
            actor=None, organisation=Organisation(kind="department", code=code, name="Phòng Chung")
        )
    import_people(
        somebody(1, name="H'Bĭa Niê", unit="PC2", religion="Tin lành", job="=1+1", place="'Ea Súp'"),
        somebody(2, cccd=None, job="-2+3", place="@SUM(A1)"),
    )
    resource = PersonResource()
    sheet = exported(resource, Person.objects.all())

    stream = BytesIO()
    write_data_sheet(
        stream, list(sheet[0]), [list(row.values()) for row in sheet], note="Xuất ngày 22/11/2026"
    )

    assert outcomes(stage(content=stream.getvalue())) == ["same"] * Person.objects.count()
