"""The bell, the list with its read marks, the digest on the screen, how the office reminds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import Due, Notice, NoticePreference, ReminderRules
from ceremonies.services.reminders import remind
from members.clock import today
from members.models import AuditEntry
from tests.ceremonies.crowd import crowd
from tests.ceremonies.dues import only_due, working_day
from tests.ceremonies.paper_facts import poppler
from tests.pages import Page
from tests.road import bring
from tests.signed_in import signed_in

LIST, DIGEST = reverse("ceremonies:notice_list"), reverse("ceremonies:digest")
WISHES, RULES = reverse("ceremonies:notice_wishes"), reverse("ceremonies:reminder_edit")


def page(user, url) -> Page:
    return Page(signed_in(user).get(url))


def url(name, *args) -> str:
    return reverse(f"ceremonies:{name}", args=args)


@pytest.fixture
def notice(cast):
    only_due(bring(cast, State.DOSSIER), working_day(1))
    remind(today())
    return Notice.objects.get()


def bell(client) -> str:
    return str(client.get("/to-chuc/").context["unread_notices"])


def test_a_notice_says_whom_what_until_when_and_why(cast, notice):
    text = page(cast.chi_bo, LIST).text
    assert "Nguyễn Hoài An" in text
    assert f"Chi bộ xét, đề nghị kết nạp: hạn {notice.due_on:%d/%m/%Y}" in text
    assert "Căn cứ: 294-QĐ/TW §3.6" in text
    assert "Chưa có thông báo nào" in page(cast.chi_bo_khac, LIST).text


def test_opening_marks_it_read_and_leads_to_the_file(cast, notice):
    client = signed_in(cast.chi_bo)
    assert bell(client) == "1"
    answer = client.post(url("notice_open", notice.pk))
    assert answer.url == notice.candidacy.get_absolute_url()
    assert bell(client) == ""
    assert "is-unread" not in client.get(LIST).content.decode()


def test_all_are_marked_but_what_came_after_the_page(cast, notice):
    client = signed_in(cast.chi_bo)
    assert f'value="{notice.pk}"' in client.get(LIST).content.decode()
    later = Notice.objects.create(
        user=cast.chi_bo,
        key="x",
        kind="news",
        candidacy=notice.candidacy,
        label="Tin",
        path="/",
        at=notice.at,
    )
    client.post(url("notice_read_all"), {"newest": notice.pk})
    assert [*Notice.objects.filter(read_at=None)] == [later]
    for nonsense in ("", "x", "9" * 40):
        client.post(url("notice_read_all"), {"newest": nonsense})
    assert [*Notice.objects.filter(read_at=None)] == [later]


def test_filters(cast, notice):
    client = signed_in(cast.chi_bo)
    client.post(url("notice_read", notice.pk))
    shown = [Page(client.get(LIST + query)).text for query in ("?unread=1", "?kind=late", "?kind=soon")]
    assert ["Nguyễn Hoài An" in text for text in shown] == [False, False, True]


def test_somebody_elses_notice_is_nobody(cast, notice):
    for account in ("dang_uy", "quan_tri"):
        assert signed_in(cast.users[account]).post(url("notice_read", notice.pk)).status_code == 404


@pytest.mark.parametrize("address", [LIST, DIGEST])
def test_three_cost_as_much_as_one(cast, address):
    counted, client = [], signed_in(cast.chi_bo)
    client.get(address)
    for person in crowd(cast, 3):
        file = bring(cast, State.DOSSIER, person)
        only_due(file, working_day(1))
        remind(today())
        with CaptureQueriesContext(connection) as queries:
            assert str(person) in Page(client.get(address)).text
        counted.append(len(queries))
    assert counted[0] == counted[2]


def test_the_digest_sorts_by_urgency(cast):
    file = bring(cast, State.DOSSIER)
    only_due(file, working_day(-1))
    for code, days in (("a", 0), ("b", 3)):
        Due.objects.create(
            candidacy=file,
            code=code,
            kind="deadline",
            label=f"Việc {code}",
            due=today() if not days else working_day(days),
            desk=file.cell,
        )
    text = page(cast.chi_bo, DIGEST).text
    places = [
        text.find(part) for part in ("Đã quá hạn", "Hạn cuối là hôm nay", "Việc a", "Sắp đến hạn", "Việc b")
    ]
    assert places == sorted(places)
    assert -1 not in places
    assert "Hôm nay không có việc nào đến hạn" in page(cast.chi_bo_khac, DIGEST).text
    for account, expected in (("chi_bo", True), ("chi_bo_khac", False)):
        answer = signed_in(cast.users[account]).get(url("digest_print"))
        words = " ".join(poppler("pdftotext", answer.content, "-layout", "-", "-").split())
        assert (str(file.person) in words, "Việc a" in words) == (expected, expected)
    assert AuditEntry.objects.filter(action="digest.print").count() == 2


def test_the_wish_is_kept(cast):
    client = signed_in(cast.chi_bo)
    assert client.post(WISHES, {"mail": "late"}).status_code == 302
    assert NoticePreference.objects.get(user=cast.chi_bo).mail == "late"
    assert client.post(WISHES, {"mail": "hourly"}).status_code == 422


def test_the_days_of_the_office(cast):
    client = signed_in(cast.quan_tri)
    typed = Page(client.get(RULES)).form()
    assert (typed["days_before"], typed["days_after"], typed["version"]) == ("7, 3, 1", "1, 7", "1")
    assert client.post(RULES, typed | {"days_before": "2, 10,2", "days_after": ""}).status_code == 302
    rules = ReminderRules.objects.get()
    assert (rules.days_before, rules.days_after, rules.version) == ([10, 2], [], 2)
    for nonsense in ("0", "61", "-1", "một", "1;2", "²", "9" * 39, "1,2,3,4,5,6,7"):
        assert client.post(RULES, typed | {"days_before": nonsense}).status_code == 422
    assert client.post(RULES, typed).status_code == 409
