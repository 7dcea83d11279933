"""The papers of a ceremony."""

from dataclasses import replace
from datetime import date, time

from ceremonies.documents.forms import ceremonies, ceremony_minutes
from tests.ceremonies.paper_forms.invented import BORN, CELL, DECISION, NAME

ADMITTED = [
    ceremonies.Admitted(
        name=NAME,
        birth_date=BORN,
        unit="Văn phòng Sở",
        decision=DECISION,
        helper="Đỗ Quang Huy",
        decision_read_at=time(8, 50),
    ),
    ceremonies.Admitted(
        name="Hoàng Gia Bách",
        birth_date=date(1999, 12, 1),
        unit="Thanh tra Sở",
        decision=replace(DECISION, number="Số 13-QĐ/ĐU"),
        helper="Ngô Thị Thảo",
        decision_read_at=time(9, 5),
    ),
]
GUEST = ceremonies.Guest(
    name="Trịnh Công Thành",
    party_title="Ủy viên Ban Thường vụ Đảng ủy",
    office="Phó Giám đốc",
    organisation="Sở Xây dựng",
)
HELD = CELL | {
    "form": "",
    "number": "",
    "cell_name": "Chi bộ Văn phòng",
    "held_on": date(2026, 11, 19),
    "begins_at": time(8, 30),
    "hall": "hội trường tầng 2, Sở Xây dựng",
    "people": ADMITTED,
}

FORMS = {
    "giấy mời": ceremonies.invitation_snapshot(ceremonies.InvitationFacts(**HELD, guest=GUEST)),
    "chương trình": ceremonies.programme_snapshot(
        ceremonies.ProgrammeFacts(
            **HELD,
            host_name="Lê Minh Quân",
            reader_name="Ngô Thị Thảo",
            speaker=GUEST,
            decoration=[
                "Cờ Đảng, cờ Tổ quốc, chân dung Chủ tịch Hồ Chí Minh;",
                "Khẩu hiệu “Đảng Cộng sản Việt Nam quang vinh muôn năm”.",
            ],
        )
    ),
    "lời tuyên thệ": ceremonies.oath_snapshot(
        ceremonies.OathFacts(
            person_name=NAME,
            cell_name="Chi bộ Văn phòng",
            text="Tuyệt đối trung thành với mục đích, lý tưởng của Đảng.\nKhông ngừng học tập, rèn luyện.",
        )
    ),
    "bàn trao quyết định": ceremonies.decision_table_snapshot(ceremonies.Ceremony(**HELD)),
    "biên bản lễ kết nạp": ceremony_minutes.ceremony_minutes_snapshot(
        ceremony_minutes.CeremonyMinutesFacts(
            **HELD,
            ended_at=time(9, 40),
            host_name="Lê Minh Quân",
            host_office="Bí thư Chi bộ",
            secretary_name="Ngô Thị Thảo",
            official_present=11,
            official_members=12,
            probationary_present=2,
            guests=[GUEST],
            speech="Chúc mừng hai đảng viên mới.",
        )
    ),
    "báo cáo lễ kết nạp": ceremony_minutes.ceremony_report_snapshot(
        ceremony_minutes.ReportFacts(
            **CELL | {"form": "", "number": "Số 02-BC/CB"},
            superior_name="Đảng ủy Sở Xây dựng",
            text="Ngày 19/11/2026, Chi bộ Văn phòng đã tổ chức Lễ kết nạp đảng viên.\nBuổi lễ diễn ra trang trọng.",
        )
    ),
}
