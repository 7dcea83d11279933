from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.choices import Action, ListKind, Route, State
from ceremonies.models import Addressee, Call, Candidacy
from ceremonies.resources.letterheads import resolution_in
from ceremonies.services.calls import open_call
from ceremonies.services.workflow import NotYet, act
from members.choices import ImportState, OrganisationKind
from members.models import Membership, Organisation, Person, User
from members.services.batches import questions
from members.services.errors import Refused
from members.services.organisations import write_organisation
from tests.lists import messages, outcomes, send, take_back, write
from tests.members.sheets import sample, workbook
from tests.pages import Page
from tests.road import bring, day, nominate
from tests.signed_in import signed_in

KIND = ListKind.NOMINATIONS
HEAD = (
    ("BCH CHI ĐOÀN MỘT",),
    ("DANH SÁCH ĐOÀN VIÊN ƯU TÚ GIỚI THIỆU CHO ĐẢNG",),
    ("(Kèm theo Nghị quyết số 12-NQ/ĐTN ngày 05/10/2026)",),
    (),
)
TITLES = (
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Chức vụ, đơn vị công tác",
    "Số CCCD",
    "Ngày vào Đoàn",
    "Ưu điểm",
)
AN = (1, "Nguyễn Hoài An", "15/03/2000", "", "Chuyên viên, Phòng Một", "", "26/03/2014", "Gương mẫu.")
NEW = (2, "Cao Thị Mới", "01/02/2001", "Nữ", "Kỹ sư, Phòng Một", "951301000002", "3/2016", "")


def sheet(*rows, titles=TITLES) -> bytes:
    return workbook(*HEAD, titles, *rows)


def sent(cast, *rows, account="doan_vien", code="CD1", **options):
    return send(
        cast.users[account], KIND, content=sheet(*rows), organisation=cast.organisations[code], **options
    )


def test_each_row_becomes_a_draft_and_is_taken_back_by_withdrawing(cast):
    batch = sent(cast, AN, NEW)
    assert (outcomes(batch), questions(batch)) == (["changed", "new"], [])
    assert "Chưa có quê quán; bổ sung trước khi trình ban chấp hành." in messages(batch, "warning")
    assert batch.rows.get(number=6).data["before"] == {"Ngày vào Đoàn, công đoàn": "26/03/2015"}
    batch = write(cast.doan_vien, batch)
    new = Person.objects.get(full_name="Cao Thị Mới")
    drafts = list(Candidacy.objects.order_by("pk"))
    assert [(d.person, d.state, d.nominator, d.cell, d.route) for d in drafts] == [
        (cast.an, State.DRAFT, cast.CD1, cast.CB1, Route.YOUTH_UNION),
        (new, State.DRAFT, cast.CD1, cast.CB1, Route.YOUTH_UNION),
    ]
    assert [(d.strengths, d.list_number, d.list_dated) for d in drafts] == [
        ("Gương mẫu.", "12-NQ/ĐTN", date(2026, 10, 5)),
        ("", "12-NQ/ĐTN", date(2026, 10, 5)),
    ]
    assert [m.joined for m in Membership.objects.filter(organisation=cast.CD1).order_by("pk")] == [
        "26/03/2014",
        "3/2016",
    ]
    page = Page(signed_in(cast.doan_vien).get(f"{batch.get_absolute_url()}lay-lai/"))
    assert "Đề nghị nào còn là bản soạn thì được rút. Người mới thêm" in page.text
    batch = take_back(cast.doan_vien, batch)
    stays = "bản soạn đã rút; người và nơi sinh hoạt vẫn ở trong sổ, vì hồ sơ đã rút còn ghi tên"
    assert (batch.state, batch.understood["kept"]) == (ImportState.UNDONE, [[7, stays]])
    assert [d.state for d in Candidacy.objects.all()] == [State.WITHDRAWN] * 2
    assert {step.reason for d in drafts for step in d.steps.filter(action=Action.WITHDRAW)} == {
        "Lấy lại đợt nhập."
    }
    assert cast.an.memberships.get(organisation=cast.CD1).joined == "26/03/2015"
    assert new.memberships.get().organisation == cast.CD1


@pytest.mark.parametrize(("calls", "answered"), [(1, [2]), (2, [0, 0])])
def test_a_list_answers_the_one_call_that_asks_for_it(cast, calls, answered):
    for _ in range(calls):
        call = Call(organisation=cast.DUC, title="Giới thiệu quý I", due_on=day(-20))
        open_call(actor=cast.van_phong, call=call, kinds=["youth_cell"], quota=2, form_key=uuid4())
    write(cast.doan_vien, sent(cast, AN, NEW))
    lines = Addressee.objects.filter(organisation=cast.CD1)
    assert [line.answers.count() for line in lines] == answered
    assert [line.answered_on is not None for line in lines] == [bool(count) for count in answered]


def test_a_draft_for_somebody_of_whom_nothing_changes_is_new(cast):
    row = (1, "Nguyễn Hoài An", "15/03/2000", "", "", cast.an.citizen_id, "26/03/2015", "Gương mẫu.")
    assert outcomes(sent(cast, row)) == ["new"]


def test_while_the_unit_is_to_be_chosen_the_cell_is_not_missing(cast):
    Person.objects.filter(pk=cast.an.pk).update(department=None)
    row = (1, "Nguyễn Hoài An", "15/03/2000", "", "Chuyên viên, Phòng Lạ", "", "", "")
    batch = sent(cast, row, account="doan_bi_thu", code="DTN")
    assert (outcomes(batch), messages(batch)) == (["asked"], [])


def test_a_draft_that_went_on_is_kept(cast):
    batch = write(cast.doan_vien, sent(cast, AN))
    draft = Candidacy.objects.get()
    act(actor=cast.doan_vien, candidacy=draft, action=Action.SUBMIT, version=draft.version)
    batch = take_back(cast.doan_vien, batch, also_changed=True)
    assert batch.understood["kept"] == [[6, "đề nghị đã được xử lý tiếp, không còn là bản soạn"]]
    draft.refresh_from_db()
    assert draft.state == State.SUBMITTED


def test_a_draft_without_strengths_is_completed_before_it_is_submitted(cast):
    write(cast.doan_vien, sent(cast, NEW))
    draft = Candidacy.objects.get()
    with pytest.raises(NotYet, match="Chưa có nhận xét ưu điểm của người được giới thiệu"):
        act(actor=cast.doan_vien, candidacy=draft, action=Action.SUBMIT, version=draft.version)


def test_the_resolution_of_the_list_is_offered_to_the_executive(cast):
    write(cast.doan_vien, sent(cast, AN))
    draft = Candidacy.objects.get()
    act(actor=cast.doan_vien, candidacy=draft, action=Action.SUBMIT, version=draft.version)
    page = Page(
        signed_in(cast.doan_bi_thu).get(f"{draft.get_absolute_url()}thong-qua-nghi-quyet-gioi-thieu/")
    )
    assert (page.form()["number"], page.form()["held_on"]) == ("12-NQ/ĐTN", "05/10/2026")


def test_whoever_has_a_file_here_gets_no_second_one(cast):
    nominate(cast)
    row = (1, "Nguyễn Hoài An", "15/03/2000", "", "", cast.an.citizen_id, "26/03/2015", "Khác hẳn.")
    batch = sent(cast, row)
    assert outcomes(batch) == ["same"]
    assert messages(batch, "info") == ["Đã có đề nghị chưa kết thúc («Đang soạn đề nghị»), không lập thêm."]


def test_a_file_of_somebody_else_is_only_said_to_exist(cast):
    bring(cast, State.DOSSIER)
    batch = sent(cast, AN, account="cong_doan", code="TCD")
    assert messages(batch) == [
        "Người này đang có một hồ sơ chưa kết thúc ở nơi khác, không lập thêm hồ sơ mới."
    ]


def test_one_draft_for_each_person(cast):
    batch = sent(cast, AN, AN)
    assert (outcomes(batch)[1], messages(batch)) == (
        "wrong",
        ["Dòng 6 của tệp cũng được ghi cho người này; mỗi người chỉ được có một dòng."],
    )


def test_not_oneself_and_no_party_member(cast):
    User.objects.filter(person=cast.an).update(person=None)
    cast.doan_vien.person = cast.an
    cast.doan_vien.save()
    Membership.objects.create(person=cast.lan, organisation=cast.CD1)
    batch = sent(cast, AN, (2, "Bùi Ngọc Lan", "21/04/1996", "Nữ", "", "", "", ""))
    assert outcomes(batch) == ["wrong", "wrong"]
    assert {"Không ai được tự giới thiệu chính mình.", "Người này đang là đảng viên."} <= set(messages(batch))


def test_the_cell_follows_the_department_where_the_union_serves_a_committee(cast):
    binh = (2, "Trần Gia Bình", "02/05/1999", "", "Phòng Hai", "", "", "")
    batch = sent(cast, AN, binh, account="doan_bi_thu", code="DTN")
    write(cast.doan_bi_thu, batch)
    assert list(Candidacy.objects.order_by("pk").values_list("cell__code", flat=True)) == ["CB1", "CB2"]


def test_the_cell_of_the_list_or_of_the_row_comes_first(cast):
    batch = sent(cast, AN, account="doan_bi_thu", code="DTN", details={"cell": "Chi bộ Hai"})
    assert messages(batch, "info")[-1] == "Sẽ lập đề nghị gửi Chi bộ Hai."
    batch = sent(cast, AN, details={"cell": "CB2"})
    assert messages(batch) == ["«CB2» không nhận đề nghị giới thiệu của Chi đoàn Một."]
    content = sheet((*AN, "Chi bộ Hai"), titles=(*TITLES, "Chi bộ"))
    batch = send(cast.doan_bi_thu, KIND, content=content, organisation=cast.DTN)
    assert messages(batch, "info")[-1] == "Sẽ lập đề nghị gửi Chi bộ Hai."


def test_without_any_cell_the_row_is_wrong(cast):
    Person.objects.filter(pk=cast.an.pk).update(department=None)
    row = (1, "Nguyễn Hoài An", "15/03/2000", "", "Chuyên viên", "", "", "")
    batch = sent(cast, row, account="doan_bi_thu", code="DTN")
    assert messages(batch) == [
        "Chưa biết chi bộ nào tiếp nhận; hãy ghi ở cột «Chi bộ tiếp nhận» hoặc ở mục «Sửa thông tin chung»."
    ]


@pytest.mark.parametrize(
    "account, code", [("doan_khac", "CD1"), ("chi_bo", "CD1"), ("quan_tri", "CD1"), ("doan_vien", "CB1")]
)
def test_the_right_is_to_draft_for_that_very_union(cast, account, code):
    with pytest.raises((PermissionDenied, Refused)):
        sent(cast, AN, account=account, code=code)


def test_the_command_line_is_nobody(cast):
    with pytest.raises(Refused, match="phải do một tài khoản"):
        send(None, KIND, content=sheet(AN), organisation=cast.CD1)


def test_the_sample_goes_in(cast):
    """Sections as units, Nam and Nữ dates, numbers as citizen ids, totals and a signature."""
    for code, name in (
        ("PHC", "Phòng Hành chính"),
        ("PKH", "Phòng Kế hoạch"),
        ("TTTH", "Trung tâm Tích hợp dữ liệu"),
        ("TTUD", "Trung tâm Ứng dụng"),
    ):
        department = Organisation(code=code, name=name, kind=OrganisationKind.DEPARTMENT, serves=cast.CB1)
        write_organisation(actor=None, organisation=department)
    content = sample("danh-sach-doan-vien-uu-tu.xlsx")
    batch = send(cast.doan_vien, KIND, content=content, organisation=cast.CD1)
    assert (set(outcomes(batch)), questions(batch), messages(batch)) == ({"new"}, [], [])
    batch = write(cast.doan_vien, batch)
    assert Candidacy.objects.count() == batch.counts["new"] > 18
    assert set(Candidacy.objects.values_list("list_number", "list_dated")) == {
        ("12-NQ/ĐTN", date(2026, 10, 5))
    }
    loan = Person.objects.get(full_name="Nguyễn Thanh Loan")
    assert (loan.department.code, loan.job_title, loan.sex) == ("PHC", "Kỹ sư", "female")
    assert loan.memberships.get().joined == "26/03/2003"


def test_the_letterhead_names_the_resolution():
    assert resolution_in(["Kèm theo Tờ trình số: 3-TTr/CĐ, ngày 5 tháng 10 năm 2026"]) == {
        "number": "3-TTr/CĐ",
        "dated": "05/10/2026",
    }
    assert resolution_in(["(Kèm theo Nghị quyết số 12-NQ/ĐTN)"]) == {"number": "12-NQ/ĐTN"}
    assert resolution_in(["DANH SÁCH ĐOÀN VIÊN ƯU TÚ"]) == {}
