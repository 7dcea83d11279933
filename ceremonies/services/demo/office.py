"""The invented ministry office of the demonstration: its organisations and who holds which account."""

from dataclasses import dataclass
from datetime import date

from members.choices import OrganisationKind, Role

#: One password for all demonstration accounts; a server in production refuses to start while they exist.
PASSWORD = "ban-dung-thu"  # noqa: S105 — meant to be known

FOUNDED = date(2024, 1, 1)
TERM, TERM_FROM = "2025 – 2030", date(2025, 1, 1)
AUTHORITY = "DUK"
#: Given the power to decide as a whole committee (294-QĐ/TW §22).
DELEGATED = "DU-TCT"
#: What stands above the name on the papers of those whose superior is not in the portal.
LETTERHEADS = {
    "DUK": "Đảng bộ các cơ quan Mẫu",
    "DTN": "Đoàn Khối cơ quan Mẫu",
    "DTN-TCT": "Đoàn Khối cơ quan Mẫu",
    "CDCS": "Công đoàn Viên chức Mẫu",
    "CDCS-TCT": "Công đoàn Khối doanh nghiệp Mẫu",
}

_K = OrganisationKind

#: code, kind, name, parent, serves, symbol in numbers of papers
ORGANISATIONS = [
    ("DUK", _K.DECIDING_COMMITTEE, "Đảng ủy Khối cơ quan Mẫu", None, None, "ĐUK"),
    ("DU", _K.GRASSROOTS_COMMITTEE, "Đảng ủy Bộ Mẫu", "DUK", None, "ĐU"),
    ("CB-CNTT", _K.PARTY_CELL, "Chi bộ Cục Mẫu", "DU", None, "CB"),
    ("CB-VP", _K.PARTY_CELL, "Chi bộ Văn phòng Mẫu", "DU", None, "CB"),
    ("CB-VNC", _K.PARTY_CELL, "Chi bộ Viện Mẫu", "DU", None, "CB"),
    ("DUBP", _K.SECTION_COMMITTEE, "Đảng ủy bộ phận Trường Mẫu", "DU", None, "ĐU"),
    ("CB-TM", _K.PARTY_CELL, "Chi bộ Khoa Mẫu", "DUBP", None, "CB"),
    ("DU-TCT", _K.GRASSROOTS_COMMITTEE, "Đảng ủy Tổng công ty Mẫu", "DUK", None, "ĐU"),
    ("CB-KT", _K.PARTY_CELL, "Chi bộ Nhà máy Mẫu", "DU-TCT", None, "CB"),
    ("DTN", _K.YOUTH_BASE, "Đoàn cơ quan Bộ Mẫu", None, "DU", "ĐTN"),
    ("CD-CNTT", _K.YOUTH_CELL, "Chi đoàn Cục Mẫu", "DTN", "CB-CNTT", "ĐTN"),
    ("CD-VP", _K.YOUTH_CELL, "Chi đoàn Văn phòng Mẫu", "DTN", "CB-VP", "ĐTN"),
    ("CD-VNC", _K.YOUTH_CELL, "Chi đoàn Viện Mẫu", "DTN", "CB-VNC", "ĐTN"),
    ("CDCS", _K.UNION_BASE, "Công đoàn cơ sở Bộ Mẫu", None, "DU", "CĐCS"),
    ("TCD-CNTT", _K.UNION_GROUP, "Tổ công đoàn Cục Mẫu", "CDCS", "CB-CNTT", "CĐ"),
    ("TCD-VP", _K.UNION_GROUP, "Tổ công đoàn Văn phòng Mẫu", "CDCS", "CB-VP", "CĐ"),
    ("TCD-VNC", _K.UNION_GROUP, "Tổ công đoàn Viện Mẫu", "CDCS", "CB-VNC", "CĐ"),
    ("CD-TM", _K.YOUTH_CELL, "Chi đoàn Khoa Mẫu", "DTN", "CB-TM", "ĐTN"),
    ("TCD-TM", _K.UNION_GROUP, "Tổ công đoàn Khoa Mẫu", "CDCS", "CB-TM", "CĐ"),
    ("DTN-TCT", _K.YOUTH_BASE, "Đoàn Tổng công ty Mẫu", None, "DU-TCT", "ĐTN"),
    ("CDCS-TCT", _K.UNION_BASE, "Công đoàn Tổng công ty Mẫu", None, "DU-TCT", "CĐCS"),
    ("PHC", _K.DEPARTMENT, "Phòng Hành chính", None, "CB-VP", ""),
    ("PKH", _K.DEPARTMENT, "Phòng Kế hoạch", None, "CB-VP", ""),
    ("TTTH", _K.DEPARTMENT, "Trung tâm Tích hợp dữ liệu", None, "CB-CNTT", ""),
    ("TTUD", _K.DEPARTMENT, "Trung tâm Ứng dụng", None, "CB-CNTT", ""),
    ("PNC", _K.DEPARTMENT, "Phòng Nghiên cứu", None, "CB-VNC", ""),
    ("BMM", _K.DEPARTMENT, "Bộ môn Mẫu", None, "CB-TM", ""),
    ("XSX", _K.DEPARTMENT, "Xưởng Sản xuất", None, "CB-KT", ""),
]

#: Where the staff of a department belongs: Party cell, youth cell, union group.
BODIES_OF_DEPARTMENT = {
    "PHC": ("CB-VP", "CD-VP", "TCD-VP"),
    "PKH": ("CB-VP", "CD-VP", "TCD-VP"),
    "TTTH": ("CB-CNTT", "CD-CNTT", "TCD-CNTT"),
    "TTUD": ("CB-CNTT", "CD-CNTT", "TCD-CNTT"),
    "PNC": ("CB-VNC", "CD-VNC", "TCD-VNC"),
    "BMM": ("CB-TM", "CD-TM", "TCD-TM"),
    "XSX": ("CB-KT", "DTN-TCT", "CDCS-TCT"),
}

#: How many members a body that votes has; a cell counts its official members.
SEATS = {"DUK": 9, "DU": 15, "DU-TCT": 15, "DTN": 9, "CD-CNTT": 5, "DTN-TCT": 7, "CDCS": 9, "TCD-VP": 5}


@dataclass(frozen=True)
class Account:
    """`office` is shown with the account; without a role it follows from the person's file."""

    username: str
    name: str
    office: str
    role: Role | None = None
    organisation: str | None = None
    in_register: bool = True


#: The first one that holds a right at an organisation is who uses it in the stories.
ACCOUNTS = [
    Account("quantri", "Phí Ngọc Sơn", "Quản trị hệ thống", Role.SYSTEM_ADMIN, in_register=False),
    Account("chidoan", "Lương Gia Huy", "Ủy viên BCH Chi đoàn Cục Mẫu", Role.UNION_EXECUTIVE, "CD-CNTT"),
    Account("doan", "La Thị Thanh Xuân", "Ủy viên BCH Đoàn cơ quan Bộ Mẫu", Role.UNION_EXECUTIVE, "DTN"),
    Account("bithudoan", "Vương Thị Ngọc Ánh", "Bí thư Đoàn cơ quan Bộ Mẫu", Role.UNION_LEADER, "DTN"),
    Account(
        "tocongdoan", "Thái Văn Hậu", "Ủy viên Tổ công đoàn Văn phòng Mẫu", Role.UNION_EXECUTIVE, "TCD-VP"
    ),
    Account(
        "congdoan", "Cao Thị Bảo Ngọc", "Ủy viên BCH Công đoàn cơ sở Bộ Mẫu", Role.UNION_EXECUTIVE, "CDCS"
    ),
    Account("chutich", "Đàm Thị Kim Oanh", "Chủ tịch Công đoàn cơ sở Bộ Mẫu", Role.UNION_LEADER, "CDCS"),
    Account("chibocuc", "Trịnh Bá Lương", "Bí thư Chi bộ Cục Mẫu", Role.SECRETARY, "CB-CNTT"),
    Account("chibovp", "Nghiêm Xuân Trường", "Bí thư Chi bộ Văn phòng Mẫu", Role.SECRETARY, "CB-VP"),
    Account("chibovien", "Uông Thế Vinh", "Bí thư Chi bộ Viện Mẫu", Role.SECRETARY, "CB-VNC"),
    Account("chibokhoa", "Khổng Thị Lan Viên", "Bí thư Chi bộ Khoa Mẫu", Role.SECRETARY, "CB-TM"),
    Account("bophan", "Lều Quang Thọ", "Bí thư Đảng ủy bộ phận Trường Mẫu", Role.SECRETARY, "DUBP"),
    Account("vanphong", "Lưu Phương Mai", "Văn phòng Đảng ủy Bộ Mẫu", Role.COMMITTEE_OFFICE, "DU"),
    Account("danguy", "Hứa Chí Công", "Bí thư Đảng ủy Bộ Mẫu", Role.SECRETARY, "DU"),
    Account("capuyvien", "Mai Thu Trang", "Đảng ủy viên Đảng ủy Bộ Mẫu", Role.COMMITTEE_MEMBER, "DU"),
    Account(
        "bantochuc",
        "Cung Thị Hải Yến",
        "Văn phòng Đảng ủy Khối cơ quan Mẫu",
        Role.COMMITTEE_OFFICE,
        "DUK",
        in_register=False,
    ),
    Account(
        "captren",
        "Lã Quốc Thái",
        "Bí thư Đảng ủy Khối cơ quan Mẫu",
        Role.SECRETARY,
        "DUK",
        in_register=False,
    ),
    Account(
        "phocaptren",
        "Tiêu Thị Vân Khánh",
        "Phó Bí thư Đảng ủy Khối cơ quan Mẫu",
        Role.DEPUTY_SECRETARY,
        "DUK",
        in_register=False,
    ),
    Account(
        "kiemtra",
        "Giáp Văn Toàn",
        "Cán bộ kiểm tra Đảng ủy Bộ Mẫu",
        Role.INSPECTOR,
        "DU",
        in_register=False,
    ),
    Account(
        "doantct", "Mẫn Thị Kiều Trinh", "Ủy viên BCH Đoàn Tổng công ty Mẫu", Role.UNION_EXECUTIVE, "DTN-TCT"
    ),
    Account("bithutct", "Nghị Bảo Long", "Bí thư Đoàn Tổng công ty Mẫu", Role.UNION_LEADER, "DTN-TCT"),
    Account("chibonhamay", "Phí Đức Lượng", "Bí thư Chi bộ Nhà máy Mẫu", Role.SECRETARY, "CB-KT"),
    Account(
        "vanphongtct",
        "Ngọ Thị Thanh Hảo",
        "Văn phòng Đảng ủy Tổng công ty Mẫu",
        Role.COMMITTEE_OFFICE,
        "DU-TCT",
    ),
    Account("danguytct", "Tiết Xuân Bách", "Bí thư Đảng ủy Tổng công ty Mẫu", Role.SECRETARY, "DU-TCT"),
    Account("giupdo", "Đoàn Minh Tuệ", "Đảng viên được phân công giúp đỡ"),
    Account("ungvien", "Vũ Kim Thoa", "Người đang được xem xét kết nạp"),
    Account("dubi", "Ninh Hà Anh", "Đảng viên dự bị"),
]
