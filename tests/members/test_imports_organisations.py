import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.choices import ImportKind
from members.models import AuditEntry, ImportBatch, Organisation
from members.resources.organisations import OrganisationResource
from members.services.errors import Refused
from members.services.imports import apply_import, judge_sheet, stage_import
from members.services.organisations import write_organisation
from tests.members.sheets import sample, workbook

HEADER = ["Mã", "Tên tổ chức", "Loại", "Mã cấp trên", "Mã chi bộ phụ trách"]
pytestmark = pytest.mark.django_db


def stage(*rows, content=None) -> ImportBatch:
    content = content or workbook(HEADER, *rows)
    return stage_import(actor=None, kind=ImportKind.ORGANISATIONS, file_name="to-chuc.xlsx", content=content)


def import_rows(*rows, content=None) -> ImportBatch:
    return apply_import(actor=None, batch=stage(*rows, content=content))


def outcomes(batch) -> list[str]:
    return [row["outcome"] for row in batch.rows]


def told(batch) -> list[tuple[int, str, str]]:
    return [
        (row["number"], message["column"], message["text"])
        for row in batch.rows
        for message in row["messages"]
    ]


def tree() -> dict[str, list[str]]:
    """Code → codes of the superiors from the top, as the paths say."""
    code_of = {organisation.path[-6:]: organisation.code for organisation in Organisation.objects.all()}
    return {
        organisation.code: [
            code_of[organisation.path[i : i + 6]] for i in range(0, len(organisation.path) - 6, 6)
        ]
        for organisation in Organisation.objects.all()
    }


def test_the_sample_comes_in_and_a_second_time_nothing_changes():
    batch = import_rows(content=sample("to-chuc.xlsx"))

    assert batch.counts == {"rows": 13, "new": 13, "changed": 0, "same": 0, "wrong": 0, "notes": []}
    assert list(Organisation.objects.order_by("pk").values_list("code", "kind")[:2]) == [
        ("DU", "grassroots_committee"),
        ("CB-CNTT", "party_cell"),
    ]
    cell = Organisation.objects.get(code="CD-CNTT")
    assert (cell.name, cell.parent.code, cell.serves.code) == ("Chi đoàn Cục Mẫu", "DTN", "CB-CNTT")
    assert tree()["CD-CNTT"] == ["DTN"]
    assert stage(content=sample("to-chuc.xlsx")).counts["same"] == 13


def test_a_superior_may_stand_further_down():
    import_rows(
        ["CD1", "Chi đoàn Một", "Chi đoàn", "DTN", "CB1"],
        ["CB1", "Chi bộ Một", "Chi bộ", "DU", None],
        ["DTN", "Đoàn Mẫu", "Đoàn cơ sở", None, "DU"],
        ["DU", "Đảng ủy Mẫu", "Đảng ủy cơ sở", None, None],
    )

    assert tree() == {"DU": [], "CB1": ["DU"], "DTN": [], "CD1": ["DTN"]}
    assert Organisation.objects.get(code="CD1").serves.code == "CB1"


def test_changes_show_what_was_before_and_leave_empty_cells_alone(cast):
    batch = import_rows(
        ["CD1", "Chi đoàn Số Một", "Chi đoàn", None, None], ["CD2", "Chi đoàn Hai", "Chi đoàn", "DTN", "CB2"]
    )

    assert outcomes(batch) == ["changed", "same"]
    assert batch.rows[0]["before"] == {"Tên tổ chức": "Chi đoàn Một"}
    changed = Organisation.objects.get(code="CD1")
    assert (changed.name, changed.parent.code, changed.serves.code) == ("Chi đoàn Số Một", "DTN", "CB1")
    assert changed.search_key == "chi doan so mot cd1"


def test_moving_organisations_keeps_every_path_right(cast):
    """DUB › DUC › CB1, CB2 comes under a new line; then DUC with CB2 leaves DUB, and CB1 goes up to it."""
    import_rows(
        ["DUB", "Đảng ủy Bộ Mẫu", "Cấp ủy cấp trên", "CB3", None],
        ["DUC", "Đảng ủy Cục Mẫu", "Đảng ủy cơ sở", "CB3", None],
        ["CB1", "Chi bộ Một", "Chi bộ", "DUB", None],
        ["CB3", "Chi bộ Ba", "Chi bộ", "DUX", None],
        ["DUX", "Đảng ủy Khác", "Đảng ủy cơ sở", None, None],
    )

    paths = tree()
    assert paths["DUB"] == ["DUX", "CB3"]
    assert paths["CB1"] == ["DUX", "CB3", "DUB"]
    assert paths["DUC"] == ["DUX", "CB3"]
    assert paths["CB2"] == ["DUX", "CB3", "DUC"]


def test_turning_a_line_round():
    import_rows(
        ["A", "Đảng ủy A", "Đảng ủy cơ sở", None, None],
        ["B", "Đảng ủy B", "Đảng ủy bộ phận", "A", None],
        ["C", "Chi bộ C", "Chi bộ", "B", None],
    )
    top = Organisation.objects.get(code="B")
    top.parent = None

    batch = stage(["A", "Đảng ủy A", "Đảng ủy cơ sở", "C", None])
    assert told(batch) == [
        (2, "Mã cấp trên", "Các mã cấp trên nối thành vòng tròn: A → C → B → A."),
    ]
    write_organisation(actor=None, organisation=top)
    import_rows(["A", "Đảng ủy A", "Đảng ủy cơ sở", "C", None])
    assert tree() == {"B": [], "C": ["B"], "A": ["B", "C"]}


@pytest.mark.parametrize(
    "rows,expected",
    [
        ([[None, "Chi bộ", "Chi bộ"]], [(2, "Mã", "Ô này không được để trống.")]),
        (
            [["X 1", "Chi bộ", "Chi bộ"]],
            [(2, "Mã", "Mã «X 1» chỉ được gồm chữ cái không dấu, chữ số và các dấu . _ / -")],
        ),
        (
            [["X", "Chi bộ", "Chi hội"]],
            [
                (
                    2,
                    "Loại",
                    "Loại tổ chức «Chi hội» không có trong danh mục. Ví dụ cách ghi: "
                    "Cấp ủy cấp trên, Đảng ủy cơ sở, Đảng ủy bộ phận, Chi bộ, "
                    "Đoàn cơ sở, Chi đoàn, Công đoàn cơ sở, Tổ công đoàn, Đơn vị.",
                )
            ],
        ),
        (
            [["X", "Chi bộ X", "Chi bộ", "DUCC"]],
            [(2, "Mã cấp trên", "Không có tổ chức nào mang mã «DUCC». Tên gần giống: «DUC».")],
        ),
        (
            [["X", "Chi bộ X", "Chi bộ", "DTN"]],
            [(2, "Mã cấp trên", "Cấp trên phải cùng hệ thống «Đảng».")],
        ),
        (
            [["X", "Chi bộ X", "Chi bộ", "X"]],
            [(2, "Mã cấp trên", "Các mã cấp trên nối thành vòng tròn: X → X.")],
        ),
        (
            [["X", "Chi bộ X", "Chi bộ", "DUC", "CB1"]],
            [(2, "Mã chi bộ phụ trách", "Tổ chức đảng không ghi mã chi bộ phụ trách.")],
        ),
        (
            [["X", "Chi đoàn X", "Chi đoàn", "DTN", "CD1"]],
            [(2, "Mã chi bộ phụ trách", "Mã này không phải của một tổ chức đảng.")],
        ),
        (
            [["CB1", "Chi bộ Một", "Chi đoàn"]],
            [
                (2, "Loại", "Trong sổ là «Chi bộ», không đổi sang hệ thống khác được."),
                (2, "Mã cấp trên", "Cấp trên phải cùng hệ thống «Đoàn Thanh niên»."),
            ],
        ),
        (
            [["X", "Chi bộ X", "Chi bộ"], ["Y", "Chi bộ Y", "Chi bộ"], ["x", "Chi bộ X", "Chi bộ"]],
            [
                (2, "Mã", "Mã này còn ở dòng 4 của tệp; mỗi tổ chức chỉ được có một dòng."),
                (4, "Mã", "Mã này còn ở dòng 2 của tệp; mỗi tổ chức chỉ được có một dòng."),
            ],
        ),
        (
            [[f"X{i}", f"Chi bộ {i}", "Chi bộ", f"X{i + 1}" if i < 10 else None] for i in range(11)],
            [(2, "Mã cấp trên", "Có từ 10 cấp trên nối tiếp nhau trở lên.")],
        ),
    ],
    ids=lambda value: "",
)
def test_wrong_rows(cast, rows, expected):
    batch = stage(*([*row, None, None][:5] for row in rows))

    assert told(batch) == expected


def test_all_errors_of_a_row_are_told_at_once(cast):
    batch = stage(["X 1", None, "Chi hội", "KHONG", "KHONG"])

    assert [column for _, column, _ in told(batch)] == HEADER[:5]


def test_one_wrong_row_keeps_all_out(cast):
    batch = stage(["X", "Chi bộ X", "Chi bộ", "DUC", None], ["Y", None, "Chi bộ", "DUC", None])
    before = AuditEntry.objects.count()

    with pytest.raises(Refused, match="chưa dòng nào được ghi"):
        apply_import(actor=None, batch=batch)

    assert Organisation.objects.filter(code__in=["X", "Y"]).count() == 0
    assert (ImportBatch.objects.get().state, AuditEntry.objects.count()) == ("staged", before)


def test_a_list_of_organisations_belongs_to_none(cast):
    with pytest.raises(Refused, match="không ghi cho tổ chức nào"):
        judge_sheet(
            actor=None,
            kind=ImportKind.ORGANISATIONS,
            file_name="x.xlsx",
            content=workbook(HEADER, ["X", "Chi bộ X", "Chi bộ", "DUC", None]),
            organisation=cast.CD1,
        )


def test_an_export_comes_in_again_unchanged(cast):
    resource = OrganisationResource()
    content = resource.workbook("Tổ chức", Organisation.objects.select_related("parent", "serves"))

    assert stage(content=content).counts["same"] == len(cast.organisations)


def test_judging_costs_the_same_queries_for_any_number_of_rows(cast):
    def content(count):
        return workbook(HEADER, *([f"X{i}", f"Chi bộ {i}", "Chi bộ", "DUC", None] for i in range(count)))

    def queries(count):
        with CaptureQueriesContext(connection) as captured:
            judge_sheet(actor=None, kind=ImportKind.ORGANISATIONS, file_name="x.xlsx", content=content(count))
        return len(captured)

    assert queries(10) == queries(60) == 2
