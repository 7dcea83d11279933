"""The pages of a ceremony as its keeper, its readers and the person concerned use them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import Action, CeremonyState, State
from ceremonies.models import Candidacy, Ceremony, Step
from members import clock
from members.models import AuditEntry
from tests.ceremony import at, awaiting, hold, plan, two_awaiting, youth
from tests.exported import cells
from tests.exported import take as taken
from tests.pages import Page, whole
from tests.road import day, take
from tests.signed_in import signed_in

LIST, NEW = reverse("ceremonies:ceremony_list"), reverse("ceremonies:ceremony_create")


def url(ceremony, view) -> str:
    return reverse(f"ceremonies:ceremony_{view}", args=[ceremony.pk])


def page(user, address, query=None) -> Page:
    return Page(signed_in(user).get(address, query))


def send(user, address, **typed):
    """The form as it stands, with what is typed."""
    client = signed_in(user)
    return client.post(address, Page(client.get(address)).form() | typed)


@pytest.fixture
def files(cast):
    return two_awaiting(cast)


@pytest.fixture
def ceremony(cast, files):
    return plan(cast, files)


def test_a_secretary_plans_a_ceremony_for_all_who_wait(cast, files):
    form = page(cast.chi_bo, NEW).form()
    assert form["files"] == [str(file.pk) for file in files]
    assert (form["host"], form["host_office"]) == ("Phạm Quốc Dũng", "Bí thư Chi bộ")
    answer = send(
        cast.chi_bo,
        NEW,
        day=f"{day(-3):%d/%m/%Y}",
        hour="08:30",
        place="Hội trường tầng 2",
        secretary="Đặng Thu Hà",
    )
    ceremony = Ceremony.objects.get()
    assert answer.url == ceremony.get_absolute_url()
    text = page(cast.chi_bo, answer.url).text
    assert f"08:30, {day(-3):%d/%m/%Y} tại Hội trường tầng 2" in text
    assert "Nguyễn Hoài An" in text
    assert "Trịnh Thu Trang" in text


def test_what_was_typed_stays_when_something_is_wrong(cast, files):
    answer = send(cast.chi_bo, NEW, day="31/02/2026", hour="25:00", place="Hội trường", secretary="")
    assert answer.status_code == 422
    assert Page(answer).form()["place"] == "Hội trường"
    assert len(Page(answer).errors()) == 3


def test_nobody_waits_nothing_to_plan(cast):
    assert "Chưa có ai chờ lễ kết nạp" in page(cast.chi_bo, NEW).text


def test_the_programme_goes_through_each_person_in_turn(cast, ceremony, files):
    text = page(cast.chi_bo, whole(ceremony)).text
    order = [
        "Chào cờ",
        "Tuyên bố lý do",
        "kết nạp đồng chí Nguyễn Hoài An",
        "Đảng viên mới đọc lời tuyên thệ Đồng chí Nguyễn Hoài An",
        "giúp đỡ đảng viên dự bị Nguyễn Hoài An",
        "kết nạp đồng chí Trịnh Thu Trang",
        "Đảng viên mới đọc lời tuyên thệ Đồng chí Trịnh Thu Trang",
        "giúp đỡ đảng viên dự bị Trịnh Thu Trang",
        "Bế mạc",
    ]
    positions = [text.index(words) for words in order]
    assert positions == sorted(positions)


def test_the_oath_is_the_cells_own_and_said_to_be_so(cast, ceremony):
    send(cast.chi_bo, url(ceremony, "edit"), oath="Tuyệt đối trung thành với Đảng.")
    text = page(cast.kiem_tra, whole(ceremony)).text
    assert "Tuyệt đối trung thành với Đảng." in text
    assert "Trung ương không quy định mẫu chung" in text


def test_order_helpers_and_who_is_left_out(cast, ceremony, files):
    first, second = files
    send(
        cast.chi_bo,
        url(ceremony, "people"),
        **{
            f"position_{first.pk}": "2",
            f"position_{second.pk}": "1",
            f"helper_{first.pk}": str(cast.khoa.pk),
        },
    )
    places = list(ceremony.admissions.all())
    assert [place.candidacy for place in places] == [second, first]
    assert [place.helper for place in places] == [cast.ha, cast.khoa]
    client = signed_in(cast.chi_bo)
    form = Page(client.get(url(ceremony, "people"))).form()
    del form[f"take_{first.pk}"]
    client.post(url(ceremony, "people"), form)
    assert list(ceremony.admissions.values_list("candidacy", flat=True)) == [second.pk]


def test_several_guests_at_once_then_changed_and_removed(cast, ceremony):
    guests = url(ceremony, "guests")
    send(
        cast.chi_bo,
        guests,
        **{
            "dai-bieu-0-name": "Lương Gia Huy",
            "dai-bieu-0-party_title": "Bí thư Đoàn Thanh niên Bộ Mẫu",
            "dai-bieu-0-office_title": "Phó Vụ trưởng",
            "dai-bieu-0-organisation": "Bộ Mẫu",
            "dai-bieu-1-name": "Tô Minh Thư",
        },
    )
    text = page(cast.chi_bo, whole(ceremony)).text
    assert "Lương Gia Huy Bí thư Đoàn Thanh niên Bộ Mẫu Phó Vụ trưởng Bộ Mẫu" in text
    send(cast.chi_bo, guests, **{"dai-bieu-0-DELETE": "on", "dai-bieu-1-came": "yes"})
    assert [(guest.name, guest.came) for guest in ceremony.guests.all()] == [("Tô Minh Thư", True)]


def test_before_the_day_nobody_asks_who_came(cast, files):
    form = page(cast.chi_bo, url(plan(cast, files, starts_at=at(day(-1))), "guests")).form()
    assert "dai-bieu-0-came" not in form


def test_a_guest_without_a_name_is_said_and_the_others_stay(cast, ceremony):
    typed = {"dai-bieu-0-name": "Lương Gia Huy", "dai-bieu-1-party_title": "Bí thư"}
    answer = send(cast.chi_bo, url(ceremony, "guests"), **typed)
    assert answer.status_code == 422
    assert Page(answer).form()["dai-bieu-0-name"] == "Lương Gia Huy"
    assert not ceremony.guests.exists()


@pytest.mark.parametrize("broken", ["x", "", "999999"])
def test_a_form_of_rows_tampered_with_is_refused(cast, ceremony, broken):
    answer = send(cast.chi_bo, url(ceremony, "guests"), **{"dai-bieu-TOTAL_FORMS": broken})
    assert answer.status_code == 422


def test_preparations_are_ticked_added_and_removed(cast, ceremony):
    before = ceremony.preparations.count()
    send(
        cast.chi_bo,
        url(ceremony, "preparations"),
        **{"viec-0-done": "on", "viec-1-DELETE": "on", f"viec-{before}-text": "Mượn micro không dây"},
    )
    rows = list(ceremony.preparations.all())
    assert (rows[0].done, rows[-1].text, len(rows)) == (True, "Mượn micro không dây", before)


def test_held_for_all_by_one_form(cast, ceremony, files):
    answer = send(cast.chi_bo, url(ceremony, "hold"), official_present="3", ended_at="10:00")
    assert answer.url == ceremony.get_absolute_url()
    assert set(Candidacy.objects.values_list("state", flat=True)) == {State.PROBATION}
    text = page(cast.chi_bo, whole(ceremony)).text
    assert "Đã tổ chức" in text
    assert "3 đảng viên chính thức, 0 đảng viên dự bị" in text


def test_a_double_click_is_led_to_the_same_page(cast, ceremony):
    client = signed_in(cast.chi_bo)
    form = Page(client.get(url(ceremony, "hold"))).form() | {"official_present": "3", "ended_at": "10:00"}
    answers = [client.post(url(ceremony, "hold"), form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Step.objects.filter(action=Action.HOLD_CEREMONY).count() == 2


def test_a_page_opened_before_somebody_changed_the_plan_conflicts_and_keeps_the_text(cast, ceremony):
    client = signed_in(cast.chi_bo)
    form = Page(client.get(url(ceremony, "hold"))).form()
    send(cast.chi_bo, url(ceremony, "edit"), secretary="Võ Đăng Khoa")
    form |= {"official_present": "3", "ended_at": "10:00", "speech": "Chúc mừng"}
    answer = client.post(url(ceremony, "hold"), form)
    assert (answer.status_code, Page(answer).form()["speech"]) == (409, "Chúc mừng")
    assert not Step.objects.filter(action=Action.HOLD_CEREMONY).exists()


@pytest.mark.parametrize("view", ["edit", "people", "postpone", "cancel", "hold"])
def test_what_can_no_longer_be_done_says_so(cast, ceremony, view):
    hold(cast, ceremony)
    answer = signed_in(cast.chi_bo).get(url(ceremony, view))
    assert answer.status_code == 409
    assert "đã tổ chức" in Page(answer).text


def test_the_plain_step_of_a_planned_file_leads_to_the_ceremony(cast, ceremony, files):
    step = reverse("ceremonies:candidacy_act", args=[files[0].pk, Action.HOLD_CEREMONY])
    assert signed_in(cast.chi_bo).get(step).url == url(ceremony, "hold")


def test_the_plain_step_asks_for_the_consent_when_it_is_late(cast, files):
    step = reverse("ceremonies:candidacy_act", args=[files[0].pk, Action.HOLD_CEREMONY])
    with clock.at(clock.now() + timedelta(days=70)):
        late = send(cast.chi_bo, step)
        assert late.status_code == 422
        assert "Đã quá thời hạn tổ chức lễ kết nạp" in Page(late).text
        assert send(cast.chi_bo, step, late_consent="Công văn số 12-CV/ĐU").status_code == 302
    assert files[0].steps.get(action=Action.HOLD_CEREMONY).reason == "Công văn số 12-CV/ĐU"


def test_the_plain_step_stays_for_a_file_without_a_ceremony(cast, files):
    step = reverse("ceremonies:candidacy_act", args=[files[0].pk, Action.HOLD_CEREMONY])
    assert signed_in(cast.chi_bo).get(step).status_code == 200


def test_the_file_names_its_ceremony_and_offers_one(cast, files):
    own = page(cast.chi_bo, whole(files[0]))
    assert own.link("Lập lễ kết nạp cho Nguyễn Hoài An") == f"{NEW}?file={files[0].pk}"
    assert own.link("Ghi buổi lễ đã tổ chức") == f"/ho-so/{files[0].pk}/ket-nap-tai-buoi-le/"
    ceremony = plan(cast, files)
    named = page(cast.chi_bo, whole(files[0]))
    assert f"Dự kiến lúc 08:30, ngày {day():%d/%m/%Y}, tại Hội trường tầng 2." in named.text
    assert named.link("Mở trang của buổi lễ") == ceremony.get_absolute_url()


def test_the_person_concerned_reads_day_place_and_the_own_programme(cast, ceremony, files):
    own = page(cast.ung_vien, whole(files[0]))
    assert "Dự kiến lúc 08:30" in own.text
    assert "Hội trường tầng 2" in own.text
    assert "Đảng viên mới đọc lời tuyên thệ Đồng chí Nguyễn Hoài An" in own.text
    assert "Trịnh Thu Trang" not in own.text
    assert not own.has_link("Mở trang của buổi lễ")
    assert signed_in(cast.ung_vien).get(ceremony.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("account", ["doan_vien", "doan_bi_thu"])
def test_the_union_is_not_told(cast, ceremony, files, account):
    assert "Lễ kết nạp" not in page(cast.users[account], whole(files[0])).text


def test_the_list_is_filtered_and_counts(cast, ceremony):
    text = page(cast.van_phong, LIST).text
    assert f"08:30 {day():%d/%m/%Y} Chi bộ Một Hội trường tầng 2 2 0 Đang chuẩn bị" in text
    assert "Chưa có buổi lễ nào" in page(cast.van_phong, LIST, {"state": "held"}).text
    assert "Chưa có buổi lễ nào" in page(cast.van_phong, LIST, {"year": "2020"}).text
    assert "Chưa có buổi lễ nào" in page(cast.van_phong, LIST, {"cell": "Chi bộ Hai (CB2)"}).text


def test_the_list_leaves_without_names(cast, ceremony):
    rows = cells(taken(signed_in(cast.van_phong), reverse("ceremonies:ceremony_export")))
    told = " ".join(str(cell) for row in rows for cell in row)
    assert "Chi bộ Một" in told
    assert "Nguyễn Hoài An" not in told
    assert "Phạm Quốc Dũng" not in told
    assert AuditEntry.objects.filter(action="list.export").count() == 1


def queries(client, address) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_queries_do_not_depend_on_the_number_of_rows(cast, ceremony, files):
    client = signed_in(cast.chi_bo)
    client.get(LIST)
    one = plan(cast, [awaiting(cast, youth(cast, "Mạc Bảo Ngọc", 2))])
    before = queries(client, LIST), queries(client, whole(one))
    for number in range(2):
        Ceremony.objects.create(
            cell=cast.CB1,
            starts_at=one.starts_at,
            place="Nơi khác",
            host="A",
            secretary="B",
            form_key=uuid(number),
        )
    assert (queries(client, LIST), queries(client, whole(ceremony))) == before


def uuid(number: int) -> str:
    return f"00000000-0000-4000-8000-00000000000{number}"


def test_a_part_shows_what_it_is_about_and_nothing_else(cast, ceremony):
    address = ceremony.get_absolute_url()
    first, programme = page(cast.chi_bo, address), page(cast.chi_bo, address, {"phan": "chuong-trinh"})
    assert page(cast.chi_bo, address, {"phan": "khong-co"}).text == first.text
    asked = ("Thông tin buổi lễ", "Chào cờ", "Việc chuẩn bị")
    assert [words in first.text for words in asked] == [True, False, False]
    assert [words in programme.text for words in asked] == [False, True, False]
    assert first.link("Chuẩn bị, đại biểu") == f"{address}?phan=chuan-bi"


def test_put_off_with_its_reason_on_the_page(cast, ceremony):
    answer = send(cast.chi_bo, url(ceremony, "postpone"), hour="14:00", reason="Đại biểu bận họp")
    assert answer.status_code == 302
    text = page(cast.chi_bo, whole(ceremony)).text
    assert "Lý do: Đại biểu bận họp" in text
    assert "14:00" in text


def test_called_off_with_its_reason(cast, ceremony):
    send(cast.chi_bo, url(ceremony, "cancel"), reason="Bão lớn")
    ceremony.refresh_from_db()
    assert ceremony.state == CeremonyState.CANCELLED
    assert "Lý do hủyBão lớn" in page(cast.chi_bo, whole(ceremony)).text


def test_a_file_that_moved_is_named_and_does_not_break_the_page(cast, ceremony, files):

    take(cast, files[0], Action.MOVE, "chi_bo", reason="Lý do", decided_on=day(), to_cell=cast.CB2)
    text = page(cast.chi_bo, whole(ceremony)).text
    assert "Nguyễn Hoài An: hồ sơ đã chuyển đến Chi bộ Hai." in text
    assert "kết nạp đồng chí Nguyễn Hoài An" not in text
