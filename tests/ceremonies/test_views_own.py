"""The person concerned reads where the own file stands and what to do; never what others say of them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ceremonies.choices import State
from ceremonies.models import (
    Admission,
    Attendance,
    Candidacy,
    Ceremony,
    Course,
    Opinion,
    ProbationTask,
    Remark,
    Verification,
)
from ceremonies.selectors.own import SENTENCES
from ceremonies.workflow import DESK_OF_STATE
from members.clock import today
from members.services.consents import give_consent, withdraw_consent
from tests.pages import Page, whole
from tests.road import bring, day
from tests.signed_in import signed_in

SECRETS = ("Có người chưa đồng tình", "Còn rụt rè", "Vũ Thị Mẫu", "Hội Mẫu")


def own_page(cast, file) -> Page:
    return Page(signed_in(cast.ung_vien).get(whole(file)))


def test_every_state_has_its_sentences():
    assert set(SENTENCES) == set(DESK_OF_STATE)
    assert all(now.endswith(".") and todo.endswith(".") for now, todo in SENTENCES.values())


@pytest.mark.parametrize(
    "state, said",
    [
        (State.FOLLOWED, "học lớp bồi dưỡng nhận thức về Đảng khi được cử"),
        (State.DOSSIER, "Nộp cho chi ủy đơn xin vào Đảng viết tay và lý lịch viết tay."),
        (State.AT_COMMITTEE, "đang được các cấp ủy xem xét"),
        (State.DECIDED, "Đã có quyết định kết nạp đồng chí"),
        (State.PROBATION, "hết thời gian dự bị thì viết bản tự kiểm điểm"),
    ],
)
def test_where_the_file_stands_and_what_comes_next(cast, state, said):
    assert said in own_page(cast, bring(cast, state)).text


def test_what_was_handed_in_is_not_asked_for_again(cast):
    file = bring(cast, State.DOSSIER)
    file.papers.filter(kind="application").update(issued_on=day(2))
    assert "Nộp cho chi ủy lý lịch viết tay." in own_page(cast, file).text
    file.papers.filter(kind="cv").update(issued_on=day(2))
    assert "Đồng chí chưa phải làm gì thêm. Hãy báo chi ủy khi" in own_page(cast, file).text


def test_the_home_page_leads_to_the_file_for_a_while_after_it_has_ended(cast):
    file = bring(cast, State.OFFICIAL)
    client = signed_in(cast.ung_vien)
    assert Page(client.get("/")).link("Hồ sơ của đồng chí") == file.get_absolute_url()
    Candidacy.objects.update(closed_on=day(100))
    assert not Page(client.get("/")).has_link("Hồ sơ của đồng chí")


def test_nobody_else_gets_this_section(cast):
    file = bring(cast, State.FOLLOWED)
    for account in ("chi_bo", "giup_do", "doan_vien", "kiem_tra"):
        text = Page(signed_in(cast.users[account]).get(whole(file))).text
        assert "Đồng chí cần biết" not in text


@pytest.mark.parametrize("state", [State.DOSSIER, State.CELL_VOTED, State.PROBATION])
def test_never_what_others_say(cast, state):
    file = bring(cast, state)
    Opinion.objects.create(
        candidacy=file,
        kind="other_union",
        asked_of="Hội Mẫu",
        **{"held_on": day(3), "people": 9, "agree": 8, "against": 1},
        against_reason="Có người chưa đồng tình",
    )
    Verification.objects.create(candidacy=file, relation="mother", name="Vũ Thị Mẫu", way="known")
    Remark.objects.create(
        candidacy=file,
        helper=cast.ha,
        written_on=today(),
        text="Còn rụt rè",
        written_by=cast.giup_do,
        form_key="6a6cbb1c-6c51-4d52-b6c2-2c6d1d6f9d3e",
    )
    page = own_page(cast, file)
    assert [secret for secret in SECRETS if secret in page.text] == []
    assert "tán thành" not in page.text
    keeper = Page(signed_in(cast.chi_bo).get(whole(file))).text
    assert [secret for secret in SECRETS if secret not in keeper] == []


def test_the_own_tasks_days_class_and_helper(cast):
    file = bring(cast, State.PROBATION)
    ProbationTask.objects.create(candidacy=file, title="Phụ trách sổ chi đoàn", due_on=day(3))
    course = Course.objects.create(
        kind="new_members",
        title="Lớp đảng viên mới khóa 1",
        organiser="Trung tâm Mẫu",
        organisation=cast.DUC,
        starts_on=day(30),
        ends_on=day(28),
    )
    Attendance.objects.create(course=course, person=cast.an)
    page = own_page(cast, file)
    assert "Phụ trách sổ chi đoàn" in page.text
    assert f"Quá hạn từ ngày {day(3):%d/%m/%Y}" in page.text
    assert f"{file.probation_ends_on:%d/%m/%Y}" in page.text
    assert "Lớp đảng viên mới khóa 1" in page.text
    assert "giúp đỡ đồng chí: Đặng Thu Hà" in page.text
    assert not page.has_link("Ghi kết quả")


def test_a_planned_ceremony_is_told(cast):
    file = bring(cast, State.AWAITING_CEREMONY)
    ceremony = Ceremony.objects.create(
        cell=cast.CB1,
        starts_at=timezone.make_aware(
            timezone.datetime.combine(today() + timedelta(days=5), timezone.datetime.min.time())
        )
        + timedelta(hours=8),
        place="Hội trường tầng 2",
        host="Phạm Quốc Dũng",
        secretary="Đặng Thu Hà",
        form_key="6a6cbb1c-6c51-4d52-b6c2-2c6d1d6f9d3e",
    )
    Admission.objects.create(ceremony=ceremony, candidacy=file)
    assert f"08:00 ngày {day(-5):%d/%m/%Y}, tại Hội trường tầng 2" in own_page(cast, file).text


def test_a_certificate_that_lapsed_is_told(cast):
    file = bring(cast, State.FOLLOWED)
    held = {"starts_on": day(2000), "ends_on": day(1990)}
    course = Course.objects.create(
        kind="awareness", title="Lớp Mẫu", organiser="Trường Mẫu", organisation=cast.DUC, **held
    )
    Attendance.objects.create(course=course, person=cast.an, passed=True, certificate_on=day(1980))
    assert "đã hết giá trị từ sau" in own_page(cast, file).text


def test_the_consent_and_its_withdrawal_are_known_to_the_person_and_the_cell(cast):
    file = bring(cast, State.FOLLOWED)
    assert "chưa cho biết có đồng ý" in own_page(cast, file).text
    give_consent(actor=cast.ung_vien, person=cast.an)
    assert f"Đồng chí đã đồng ý ngày {today():%d/%m/%Y}" in own_page(cast, file).text
    withdraw_consent(actor=cast.ung_vien, person=cast.an, withdrawn_on=today())
    told = {
        account: "đã rút lại sự đồng ý xử lý dữ liệu"
        in Page(signed_in(cast.users[account]).get(whole(file))).text
        for account in ("chi_bo", "doan_vien", "giup_do")
    }
    assert told == {"chi_bo": True, "doan_vien": False, "giup_do": False}
