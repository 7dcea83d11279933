"""Closed lists about what happens to a file. No models here: anyone may import them."""

from django.db.models import TextChoices


class Route(TextChoices):
    """Who introduces the person (Điều 4 Điều lệ Đảng; 294-QĐ/TW §3.1)."""

    YOUTH_UNION = "youth_union", "Đoàn Thanh niên và một đảng viên chính thức"
    TRADE_UNION = "trade_union", "Công đoàn và một đảng viên chính thức"
    TWO_MEMBERS = "two_members", "Hai đảng viên chính thức"


class State(TextChoices):
    """Where the file lies. Each state is a desk: exactly one organisation holds the file."""

    DRAFT = "draft", "Đang soạn đề nghị"
    SUBMITTED = "submitted", "Chờ ban chấp hành thông qua"
    RESOLVED = "resolved", "Đã có nghị quyết giới thiệu"
    SENT = "sent", "Chờ chi bộ tiếp nhận"
    RECEIVED = "received", "Chi bộ đang xem xét"
    LISTED = "listed", "Cảm tình Đảng"
    FOLLOWED = "followed", "Đang được theo dõi, giúp đỡ"
    DOSSIER = "dossier", "Đang lập hồ sơ"
    CELL_VOTED = "cell_voted", "Chi bộ đã biểu quyết"
    AT_COMMITTEE = "at_committee", "Chờ đảng ủy cơ sở xem xét"
    COMMITTEE_VOTED = "committee_voted", "Đảng ủy cơ sở đã biểu quyết"
    AT_AUTHORITY = "at_authority", "Chờ cấp có thẩm quyền xem xét"
    AUTHORITY_VOTED = "authority_voted", "Cấp có thẩm quyền đã biểu quyết"
    DECIDED = "decided", "Đã có quyết định kết nạp"
    WITHDRAWN = "withdrawn", "Đã rút"
    REMOVED = "removed", "Đã đưa ra khỏi danh sách"
    REJECTED = "rejected", "Không được chấp nhận"


class Action(TextChoices):
    """What an office-holder does with a file."""

    OPEN = "open", "Lập đề nghị"
    SUBMIT = "submit", "Trình ban chấp hành"
    RESOLVE = "resolve", "Thông qua nghị quyết giới thiệu"
    SEND = "send", "Gửi chi bộ"
    RECEIVE = "receive", "Tiếp nhận"
    LIST = "list", "Đưa vào danh sách cảm tình Đảng"
    ASSIGN_HELPER = "assign_helper", "Phân công đảng viên giúp đỡ"
    OPEN_DOSSIER = "open_dossier", "Lập hồ sơ kết nạp"
    RECORD_CELL_VOTE = "record_cell_vote", "Ghi kết quả biểu quyết của chi bộ"
    FORWARD_TO_COMMITTEE = "forward_to_committee", "Chuyển đảng ủy cơ sở"
    RECORD_COMMITTEE_VOTE = "record_committee_vote", "Ghi kết quả biểu quyết của đảng ủy cơ sở"
    FORWARD_TO_AUTHORITY = "forward_to_authority", "Chuyển cấp có thẩm quyền"
    RECORD_AUTHORITY_VOTE = "record_authority_vote", "Ghi kết quả biểu quyết của cấp có thẩm quyền"
    ISSUE_DECISION = "issue_decision", "Ban hành quyết định kết nạp"
    VOID_DECISION = "void_decision", "Hủy số quyết định"
    REPLACE_HELPER = "replace_helper", "Thay đảng viên giúp đỡ"
    CORRECT_VOTE = "correct_vote", "Ghi lại kết quả biểu quyết"
    SEND_BACK = "send_back", "Trả lại"
    WITHDRAW = "withdraw", "Rút"
    REMOVE = "remove", "Đưa ra khỏi danh sách"
    REJECT = "reject", "Không chấp nhận"


class Desk(TextChoices):
    """Which of the file's organisations acts; the value is the field of `Candidacy`."""

    NOMINATOR = "nominator", "Tổ chức giới thiệu"
    CELL = "cell", "Chi bộ"
    COMMITTEE = "committee", "Đảng ủy cơ sở"
    AUTHORITY = "authority", "Cấp có thẩm quyền"


class ResolutionKind(TextChoices):
    UNION = "union", "Nghị quyết giới thiệu"
    LISTING = "listing", "Nghị quyết công nhận cảm tình Đảng"
    HELPER = "helper", "Nghị quyết phân công đảng viên giúp đỡ"
    CELL = "cell", "Nghị quyết của chi bộ"
    COMMITTEE = "committee", "Nghị quyết của đảng ủy cơ sở"
    AUTHORITY = "authority", "Biểu quyết của cấp có thẩm quyền"


class ExclusionReason(TextChoices):
    """Why a member of the body is not counted among those entitled (294-QĐ/TW §9.3)."""

    TRANSFERRED = "transferred", "Tạm thời chuyển sinh hoạt đi nơi khác"
    EXEMPT_ABSENT = "exempt_absent", "Được miễn công tác và sinh hoạt, vắng mặt"
    SUSPENDED = "suspended", "Bị đình chỉ sinh hoạt"
    PROSECUTED = "prosecuted", "Bị khởi tố, truy tố, tạm giam"


class PaperKind(TextChoices):
    """Papers of the dossier when admission is considered (38-HD/BTCTW §II.1.1 a)."""

    CERTIFICATE = "certificate", "Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng"
    APPLICATION = "application", "Đơn xin vào Đảng"
    CV = "cv", "Lý lịch của người xin vào Đảng"
    VERIFICATION = "verification", "Kết quả thẩm tra lý lịch"
    INTRODUCTION = "introduction", "Giấy giới thiệu của đảng viên chính thức"
    UNION_RESOLUTION = "union_resolution", "Nghị quyết giới thiệu của Đoàn hoặc công đoàn"
    OPINIONS = "opinions", "Tổng hợp ý kiến nhận xét"


class DocumentType(TextChoices):
    """Types of papers that are numbered; the value is the abbreviation in the number."""

    DECISION = "QĐ", "Quyết định"


class CourseKind(TextChoices):
    AWARENESS = "awareness", "Lớp bồi dưỡng nhận thức về Đảng"
    NEW_MEMBERS = "new_members", "Lớp bồi dưỡng đảng viên mới"


class ListKind(TextChoices):
    """The lists about what happens, beside those of `members.choices.ImportKind`."""

    NOMINATIONS = "nominations", "Danh sách đề nghị giới thiệu"
    CLASS_RESULTS = "class_results", "Kết quả lớp bồi dưỡng"
