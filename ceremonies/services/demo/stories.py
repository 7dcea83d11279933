"""What happens in the demonstration on the way to a decision; helpers, reasons and words."""

from ceremonies.choices import Action, ExclusionReason, State
from ceremonies.services.demo.road import PAPERS, Story, Turn

_A, _S = Action, State

STORIES = [
    Story("Nguyễn Hoài Thương", "CD-CNTT", _S.DRAFT, 2),
    Story(
        "Phan Khánh Chi",
        "DTN",
        _S.SENT,
        3,
        (Turn(_A.SEND_BACK, 5, "Đề nghị nhận xét rõ hơn kết quả công tác hai năm gần đây."),),
    ),
    Story("Trần Đăng Khôi", "CD-CNTT", _S.SUBMITTED, 4),
    Story("Từ Công Hoan", "TCD-VP", _S.SUBMITTED, 1),
    Story("Lê Ngọc Bích", "CD-CNTT", _S.RESOLVED, 3),
    Story("Doãn Trọng Nhân", "CDCS", _S.RESOLVED, 6),
    Story("Phạm Trung Hiếu", "CD-CNTT", _S.SENT, 5),
    Story("Châu Bảo Trân", "DTN", _S.SENT, 12),
    Story("Hoàng Thảo Nguyên", "CD-CNTT", _S.RECEIVED, 8),
    Story("Tống Duy Khiêm", None, _S.RECEIVED, 15),
    Story("Trương Minh Nhật", "DTN", _S.LISTED, 20),
    Story("Văn Thị Cẩm Tú", "CDCS", _S.LISTED, 41),
    Story("Huỳnh Nhật Hạ", "CD-CNTT", _S.FOLLOWED, 63),
    Story("Âu Thị Lệ Thu", "TCD-VP", _S.FOLLOWED, 36),
    Story("Vũ Kim Thoa", "CD-CNTT", _S.DOSSIER, 9, (Turn(PAPERS, 24),)),
    Story(
        "Nông Thúy Kiều",
        "DTN",
        _S.AT_COMMITTEE,
        6,
        (Turn(_A.SEND_BACK, 8, "Phần thẩm tra lý lịch chưa có xác nhận của nơi cư trú; đề nghị bổ sung."),),
    ),
    Story("Võ Thành Đạt", "CD-CNTT", _S.CELL_VOTED, 2),
    Story("Mạc Văn Tiệp", "TCD-VP", _S.CELL_VOTED, 3),
    Story("Đặng Quỳnh Như", "CD-CNTT", _S.AT_COMMITTEE, 9),
    Story("Vi Thị Nhung", None, _S.AT_COMMITTEE, 4),
    Story("Tăng Quang Minh", "DTN", _S.COMMITTEE_VOTED, 2),
    Story("Bùi Anh Khoa", "CD-CNTT", _S.COMMITTEE_VOTED, 1),
    Story("Đỗ Phương Uyên", "CD-CNTT", _S.AT_AUTHORITY, 7),
    Story("Kha Thị Mỹ Dung", "CDCS", _S.AT_AUTHORITY, 11),
    Story("Lò Văn Bình", "DTN", _S.AUTHORITY_VOTED, 2),
    Story("Hồ Gia Bảo", "CD-CNTT", _S.AUTHORITY_VOTED, 1),
    Story("Ngô Tường Vy", "CD-CNTT", _S.DECIDED, 5),
    Story(
        "H'Loan Niê",
        "DTN",
        _S.DECIDED,
        33,
        (
            Turn(_A.VOID_DECISION, 3, "Ghi chưa đúng ngày họp của ban thường vụ; ban hành lại bằng số khác."),
            Turn(_A.ISSUE_DECISION, 0),
        ),
    ),
    Story(
        "Dương Chí Thiện",
        "CD-CNTT",
        _S.SUBMITTED,
        52,
        (Turn(_A.WITHDRAW, 4, "Xin rút để hoàn thành khóa học."),),
    ),
    Story(
        "Đinh Thùy Dương",
        "DTN",
        _S.FOLLOWED,
        93,
        (Turn(_A.WITHDRAW, 40, "Bản thân xin lùi lại vì đi học tập trung ở nước ngoài."),),
    ),
    Story(
        "Đường Minh Quân",
        "CDCS",
        _S.LISTED,
        70,
        (Turn(_A.REMOVE, 35, "Không còn nguyện vọng phấn đấu vào Đảng."),),
    ),
    Story(
        "Thạch Sa Rây",
        "DTN",
        _S.FOLLOWED,
        45,
        (Turn(_A.REMOVE, 60, "Thôi việc, chuyển về địa phương sinh sống."),),
    ),
    Story(
        "Giàng A Sính",
        "CD-CNTT",
        _S.FOLLOWED,
        40,
        (Turn(_A.MOVE, 30, "Điều động về Văn phòng Mẫu.", "CB-VP"),),
    ),
    Story(
        "Lại Thị Hồng Gấm",
        "TCD-VP",
        _S.AT_AUTHORITY,
        6,
        (Turn(_A.MOVE, 3, "Điều động về Cục Mẫu.", "CB-CNTT"),),
    ),
    Story(
        "Ông Thị Diệp Anh",
        "TCD-VP",
        _S.FOLLOWED,
        26,
        (Turn(_A.MOVE_AWAY, 55, "Chuyển công tác.", "Đảng bộ tỉnh Mẫu"),),
    ),
    Story(
        "Lý Hải Đăng",
        "CD-CNTT",
        _S.RECEIVED,
        101,
        (Turn(_A.REJECT, 12, "Chưa đủ thời gian công tác tại cơ quan để chi bộ nhận xét."),),
    ),
    Story(
        "Nguyễn Phú Quý",
        "TCD-VP",
        _S.AT_COMMITTEE,
        30,
        (Turn(_A.REJECT, 9, "Kết quả biểu quyết của chi bộ không đạt hai phần ba."),),
        failing=True,
    ),
]

#: An official member who is temporarily elsewhere and does not count in the votes of the cell.
AWAY = {"CB-VP": ("Quách Đại Nghĩa", ExclusionReason.TRANSFERRED)}
#: Whom each cell asks to follow and help, in turn.
HELPERS = {
    "CB-CNTT": ["Đoàn Minh Tuệ", "Tạ Hồng Vân", "Kiều Đình Phúc"],
    "CB-VP": ["Thái Văn Hậu", "Đàm Thị Kim Oanh"],
    "CB-VNC": ["Bạch Tuấn Kiệt", "Khúc Thị Minh Nguyệt"],
    "CB-TM": ["Chương Thị Bích Đào", "Ứng Hoàng Nam"],
    "CB-KT": ["Viên Đình Toại", "Nghị Bảo Long"],
}
STRENGTHS = [
    "Lập trường tư tưởng vững vàng, chấp hành tốt chủ trương của Đảng, pháp luật của Nhà nước. "
    "Hai năm liền hoàn thành tốt nhiệm vụ, được đồng nghiệp tin cậy.",
    "Có tinh thần trách nhiệm, chủ động học hỏi, nhiều sáng kiến trong công việc. "
    "Tích cực tham gia hoạt động của đoàn thể, lối sống trong sáng, giản dị.",
    "Gương mẫu trong công việc và sinh hoạt, đoàn kết với tập thể. "
    "Tham gia đầy đủ các phong trào, giữ mối liên hệ tốt với nơi cư trú.",
]
SHORTCOMINGS = ["", "Đôi lúc còn chưa mạnh dạn góp ý trong các cuộc họp.", ""]
