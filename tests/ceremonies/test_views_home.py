from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ceremonies.choices import Action, CourseKind, DueKind, State
from ceremonies.models import Attendance, Course, Due, Opinion, Verification
from ceremonies.selectors.calendars import working_calendar
from ceremonies.services.dues import refresh_dues
from members import clock
from members.choices import Role
from members.clock import today
from members.models import Appointment
from members.services.appointments import write_appointment
from tests.ceremonies.crowd import crowd
from tests.ceremony import at, awaiting, plan
from tests.pages import Page
from tests.road import bring, day, fill_papers, nominate, put_section, take, vote
from tests.signed_in import signed_in

HOME = reverse("ceremonies:home")


def home(user) -> Page:
    return Page(signed_in(user).get(HOME))


def test_a_draft_waits_for_those_who_wrote_it_and_leads_to_the_step(cast):
    candidacy = nominate(cast)
    page = home(cast.doan_vien)
    assert page.link("Trình ban chấp hành") == f"/ho-so/{candidacy.pk}/trinh-ban-chap-hanh/"
    assert page.link("Nguyễn Hoài An") == f"/ho-so/{candidacy.pk}/"


@pytest.mark.parametrize(
    "account", ["doan_bi_thu", "chi_bo", "doan_khac", "ung_vien", "quan_tri", "sieu_quyen"]
)
def test_a_draft_waits_for_nobody_else(cast, account):
    nominate(cast)
    text = home(cast.users[account]).text
    assert ("Việc cần làm" in text, "Nguyễn Hoài An" in text) == (False, False)


def test_an_administrator_is_led_to_what_administration_is_and_nobody_else(cast):
    assert home(cast.quan_tri).link("Tài khoản") == reverse("members:account_list")
    assert "Việc quản trị" not in home(cast.chi_bo).text


def test_who_recorded_the_vote_is_told_that_somebody_else_signs(cast):
    candidacy = bring(cast, State.AT_AUTHORITY)
    details = {"vote": vote(3, listed=7), "number": "8"}
    take(cast, candidacy, Action.RECORD_AUTHORITY_VOTE, "cap_tren", **details)
    page = home(cast.cap_tren)
    assert "cần một người khác có thẩm quyền" in page.text
    assert not page.has_link("Ban hành quyết định")


def test_a_delegated_committee_is_led_to_the_deciding_vote(cast):
    cast.DUC.authorities.create(mode="collective", starts_on="2025-01-01")
    bring(cast, State.AT_COMMITTEE)
    page = home(cast.van_phong)
    assert page.has_link("Ghi kết quả biểu quyết của cấp có thẩm quyền")
    assert not page.has_link("Ghi kết quả biểu quyết của đảng ủy cơ sở")


def test_the_oldest_file_stands_on_top(cast):
    first, second = crowd(cast, 2)
    older, newer = nominate(cast, first), nominate(cast, second)
    newer.desk_since, older.desk_since = older.desk_since, newer.desk_since
    for candidacy in (older, newer):
        candidacy.save(update_fields=["desk_since"])
    names = [words for words in home(cast.doan_vien).links() if words in (str(first), str(second))]
    assert names == [str(second), str(first)]


def test_the_helper_and_the_person_follow_the_file(cast):
    bring(cast, State.FOLLOWED)
    assert "Đồng chí được phân công theo dõi, giúp đỡ" in home(cast.giup_do).text
    assert "Hồ sơ của đồng chí" in home(cast.ung_vien).text
    assert "Đang được theo dõi, giúp đỡ" in home(cast.ung_vien).text


def test_a_dossier_with_papers_due_leads_to_the_file_and_a_complete_one_to_the_vote(cast):
    candidacy = bring(cast, State.DOSSIER)
    page = home(cast.chi_bo)
    assert page.link("Bổ sung hồ sơ") == f"/ho-so/{candidacy.pk}/"
    assert not page.has_link("Ghi kết quả biểu quyết")
    fill_papers(cast, candidacy)
    page = home(cast.chi_bo)
    assert page.has_link("Ghi kết quả biểu quyết của chi bộ")
    assert not page.has_link("Bổ sung hồ sơ")


@pytest.mark.parametrize(
    "account, told", [("chi_bo", True), ("chi_bo_khac", False), ("van_phong", False), ("ung_vien", False)]
)
def test_the_cell_is_told_of_its_new_decision(cast, account, told):
    candidacy = bring(cast, State.DECIDED)
    page = home(cast.users[account])
    assert page.has_link("Chuẩn bị lễ kết nạp") is told
    if told:
        assert page.link("Chuẩn bị lễ kết nạp") == f"/ho-so/{candidacy.pk}/"
        assert "Quyết định kết nạp đảng viên số 01-QĐ/ĐU, ngày" in page.text


def test_an_old_decision_is_no_news(cast):
    bring(cast, State.DECIDED)
    with time_machine.travel(timezone.now() + timedelta(days=60)):
        assert not home(cast.chi_bo).has_link("Chuẩn bị lễ kết nạp")


def test_what_is_due_next_stands_with_the_file(cast):
    bring(cast, State.AT_COMMITTEE)
    due = working_calendar().add(day(10), 45)
    assert f"Cấp có thẩm quyền xem xét, quyết định kết nạp: {due:%d/%m/%Y}" in home(cast.van_phong).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_for_the_party_is_constant(cast, rows):
    bring(cast, State.AT_COMMITTEE)
    client = signed_in(cast.van_phong)
    client.get(HOME)
    with CaptureQueriesContext(connection) as before:
        client.get(HOME)
    for person in crowd(cast, rows):
        bring(cast, State.AT_COMMITTEE, person)
    with CaptureQueriesContext(connection) as after:
        assert client.get(HOME).status_code == 200
    assert len(after) == len(before)


def test_the_class_comes_before_the_request_for_the_procedure(cast):
    learned, other, learns = (bring(cast, State.FOLLOWED, person) for person in crowd(cast, 3))
    Due.objects.create(
        candidacy=learned, code="certificate", kind=DueKind.DEADLINE, label="Giấy chứng nhận", due=day(-300)
    )
    dates = {"starts_on": day(-9), "ends_on": day(-14)}
    course = Course.objects.create(
        organisation=cast.DUC, kind=CourseKind.AWARENESS, title="Lớp nhận thức khóa 5", **dates
    )
    Attendance.objects.create(course=course, person=learns.person)
    page = home(cast.chi_bo)
    asked = page.text.count("Đề nghị cho làm thủ tục kết nạp")
    assert asked == page.text.count(f"Đề nghị cho làm thủ tục kết nạp: {learned.person}") > 0
    assert page.has_link(f"Cử đi học lớp nhận thức về Đảng: {other.person}")
    assert page.has_link(f"Chờ kết quả lớp nhận thức về Đảng: {learns.person}")

    client = signed_in(cast.chi_bo)
    said = {file: Page(client.get(file.get_absolute_url())) for file in (learned, other, learns)}
    assert ["nên cử đi học trước" in page.text for page in said.values()] == [False, True, False]
    assert "Chờ kết quả lớp bồi dưỡng nhận thức về Đảng" in said[learns].text
    proposal = said[other].link("Cử đi học Lớp nhận thức khóa 5")
    assert client.get(proposal).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_for_who_still_has_to_learn_is_constant(cast, rows):
    for person in crowd(cast, rows):
        bring(cast, State.FOLLOWED, person)
    client = signed_in(cast.chi_bo)
    client.get(HOME)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(HOME).status_code == 200
    assert len(queries) == 40


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_is_constant(cast, rows):
    for person in crowd(cast, rows):
        nominate(cast, person)
    client = signed_in(cast.doan_vien)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(HOME).status_code == 200
    assert len(queries) == 24


# --- late, due soon, elsewhere, done ----------------------------------------------------------------


def section(page: Page, heading: str) -> str:
    """What stands under this heading; empty without it."""
    for part in page.main.iter("section"):
        if " ".join("".join(part.find("h2").itertext()).split()) == heading:
            return " ".join("".join(part.itertext()).split())
    return ""


def test_what_is_late_and_what_is_due_stands_on_top_with_day_clause_and_step(cast):
    file = bring(cast, State.AT_AUTHORITY)
    due = Due.objects.get(code="decision").due
    step = "Ghi kết quả biểu quyết của cấp có thẩm quyền"
    assert section(home(cast.ban_to_chuc), "Quá hạn") == ""
    assert step in section(home(cast.ban_to_chuc), "Việc cần làm")
    for on, heading in (
        (due - timedelta(days=7), "Đến hạn trong tuần sau 1 việc"),
        (due, "Đến hạn trong tuần này 1 việc"),
        (due + timedelta(days=30), "Quá hạn 1 việc"),
    ):
        with clock.at(timezone.make_aware(datetime.combine(on, time(9)))):
            page = home(cast.ban_to_chuc)
            told = section(page, heading)
            assert (str(file.person) in told, f"Hạn {due:%d/%m/%Y}" in told) == (True, True)
            assert file.policy.data["deadlines"][2]["clause"] in told
            assert page.link(step).startswith(file.get_absolute_url())
            assert "1 hồ sơ chờ xử lý có hạn gần hoặc đã quá hạn" in section(page, "Việc cần làm")
            assert str(file.person) not in section(page, "Việc cần làm")
            assert section(home(cast.chi_bo_khac), heading) == ""


def test_who_has_the_file_is_told_too_though_another_body_must_act_in_time(cast):
    bring(cast, State.AT_COMMITTEE)
    due = Due.objects.get(code="decision").due
    with clock.at(timezone.make_aware(datetime.combine(due + timedelta(days=3), time(9)))):
        assert "Ghi kết quả biểu quyết của đảng ủy cơ sở" in section(home(cast.van_phong), "Quá hạn 1 việc")
        assert "Hồ sơ đang ở Đảng ủy Cục Mẫu" in section(home(cast.ban_to_chuc), "Quá hạn 1 việc")
        assert "Nguyễn Hoài An" in section(home(cast.chi_bo), "Đang chờ nơi khác")


@pytest.mark.parametrize(
    "account, waits", [("doan_vien", True), ("chi_bo", True), ("van_phong", True), ("doan_khac", False)]
)
def test_what_lies_at_another_desk_is_followed(cast, account, waits):
    bring(cast, State.AT_AUTHORITY)
    told = section(home(cast.users[account]), "Đang chờ nơi khác")
    assert ("Nguyễn Hoài An" in told) is waits
    assert ("Đảng ủy Bộ Mẫu" in told) is waits


def test_the_authority_follows_its_decision_until_the_ceremony(cast):
    bring(cast, State.DECIDED)
    told = section(home(cast.ban_to_chuc), "Đang chờ nơi khác")
    assert "Nguyễn Hoài An" in told
    assert "Chi bộ Một" in told


def test_a_section_committee_follows_what_it_passed_on_until_the_decision(cast):
    put_section(cast)
    at_cell, decided = crowd(cast, 2)
    for state, person in [(State.AT_COMMITTEE, None), (State.DOSSIER, at_cell), (State.DECIDED, decided)]:
        bring(cast, state, person)
    told = section(home(cast.bo_phan), "Đang chờ nơi khác")
    assert [name in told for name in ("Nguyễn Hoài An", str(at_cell), str(decided))] == [True, False, False]
    assert "Đảng ủy Cục Mẫu · từ" in told


def test_the_way_to_a_ceremony_is_named_as_it_is(cast):
    """To prepare, to have ready, to write down: each says what is next."""
    file = awaiting(cast)
    assert (
        home(cast.chi_bo).link("Lập lễ kết nạp") == f"{reverse('ceremonies:ceremony_create')}?file={file.pk}"
    )
    ceremony = plan(cast, [file], starts_at=at(day(-3)))
    page = home(cast.chi_bo)
    assert page.link(f"Chuẩn bị lễ ngày {day(-3):%d/%m/%Y}") == ceremony.get_absolute_url()
    with clock.at(clock.now() + timedelta(days=3)):
        page = home(cast.chi_bo)
        assert page.link("Ghi kết quả buổi lễ") == reverse("ceremonies:ceremony_hold", args=[ceremony.pk])


def test_what_was_done_lately_is_one_s_own(cast):
    bring(cast, State.AT_COMMITTEE)
    assert "Chuyển đảng ủy cơ sở" in section(home(cast.chi_bo), "Đã làm gần đây")
    assert section(home(cast.dang_uy), "Đã làm gần đây") == ""
    for days, shown in ((14, True), (15, False)):
        with clock.at(clock.now() + timedelta(days=days)):
            assert bool(section(home(cast.chi_bo), "Đã làm gần đây")) is shown


def test_the_navigation_counts_what_waits(cast):
    assert waiting(cast.doan_vien) == ""
    for person in crowd(cast, 2):
        nominate(cast, person)
    assert (waiting(cast.doan_vien), waiting(cast.chi_bo)) == ("2", "")
    assert "Hồ sơ chờ xử lý 2" in home(cast.doan_vien).text


def waiting(user) -> str:
    items = signed_in(user).get(HOME).context["navigation"]
    return next(item["count"] for item in items if item["url"] == HOME)


# --- in one of several offices ----------------------------------------------------------------------


def test_one_office_narrows_the_queue_and_gives_no_right(cast):
    office = give(cast, cast.chi_bo, Role.UNION_EXECUTIVE, cast.CD1)
    mine = cast.chi_bo.appointments.get(role=Role.SECRETARY)
    bring(cast, State.SENT)
    nominate(cast, crowd(cast, 1)[0])
    client = signed_in(cast.chi_bo)
    choose = reverse("members:office_choose")
    seen = {}
    for chosen in ("", office.pk, mine.pk, cast.van_phong.appointments.get().pk, "x"):
        client.post(choose, {"office": chosen})
        page = Page(client.get(HOME))
        seen[chosen] = (page.has_link("Tiếp nhận"), page.has_link("Trình ban chấp hành"))
    both = (True, True)
    assert list(seen.values()) == [both, (False, True), (True, False), both, both]
    client.post(choose, {"office": office.pk})
    office.ends_on = day(1)
    office.save()
    assert Page(client.get(HOME)).has_link("Tiếp nhận")


def give(cast, user, role, organisation):
    office = Appointment(user=user, role=role, organisation=organisation, starts_on=day(30))
    return write_appointment(actor=None, appointment=office)


@pytest.mark.parametrize("rows", [3, 30])
def test_late_files_cost_as_many_queries_however_many(cast, rows):
    bring(cast, State.AT_AUTHORITY)
    with clock.at(clock.now() + timedelta(days=200)):
        client = signed_in(cast.ban_to_chuc)
        client.get(HOME)
        with CaptureQueriesContext(connection) as before:
            client.get(HOME)
        many_late(cast, rows)
        with CaptureQueriesContext(connection) as after:
            page = Page(client.get(HOME))
    assert page.text.count("Hạn ") >= rows
    assert len(after) == len(before)


def many_late(cast, rows: int, code: str = "decision", desk=None) -> None:
    """More deadlines of the one file; files are dear to make."""
    row = Due.objects.filter(code__startswith=code).first() or Due.objects.first()
    row.desk = desk or row.desk
    for number in range(rows):
        row.pk, row.code = None, f"{code}{number}"
        row.save(force_insert=True)


def test_answers_that_others_owe_are_followed(cast):
    file = bring(cast, State.DOSSIER)
    Opinion.objects.create(candidacy=file, kind="residence", asked_of="Chi ủy khu phố 3", asked_on=day(2))
    Verification.objects.create(candidacy=file, relation="father", name="Bố", way="letter", sent_on=day(1))
    refresh_dues(file.pk)
    told = section(home(cast.chi_bo), "Đang chờ nơi khác")
    assert "Chờ ý kiến nhận xét của Chi ủy khu phố 3" in told
    assert "Cha đẻ: Bố" in told
    assert section(home(cast.giup_do), "Đang chờ nơi khác") == ""


def test_what_several_files_need_is_offered_in_one_go(cast):
    for person in crowd(cast, 2):
        nominate(cast, person)
    page = home(cast.doan_vien)
    assert page.link("Trình ban chấp hành (2 hồ sơ)") == "/viec/trinh-ban-chap-hanh/"


def test_a_late_remark_is_the_business_of_the_cell_and_the_helper_wherever_the_file_lies(cast):
    bring(cast, State.AT_COMMITTEE)
    with clock.at(clock.now() + timedelta(days=100)):
        told = {
            account: "Nhận xét định kỳ" in home(cast.users[account]).text
            for account in ("chi_bo", "giup_do", "van_phong", "chi_bo_khac")
        }
    assert told == {"chi_bo": True, "giup_do": True, "van_phong": False, "chi_bo_khac": False}


# --- late below, classes ------------------------------------------------------------------------------


def test_a_committee_sees_what_is_late_below_and_each_number_leads_to_as_many_people(cast):
    file = bring(cast, State.FOLLOWED)
    many_late(cast, 2, desk=cast.CB1)
    many_late(cast, 1, "other", desk=cast.DUC)
    client = signed_in(cast.van_phong)
    with clock.at(clock.now() + timedelta(days=400)):
        late = Due.objects.filter(due__lt=clock.today(), desk=cast.CB1).count()
        page = Page(client.get(HOME))
        told = section(page, "Quá hạn ở cấp dưới")
        assert f"{cast.CB1.name} {late} việc" in told
        assert cast.DUC.name not in told
        found = Page(client.get(page.link(f"{cast.CB1.name} {late} việc")))
        assert found.text.count(str(file.person)) == late >= 3
        url = reverse("ceremonies:late_export")
        body = Page(client.get(url)).form() | {"format": "csv", "reason": "Nhắc chi bộ"}
        assert client.post(url, body).content.decode("utf-8-sig").count(str(file.person)) == late
        for account in ("chi_bo", "chi_bo_khac", "giup_do", "doan_vien", "ung_vien"):
            assert section(home(cast.users[account]), "Quá hạn ở cấp dưới") == ""


def test_the_late_list_asks_as_much_for_three_files_as_for_one(cast):
    client, url, asked = signed_in(cast.van_phong), reverse("ceremonies:late_list"), {}
    first, *others = crowd(cast, 3)
    for people in ([first], others):
        for person in people:
            bring(cast, State.FOLLOWED, person)
        with clock.at(clock.now() + timedelta(days=400)):
            client.get(url)
            with CaptureQueriesContext(connection) as context:
                rows = client.get(url).context["page"].rows
        asked[len({row.candidacy_id for row in rows})] = len(context)
    assert asked[1] == asked[3]


def test_a_cell_is_told_of_the_class_its_people_have_not_been_to(cast):
    file = bring(cast, State.FOLLOWED)
    course = Course.objects.create(
        kind=CourseKind.AWARENESS,
        title="Lớp nhận thức khóa 9",
        organiser="Trung tâm",
        organisation=cast.DUC,
        starts_on=day(-5),
        ends_on=day(-8),
    )
    propose = reverse("ceremonies:course_propose", args=[course.pk])
    assert home(cast.chi_bo).link("Đề nghị cử đi học: Lớp nhận thức khóa 9") == propose
    for account in ("chi_bo_khac", "van_phong", "doan_vien"):
        assert not home(cast.users[account]).has_link("Đề nghị cử đi học: Lớp nhận thức khóa 9")
    learner = Attendance.objects.create(course=course, person=file.person, proposed_by=cast.CB1)
    assert not home(cast.chi_bo).has_link("Đề nghị cử đi học: Lớp nhận thức khóa 9")
    permit = "Ghi quyết định mở lớp: Lớp nhận thức khóa 9"
    assert home(cast.van_phong).link(permit) == reverse("ceremonies:course_permit", args=[course.pk])
    assert not home(cast.chi_bo).has_link(permit)
    Course.objects.update(permission_number="25-QĐ/ĐU", permission_on=day())
    assert not home(cast.van_phong).has_link(permit)
    learner.delete()
    Due.objects.create(
        candidacy=file, code="certificate", kind=DueKind.DEADLINE, label="Giấy chứng nhận", due=day(-300)
    )
    assert not home(cast.chi_bo).has_link("Đề nghị cử đi học: Lớp nhận thức khóa 9")


def test_what_is_about_no_single_file_tells_whom_since_when_and_under_which_clause(cast):
    files = [bring(cast, State.AWAITING_CEREMONY, person) for person in crowd(cast, 2)]
    ceremony = plan(cast, files)
    text = home(cast.chi_bo).text
    rules = files[0].policy.data
    names = ", ".join(str(file.person) for file in files)
    assert f"Kết nạp {names} lúc {timezone.localtime(ceremony.starts_at):%H:%M}" in text
    since = timezone.localdate(files[0].desk_since)
    assert f"{rules['ceremony']['programme_clause']} · Từ {since:%d/%m/%Y}" in text
    assert f"tháng {today().month}/{today().year}: 2 người" in text
    assert f"{rules['listing']['clause']} · Từ {today().replace(day=1):%d/%m/%Y}" in text
