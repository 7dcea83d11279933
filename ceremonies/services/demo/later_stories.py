"""What happens from the leave to begin the procedure on, and the turns a file may take: at least two in every state."""

from ceremonies.choices import Action, State
from ceremonies.services.demo.road import DELEGATED, PAPERS, SECTION, Story, Turn
from ceremonies.services.demo.stories import STORIES

_A, _S = Action, State
_WRONG_PERSON = "Đương sự khai không trung thực trong lý lịch; không đủ tiêu chuẩn."
_BETTER = "Đương sự đã nhận rõ khuyết điểm, sinh hoạt đều trở lại."

_OWN_WISH = "Đơn xin ra khỏi Đảng của đương sự vì hoàn cảnh gia đình đặc biệt khó khăn."
_DIED = "Theo trích lục khai tử do gia đình cung cấp."

LATER_STORIES = [
    Story("Bế Tiến Dũng", "CD-CNTT", _S.PROCEDURE_ASKED, 4),
    Story("Quản Thị Hoài", "DTN", _S.PROCEDURE_ASKED, 9),
    Story("Cù Ngọc Diệp", "CD-CNTT", _S.PROCEDURE_ALLOWED, 3),
    Story("Xa Thị Thương", "DTN", _S.PROCEDURE_ALLOWED, 12),
    Story("Danh Thị Sa Mai", "DTN", _S.AT_SECTION, 3, by=SECTION),
    Story("Đới Thu Hằng", "DTN", _S.AT_SECTION, 1, by=SECTION),
    Story("Lãnh Quang Huy", "DTN-TCT", _S.AT_COMMITTEE, 8, by=DELEGATED),
    Story("Phàn Tả Mẩy", "DTN-TCT", _S.AUTHORITY_VOTED, 2, by=DELEGATED),
    Story("Diệp Trung Kiên", "CD-CNTT", _S.AWAITING_CEREMONY, 6),
    Story("Đào Thị Yến Chi", "CD-CNTT", _S.AWAITING_CEREMONY, 6),
    Story("Tôn Nữ Hạnh", "TCD-VP", _S.AWAITING_CEREMONY, 12),
    Story("Kim Sô Phia", "DTN-TCT", _S.AWAITING_CEREMONY, 9, by=DELEGATED),
    Story("Ninh Hà Anh", "CD-CNTT", _S.PROBATION, 200),
    Story("Đồng Minh Triết", "CD-CNTT", _S.PROBATION, 340),
    Story("Sầm Đức Lộc", "DTN", _S.PROBATION, 372),
    Story("Cung Hải Nam", "DTN", _S.PROBATION, 60, by=SECTION),
    Story("Nhan Chí Tâm", "DTN-TCT", _S.PROBATION, 25, by=DELEGATED),
    Story("Giang Thùy Linh", "CD-CNTT", _S.RECOGNITION, 3),
    Story("Trà Thị Ngân", "TCD-VP", _S.RECOGNITION, 8, (Turn(PAPERS, 3),)),
    Story("Hàn Quốc Việt", "CD-CNTT", _S.RECOGNITION_CELL_VOTED, 2),
    Story("Vừ A Chu", "DTN", _S.RECOGNITION_CELL_VOTED, 4, failing=True),
    Story("Điêu Chính Nghĩa", "DTN", _S.RECOGNITION_AT_SECTION, 3, by=SECTION),
    Story("Đinh Thế Vỹ", "DTN", _S.RECOGNITION_AT_SECTION, 5, by=SECTION),
    Story("Khương Duy Anh", "CD-CNTT", _S.RECOGNITION_AT_COMMITTEE, 5),
    Story("Hình Văn Thái", "DTN-TCT", _S.RECOGNITION_AT_COMMITTEE, 4, by=DELEGATED),
    Story("La Hồng Phong", "CD-CNTT", _S.RECOGNITION_COMMITTEE_VOTED, 2),
    Story("Trang Sĩ Hùng", "CDCS", _S.RECOGNITION_COMMITTEE_VOTED, 1),
    Story("Thân Nhật Quang", "DTN", _S.RECOGNITION_AT_AUTHORITY, 3),
    Story("Chu Mạnh Cường", None, _S.RECOGNITION_AT_AUTHORITY, 6),
    Story("Nghiêm Đức Anh", "CD-CNTT", _S.RECOGNITION_AUTHORITY_VOTED, 2),
    Story("Mai Xuân Trí", "DTN-TCT", _S.RECOGNITION_AUTHORITY_VOTED, 3, by=DELEGATED),
    Story("Ninh Thế Hiển", "CD-CNTT", _S.RECOGNISED, 4),
    Story("Rơ Châm Thuyên", "DTN-TCT", _S.RECOGNISED, 7, by=DELEGATED),
    Story("An Phương Thúy", "DTN", _S.OFFICIAL, 20),
    Story("Lục Văn Tài", "CD-CNTT", _S.OFFICIAL, 35),
    Story("Triệu Văn Phú", "TCD-VP", _S.OFFICIAL, 30),
    Story("Mã Khánh Vân", "CD-CNTT", _S.STRIKING_OFF, 6),
    Story("Văn Đình Khải", "TCD-VP", _S.STRIKING_OFF, 9),
    Story("Nhữ Thị Quỳnh", "CD-CNTT", _S.STRIKING_CELL_VOTED, 2),
    Story("Viêm Thị Tố Như", "DTN", _S.STRIKING_CELL_VOTED, 3),
    Story("Phí Thanh Tùng", "CD-CNTT", _S.STRIKING_AT_COMMITTEE, 4),
    Story("Tào Bích Liên", "DTN", _S.STRIKING_AT_COMMITTEE, 6),
    Story("Y Blôk Êban", "DTN", _S.STRIKING_COMMITTEE_VOTED, 1),
    Story("Ung Thị Bạch Lan", "TCD-VP", _S.STRIKING_COMMITTEE_VOTED, 2),
    Story("Hầu Thị Mai", "CD-CNTT", _S.STRIKING_AT_AUTHORITY, 3),
    Story("Đầu Thị Nga", "DTN", _S.STRIKING_AT_AUTHORITY, 5, by=SECTION),
    Story("Liễu Thanh Thảo", "CD-CNTT", _S.STRIKING_AUTHORITY_VOTED, 2),
    Story("Mùa Thị Dợ", "DTN-TCT", _S.STRIKING_AUTHORITY_VOTED, 3, by=DELEGATED),
    Story("Bì Thị Ngọc Hân", "DTN", _S.STRUCK_OFF, 14),
    Story("Tiêu Công Vinh", "TCD-VP", _S.STRUCK_OFF, 22),
    Story("Thiều Mỹ Duyên", "DTN", _S.STRIKING_OFF, 30, (Turn(_A.DROP_STRIKING_OFF, 10, _BETTER),)),
    Story("Lộc Gia Hân", "CD-CNTT", _S.AWAITING_CEREMONY, 16, (Turn(_A.CANCEL_DECISION, 9, _WRONG_PERSON),)),
    Story(
        "Hạ Thị Tuyết Nhung",
        "DTN-TCT",
        _S.DECIDED,
        28,
        (Turn(_A.CANCEL_DECISION, 12, _WRONG_PERSON),),
        by=DELEGATED,
    ),
    Story("Tống Kim Hoa", "CD-CNTT", _S.PROBATION, 30, (Turn(_A.LEAVE_PARTY, 95, _OWN_WISH),)),
    Story("Lỗ Đức Thịnh", "TCD-VP", _S.PROBATION, 44, (Turn(_A.LEAVE_PARTY, 120, _OWN_WISH),)),
    Story("Trần Quang Lễ", "CDCS", _S.FOLLOWED, 25, (Turn(_A.RECORD_DEATH, 40, _DIED),)),
    Story("Hồng Thị Lụa", "TCD-VP", _S.PROBATION, 50, (Turn(_A.RECORD_DEATH, 70, _DIED),)),
    Story(
        "Bồ Xuân Tiến",
        "DTN-TCT",
        _S.PROBATION,
        45,
        (Turn(_A.MOVE_AWAY, 80, "Chuyển công tác về quê.", "Đảng bộ xã An Mẫu"),),
        by=DELEGATED,
    ),
]
ALL_STORIES = [*STORIES, *LATER_STORIES]
