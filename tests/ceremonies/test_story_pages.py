"""What a story needs is on the pages: nothing is written past them. Each office-holder follows the links and sends the
forms as they stand."""

from django.urls import reverse

from ceremonies.choices import Action, FilePart, State
from ceremonies.models import Candidacy, Ceremony, Verification
from tests.ceremonies.crowd import crowd
from tests.pages import Page
from tests.road import bring, day, fill_papers
from tests.signed_in import signed_in

TODAY = f"{day():%d/%m/%Y}"


def do(cast, file: Candidacy, account: str, action: Action, **typed) -> None:
    client = signed_in(cast.users[account])
    address = reverse("ceremonies:candidacy_act", args=[file.pk, action])
    assert address in Page(client.get(file.get_absolute_url())).links().values(), action
    answer = client.post(address, Page(client.get(address)).form() | typed)
    assert answer.status_code == 302, Page(answer).errors()


def bulk(client, action: Action, line: dict | None = None, **typed) -> None:
    """The step for all files that wait for it, from the line of the home page to what became of each."""
    url = next(
        href
        for words, href in Page(client.get("/")).links().items()
        if words.startswith(action.label + " (2")
    )
    page = Page(client.get(url))
    form = page.form()
    rows = {name.removesuffix("-taken") for name in form if name.endswith("-taken")}
    lines = {f"{row}-{name}": said for row in rows for name, said in (line or {}).items()}
    answer = Page(client.post(url, form | typed | lines, follow=True))
    assert answer.errors() == []
    if not rows:
        answer = Page(client.post(url, answer.form(), follow=True))
    assert ("Đã ghi: 2 hồ sơ" in answer.text, "Chưa ghi được" in answer.text) == (True, False)


def test_two_people_of_one_cell_from_the_vote_to_one_ceremony_with_guests(cast):
    """No form is filled for one of them alone, but for who helps whom."""
    files = [bring(cast, State.DOSSIER, person) for person in crowd(cast, 2)]
    for file in files:
        fill_papers(cast, file)
    cell, office, above, signer = (
        signed_in(cast.users[name]) for name in ("chi_bo", "van_phong", "ban_to_chuc", "cap_tren")
    )
    all_agree = {"votes_for": "3", "votes_against": "0", "number": "07-NQ"}
    at = {"held_on": TODAY, "listed": "3", "present": "3", "line": all_agree}
    bulk(cell, Action.RECORD_CELL_VOTE, **at)
    bulk(cell, Action.FORWARD_TO_COMMITTEE)
    bulk(office, Action.RECORD_COMMITTEE_VOTE, **at)
    bulk(office, Action.FORWARD_TO_AUTHORITY)
    bulk(above, Action.RECORD_AUTHORITY_VOTE, **at)
    url = next(iter(Page(signer.get(reverse("ceremonies:meeting_list"))).main.iterfind(".//table//a"))).get(
        "href"
    )
    signer.post(url, Page(signer.get(url)).form() | {"issued_on": TODAY})
    bulk(cell, Action.RECEIVE_DECISION, received_on=TODAY)
    plan = Page(cell.get(reverse("ceremonies:ceremony_create"))).form()
    when = {"day": TODAY, "hour": "00:00", "place": "Phòng họp", "host": "A", "host_office": "Bí thư"}
    made = cell.post(
        reverse("ceremonies:ceremony_create"),
        plan | when | {"secretary": "B", "files": [str(file.pk) for file in files]},
    )
    ceremony = Ceremony.objects.get()
    assert made["Location"] == ceremony.get_absolute_url()
    guests, people, hold = (
        reverse(f"ceremonies:ceremony_{name}", args=[ceremony.pk]) for name in ("guests", "people", "hold")
    )
    guest = {"form-0-name": "Trịnh Thị Khách", "form-0-organisation": "Đoàn Thanh niên Bộ Mẫu"}
    cell.post(guests, Page(cell.get(guests)).form() | guest)
    cell.post(
        people, Page(cell.get(people)).form() | {f"helper_{file.pk}": str(cast.ha.pk) for file in files}
    )
    counted = {"official_present": "3", "probationary_present": "0", "ended_at": "00:01"}
    held = cell.post(hold, Page(cell.get(hold)).form() | counted)
    assert held.status_code == 302, Page(held).errors()
    states = Candidacy.objects.filter(pk__in=[file.pk for file in files]).values_list("state", "ceremony_on")
    assert list(states) == [(State.PROBATION, day())] * 2


def test_a_probationary_member_leaves_by_a_decision(cast):
    file = bring(cast, State.PROBATION)
    do(
        cast,
        file,
        "cap_tren",
        Action.LEAVE_PARTY,
        number="09-NQ/CB",
        held_on=TODAY,
        issued_on=TODAY,
        reason="Hoàn cảnh khó khăn.",
    )
    page = Page(signed_in(cast.chi_bo).get(file.get_absolute_url()))
    assert ("Đã ra khỏi Đảng" in page.text, "cho đảng viên dự bị ra khỏi Đảng" in page.text) == (True, True)


def test_the_cell_is_told_who_writes_the_letter_of_verification(cast):
    file = bring(cast, State.DOSSIER)
    Verification.objects.create(
        candidacy=file, relation="father", name="Nguyễn Văn Cha", way="letter", asked_of="Đảng ủy xã Mẫu"
    )
    client = signed_in(cast.chi_bo)
    told = f"do {cast.DUC} lập ở phần Văn bản"
    assert told in client.get(file.get_part_url(FilePart.DOSSIER)).content.decode()
    Verification.objects.update(letter_number="01-CV/ĐU")
    assert told not in client.get(file.get_part_url(FilePart.DOSSIER)).content.decode()


def test_the_vote_of_the_cell_knows_chair_and_probationary_members(cast):
    file = bring(cast, State.DOSSIER)
    address = reverse("ceremonies:candidacy_act", args=[file.pk, Action.RECORD_CELL_VOTE])
    form = Page(signed_in(cast.chi_bo).get(address)).form()
    assert (form["chair"], form["chair_office"], form["probationary"]) == (
        str(cast.chi_bo),
        "Bí thư",
        form["probationary_present"],
    )


def test_a_closed_file_shows_its_deadlines_as_a_page_and_not_as_markup(cast):
    file = bring(cast, State.STRUCK_OFF)
    page = signed_in(cast.chi_bo).get(file.get_absolute_url()).content.decode()
    assert ("Đã xong" in page, "&lt;section" in page) == (True, False)
