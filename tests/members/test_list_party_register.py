from datetime import date

import pytest

from members.choices import ImportKind, ImportState, Precision
from members.models import Membership, PartyRecord, Person
from members.resources import party_cells
from members.resources.base import ListContext
from members.resources.party_register import PartyRegisterResource
from members.selectors.party_members import party_members
from members.services.batches import questions
from tests.lists import messages, outcomes, send, take_back, write
from tests.members.sheets import workbook
from tests.pages import Page
from tests.signed_in import signed_in

KIND = ImportKind.PARTY_REGISTER
FORM = (
    "Số TT",
    "Họ và tên / họ tên khai sinh",
    "Nam, nữ, dân tộc, tôn giáo",
    "Quê quán",
    "Văn hóa, lý luận, chuyên môn, ngoại ngữ",
    "Nghề nghiệp trước khi vào Đảng / hiện nay",
    "Ngày vào Đảng, ngày chính thức",
    "Số thẻ, số lý lịch, số Huy hiệu",
    "Bộ đội, công an, hưu trí",
    "Ngày chuyển đi, đến đâu",
    "Ngày chuyển đến, từ đâu",
    "Ngày từ trần, lý do",
    "Ngày ra khỏi Đảng, hình thức",
    "Ghi chú",
)
DUNG = (
    1,
    "PHẠM QUỐC DŨNG\n(Phạm Văn Dũng)",
    "Nam\nTày\nKhông",
    "xã Bình Minh, tỉnh Cao Bằng",
    "12/12; Cao cấp; Thạc sĩ Luật; Anh B2",
    "Học sinh; Trưởng phòng",
    "19/05/2005\n19/05/2006",
    "12.345678\n001234 ĐU\n20 năm",
    "",
    "",
    "01/03/2010, từ Chi bộ Sở Mẫu",
    "",
    "",
    "Đảng viên mẫu",
)
HA = (
    2,
    "Đặng Thu Hà",
    "Nữ, Kinh, không",
    "",
    "",
    "Chuyên viên",
    "3/2008; 03/02/2009",
    "Số thẻ: 90.111222",
)


def form(*rows, heads=()) -> bytes:
    numbers = [f"({place})" for place in range(1, 15)]
    return workbook(("ĐẢNG BỘ CỤC MẪU",), ("SỔ DANH SÁCH ĐẢNG VIÊN",), *heads, FORM, numbers, *rows)


def test_the_fourteen_columns_go_in_and_out_and_back(cast):
    before = Person.objects.values().get(pk=cast.dung.pk)
    batch = send(cast.van_phong, KIND, content=form(DUNG), organisation=cast.DUC)
    [row] = batch.rows.all()
    assert (row.outcome, messages(batch)) == ("changed", [])
    assert row.data["before"]["Dân tộc"] == "Kinh"
    batch = write(cast.van_phong, batch)
    cast.dung.refresh_from_db()
    assert (cast.dung.full_name, cast.dung.ethnicity) == ("Phạm Quốc Dũng", "Tày")
    assert (cast.dung.education, cast.dung.political_theory) == ("12/12", "Cao cấp")
    assert cast.dung.qualification == "Thạc sĩ Luật"
    record = cast.dung.party_record
    assert (record.card_number, record.file_number, record.badge) == ("12345678", "001234 ĐU", "20 năm")
    assert (record.occupation_before, record.occupation) == ("Học sinh", "Trưởng phòng")
    assert (record.foreign_languages, record.moved_in) == ("Anh B2", "01/03/2010, từ Chi bộ Sở Mẫu")
    again = send(cast.van_phong, KIND, content=form(DUNG), organisation=cast.DUC)
    assert (outcomes(again), messages(again)) == (["same"], [])
    take_back(cast.van_phong, batch)
    after = Person.objects.values().get(pk=cast.dung.pk)
    assert {**after, "version": 0} == {**before, "version": 0}
    assert PartyRecord.objects.count() == 0


def test_the_plain_form_has_one_column_each(cast):
    titles = ("Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Ngày vào Đảng", "Ngày chính thức", "Số thẻ")
    batch = send(
        cast.chi_bo,
        KIND,
        titles,
        ("Bùi Ngọc Lan", "21/04/1996", "Nữ", "", "03/03/2026", "", "90919600"),
        ("Trịnh Công Tâm", "02/02/1982", "Nam", "", "2007", "19/05/2008", "912345678"),
        organisation=cast.CB1,
    )
    assert (outcomes(batch), messages(batch)) == (["changed", "new"], [])
    batch = write(cast.chi_bo, batch)
    new = Person.objects.get(full_name="Trịnh Công Tâm")
    [membership] = new.memberships.all()
    assert (membership.organisation, membership.joined, membership.official_on) == (
        cast.CB1,
        "2007",
        date(2008, 5, 19),
    )
    assert membership.joined_precision == Precision.YEAR
    assert new.party_record.card_number == "912345678"
    assert take_back(cast.chi_bo, batch).state == ImportState.UNDONE
    assert not Person.objects.filter(pk=new.pk).exists()


def test_name_and_birth_date_in_one_cell_as_on_the_form(cast):
    titles = (
        "Số TT",
        "Họ và tên đang dùng\nHọ và tên khai sinh\nNgày, tháng, năm sinh",
        "Nam, nữ\nDân tộc\nTôn giáo",
        "Nghề nghiệp trước khi vào Đảng\nNghề nghiệp hiện nay",
        "Số thẻ ĐV\nSố lý lịch\nSố Huy hiệu",
    )
    batch = send(
        cast.chi_bo,
        KIND,
        titles,
        (1, "Triệu Quốc Sử\n(Triệu Văn Sử)\n08/03/1975", "Nam\nDao\nKhông", "Giáo viên\nVăn thư", "87654321"),
        organisation=cast.CB1,
    )
    assert (outcomes(batch), messages(batch), questions(batch)) == (["new"], [], [])
    write(cast.chi_bo, batch)
    new = Person.objects.get(full_name="Triệu Quốc Sử")
    assert (new.birth_date, new.ethnicity) == (date(1975, 3, 8), "Dao")
    assert (new.party_record.occupation, new.party_record.card_number) == ("Văn thư", "87654321")


def test_a_new_member_needs_birth_date_and_sex(cast):
    batch = send(
        cast.van_phong, KIND, content=form((1, "Trịnh Công Tâm", "Nam, Kinh, không")), organisation=cast.DUC
    )
    assert messages(batch) == ["Người này chưa có trong sổ; để thêm mới, tệp phải có ngày sinh và giới tính."]


def test_without_a_birth_date_the_name_leads_to_a_member_or_is_asked(cast):
    twin = Person.objects.get(pk=cast.ha.pk)
    twin.pk, twin.citizen_id, twin.birth_date = None, None, date(1990, 1, 1)
    twin.save()
    assert outcomes(send(cast.chi_bo, KIND, content=form(HA), organisation=cast.CB1)) == ["changed"]
    Membership.objects.create(person=twin, organisation=cast.CB1)
    [row] = send(cast.chi_bo, KIND, content=form(HA), organisation=cast.CB1).rows.all()
    assert (row.outcome, sorted(row.data["matches"])) == ("asked", sorted([cast.ha.pk, twin.pk]))


def test_a_card_of_twelve_digits_is_the_citizen_id(cast):
    titles = ("Họ và tên", "Số thẻ đảng viên")
    batch = send(cast.chi_bo, KIND, titles, ("Đặng Thu Hà", cast.ha.citizen_id), organisation=cast.CB1)
    assert outcomes(batch) == ["changed"]
    write(cast.chi_bo, batch)
    assert cast.ha.__class__.objects.get(pk=cast.ha.pk).party_record.card_number == cast.ha.citizen_id


def test_a_card_leads_to_its_holder(cast):
    PartyRecord.objects.create(person=cast.ha, card_number="12345678")
    titles = ("Họ và tên", "Số thẻ đảng viên", "Huy hiệu Đảng")
    batch = send(cast.chi_bo, KIND, titles, ("Đặng Thị Thu Hà", "12.345678", "30 năm"), organisation=cast.CB1)
    [row] = batch.rows.all()
    assert row.data["before"] == {"Họ và tên": "Đặng Thu Hà", "Huy hiệu Đảng": ""}


def test_leaving_ends_the_membership(cast):
    row = [*HA, *[""] * (14 - len(HA))]
    row[7], row[9] = "", "01/07/2026, đến Chi bộ Hai"
    batch = send(cast.chi_bo, KIND, content=form(row), organisation=cast.CB1)
    assert messages(batch, "info")[-1] == (
        "Sẽ được ghi thôi sinh hoạt tại Chi bộ Một từ ngày 01/07/2026: Chuyển sinh hoạt đảng."
    )
    batch = write(cast.chi_bo, batch)
    membership = cast.ha.memberships.get(organisation=cast.CB1)
    assert (membership.ended_on, membership.end_reason) == (date(2026, 7, 1), "Chuyển sinh hoạt đảng")
    take_back(cast.chi_bo, batch)
    membership.refresh_from_db()
    assert (membership.ended_on, membership.end_reason) == (None, "")


@pytest.mark.parametrize(
    "place, cell, sentence",
    [
        (2, "Nữ, Sao Hỏa", "Không hiểu phần «Sao Hỏa» của ô này. Hãy ghi lại, mỗi phần một dòng."),
        (6, "khoảng 2005", "Không hiểu phần «khoảng 2005» của ô này. Hãy ghi lại, mỗi phần một dòng."),
        (6, "03/02/2008; 01/01/2007", "Ngày chính thức không được trước ngày vào Đảng."),
        (9, "chuyển đi Hà Nội", "Hãy ghi ngày/tháng/năm ở đầu ô, ví dụ 01/07/2025, …"),
        (7, "12", None),
    ],
)
def test_what_cannot_be_told_for_certain_is_wrong(cast, place, cell, sentence):
    row = [*HA, *[""] * (14 - len(HA))]
    row[place] = cell
    batch = send(cast.chi_bo, KIND, content=form(row), organisation=cast.CB1)
    assert messages(batch) == ([sentence] if sentence else [])


def test_nobody_is_a_member_of_two_cells(cast):
    titles = ("Họ và tên", "Ngày sinh", "Số CCCD")
    batch = send(
        cast.van_phong,
        KIND,
        titles,
        ("Hồ Nhật Minh", "06/06/1970", cast.minh.citizen_id),
        organisation=cast.CB1,
    )
    assert messages(batch) == [
        "Trong sổ, người này đang sinh hoạt đảng tại Chi bộ Hai; hãy ghi chuyển sinh hoạt trước."
    ]


def test_a_card_has_one_holder_and_a_person_one_row(cast):
    PartyRecord.objects.create(person=cast.minh, card_number="12345678")
    titles = ("Họ và tên", "Ngày sinh", "Số thẻ đảng viên")
    batch = send(
        cast.chi_bo,
        KIND,
        titles,
        ("Đặng Thu Hà", "30/01/1978", "12345678"),
        ("Võ Đăng Khoa", "12/09/1980", "87654321"),
        ("Võ Đăng Khoa", "12/09/1980", ""),
        ("Bùi Ngọc Lan", "21/04/1996", "87654321"),
        organisation=cast.CB1,
    )
    assert messages(batch) == [
        "Trong sổ, số thẻ này ghi cho người khác.",
        "Dòng 3 của tệp cũng được ghi cho người này; mỗi người chỉ được có một dòng.",
        "Số thẻ này còn ở dòng 3 của tệp.",
    ]


def test_never_ones_own(cast):
    batch = send(cast.chi_bo, KIND, content=form(DUNG), organisation=cast.CB1)
    assert "Không ai được tự ghi thông tin của chính mình qua danh sách." in messages(batch)


def test_what_goes_out_comes_in_unchanged(cast):
    write(cast.van_phong, send(cast.van_phong, KIND, content=form(DUNG, HA), organisation=cast.DUC))
    resource = PartyRegisterResource(ListContext(actor=cast.van_phong))
    people = party_members(cast.van_phong, cast.DUC)
    rows = [[field.column_name for field in resource.get_export_fields()]]
    rows += [resource.export_resource(person) for person in people]
    assert len(rows) == 3
    batch = send(cast.van_phong, KIND, *rows, organisation=cast.DUC)
    assert (outcomes(batch), messages(batch)) == (["same", "same"], [])


@pytest.mark.parametrize(
    "account, shown", [("chi_bo", True), ("van_phong", True), ("kiem_tra", False), ("giup_do", False)]
)
def test_who_keeps_the_register_reads_it_on_the_page_of_the_person(cast, account, shown):
    PartyRecord.objects.create(person=cast.ha, card_number="12345678", badge="30 năm")
    page = Page(signed_in(cast.users[account]).get(cast.ha.get_absolute_url()))
    assert ("Sổ danh sách đảng viên" in page.text and "12345678" in page.text) == shown


def test_schooling_is_parted_by_place_or_label():
    whole = {
        "Học vấn": "12/12",
        "Lý luận chính trị": "Trung cấp",
        "Chuyên môn": "Đại học",
        "Ngoại ngữ": "Anh",
    }
    for text in (
        "12/12\nTrung cấp\nĐại học\nAnh",
        "12/12, Trung cấp, Đại học, Anh",
        "VH: 12/12; LL: Trung cấp; CM: Đại học; NN: Anh",
    ):
        assert party_cells.schooling_parts(text) == (whole, "")
    assert party_cells.schooling_parts("12/12; -; Đại học; -") == (
        {"Học vấn": "12/12", "Chuyên môn": "Đại học"},
        "",
    )
    assert party_cells.schooling_parts("12/12, Đại học")[1].startswith("Ô này phải có đủ 4 phần")
