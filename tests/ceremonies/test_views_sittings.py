"""What one meeting settles for several files: said once, a line for each, judged each by itself."""

from django.urls import reverse

from ceremonies.choices import Action, ResolutionKind, State
from ceremonies.models import Candidacy
from tests.ceremonies.crowd import crowd
from tests.pages import Page
from tests.road import bring, day, fill_papers
from tests.signed_in import signed_in


def address(action: Action) -> str:
    return reverse("ceremonies:sitting_act", args=[action])


def test_one_meeting_votes_on_three_people_and_says_who_failed(cast):
    files = [bring(cast, State.DOSSIER, person) for person in crowd(cast, 3)]
    for file in files:
        fill_papers(cast, file)
    client = signed_in(cast.chi_bo)
    url = Page(client.get("/")).link("Ghi kết quả biểu quyết của chi bộ (3 hồ sơ)")
    form = Page(client.get(url)).form()
    assert (form["listed"], form["chair"]) == ("3", str(cast.chi_bo))
    once = {"held_on": f"{day(10):%d/%m/%Y}", "present": "3", "secretary": "Đặng Thu Hà"}
    votes = {}
    for number, file in enumerate(files, 5):
        against = "2" if file == files[2] else "0"
        votes |= {
            f"hs{file.pk}-number": f"0{number}-NQ/CB",
            f"hs{file.pk}-votes_for": str(3 - int(against)),
            f"hs{file.pk}-votes_against": against,
        }
    wrong = client.post(url, form | once | votes | {f"hs{files[0].pk}-number": "", "present": "x"})
    assert wrong.status_code == 422
    errors = " ".join(Page(wrong).errors())
    assert (f"{files[0].person}, Số nghị quyết" in errors, "Số có mặt" in errors) == (True, True)
    assert Page(wrong).form()[f"hs{files[1].pk}-number"] == "06-NQ/CB"
    forged = client.post(url, form | once | votes | {f"hs{files[2].pk}-version": "x"})
    assert (forged.status_code, str(files[2].person) in Page(forged).errors()[0]) == (422, True)
    left_out = {
        name: value for name, value in (form | once | votes).items() if name != f"hs{files[1].pk}-taken"
    }
    done = Page(client.post(url, left_out, follow=True))
    found = Candidacy.objects.in_bulk([file.pk for file in files])
    assert [found[file.pk].state for file in files] == [State.CELL_VOTED, State.DOSSIER, State.CELL_VOTED]
    rows = [file.resolutions.get(kind=ResolutionKind.CELL) for file in (files[0], files[2])]
    assert [(row.number, row.passed, row.secretary) for row in rows] == [
        ("05-NQ/CB", True, "Đặng Thu Hà"),
        ("07-NQ/CB", False, "Đặng Thu Hà"),
    ]
    assert "Đã ghi: 2 hồ sơ" in done.text


def test_one_meeting_names_a_helper_for_each(cast):
    files = [bring(cast, State.LISTED, person) for person in crowd(cast, 2)]
    client = signed_in(cast.chi_bo)
    form = Page(client.get(address(Action.ASSIGN_HELPER))).form()
    assert form["number"] == "03-NQ/CB"  # of the resolution that took them on the list
    since = f"{day(800):%d/%m/%Y}"
    for file, helper in zip(files, (cast.ha, cast.khoa), strict=True):
        form |= {f"hs{file.pk}-helper_1": str(helper.pk), f"hs{file.pk}-together_1": since}
    client.post(address(Action.ASSIGN_HELPER), form)
    assert [file.helpers.get().person for file in files] == [cast.ha, cast.khoa]


def test_only_what_a_meeting_settles(cast):
    client = signed_in(cast.chi_bo)
    assert client.get(address(Action.LIST)).status_code == 404
    assert "Không có hồ sơ nào đang chờ" in Page(client.get(address(Action.APPRAISE))).text
