"""One step with several files: chosen, confirmed, each judged by itself, sent twice once."""

import pytest
from django.urls import reverse

from ceremonies.choices import Action, DueKind, State
from ceremonies.models import Candidacy, Due, Step
from ceremonies.services.together import act_together
from members.models import User
from tests.ceremonies.crowd import crowd
from tests.pages import Page
from tests.road import bring, day, nominate, take
from tests.signed_in import signed_in

RESULT = reverse("ceremonies:together_result")


def address(action: Action) -> str:
    return reverse("ceremonies:together_act", args=[action])


def states(files) -> list[str]:
    return [Candidacy.objects.get(pk=file.pk).state for file in files]


@pytest.fixture
def received(cast):
    return [bring(cast, State.RECEIVED, person) for person in crowd(cast, 3)]


def test_a_meeting_accepts_several_people_and_names_who_was_refused(cast, received):
    client = signed_in(cast.chi_bo)
    url = Page(client.get("/")).link("Đưa vào danh sách cảm tình Đảng (3 hồ sơ)")
    form = Page(client.get(url)).form()
    first, second, third = received
    assert form["files"] == [f"{file.pk}:{file.version}" for file in received]
    sent = form | {"number": "03-NQ/CB", "held_on": f"{day(1):%d/%m/%Y}", "files": form["files"][:2]}
    asked = Page(client.post(url, sent))
    assert states(received) == [State.RECEIVED] * 3
    assert (str(first.person) in asked.text, str(third.person) in asked.text) == (True, False)
    assert "03-NQ/CB" in asked.text
    take(cast, second, Action.REJECT, "chi_bo", reason="Chưa đạt.")  # while the page lies there
    done = Page(client.post(url, asked.form(), follow=True))
    assert states(received) == [State.LISTED, State.REJECTED, State.RECEIVED]
    assert f"Chưa ghi được: 1 hồ sơ {second.person}" in done.text
    assert f"“Không chấp nhận”. Người ghi: {cast.chi_bo} lúc " in done.text
    assert f"Đã ghi: 1 hồ sơ {first.person}" in done.text
    assert list(first.resolutions.filter(number="03-NQ/CB").values_list("held_on", flat=True)) == [day(1)]


def test_a_double_click_takes_each_step_once(cast, received):
    client = signed_in(cast.chi_bo)
    url = address(Action.LIST)
    form = Page(client.get(url)).form() | {"number": "03-NQ/CB", "held_on": f"{day(1):%d/%m/%Y}"}
    sure = Page(client.post(url, form)).form()
    first, second = client.post(url, sure), client.post(url, sure)
    assert first["Location"] == second["Location"] == RESULT
    assert Step.objects.filter(action=Action.LIST).count() == 3
    assert "Chưa ghi được" not in Page(client.get(RESULT)).text


def test_what_is_missing_or_wrong_is_said_and_the_choice_stays(cast, received):
    client = signed_in(cast.chi_bo)
    url = address(Action.LIST)
    form = Page(client.get(url)).form()
    answer = client.post(url, form | {"number": "", "files": form["files"][0]})
    assert answer.status_code == 422
    assert Page(answer).form()["files"] == form["files"][0]
    for files in ([], ["x"], ["1:2; drop"], [f"{n}:1" for n in range(1, 103)]):
        sent = form | {"number": "1", "held_on": "01/01/2026", "files": files, "confirmed": "1"}
        assert client.post(url, sent).status_code == 422
    assert states(received) == [State.RECEIVED] * 3


def test_each_file_is_asked_anew_for_right_version_and_separation(cast):
    files = [nominate(cast, person) for person in crowd(cast, 3)]
    for file in files[1:]:
        take(cast, file, Action.SUBMIT, "doan_vien")
    chosen = [(file.pk, file.version) for file in files]
    told = {
        account: [
            result.why
            for result in act_together(
                actor=cast.users[account], action=Action.SUBMIT, chosen=chosen, details={}
            )
        ]
        for account in ("doan_bi_thu", "chi_bo", "doan_khac", "doan_vien")
    }
    assert told["doan_bi_thu"][0] == "Đồng chí không có quyền làm việc này với hồ sơ này."
    assert told["chi_bo"] == told["doan_khac"] == []
    assert told["doan_vien"] == [
        "",
        "",
        "",
    ]  # the other two were submitted by the same hand with these versions
    assert Step.objects.filter(action=Action.SUBMIT).count() == 3


def test_only_who_has_learned_is_chosen_at_first_for_the_procedure(cast):
    learned, other = (bring(cast, State.FOLLOWED, person) for person in crowd(cast, 2))
    Due.objects.create(
        candidacy=learned, code="certificate", kind=DueKind.DEADLINE, label="Giấy chứng nhận", due=day(-300)
    )
    page = Page(signed_in(cast.chi_bo).get(address(Action.ASK_PROCEDURE)))
    assert page.form()["files"] == f"{learned.pk}:{learned.version}"
    assert page.text.count("Chưa có giấy chứng nhận lớp bồi dưỡng nhận thức về Đảng") == 1
    assert str(other.person) in page.text


def test_nobody_takes_their_own_file_along(cast, received):
    User.objects.filter(pk=cast.chi_bo.pk).update(person=received[0].person)
    page = Page(signed_in(User.objects.get(pk=cast.chi_bo.pk)).get(address(Action.LIST)))
    assert str(received[0].person) not in page.text
    assert str(received[1].person) in page.text


def test_only_steps_that_go_together_and_only_for_who_acts(cast):
    client = signed_in(cast.chi_bo)
    assert client.get(address(Action.REJECT)).status_code == 404
    assert client.get(address(Action.RECORD_CELL_VOTE)).status_code == 404
    assert client.get(RESULT)["Location"] == "/"
    assert "Không có hồ sơ nào đang chờ việc này" in Page(client.get(address(Action.SEND))).text
    assert signed_in(cast.kiem_tra).get(address(Action.SEND)).status_code == 403
