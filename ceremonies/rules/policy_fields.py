"""What each value of a policy is called on the screen and what it must look like."""

from typing import NamedTuple

from ceremonies.choices import Desk, Route
from ceremonies.rules.deadlines import KEY_DATES


class Field(NamedTuple):
    """`kind`: count, flag, text, texts or a table of choices; `optional`: may be empty; `words`: of codes in a list."""

    label: str
    kind: str | dict[str, str]
    optional: bool = False
    words: dict[str, str] = {}


COUNT, FLAG, TEXT, TEXTS = "count", "flag", "text", "texts"

#: By the last word of the path, or by its first and last.
FIELDS = {
    "min_years": Field("Đủ tuổi thấp nhất", COUNT),
    "max_years": Field("Đủ tuổi cao nhất", COUNT),
    "youth_max_years": Field("Tuổi đoàn viên cao nhất", COUNT),
    "over_max_consent": Field("Quá tuổi phải có cấp ủy trực thuộc Trung ương đồng ý bằng văn bản", FLAG),
    "over_max_clause": Field("Căn cứ về người quá tuổi", TEXT),
    "minimum": Field("Trình độ tối thiểu", TEXT),
    "exception": Field("Trường hợp đặc biệt", TEXT),
    "valid_months": Field("Có giá trị (tháng)", COUNT),
    "warn_months": Field("Nhắc trước khi hết hạn (tháng)", COUNT),
    "trade_union_past_youth_age": Field("Công đoàn giới thiệu được người quá tuổi đoàn viên", FLAG),
    "shared_months": Field("Người giới thiệu cùng công tác, học tập ít nhất (tháng)", COUNT),
    "residence_counts": Field("Tính cả thời gian cùng nơi cư trú", FLAG),
    "shared_clause": Field("Căn cứ về thời gian cùng công tác", TEXT),
    "replacement_exempt": Field("Người được phân công thay không cần đủ thời gian", FLAG),
    "replacement_clause": Field("Căn cứ về người được phân công thay", TEXT),
    "youth_union": Field("Đoàn Thanh niên giới thiệu: số đảng viên cùng giới thiệu", COUNT),
    "trade_union": Field("Công đoàn giới thiệu: số đảng viên cùng giới thiệu", COUNT),
    "two_members": Field("Đảng viên giới thiệu: số đảng viên", COUNT),
    "review_months": Field("Rà soát danh sách mỗi (tháng)", COUNT),
    "remark_months": Field("Nhận xét của người giúp đỡ mỗi (tháng)", COUNT),
    "venue": Field("Nơi mở lớp", TEXT),
    "permission_needed": Field("Đảng ủy phải cho phép trước khi lập hồ sơ", FLAG),
    "reply_domestic_working_days": Field("Trả lời thẩm tra ở trong nước (ngày làm việc)", COUNT),
    "reply_abroad_working_days": Field("Trả lời thẩm tra ở nước ngoài (ngày làm việc)", COUNT),
    "exempt_clause": Field("Căn cứ về người không phải thẩm tra", TEXT),
    "min_official_members": Field("Số đảng viên chính thức ít nhất", COUNT),
    "numerator": Field("Tử số của tỷ lệ", COUNT),
    "denominator": Field("Mẫu số của tỷ lệ", COUNT),
    "strict": Field("Phải hơn tỷ lệ này (không tính bằng)", FLAG),
    "everybody_counts": Field("Tính trên toàn bộ, không trừ ai", FLAG),
    "more_than_members": Field("Hơn số đảng viên", COUNT),
    "good_years": Field("Số năm liền hoàn thành tốt nhiệm vụ", COUNT),
    "decides": Field(
        "Nơi quyết định", {"collective": "Tập thể đảng ủy cơ sở", "standing": "Ban thường vụ đảng ủy cơ sở"}
    ),
    "min_members": Field("Số đảng viên ít nhất", COUNT),
    "min_members_central": Field("Số đảng viên ít nhất ở bộ, ban, ngành, trực thuộc tỉnh", COUNT),
    "legal_grounds": Field("Căn cứ ghi ở đầu quyết định", TEXTS),
    "youth_resolution": Field("Căn cứ của nghị quyết Đoàn Thanh niên", TEXT),
    "union_resolution": Field("Căn cứ của nghị quyết công đoàn", TEXT),
    "cell_resolution": Field("Căn cứ của nghị quyết chi bộ về kết nạp", TEXT),
    "committee_resolution": Field("Căn cứ của nghị quyết đảng ủy về kết nạp", TEXT),
    "recognition_cell_resolution": Field("Căn cứ của nghị quyết chi bộ về công nhận chính thức", TEXT),
    "recognition_committee_resolution": Field("Căn cứ của nghị quyết đảng ủy về công nhận chính thức", TEXT),
    "striking_off_cell_resolution": Field("Căn cứ của nghị quyết chi bộ về xóa tên", TEXT),
    "striking_off_committee_resolution": Field("Căn cứ của nghị quyết đảng ủy về xóa tên", TEXT),
    "forward_working_days": Field("Chuyển hồ sơ đến nơi mới (ngày làm việc)", COUNT),
    "decide_working_days": Field("Nơi mới quyết định (ngày làm việc)", COUNT),
    "decision_valid_working_days": Field(
        "Quyết định ban hành sau khi chuyển còn giá trị (ngày làm việc)", COUNT
    ),
    "review_working_days": Field("Nơi mới đề nghị xem xét lại (ngày làm việc)", COUNT),
    "stay_months": Field("Sinh hoạt ở nơi mới khi ở đó từ (tháng)", COUNT),
    "programme_clause": Field("Căn cứ về chương trình lễ", TEXT),
    "decoration": Field("Trang trí buổi lễ", TEXTS),
    "preparation": Field("Việc chuẩn bị cho buổi lễ", TEXTS),
    "failed_votes": Field("Số lần biểu quyết không đạt thì báo cáo cấp trên", COUNT),
    "failed_votes_clause": Field("Căn cứ về số lần biểu quyết", TEXT),
    "from_end_of_probation": Field("Chính thức từ ngày hết thời gian dự bị, kể cả khi xét chậm", FLAG),
    "min_months": Field("Sau khi ra khỏi Đảng ít nhất (tháng)", COUNT),
    "after_criminal_record_months": Field("Sau khi được xóa án tích ít nhất (tháng)", COUNT),
    "never": Field("Những người không kết nạp lại", TEXTS),
    "member_record_working_days": Field(
        "Lập lý lịch đảng viên, phiếu đảng viên sau lễ kết nạp (ngày làm việc)", COUNT
    ),
    "once": Field("Chỉ được kết nạp lại một lần", FLAG),
    "number_digits": Field("Số chữ số của số thẻ", COUNT),
    "form": Field("Số mẫu", TEXT),
    "form_trade_union": Field("Số mẫu khi công đoàn giới thiệu", TEXT),
    "number_required": Field("Phải ghi số", FLAG),
    "per_introducer": Field("Mỗi người giới thiệu một bản", FLAG),
    "routes": Field("Chỉ với đường giới thiệu", TEXTS, words=dict(Route.choices)),
    "label": Field("Tên gọi", TEXT),
    "forms.label": Field("Số mẫu", TEXT, optional=True),
    "title": Field("Tên", TEXT),
    "from": Field("Tính từ", KEY_DATES),
    "until": Field("Xong khi có", KEY_DATES),
    "working_days": Field("Số ngày làm việc", COUNT),
    "months": Field("Số tháng", COUNT),
    "days": Field("Số ngày", COUNT),
    "extension_days": Field("Được kéo dài một lần (ngày làm việc)", COUNT),
    "desk": Field("Nơi thực hiện", dict(Desk.choices)),
    "phase": Field("Giai đoạn", {"admission": "Kết nạp", "recognition": "Công nhận chính thức"}),
    "paper": Field("Mẫu", TEXT),
    "kind": Field("Loại giấy tờ", TEXT),
    "code": Field("Mã", TEXT),
    "clause": Field("Căn cứ", TEXT),
}

_VOTE = "numerator denominator strict clause"

#: Every section with its heading and the values without which the portal cannot judge.
SECTIONS = {
    "age": ("Tuổi đời", "min_years max_years youth_max_years over_max_consent clause over_max_clause"),
    "education": ("Trình độ học vấn", "minimum exception clause"),
    "introduction": (
        "Người giới thiệu",
        "trade_union_past_youth_age shared_months replacement_exempt clause shared_clause replacement_clause",
    ),
    "introduction.members": ("Số đảng viên giới thiệu", "youth_union trade_union two_members"),
    "listing": ("Danh sách cảm tình Đảng", "review_months clause"),
    "helper": ("Đảng viên giúp đỡ", "remark_months clause"),
    "class": ("Lớp bồi dưỡng nhận thức về Đảng", "venue clause"),
    "certificate": ("Giấy chứng nhận học lớp nhận thức về Đảng", "valid_months warn_months clause"),
    "procedure": ("Cho làm thủ tục xem xét kết nạp", "permission_needed clause"),
    "dossier": ("Hồ sơ kết nạp", "valid_months clause"),
    "verification": (
        "Thẩm tra lý lịch",
        "reply_domestic_working_days reply_abroad_working_days clause exempt_clause",
    ),
    "opinions": ("Lấy ý kiến", "clause"),
    "checklist": ("Hồ sơ khi xét kết nạp", "clause"),
    "recognition_checklist": ("Hồ sơ khi xét công nhận chính thức", "clause"),
    "cell": ("Chi bộ", "min_official_members clause"),
    "votes.union": ("Biểu quyết của ban chấp hành đoàn thể", _VOTE),
    "votes.cell": ("Biểu quyết của chi bộ", _VOTE),
    "votes.committee": ("Biểu quyết của đảng ủy cơ sở khi đề nghị", _VOTE),
    "votes.collective": ("Biểu quyết của đảng ủy được ủy quyền", _VOTE),
    "votes.standing": ("Biểu quyết của ban thường vụ", _VOTE),
    "votes.standing_heads": (
        "Biểu quyết của thường trực và trưởng ban đảng",
        _VOTE,
    ),
    "votes.striking_off_cell": ("Xóa tên dự bị: chi bộ", _VOTE),
    "votes.striking_off_committee": ("Xóa tên dự bị: đảng ủy cơ sở", _VOTE),
    "votes.striking_off_collective": (
        "Xóa tên dự bị: đảng ủy được ủy quyền",
        _VOTE,
    ),
    "votes.striking_off_standing": ("Xóa tên dự bị: ban thường vụ", _VOTE),
    "delegation": ("Ủy quyền cho đảng ủy cơ sở quyết định", "more_than_members good_years decides clause"),
    "upper_powers": ("Giao quyền cấp trên cơ sở", "min_members min_members_central clause"),
    "decision": ("Quyết định kết nạp", "form legal_grounds clause"),
    "decisions.readmission": ("Quyết định kết nạp lại", "paper legal_grounds clause"),
    "decisions.recognition": ("Quyết định công nhận chính thức", "paper legal_grounds clause"),
    "decisions.striking_off": ("Quyết định xóa tên đảng viên dự bị", "paper legal_grounds clause"),
    "decisions.cancellation": ("Quyết định hủy", "paper legal_grounds clause"),
    "decisions.leaving": ("Quyết định cho ra khỏi Đảng", "paper legal_grounds clause"),
    "resolutions": ("Căn cứ của nghị quyết", "cell_resolution committee_resolution"),
    "moves": (
        "Người vào Đảng chuyển nơi công tác",
        "forward_working_days decide_working_days decision_valid_working_days review_working_days clause",
    ),
    "ceremony": ("Lễ kết nạp", "clause programme_clause decoration preparation"),
    "probation": ("Thời gian dự bị", "months remark_months clause"),
    "recognition": ("Công nhận chính thức", "failed_votes failed_votes_clause from_end_of_probation clause"),
    "readmission": ("Kết nạp lại", "min_months after_criminal_record_months once clause"),
    "card": ("Thẻ đảng viên", "number_digits clause"),
}

#: Chapters that an office looks up: who decides, and what a card looks like, is written down elsewhere.
LOOKED_UP = frozenset({"delegation", "upper_powers", "card"})

#: Sections that stand together; any other section is a chapter of its own.
CHAPTERS = {
    "votes": "Biểu quyết",
    "decisions": "Các loại quyết định khác",
    "introduction": "Người giới thiệu",
    "checklist": "Hồ sơ khi xét kết nạp",
    "recognition_checklist": "Hồ sơ khi xét công nhận chính thức",
    "deadlines": "Thời hạn",
    "forms": "Biểu mẫu",
}
