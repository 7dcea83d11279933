import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.choices import ImportKind
from members.models import Organisation
from members.resources.organisations import OrganisationResource
from members.services.imported_organisations import write_organisations
from members.services.organisations import write_organisation
from tests.lists import outcomes as batch_outcomes
from tests.lists import send, take_back, write
from tests.members.judging import exported, outcomes, rows, told
from tests.members.sheets import sample

HEADER = ["Mã", "Tên tổ chức", "Loại", "Mã cấp trên", "Mã chi bộ phụ trách"]
pytestmark = pytest.mark.django_db


def judge(*sheet):
    cells = [dict(zip(HEADER, (*row, None, None)[:5], strict=True)) for row in sheet]
    return list(OrganisationResource().judge(rows(*cells)))


def import_rows(*sheet, content=b""):
    return write(None, send(None, ImportKind.ORGANISATIONS, HEADER, *sheet, content=content))


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

    assert (batch.counts["rows"], batch.counts["new"]) == (13, 13)
    assert list(Organisation.objects.order_by("pk").values_list("code", "kind")[:2]) == [
        ("DU", "grassroots_committee"),
        ("CB-CNTT", "party_cell"),
    ]
    cell = Organisation.objects.get(code="CD-CNTT")
    assert (cell.name, cell.parent.code, cell.serves.code) == ("Chi đoàn Cục Mẫu", "DTN", "CB-CNTT")
    assert tree()["CD-CNTT"] == ["DTN"]
    again = send(None, ImportKind.ORGANISATIONS, content=sample("to-chuc.xlsx"))
    assert batch_outcomes(again) == ["same"] * 13


def test_a_superior_may_stand_further_down():
    import_rows(
        ["CD1", "Chi đoàn Một", "Chi đoàn", "DTN", "CB1"],
        ["CB1", "Chi bộ Một", "Chi bộ", "DU", None],
        ["DTN", "Đoàn Mẫu", "Đoàn cơ sở", None, "DU"],
        ["DU", "Đảng ủy Mẫu", "Đảng ủy cơ sở", None, None],
    )

    assert tree() == {"DU": [], "CB1": ["DU"], "DTN": [], "CD1": ["DTN"]}
    assert Organisation.objects.get(code="CD1").serves.code == "CB1"


def test_the_head_of_their_papers_comes_with_them():
    header = [*HEADER, "Ký hiệu văn bản", "Địa danh"]
    write(
        None,
        send(
            None,
            ImportKind.ORGANISATIONS,
            header,
            ["DU", "Đảng ủy Mẫu", "Đảng ủy cơ sở", None, None, "ĐU", "Hà Nội"],
        ),
    )
    assert Organisation.objects.values_list("symbol", "place").get() == ("ĐU", "Hà Nội")


def test_changes_show_what_was_before_and_leave_empty_cells_alone(cast):
    sheet = [["CD1", "Chi đoàn Số Một", "Chi đoàn"], ["CD2", "Chi đoàn Hai", "Chi đoàn", "DTN", "CB2"]]

    changed, same = judge(*sheet)

    assert outcomes([changed, same]) == ["changed", "same"]
    assert changed.before == {"Tên tổ chức": "Chi đoàn Một"}
    import_rows(*([*row, None, None][:5] for row in sheet))
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

    assert told(judge(["A", "Đảng ủy A", "Đảng ủy cơ sở", "C"])) == [
        (2, "Mã cấp trên", "Các mã cấp trên nối thành vòng tròn: A → C → B → A."),
    ]
    write_organisation(actor=None, organisation=top)
    import_rows(["A", "Đảng ủy A", "Đảng ủy cơ sở", "C", None])
    assert tree() == {"B": [], "C": ["B"], "A": ["B", "C"]}


@pytest.mark.parametrize(
    "sheet,expected",
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
            [(2, "Mã cấp trên", "Không có tổ chức nào mang mã «DUCC». Tên gần giống: «DUC», «DUB».")],
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
def test_wrong_rows(cast, sheet, expected):
    assert told(judge(*sheet)) == expected


def test_all_errors_of_a_row_are_told_at_once(cast):
    judged = judge(["X 1", None, "Chi hội", "KHONG", "KHONG"])

    assert {column for _, column, _ in told(judged)} == set(HEADER)


def test_moved_and_new_organisations_are_taken_back(cast):
    before = list(Organisation.objects.order_by("pk").values_list("pk", "name", "search_key", "path"))

    batch = import_rows(
        ["CB1", "Chi bộ Số Một", "Chi bộ", "DUX", None],
        ["DUX", "Đảng ủy Khác", "Đảng ủy cơ sở", "DUB", None],
        ["DUC", "Đảng ủy Cục Mẫu", "Đảng ủy cơ sở", "DUX", None],
    )
    assert tree()["CB2"] == ["DUB", "DUX", "DUC"]
    take_back(None, batch)

    assert list(Organisation.objects.order_by("pk").values_list("pk", "name", "search_key", "path")) == before


def test_an_export_comes_in_again_unchanged(cast):
    resource = OrganisationResource()
    sheet = exported(resource, Organisation.objects.select_related(*resource.related))

    assert outcomes(OrganisationResource().judge(rows(*sheet))) == ["same"] * len(cast.organisations)


def test_the_number_of_queries_does_not_grow_with_the_rows(cast):
    def queries(first, count):
        sheet = [[f"X{i}", f"Chi bộ {i}", "Chi bộ", "DUC"] for i in range(first, first + count)]
        with CaptureQueriesContext(connection) as captured:
            judged = judge(*sheet)
            resource = OrganisationResource()
            resource.begin()
            write_organisations(None, judged, resource)
        return len(captured)

    assert queries(100, 10) == queries(200, 60)
