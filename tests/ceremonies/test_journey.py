"""From the nomination to the official member, through the pages alone: each account signs in, follows the links
it is shown and sends the form it is given."""

import subprocess
from datetime import timedelta

from django.test import Client
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import Candidacy, Ceremony, Decision
from members import clock
from tests.cast import PASSWORD
from tests.pages import Page
from tests.road import day

#: Days between the ceremony and the recognition.
_A_YEAR_AND_MORE = 400
VOTE = {"listed": "3", "present": "3", "votes_for": "3", "votes_against": "0"}


class Reader:
    """Somebody at a browser."""

    def __init__(self, username):
        self.client = Client()
        answer = self.client.post(
            reverse("account_login"), {"login": username, "password": PASSWORD}, follow=True
        )
        self.page = Page(answer)
        assert answer.status_code == 200

    def open(self, url):
        answer = self.client.get(url, follow=True)
        assert answer.status_code == 200
        self.page = Page(answer)
        return self

    def follow(self, words):
        return self.open(self.page.link(words))

    def send(self, **typed):
        request = self.page.response.request
        query = f"?{request['QUERY_STRING']}" if request["QUERY_STRING"] else ""
        answer = self.client.post(request["PATH_INFO"] + query, self.page.form() | typed, follow=True)
        self.page = Page(answer)
        assert self.page.errors() == []
        assert answer.status_code == 200
        return self

    def refuse(self, **typed):
        """The form of the page, sent with what must not be accepted."""
        url, form = self.page.response.request["PATH_INFO"], self.page.form()
        assert Page(self.client.post(url, form | typed)).errors() != []
        return self

    def find(self, words):
        """The search form of the page, as sent with these words."""
        return self.open(f"{self.page.response.request['PATH_INFO']}?q={words}")

    def act(self, action, **typed):
        """From the work list."""
        return self.open(reverse("ceremonies:home")).follow(action).send(**typed)


def written(back):
    return f"{day(back):%d/%m/%Y}"


def test_from_nomination_to_the_official_member(cast):
    with clock.at(clock.now() - timedelta(days=_A_YEAR_AND_MORE)):
        to_the_printed_decision(cast)
        to_the_ceremony()
    to_the_register(cast)


def to_the_printed_decision(cast):
    union = Reader("doan_vien").open("/de-nghi/").follow("Lập đề nghị").find("hoai an")
    union.open(f"/de-nghi/moi/?person={cast.an.pk}").send(strengths="Có ý thức tổ chức kỷ luật.")
    union.act("Trình ban chấp hành")
    Reader("doan_bi_thu").act(
        "Thông qua nghị quyết", number="12-NQ/ĐTN", held_on=written(29), listed="9", votes_for="7"
    )
    union.act("Gửi chi bộ")

    cell = Reader("chi_bo")
    cell.act("Tiếp nhận")
    cell.act("Đưa vào danh sách cảm tình Đảng", number="03-NQ/CB", held_on=written(25))
    cell.act("Phân công đảng viên giúp đỡ", helper_1=str(cast.ha.pk), together_1=written(800))
    cell.open(reverse("ceremonies:home"))
    assert cell.page.has_link(
        "Cử đi học lớp nhận thức về Đảng"
    )  # the procedure may be asked for before, on the file
    cell.follow("Nguyễn Hoài An").follow("Đề nghị cho làm thủ tục").send(
        number="04-NQ/CB", held_on=written(24)
    )
    Reader("van_phong").act("Cho làm thủ tục", number="15-TB/ĐU", held_on=written(22))
    cell.act("Lập hồ sơ kết nạp", started_on=written(20))
    cell.follow("Giấy tờ")
    while cell.page.has_link("Ghi giấy tờ"):
        cell.follow("Ghi giấy tờ").send(issued_on=written(15), number="280/CN")
    cell.act("Ghi kết quả biểu quyết của chi bộ", number="05-NQ/CB", held_on=written(10), **VOTE)
    cell.act("Chuyển đảng ủy cơ sở")

    committee = Reader("van_phong")
    committee.act("Ghi kết quả biểu quyết của đảng ủy", number="21-NQ/ĐU", held_on=written(6), **VOTE)
    committee.act("Chuyển cấp có thẩm quyền")
    Reader("ban_to_chuc").act("Ghi kết quả biểu quyết của cấp", number="08-BB/ĐU", held_on=written(3), **VOTE)

    signer = Reader("cap_tren").act("Ban hành quyết định", issued_on=written(1))
    signer.follow("Số 01-QĐ/ĐU")
    pdf = signer.client.get(signer.page.link("Tải quyết định"))
    assert pdf.headers["Content-Type"] == "application/pdf"
    words = " ".join(_text(pdf.content).split())
    decision = Decision.objects.get()
    assert "Kết nạp quần chúng Nguyễn Hoài An, sinh ngày 15/3/2000" in words
    assert "Số 01-QĐ/ĐU" in words
    assert decision.verification_code in words
    assert "Nghị quyết số 21-NQ/ĐU" in words


def to_the_ceremony():
    """The cell plans it, hands the decision over on the day and writes down that it did."""
    cell = Reader("chi_bo").act("Nhận quyết định kết nạp", received_on=written(0))
    cell.follow("Lập lễ kết nạp").send(
        day=written(0), hour="00:00", place="Phòng họp Một", secretary="Đặng Thu Hà"
    )
    ceremony = [Ceremony.objects.get().pk]
    for paper in ("Chương trình lễ kết nạp", "Danh sách quyết định"):
        cell.open(reverse("ceremonies:ceremony_papers", args=ceremony)).follow(paper).send()
    cell.open(reverse("ceremonies:ceremony_detail", args=ceremony)).follow("Ghi kết quả buổi lễ")
    cell.send(official_present="3", probationary_present="0", ended_at="00:01")


def to_the_register(cast):
    cell, file = Reader("chi_bo"), Candidacy.objects.get()
    cell.act("Lập hồ sơ công nhận chính thức").follow("Giấy tờ").follow("Ghi tất cả giấy tờ")
    rows = [name.removesuffix("-version") for name in cell.page.form() if name.endswith("-version")]
    table = {
        f"{row}-{name}": said
        for row in rows
        for name, said in {"issued_on": written(0), "number": "12/CN"}.items()
    }
    cell.refuse(**table | {f"{rows[1]}-issued_on": written(-1)})
    assert (len(rows), file.papers.filter(issued_on=day()).count()) == (4, 0)
    cell.send(**table)
    cell.act("Ghi kết quả biểu quyết của chi bộ", number="20-NQ/CB", held_on=written(0), **VOTE)
    cell.act("Chuyển đảng ủy cơ sở")
    committee = Reader("van_phong")
    committee.act("Ghi kết quả biểu quyết của đảng ủy", number="60-NQ/ĐU", held_on=written(0), **VOTE)
    committee.act("Chuyển cấp có thẩm quyền")
    Reader("ban_to_chuc").act("Ghi kết quả biểu quyết của cấp", number="02-BB/ĐU", held_on=written(0), **VOTE)
    Reader("cap_tren").act("Ban hành quyết định", issued_on=written(0))
    cell.act("Công bố quyết định", announced_on=written(0))
    file.refresh_from_db()
    membership = file.person.memberships.get(organisation=cast.CB1)
    assert (file.state, membership.joined_on) == (State.OFFICIAL, day(_A_YEAR_AND_MORE))
    assert membership.official_on == file.probation_ends_on


def _text(pdf: bytes) -> str:
    run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return run.stdout.decode()
