"""Bodies, people and meetings that the examples share; nobody here exists."""

from datetime import date

from ceremonies.documents.facts import Attendance, Meeting, Remarks, Votes
from ceremonies.documents.wording import Reference
from tests.ceremonies.paper_facts import FACTS

NAME, BORN, NATIVE = FACTS.person_name, FACTS.birth_date, FACTS.native_place
CELL = {
    "parent_name": "Đảng bộ Sở Xây dựng",
    "issuer_name": "Chi bộ Văn phòng",
    "place": "Bình Hòa",
    "issued_on": date(2026, 9, 3),
    "number": "Số 05-NQ/CB",
    "signer_name": "Lê Minh Quân",
    "signer_office": "Bí thư",
}
COMMITTEE = CELL | {
    "parent_name": "Đảng bộ tỉnh Bình Hòa",
    "issuer_name": "Đảng ủy Sở Xây dựng",
    "issued_on": date(2026, 9, 28),
    "number": "Số 08-NQ/ĐU",
    "signer_name": "Phạm Thị Ngọc Lan",
}
YOUTH = CELL | {
    "parent_name": "Đoàn Các cơ quan tỉnh",
    "issuer_name": "BCH Đoàn Sở Xây dựng",
    "number": "Số 03-NQ/ĐTN",
    "signer_name": "Vũ Hải Yến",
}
TRADE = CELL | {
    "parent_name": "Công đoàn Viên chức tỉnh Bình Hòa",
    "issuer_name": "BCH Công đoàn Sở Xây dựng",
    "number": "Số 04/NQ-CĐ",
    "signer_name": "Đặng Thu Hà",
    "signer_office": "Chủ tịch",
}
GROUNDS = ["Căn cứ Điều 4 Điều lệ Đảng Cộng sản Việt Nam"]
MEETING = Meeting(
    held_on=date(2026, 9, 3),
    chair_name="Lê Minh Quân",
    chair_office="Bí thư Chi bộ",
    secretary_name="Ngô Thị Thảo",
)
OF_CELL = Attendance(
    members=12,
    present=10,
    probationary=2,
    probationary_present=2,
    absence_reason="đi công tác",
    excluded=1,
    excluded_reason="được giới thiệu sinh hoạt đảng tạm thời ở nơi khác",
)
OF_COMMITTEE = Attendance(members=15, present=15)
VOTES = Votes(entitled=11, agreed=9, against=1, reasons="cần thêm thời gian rèn luyện")
REMARKS = Remarks(
    biography="Bản thân và gia đình chấp hành tốt đường lối của Đảng, pháp luật của Nhà nước.",
    politics="Nhận thức đúng về mục đích, lý tưởng của Đảng",
    morals="Lối sống trong sáng, giản dị, trung thực.",
    ability="Hoàn thành tốt nhiệm vụ hai năm liền.\nCó sáng kiến được áp dụng tại đơn vị.",
    relations="Gần gũi, được đồng nghiệp tin cậy.",
    weaknesses="Đôi khi còn nóng vội trong công việc.",
)
CELL_RESOLUTION = Reference(
    kind="Nghị quyết", number="Số 05-NQ/CB", day=date(2026, 9, 3), issuer="Chi bộ Văn phòng"
)
PERSON = {"person_name": NAME, "birth_date": BORN, "native_place": NATIVE}
STRENGTHS = "Chấp hành tốt chủ trương của Đảng, pháp luật của Nhà nước.\nTích cực học tập, nâng cao trình độ."
DECISION = Reference(
    kind="Quyết định",
    number="Số 12-QĐ/ĐU",
    day=date(2026, 2, 5),
    issuer="Ban Thường vụ Đảng ủy Các cơ quan Đảng tỉnh",
)
