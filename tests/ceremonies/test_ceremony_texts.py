"""What is proposed to be told of a ceremony says no more than what happened."""

from dataclasses import replace
from datetime import date

import pytest

from ceremonies.documents.ceremony_texts import Event, Member, figures_text, news_text, report_text
from ceremonies.documents.forms.ceremonies import Guest

ONE = Event(
    cell_name="Chi bộ Một",
    committee_name="Đảng ủy Cục Mẫu",
    held_on=date(2026, 11, 19),
    hall="Hội trường A",
    host="Phạm Quốc Dũng",
    host_office="Bí thư Chi bộ",
    people=[Member(name="Nguyễn Hoài An")],
    guests=[Guest(name="Lê Thị Ba", office="Phó Giám đốc", organisation="Sở Mẫu")],
    official_present=9,
    official_members=10,
    left_out=["Trần Văn Tư"],
)
TWO = replace(ONE, people=[*ONE.people, Member(name="Hà Văn Năm")], official_present=10)


def test_one_person_and_not_everybody_there():
    assert "3. Buổi lễ diễn ra trang trọng." in report_text(ONE)
    assert "đồng chí Lê Thị Ba, Phó Giám đốc Sở Mẫu; cùng đảng viên của Chi bộ." in news_text(ONE)


def test_several_people_and_everybody_there():
    assert "trang trọng, lần lượt từng người được kết nạp." in report_text(TWO)
    assert "cùng toàn thể đảng viên của Chi bộ." in news_text(TWO)


def test_initials_end_a_sentence_with_one_full_stop():
    said = figures_text(ONE)
    assert "- Đồng chí N.H.A.\n" in said
    assert "Chưa kết nạp tại buổi lễ này: đồng chí T.V.T.\n" in said


@pytest.mark.parametrize(
    ("guest", "titles"),
    [
        (Guest(name="A", office="Phó Giám đốc Sở Mẫu", organisation="Sở Mẫu"), "Phó Giám đốc Sở Mẫu"),
        (Guest(name="A", party_title="Bí thư Đoàn Mẫu", organisation="Đoàn Mẫu"), "Bí thư Đoàn Mẫu"),
        (
            Guest(name="A", party_title="Bí thư Đảng ủy Bộ Mẫu", office="Thứ trưởng", organisation="Bộ Mẫu"),
            "Bí thư Đảng ủy Bộ Mẫu, Thứ trưởng Bộ Mẫu",
        ),
        (Guest(name="A", party_title="Đảng ủy viên", organisation="Sở Mẫu"), "Đảng ủy viên, Sở Mẫu"),
        (
            Guest(name="A", party_title="Bí thư", office="Phó Vụ trưởng", organisation="Đoàn Bộ Mẫu"),
            "Bí thư Đoàn Bộ Mẫu, Phó Vụ trưởng",
        ),
        (
            Guest(name="A", party_title="Chủ tịch Công đoàn", organisation="Công đoàn Bộ Mẫu"),
            "Chủ tịch Công đoàn Bộ Mẫu",
        ),
        (
            Guest(name="A", party_title="Ủy viên Ban Chấp hành Đoàn khối", organisation="Đoàn Bộ Mẫu"),
            "Ủy viên Ban Chấp hành Đoàn khối, Đoàn Bộ Mẫu",
        ),
        (Guest(name="A", office="Nhà báo"), "Nhà báo"),
    ],
)
def test_titles_of_a_guest(guest, titles):
    assert guest.lines() == ["Đồng chí A", titles]
