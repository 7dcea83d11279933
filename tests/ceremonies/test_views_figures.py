from datetime import date
from random import Random
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import Measure
from members.models import AuditEntry
from tests.ceremonies.figures_world import files, learners, people
from tests.exported import cells, take
from tests.pages import Page
from tests.signed_in import signed_in

REPORT = reverse("ceremonies:report")
YEAR = {"ky": "2026", "tinh_den": "30/06/2026"}


@pytest.fixture
def world(cast):
    random = Random(4)  # noqa: S311 - the same world every time
    everybody = people(random, 40)
    files(random, cast, everybody[:30])
    learners(random, cast, everybody[10:])
    return cast


def test_every_number_of_the_page_opens_a_list_of_as_many(world):
    client = signed_in(world.van_phong)
    page = Page(client.get(REPORT, YEAR))
    numbers = {href: words for words, href in page.links().items() if "so_lieu=" in href}
    assert len(numbers) > 30
    for href, words in numbers.items():
        how_many = int(words.split()[0])
        listed = client.get(href).context["page"].rows
        assert (len(listed), words) == (how_many, words)


def test_the_sentence_stands_ready_to_copy(cast):
    page = signed_in(cast.van_phong).get(REPORT, {"ky": "2026", "tinh_den": "30/06/2026"})
    assert page.context["words"] == (
        "Trong năm 2026 (tính đến ngày 30/06/2026), Đảng ủy Cục Mẫu chưa cử người nào học lớp bồi dưỡng nhận thức "
        "về Đảng và chưa kết nạp đảng viên mới."
    )


def test_a_body_begins_with_its_term_and_a_cell_with_that_of_its_committee(cast):
    for account in (cast.van_phong, cast.chi_bo):
        asked = signed_in(account).get(REPORT).context["question"]
        assert (asked.span.label, asked.span.first) == ("Nhiệm kỳ 2025 – 2030", date(2025, 1, 1))
        assert asked.before is None


def test_a_union_reports_its_nominees_and_no_classes(world):
    page = Page(signed_in(world.doan_vien).get(REPORT, YEAR))
    assert "Chi đoàn Một" in page.response.context["words"]
    assert not page.has_link("Cử học lớp")
    hrefs = [href for href in page.links().values() if "so_lieu=" in href]
    measures = {parse_qs(urlsplit(href).query)["so_lieu"][0] for href in hrefs}
    assert measures <= {"nominated", "listed", "admitted", "recognised"}


def test_an_organisation_out_of_reach_is_not_asked(world):
    client = signed_in(world.chi_bo)
    shown = client.get(REPORT, YEAR | {"don_vi": "Chi bộ Hai (CB2)"}).context["question"]
    assert shown.organisation == world.CB1


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"so_lieu": "nobody"},
        {"so_lieu": "admitted", "theo": "nothing", "nhom": "x"},
        {"so_lieu": "admitted", "theo": "age", "nhom": "x"},
        {"so_lieu": "admitted", "theo": "unit", "nhom": "9" * 40},
        {"so_lieu": "sent_to_class", "theo": "target", "nhom": "women"},
    ],
)
def test_a_number_that_is_none_is_not_there(cast, query):
    assert signed_in(cast.van_phong).get(reverse("ceremonies:figure_people"), query).status_code == 404


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({"ky": "tu_chon"}, "Hãy ghi từ ngày nào đến ngày nào."),
        ({"ky": "tu_chon", "tu": "02/01/2026", "den": "01/01/2026"}, "Đến ngày không được trước từ ngày."),
        ({"ky": "tu_chon", "tu": "01/01/2150", "den": "31/12/2150"}, "Chưa đến ngày này."),
        ({"ky": "2026", "tinh_den": "01/01/2999"}, "Chưa đến ngày này."),
        ({"ky": "2026", "tinh_den": "31/12/2025"}, "Kỳ báo cáo bắt đầu sau ngày này."),
    ],
)
def test_a_period_that_cannot_be_is_told(cast, query, error):
    assert error in Page(signed_in(cast.van_phong).get(REPORT, query)).text


def test_the_number_of_queries_does_not_grow(world):
    client = signed_in(world.cap_tren)
    client.get(REPORT, YEAR)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(REPORT, YEAR)
    random = Random(5)  # noqa: S311
    more = people(random, 40)
    files(random, world, more)
    with CaptureQueriesContext(connection) as many:
        client.get(REPORT, YEAR)
    assert len(many) == len(few)
    assert len(few) <= 47


def test_the_sheet_is_a_pdf_known_to_the_audit(world):
    answer = signed_in(world.van_phong).get(reverse("ceremonies:report_print"), YEAR)
    assert answer.content.startswith(b"%PDF-")
    entry = AuditEntry.objects.order_by("-pk").first()
    assert (entry.action, entry.object_id) == ("report.print", world.DUC.pk)


def test_the_people_and_the_table_leave_as_files(world):
    client = signed_in(world.van_phong)
    query = "?ky=2026&tinh_den=30/06/2026&so_lieu=admitted&theo=sex&nhom=female"
    listed = client.get(reverse("ceremonies:figure_people") + query).context["page"].rows
    taken = cells(take(client, reverse("ceremonies:figure_people_export") + query))
    names = [row[0] for row in taken if str(row[0]).startswith("Người Thử")]
    assert names == [file.person.full_name for file in listed]
    url = reverse("ceremonies:figure_section_export", args=["sex"])
    table = cells(take(client, f"{url}?ky=2026&tinh_den=30/06/2026"))
    assert [str(len(listed))] == [row[3] for row in table if row[0] == "Nữ"]


def test_a_chart_says_in_words_what_it_draws(world):
    page = signed_in(world.van_phong).get(REPORT, YEAR)
    chart, totals = page.context["overview"], page.context["report"].totals
    pair = totals[Measure.ADMITTED]
    assert f"Được kết nạp: {pair.now} (cùng kỳ năm trước: {pair.before})" in chart
    assert chart.startswith("<svg ")
    assert " style=" not in chart


OWN = (
    "don_vi",
    "ky",
    "tu",
    "den",
    "tinh_den",
    "so_lieu",
    "theo",
    "nhom",
    "ky_truoc",
    "moc",
    "buoc",
    "thang",
    "loai",
)
NONSENSE = ["\x00", "9" * 400, "-1", "[", "01/01/0001", "31/12/9999", "1000", "2999-n2", "²"]


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_in_the_address_is_never_an_error_of_the_server(cast, value):
    client = signed_in(cast.van_phong)
    own = {"ky": "tu_chon", "tu": value, "den": "01/02/2026"}
    group = {"so_lieu": "admitted", "theo": "ethnicity", "nhom": value}
    stage = {"moc": "came", "nhom": value}
    for name in ("report", "figure_people", "funnel", "funnel_people", "desk_times", "dormant_list"):
        for query in (dict.fromkeys(OWN, value), own, group, stage):
            assert client.get(reverse(f"ceremonies:{name}"), query).status_code in (200, 404), (name, query)
