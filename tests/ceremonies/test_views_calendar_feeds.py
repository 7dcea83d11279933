"""The calendar behind a secret address: who reads it, what stands in it, when it ends."""

from datetime import date, datetime

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from ceremonies.choices import CourseKind, State
from ceremonies.models import Course, Due
from members.clock import today
from members.models import AuditEntry
from tests.ceremonies.crowd import crowd
from tests.ceremonies.dues import only_due, working_day
from tests.ceremony import plan
from tests.road import bring, day
from tests.signed_in import signed_in

MAKE, REVOKE = reverse("ceremonies:calendar_make"), reverse("ceremonies:calendar_revoke")
UNKNOWN = reverse("ceremonies:calendar_feed", args=["x" * 43])


@pytest.fixture
def file(cast):
    file = bring(cast, State.DOSSIER)
    only_due(file, working_day(3))
    return file


def made(user, **sent) -> str:
    """The address, as the page shows it this once."""
    answer = signed_in(user).post(MAKE, sent)
    assert answer.status_code == 201
    return answer.context["url"].removeprefix("http://testserver")


def events(url) -> dict[str, object]:
    """By title; the reader is not signed in."""
    answer = Client().get(url)
    assert answer.status_code == 200
    return {str(event["summary"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_a_deadline_is_a_whole_day_without_a_name(cast, file):
    [(title, event)] = events(made(cast.chi_bo)).items()
    assert title == "Hạn: Chi bộ xét, đề nghị kết nạp – Chi bộ Một"
    assert (type(event["dtstart"].dt), event["dtstart"].dt) == (date, working_day(3))
    assert str(event["url"]) == f"http://testserver{file.get_absolute_url()}"
    assert "Hoài An" not in event.to_ical().decode()


def test_names_stand_in_it_for_whoever_wants_them(cast, file):
    assert [*events(made(cast.chi_bo, with_names="on"))] == [
        "Hạn: Chi bộ xét, đề nghị kết nạp – Chi bộ Một: Nguyễn Hoài An"
    ]


def test_ceremony_meeting_and_class(cast):
    ceremony = plan(cast, [bring(cast, State.AWAITING_CEREMONY)])
    Course.objects.create(
        kind=CourseKind.AWARENESS,
        title="Lớp 1",
        organiser="Trường",
        organisation=cast.DUC,
        starts_on=day(-2),
        ends_on=day(-4),
    )
    found = events(made(cast.chi_bo))
    of_ceremony = found["Lễ kết nạp đảng viên – Chi bộ Một"]
    starts = of_ceremony["dtstart"]
    assert (starts.dt, type(starts.dt)) == (ceremony.starts_at, datetime)
    assert starts.params["TZID"] == "Asia/Ho_Chi_Minh"
    course = next(event for title, event in found.items() if title.endswith("Lớp 1"))
    assert (course["dtstart"].dt, course["dtend"].dt) == (day(-2), day(-5))
    assert [title for title in events(made(cast.chi_bo_khac)) if "Lễ" in title] == []


def test_the_person_concerned_finds_the_own_ceremony_and_nothing_else(cast):
    file = bring(cast, State.AWAITING_CEREMONY)
    plan(cast, [file])
    [(title, event)] = events(made(cast.ung_vien, with_names="on")).items()
    assert title == "Lễ kết nạp đảng viên – Chi bộ Một"
    assert str(event["url"]) == f"http://testserver{file.get_absolute_url()}"


def test_files_of_one_meeting_are_one_entry(cast):
    for person in crowd(cast, 2):
        file = bring(cast, State.DOSSIER, person)
        Due.objects.filter(candidacy=file).delete()
        file.meeting_planned_on = day(-3)
        file.save()
    assert [*events(made(cast.chi_bo))] == ["Họp chi bộ xét 2 hồ sơ – Chi bộ Một"]


def test_it_is_well_formed(cast, file):
    file.meeting_planned_on = today()
    file.save()
    answer = Client().get(made(cast.chi_bo, with_names="on"))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache, private"
    lines = answer.content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert (lines[0], lines[-2], b"\n" in b"".join(lines)) == (b"BEGIN:VCALENDAR", b"END:VCALENDAR", False)
    assert b"Set-Cookie" not in answer.serialize_headers()


def test_a_program_that_has_the_calendar_gets_it_anew_only_once_it_says_something_else(cast, file):
    client, url = Client(), made(cast.chi_bo)
    first = client.get(url)
    tag, since = first.headers["ETag"], first.headers["Last-Modified"]
    for known in ({"If-None-Match": tag}, {"If-Modified-Since": since}):
        again = client.get(url, headers=known)
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert client.get(url).content == first.content
    only_due(file, working_day(4))
    changed = client.get(url, headers={"If-None-Match": tag})
    assert (changed.status_code, changed.headers["ETag"] != tag) == (200, True)
    assert Client().get(made(cast.chi_bo_khac), headers={"If-None-Match": tag}).status_code == 200


def test_a_new_address_ends_the_old_one_and_revoking_ends_both(cast, file):
    old, new = made(cast.chi_bo), made(cast.chi_bo)
    assert [Client().get(url).status_code for url in (old, new, UNKNOWN)] == [404, 200, 404]
    client = signed_in(cast.chi_bo)
    assert client.post(REVOKE).status_code == 302
    assert [Client().get(url).status_code for url in (old, new)] == [404, 404]
    assert client.post(REVOKE).status_code == 409


def test_a_closed_account_has_no_calendar_and_a_lost_office_empties_it(cast, file):
    url = made(cast.chi_bo)
    cast.chi_bo.appointments.update(ends_on=day(1))
    assert events(url) == {}
    cast.chi_bo.is_active = False
    cast.chi_bo.save()
    assert Client().get(url).status_code == 404


def test_the_secret_is_stored_nowhere_and_readings_are_told_once_a_day(cast, file):
    url = made(cast.chi_bo)
    token = url.rpartition("/")[2].removesuffix(".ics")
    for _ in range(2):
        events(url)
    entries = AuditEntry.objects.filter(action__startswith="calendar.")
    assert [entry.action for entry in entries.order_by("seq")] == ["calendar.create", "calendar.read"]
    assert (
        token
        not in str([*entries.values()]) + signed_in(cast.chi_bo).get("/thong-bao/cach-nhan/").content.decode()
    )


def test_guessing_ends_soon_and_does_not_shut_out_who_knows(cast, file):
    cache.clear()
    url = made(cast.chi_bo)
    assert [Client().get(UNKNOWN).status_code for _ in range(31)] == [404] * 30 + [429]
    assert [Client().get(url).status_code for _ in range(61)] == [200] * 60 + [429]
    cache.clear()
