import unicodedata
from datetime import date

import pytest

from members.models import Membership, Organisation, Person
from members.resources.base import ListContext
from members.resources.judged import Repair
from members.resources.people import PersonResource
from members.services.organisations import write_organisation
from members.spreadsheets.cells import Remark
from members.spreadsheets.tables import DataRow
from tests.members.judging import bring_in, exported, judge, named, outcomes, rows, somebody, stored, told
from tests.members.sheets import TITLES

pytestmark = pytest.mark.django_db
KEY = "Số CCCD"


def test_a_new_person_comes_with_everything_that_is_to_be_written(cast):
    row = somebody(1) | {
        "Nơi ở hiện nay": "phường Mẫu",
        "Học vấn": "12/12",
        "Chuyên môn": "Đại học",
        "Lý luận chính trị": "Trung cấp",
    }

    (new,) = judge(row)

    assert (new.number, new.outcome, new.key, new.values) == (2, "new", row[KEY], row)
    assert new.cleaned == {
        "full_name": "Lò Thị Mb",
        "sex": "female",
        "birth_date": date(1990, 11, 3),
        "citizen_id": "951190000001",
        "ethnicity": "Thái",
        "religion": "Không",
        "native_place": "xã Mường Mẫu, tỉnh Điện Biên",
        "residence": "phường Mẫu",
        "education": "12/12",
        "qualification": "Đại học",
        "political_theory": "Trung cấp",
        "job_title": "chuyên viên",
        "department_id": cast.PM1.pk,
        "phone": "0900000001",
        "email": "nguoi1@vi-du.vn",
    }
    assert (new.before, new.messages, new.repaired, new.instance) == ({}, [], [], None)


def test_what_a_sheet_is_searched_for(cast):
    wanted = PersonResource().wanted

    assert (wanted.required, wanted.section) == (["Họ và tên", "Ngày sinh"], "Đơn vị")
    assert {wanted.titles[written] for written in TITLES} == set(TITLES)
    assert [
        wanted.titles[written]
        for written in ("Họ, chữ đệm và tên khai sinh", "CCCD", "Chức vụ, đơn vị công tác")
    ] == ["Họ và tên", "Số CCCD", "Chức vụ, đơn vị"]


def test_all_errors_of_a_row_are_told_at_once(cast):
    wrong = dict.fromkeys(TITLES, "x\u202e") | {"Quê quán": "x" * 201, "Họ và tên": None}

    judged = judge(wrong)

    assert outcomes(judged) == ["wrong"]
    assert {column for _, column, _ in told(judged)} == set(TITLES)


def test_required_cells_may_not_be_empty_and_others_say_nothing(cast):
    judged = judge(somebody(1, name=" ", born="", phone=" ", job=None))

    assert told(judged) == [
        (2, "Họ và tên", "Ô này không được để trống."),
        (2, "Ngày sinh", "Ô này không được để trống."),
    ]
    assert {"phone", "job_title"} & judged[0].cleaned.keys() == set()


def test_changes_show_what_was_before_and_only_they_are_written(cast):
    bring_in(somebody(1), somebody(2))

    changed, same = judge(somebody(1, job="phó phòng", unit="PM2", phone=None), somebody(2, email=" "))

    assert outcomes([changed, same]) == ["changed", "same"]
    assert changed.before == {"Chức vụ": "chuyên viên", "Đơn vị": "Phòng Một"}
    assert changed.cleaned == {"job_title": "phó phòng", "department_id": cast.PM2.pk}
    assert changed.instance == stored(1)


def test_repairs_of_the_reader_and_of_the_columns_are_gathered(cast):
    joined = Repair("Họ và tên", "Lò Thị | Mẫu", "Lò Thị Mẫu", "ghép từ cột B và C")
    cells = somebody(1, cccd=1190000001, phone=900000001)

    (row,) = PersonResource().judge([DataRow(7, cells, [joined])])

    assert [(repair.column, repair.old, repair.new) for repair in row.repaired] == [
        ("Họ và tên", "Lò Thị | Mẫu", "Lò Thị Mẫu"),
        (KEY, "1190000001", "001190000001"),
        ("Điện thoại", "900000001", "0900000001"),
    ]
    assert (row.values[KEY], row.values["Điện thoại"]) == ("001190000001", "0900000001")


def test_remarks_of_the_reader_become_warnings(cast):
    remarks = [Remark("Quê quán", "«nt» để trống.")]

    judged = list(PersonResource().judge([DataRow(7, somebody(1), [], remarks)]))

    assert told(judged, "warning") == [(7, "Quê quán", "«nt» để trống.")]


def test_what_stands_as_above_is_asked_for_and_never_a_default(cast):
    remarks = [Remark("Dân tộc", "«nt» để trống.")]
    new = somebody(1, ethnicity="")
    known = exported(PersonResource(), Person.objects.filter(pk=cast.an.pk))[0] | {"Dân tộc": ""}

    judged = list(PersonResource().judge([DataRow(7, new, [], remarks), DataRow(8, known, [], remarks)]))

    assert outcomes(judged) == ["wrong", "same"]
    assert [(number, column) for number, column, _ in told(judged)] == [(7, "Dân tộc")]


# --- Names ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "PHAN XUÂN QUANG",
        "phan xuân quang",
        " Phan  Xuân Quang ",
        unicodedata.normalize("NFD", "PHAN XUÂN QUANG"),
    ],
)
@pytest.mark.parametrize("proper_case", [False, True])
def test_case_spacing_and_composition_of_a_name_are_no_change(cast, written, proper_case):
    bring_in(somebody(1, name="Phan Xuân Quang"))

    assert outcomes(judge(somebody(1, name=written), proper_case=proper_case)) == ["same"]


def test_names_in_capitals_are_counted_and_left_alone(cast):
    resource = PersonResource()

    judged = judge(somebody(1, name="PHAN XUÂN QUANG"), somebody(2), resource=resource)

    assert judged[0].cleaned["full_name"] == "PHAN XUÂN QUANG"
    assert (resource.capitals, resource.capital_samples) == (1, [("PHAN XUÂN QUANG", "Phan Xuân Quang")])


def test_names_in_capitals_become_proper_case_when_the_sender_wants_it(cast):
    resource = PersonResource(ListContext(proper_case=True))

    (row,) = judge(somebody(1, name="H'BĨA NIÊ KDĂM"), resource=resource)

    assert row.cleaned["full_name"] == row.values["Họ và tên"] == "H'Bĩa Niê Kdăm"
    assert [(repair.old, repair.new) for repair in row.repaired] == [("H'BĨA NIÊ KDĂM", "H'Bĩa Niê Kdăm")]
    assert resource.capitals == 1


# --- What a row says about itself -------------------------------------------------------------------------------


def test_defaults_are_told(cast):
    few = {title: somebody(1)[title] for title in (KEY, "Họ và tên", "Giới tính", "Ngày sinh")}

    assert told(judge(few), "warning") == [
        (2, "Dân tộc", "Tệp chưa ghi; sổ sẽ ghi «Kinh»."),
        (2, "Tôn giáo", "Tệp chưa ghi; sổ sẽ ghi «Không»."),
    ]


def test_the_citizen_id_is_compared_with_sex_and_birth_date(cast):
    judged = judge(somebody(1, sex="Nam"), somebody(2, born="03/11/1991"))

    assert outcomes(judged) == ["new", "new"]
    assert told(judged, "warning") == [
        (2, KEY, "Giới tính không khớp với chữ số thứ tư của số CCCD."),
        (3, KEY, "Năm sinh không khớp với chữ số thứ năm và thứ sáu của số CCCD."),
    ]


@pytest.mark.parametrize(
    "typed, outcome",
    [
        ("51090000001", "new"),
        (51090000001, "new"),
        ("05109000000", "wrong"),
        ("5109 0000 001", "new"),
        ("91019000090", "wrong"),
    ],
)
def test_a_zero_is_put_back_only_where_the_number_then_fits_the_person(cast, typed, outcome):
    [row] = judge(somebody(1, cccd=typed, born="01/02/1990", sex="Nam"))
    assert row.outcome == outcome
    assert (row.outcome == "wrong") == bool(told([row]))


def test_without_a_column_for_it_the_citizen_id_tells_the_sex(cast):
    man, woman = (somebody(number, cccd=cccd) for number, cccd in ((1, "951090000001"), (2, "951190000002")))
    del man["Giới tính"], woman["Giới tính"]

    judged = judge(man, woman)

    assert [row.cleaned["sex"] for row in judged] == ["male", "female"]
    assert judged[1].repaired == [Repair("Giới tính", "", "Nữ", "theo chữ số thứ tư của số CCCD")]


def test_a_new_person_needs_a_sex_and_a_known_one_does_not(cast):
    bring_in(somebody(1))

    judged = judge(somebody(1, sex=""), named(2, sex=""))

    assert outcomes(judged) == ["same", "wrong"]
    assert told(judged) == [(3, "Giới tính", "Ô này không được để trống.")]


def test_a_citizen_id_under_another_name_and_birth_date_is_pointed_out(cast):
    bring_in(somebody(1))

    judged = judge(somebody(1, name="Người Khác", born="04/12/1990"), somebody(2, name="Người Khác"))

    assert told(judged, "warning") == [
        (2, KEY, "Trong sổ, số CCCD này thuộc người khác họ tên và khác ngày sinh."),
    ]


def test_what_the_register_says_already_is_never_wrong(cast):
    bring_in(somebody(1))
    Person.objects.filter(pk=stored(1).pk).update(full_name="=1+1", ethnicity="Xyz", phone="113")

    odd = somebody(1, name="=1+1", ethnicity="Xyz", phone="113")

    assert outcomes(judge(odd, odd | {"Số CCCD": "951190000002"})) == ["same", "wrong"]


# --- Units ------------------------------------------------------------------------------------------------------


@pytest.fixture
def units(cast):
    for code, name, closed in (
        ("PC1", "Phòng Chung", None),
        ("PC2", "Phòng Chung", None),
        ("PCU", "Phòng Cũ", date(2020, 1, 1)),
        ("PHB", "Phòng Hòa Bình", None),
    ):
        write_organisation(
            actor=None, organisation=Organisation(kind="department", code=code, name=name, closed_on=closed)
        )
    return {organisation.code: organisation.pk for organisation in Organisation.objects.all()}


@pytest.mark.parametrize(
    "written,code",
    [
        ("phòng một", "PM1"),
        (" Phòng  Một ", "PM1"),
        ("pm1", "PM1"),
        ("PC2", "PC2"),
        ("Phòng Hoà Bình", "PHB"),
        (unicodedata.normalize("NFD", "Phòng Hòa Bình"), "PHB"),
    ],
)
def test_units_are_known_by_name_or_code(units, written, code):
    (row,) = judge(somebody(1, unit=written))

    assert (row.outcome, row.cleaned["department_id"]) == ("new", units[code])


@pytest.mark.parametrize(
    "written,nearest",
    [
        ("Phòng Mốt", ["Phòng Một (PM1)"]),
        ("Phòng Chung", ["Phòng Chung (PC1)", "Phòng Chung (PC2)"]),
        ("Phòng Cũ", ["Phòng Chung (PC1)", "Phòng Chung (PC2)"]),
        ("Chi bộ Một", []),
        ("Vụ Xyz", []),
    ],
)
def test_unknown_units_are_asked_about_and_never_made(units, written, nearest):
    resource = PersonResource()

    judged = judge(somebody(1, unit=written), somebody(2, unit=written), resource=resource)

    assert [(row.outcome, row.unknown, row.double) for row in judged] == [("asked", [written], False)] * 2
    assert told(judged, "info")[0] == (2, None, f"Chưa biết đơn vị «{written}». Hãy chọn đơn vị đúng.")
    unknown = resource.unknown_names[written]
    assert (unknown.rows, [shown for _, shown in unknown.nearest][: len(nearest)]) == (2, nearest)
    assert Organisation.objects.count() == len(units)


def test_the_sender_chooses_the_unit_or_none(units):
    names = {"Phòng Mốt": units["PM1"], "Vụ Xyz": 0}

    chosen, empty, other = judge(
        somebody(1, unit="phòng mốt"), somebody(2, unit="Vụ Xyz"), somebody(3, unit="Vụ Y"), names=names
    )

    assert (chosen.outcome, chosen.cleaned["department_id"]) == ("new", units["PM1"])
    assert (empty.outcome, "department_id" in empty.cleaned) == ("new", False)
    assert other.outcome == "asked"


@pytest.mark.parametrize(
    "written,unit,job,department",
    [
        ("Kỹ sư, Phòng Một", None, "Kỹ sư", "PM1"),
        ("Tổ trưởng, kỹ sư, Phòng Một", None, "Tổ trưởng, kỹ sư", "PM1"),
        ("Kỹ sư - Phòng Một", None, "Kỹ sư", "PM1"),
        ("Kỹ sư\nPhòng Một", None, "Kỹ sư", "PM1"),
        ("Phòng Một", None, None, "PM1"),
        ("Kỹ sư", None, "Kỹ sư", None),
        ("Kỹ sư, Phòng Một", "Phòng Hai", "Kỹ sư", "PM2"),
        ("Kỹ sư, Phòng Một", "Khối văn phòng", "Kỹ sư", "PM1"),
        ("Kỹ sư, Vụ Xyz", "Phòng Hai", "Kỹ sư, Vụ Xyz", "PM2"),
    ],
)
def test_a_column_of_job_and_unit_is_divided(units, written, unit, job, department):
    row = named(1) | {"Chức vụ, đơn vị": written, "Đơn vị": unit}
    del row["Chức vụ"]

    (judged,) = judge(row)

    assert judged.outcome == "new"
    assert (judged.cleaned.get("job_title"), judged.cleaned.get("department_id")) == (
        job,
        units.get(department),
    )


def test_the_row_itself_says_more_than_the_heading_above_it(units):
    cells = named(1, unit="Phòng Hai") | {"Chức vụ, đơn vị": "Kỹ sư, Phòng Một"}
    heading = Repair("Đơn vị", "", "Phòng Hai", "theo đề mục ở dòng 5")

    (row,) = PersonResource().judge([DataRow(7, cells, [heading])])
    (only_job,) = PersonResource().judge(
        [DataRow(7, cells | {"Chức vụ, đơn vị": "Kỹ sư, tổ trưởng"}, [heading])]
    )

    assert (row.cleaned["job_title"], row.cleaned["department_id"]) == ("Kỹ sư", units["PM1"])
    assert (only_job.cleaned["job_title"], only_job.cleaned["department_id"]) == (
        "Kỹ sư, tổ trưởng",
        units["PM2"],
    )


def test_what_follows_the_last_comma_is_asked_about_when_nothing_else_names_the_unit(units):
    row = named(1, unit=None) | {"Chức vụ, đơn vị": "Kỹ sư, Phòng Mốt"}

    (asked,) = judge(row)
    (settled,) = judge(row, names={"Phòng Mốt": units["PM1"]})
    (none,) = judge(row, names={"Phòng Mốt": 0})

    assert (asked.outcome, asked.unknown, asked.values["Chức vụ"]) == (
        "asked",
        ["Phòng Mốt"],
        "Kỹ sư, Phòng Mốt",
    )
    assert (settled.cleaned["job_title"], settled.cleaned["department_id"]) == ("Kỹ sư", units["PM1"])
    assert (none.cleaned["job_title"], "department_id" in none.cleaned) == ("Kỹ sư, Phòng Mốt", False)


# --- Members ----------------------------------------------------------------------------------------------------


def test_people_of_a_union_list_become_its_members(cast):
    bring_in(somebody(1), somebody(2))
    Membership.objects.create(person=stored(1), organisation=cast.CD1)

    judged = judge(somebody(1), somebody(2), somebody(3), organisation=cast.CD1)

    assert outcomes(judged) == ["same", "changed", "new"]
    assert told(judged, "info") == [
        (3, None, "Sẽ được ghi là thành viên của Chi đoàn Một."),
        (4, None, "Sẽ được ghi là thành viên của Chi đoàn Một."),
    ]


# --- Judging again ----------------------------------------------------------------------------------------------


def test_members_of_a_cell_are_no_members_of_the_union_above_it_once_more(cast):
    listed = exported(PersonResource(), Person.objects.filter(pk=cast.an.pk))[0]
    assert outcomes(judge(listed, organisation=cast.DTN)) == ["same"]
    assert outcomes(judge(listed, organisation=cast.CD2)) == ["changed"]


def test_the_staged_texts_are_judged_as_the_sheet_was(cast):
    bring_in(somebody(1), somebody(2))
    sheet = [
        somebody(1, job="phó phòng", cccd=951190000001),
        somebody(2),
        somebody(3, name="ĐỖ THỊ ƯỚC", born=date(1990, 11, 3), sex="nữ", ethnicity="H'Mông", unit="pm2"),
        named(4) | {"Chức vụ, đơn vị": "Kỹ sư, Phòng Một"},
    ]
    first = judge(*sheet, organisation=cast.CD1, proper_case=True)

    again = PersonResource(ListContext(organisation=cast.CD1, proper_case=True, lock=True)).judge(
        DataRow(row.number, row.values) for row in first
    )

    assert [(r.number, r.outcome, r.values, r.before, r.cleaned, r.instance) for r in again] == [
        (r.number, r.outcome, r.values, r.before, r.cleaned, r.instance) for r in first
    ]


def test_a_long_file_is_judged_like_a_short_one(cast):
    """Chunks beyond the first five wait on disk."""
    sheet = [somebody(number) for number in range(1, 14)] + [
        somebody(2, job="kỹ sư"),
        named(3, name="Lò Thị Mc"),
    ]
    whole, by_one = PersonResource(), PersonResource()
    by_one.chunk = 1

    assert list(by_one.judge(rows(*sheet))) == list(whole.judge(rows(*sheet)))
