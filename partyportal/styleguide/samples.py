"""What the components are shown with; every name in capitals goes to the template. People and offices are invented."""

from datetime import date, timedelta

from ceremonies.documents.charts import Bar, bar_chart
from ceremonies.rules.facts import Requirement
from ceremonies.selectors.queue_items import Item
from members.views.listing import Page
from members.views.tabs import Tab

_DAY = date(2026, 11, 16)
_HERE = "/styleguide/"


class _Known:
    def __init__(self, name: str):
        self.name = name

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return _HERE


TONES = [
    ("info", "Đang xử lý"),
    ("wait", "Chờ bổ sung"),
    ("good", "Đã hoàn thành"),
    ("stop", "Quá hạn"),
    ("empty", "Chưa có"),
]
BUTTONS = [
    ("primary", "Gửi chi bộ"),
    ("secondary", "Sửa đề nghị"),
    ("danger", "Rút đề nghị"),
    ("quiet", "Quay lại"),
]
FACTS = [
    ("Họ và tên", "Nghiêm Xuân Trường"),
    ("Ngày sinh", date(1999, 3, 26)),
    ("Đơn vị", "Phòng Tổng hợp, Văn phòng Mẫu"),
    ("Giấy chứng nhận bồi dưỡng", ""),
]
TABS = [Tab("Tổng quan", _HERE, is_now=True), Tab("Giấy tờ", _HERE), Tab("Ý kiến, biểu quyết", _HERE)]
CHECKLIST = [
    {"label": "Đơn xin vào Đảng", "done": True, "detail": "Ngày 02/11/2026"},
    {
        "label": "Lý lịch của người xin vào Đảng",
        "done": False,
        "due": _DAY,
        "url": _HERE,
        "action": "Ghi giấy tờ",
    },
    {"label": "Ý kiến nơi cư trú", "done": False, "required": False},
]
STEPS = [
    {
        "label": "Đoàn thể giới thiệu",
        "state": "done",
        "date": _DAY - timedelta(90),
        "who": "Vương Thị Ngọc Ánh",
    },
    {
        "label": "Lập hồ sơ",
        "state": "done",
        "date": _DAY - timedelta(30),
        "note": "Đã bổ sung giấy chứng nhận.",
    },
    {
        "label": "Chi bộ biểu quyết",
        "state": "current",
        "date": _DAY,
        "days": "quá 3 ngày làm việc",
        "late": True,
        "who": "Chi bộ Văn phòng Mẫu",
    },
    {"label": "Đảng ủy cơ sở xem xét", "state": "next", "days": "còn 12 ngày"},
]
REQUIREMENTS = [
    Requirement(
        "sample_paper", "Chưa có giấy chứng nhận bồi dưỡng.", "điều khoản", "Ghi số và ngày của giấy."
    ),
    Requirement("sample_age", "Chưa đủ thời gian theo dõi.", "điều khoản", until=_DAY + timedelta(40)),
]
QUEUE = [
    Item(
        "Ninh Hà Anh", _HERE, "Nhận xét đảng viên dự bị", "Ghi nhận xét", _HERE, due=_DAY, left=-3, late=True
    ),
    Item(
        "Vũ Kim Thoa",
        _HERE,
        "Lấy ý kiến đoàn thể",
        "Ghi ý kiến",
        _HERE,
        since=_DAY,
        due=_DAY,
        clause="điều khoản",
    ),
    Item(
        "Đoàn Minh Tuệ",
        _HERE,
        "Thẩm tra lý lịch",
        "Gửi công văn",
        _HERE,
        due=_DAY,
        left=12,
        note="Có hai nơi.",
    ),
]
CHART = bar_chart(
    "mau",
    "Kết quả phát triển đảng viên",
    [Bar("Được giới thiệu", 24, 18), Bar("Cử đi học", 15, 16), Bar("Kết nạp", 9, 0)],
    ("Kỳ này", "Kỳ trước"),
)
ROWS = [
    ("Lương Gia Huy", "Chi đoàn Cục Mẫu", _DAY, 12),
    ("La Thị Thanh Xuân", "Đoàn cơ quan Bộ Mẫu", _DAY - timedelta(7), 3),
    (
        "Hứa Chí Công",
        "Đảng ủy Bộ Mẫu, một tên tổ chức dài đến mức phải xuống dòng trong ô",
        _DAY - timedelta(40),
        0,
    ),
]
MIDDLE_PAGE = Page([], before=2, after=3)
COMPARED = [
    {"title": "Họ và tên", "typed": "Cao Thị Bảo Ngọc", "known": [("Cao Thị Bảo Ngọc", False)]},
    {"title": "Ngày sinh", "typed": "26/03/1999", "known": [("26/08/1999", True)]},
    {"title": "Điện thoại", "typed": "", "known": [("", False)]},
]
COMPARED_WITH = [_Known("Cao Thị Bảo Ngọc")]
NAVIGATION_SAMPLE = [
    {
        "label": "Việc của tôi",
        "url": _HERE,
        "icon": "inbox",
        "section": "Công việc",
        "active": True,
        "count": 7,
    },
    {
        "label": "Hồ sơ",
        "url": _HERE,
        "icon": "folder-open",
        "section": "Công việc",
        "active": False,
        "count": "",
    },
    {"label": "Tổ chức", "url": _HERE, "icon": "network", "section": "Danh bạ", "active": False, "count": ""},
]
OFFICES_SAMPLE = [
    "Bí thư, Chi bộ Văn phòng Mẫu",
    "Đảng ủy viên, Đảng ủy Bộ Mẫu",
    "Bí thư, Đoàn cơ quan Bộ Mẫu",
]
