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
    PROCEDURE_ASKED = "procedure_asked", "Chờ đảng ủy cho làm thủ tục kết nạp"
    PROCEDURE_ALLOWED = "procedure_allowed", "Được làm thủ tục kết nạp"
    DOSSIER = "dossier", "Đang lập hồ sơ"
    CELL_VOTED = "cell_voted", "Chi bộ đã biểu quyết"
    AT_SECTION = "at_section", "Chờ đảng ủy bộ phận thẩm định"
    AT_COMMITTEE = "at_committee", "Chờ đảng ủy cơ sở xem xét"
    COMMITTEE_VOTED = "committee_voted", "Đảng ủy cơ sở đã biểu quyết"
    AT_AUTHORITY = "at_authority", "Chờ cấp có thẩm quyền xem xét"
    AUTHORITY_VOTED = "authority_voted", "Cấp có thẩm quyền đã biểu quyết"
    DECIDED = "decided", "Đã có quyết định kết nạp"
    AWAITING_CEREMONY = "awaiting_ceremony", "Chờ lễ kết nạp"
    PROBATION = "probation", "Đảng viên dự bị"
    RECOGNITION = "recognition", "Đang lập hồ sơ công nhận chính thức"
    RECOGNITION_CELL_VOTED = "recognition_cell_voted", "Chi bộ đã biểu quyết công nhận chính thức"
    RECOGNITION_AT_SECTION = "recognition_at_section", "Chờ đảng ủy bộ phận thẩm định việc công nhận"
    RECOGNITION_AT_COMMITTEE = "recognition_at_committee", "Chờ đảng ủy cơ sở xem xét công nhận"
    RECOGNITION_COMMITTEE_VOTED = "recognition_committee_voted", "Đảng ủy cơ sở đã biểu quyết công nhận"
    RECOGNITION_AT_AUTHORITY = "recognition_at_authority", "Chờ cấp có thẩm quyền xem xét công nhận"
    RECOGNITION_AUTHORITY_VOTED = "recognition_authority_voted", "Cấp có thẩm quyền đã biểu quyết công nhận"
    RECOGNISED = "recognised", "Đã có quyết định công nhận"
    STRIKING_OFF = "striking_off", "Đang xem xét xóa tên"
    STRIKING_CELL_VOTED = "striking_cell_voted", "Chi bộ đã biểu quyết xóa tên"
    STRIKING_AT_COMMITTEE = "striking_at_committee", "Chờ đảng ủy cơ sở xem xét xóa tên"
    STRIKING_COMMITTEE_VOTED = "striking_committee_voted", "Đảng ủy cơ sở đã biểu quyết xóa tên"
    STRIKING_AT_AUTHORITY = "striking_at_authority", "Chờ cấp có thẩm quyền xem xét xóa tên"
    STRIKING_AUTHORITY_VOTED = "striking_authority_voted", "Cấp có thẩm quyền đã biểu quyết xóa tên"
    OFFICIAL = "official", "Đảng viên chính thức"
    STRUCK_OFF = "struck_off", "Đã xóa tên"
    CANCELLED = "cancelled", "Đã hủy quyết định kết nạp"
    MOVED_AWAY = "moved_away", "Đã chuyển đi nơi khác"
    LEFT = "left", "Đã ra khỏi Đảng"
    DECEASED = "deceased", "Đã từ trần"
    WITHDRAWN = "withdrawn", "Đã rút"
    REMOVED = "removed", "Đã đưa ra khỏi danh sách"
    REJECTED = "rejected", "Không được chấp nhận"


class Matter(TextChoices):
    """What the bodies are asked to vote on; each matter travels the same road (việc đang xem xét)."""

    ADMISSION = "admission", "Kết nạp đảng viên"
    RECOGNITION = "recognition", "Công nhận đảng viên chính thức"
    STRIKING_OFF = "striking_off", "Xóa tên đảng viên dự bị"


class Action(TextChoices):
    """What an office-holder does with a file."""

    OPEN = "open", "Lập đề nghị"
    SUBMIT = "submit", "Trình ban chấp hành"
    RESOLVE = "resolve", "Thông qua nghị quyết giới thiệu"
    SEND = "send", "Gửi chi bộ"
    RECEIVE = "receive", "Tiếp nhận"
    LIST = "list", "Đưa vào danh sách cảm tình Đảng"
    ASSIGN_HELPER = "assign_helper", "Phân công đảng viên giúp đỡ"
    ASK_PROCEDURE = "ask_procedure", "Đề nghị cho làm thủ tục kết nạp"
    ALLOW_PROCEDURE = "allow_procedure", "Cho làm thủ tục kết nạp"
    OPEN_DOSSIER = "open_dossier", "Lập hồ sơ kết nạp"
    RECORD_CELL_VOTE = "record_cell_vote", "Ghi kết quả biểu quyết của chi bộ"
    FORWARD_TO_SECTION = "forward_to_section", "Chuyển đảng ủy bộ phận"
    APPRAISE = "appraise", "Ghi báo cáo thẩm định"
    FORWARD_TO_COMMITTEE = "forward_to_committee", "Chuyển đảng ủy cơ sở"
    RECORD_COMMITTEE_VOTE = "record_committee_vote", "Ghi kết quả biểu quyết của đảng ủy cơ sở"
    FORWARD_TO_AUTHORITY = "forward_to_authority", "Chuyển cấp có thẩm quyền"
    RECORD_AUTHORITY_VOTE = "record_authority_vote", "Ghi kết quả biểu quyết của cấp có thẩm quyền"
    ISSUE_DECISION = "issue_decision", "Ban hành quyết định"
    VOID_DECISION = "void_decision", "Hủy số quyết định"
    RECEIVE_DECISION = "receive_decision", "Nhận quyết định kết nạp"
    HOLD_CEREMONY = "hold_ceremony", "Kết nạp tại buổi lễ"
    OPEN_RECOGNITION = "open_recognition", "Lập hồ sơ công nhận chính thức"
    ANNOUNCE = "announce", "Công bố quyết định, kết thúc hồ sơ"
    CONSIDER_AGAIN = "consider_again", "Xét lại ở cuộc họp sau"
    PROPOSE_STRIKING_OFF = "propose_striking_off", "Xem xét xóa tên"
    DROP_STRIKING_OFF = "drop_striking_off", "Không xóa tên"
    CANCEL_DECISION = "cancel_decision", "Hủy quyết định kết nạp"
    REDO_DECISION = "redo_decision", "Hủy quyết định để làm lại thủ tục"
    MOVE = "move", "Chuyển hồ sơ đến tổ chức đảng khác"
    MOVE_AWAY = "move_away", "Chuyển đi nơi ngoài hệ thống"
    ASK_REVIEW = "ask_review", "Đề nghị nơi cũ xem xét lại"
    LEAVE_PARTY = "leave_party", "Cho ra khỏi Đảng"
    RECORD_DEATH = "record_death", "Ghi từ trần"
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
    SECTION = "section", "Đảng ủy bộ phận"
    COMMITTEE = "committee", "Đảng ủy cơ sở"
    AUTHORITY = "authority", "Cấp có thẩm quyền"


class ResolutionKind(TextChoices):
    UNION = "union", "Nghị quyết giới thiệu"
    LISTING = "listing", "Nghị quyết công nhận cảm tình Đảng"
    HELPER = "helper", "Nghị quyết phân công đảng viên giúp đỡ"
    PROCEDURE = "procedure", "Nghị quyết đề nghị cho làm thủ tục kết nạp"
    PERMISSION = "permission", "Ý kiến cho làm thủ tục kết nạp"
    CELL = "cell", "Nghị quyết của chi bộ"
    SECTION = "section", "Báo cáo thẩm định của đảng ủy bộ phận"
    COMMITTEE = "committee", "Nghị quyết của đảng ủy cơ sở"
    AUTHORITY = "authority", "Biểu quyết của cấp có thẩm quyền"
    LEAVING = "leaving", "Nghị quyết của chi bộ về việc xin ra khỏi Đảng"


class ExclusionReason(TextChoices):
    """Why a member of the body is not counted among those entitled (294-QĐ/TW §9.3)."""

    TRANSFERRED = "transferred", "Tạm thời chuyển sinh hoạt đi nơi khác"
    EXEMPT_ABSENT = "exempt_absent", "Được miễn công tác và sinh hoạt, vắng mặt"
    SUSPENDED = "suspended", "Bị đình chỉ sinh hoạt"
    PROSECUTED = "prosecuted", "Bị khởi tố, truy tố, tạm giam"


class PaperKind(TextChoices):
    """Papers of the dossier when admission and recognition are considered (38-HD/BTCTW §II.1.1)."""

    CERTIFICATE = "certificate", "Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng"
    APPLICATION = "application", "Đơn xin vào Đảng"
    CV = "cv", "Lý lịch của người xin vào Đảng"
    VERIFICATION = "verification", "Kết quả thẩm tra lý lịch"
    INTRODUCTION = "introduction", "Giấy giới thiệu của đảng viên chính thức"
    UNION_RESOLUTION = "union_resolution", "Nghị quyết giới thiệu của Đoàn hoặc công đoàn"
    OPINIONS = "opinions", "Tổng hợp ý kiến nhận xét"
    CONSENT = "consent", "Văn bản đồng ý của cấp ủy có thẩm quyền"
    NEW_MEMBER_CLASS = "new_member_class", "Giấy chứng nhận học lớp bồi dưỡng đảng viên mới"
    SELF_REVIEW = "self_review", "Bản tự kiểm điểm của đảng viên dự bị"
    HELPER_REMARKS = "helper_remarks", "Bản nhận xét của đảng viên được phân công giúp đỡ"
    RECOGNITION_OPINIONS = "recognition_opinions", "Tổng hợp ý kiến nhận xét đối với đảng viên dự bị"


class DocumentType(TextChoices):
    """Types of papers that are numbered; the value is the abbreviation in the number."""

    DECISION = "QĐ", "Quyết định"
    RESOLUTION = "NQ", "Nghị quyết"
    REPORT = "BC", "Báo cáo"
    LETTER = "CV", "Công văn"
    CERTIFICATE = "GCN", "Giấy chứng nhận"
    NOTICE = "TB", "Thông báo"


class DecisionKind(TextChoices):
    ADMISSION = "admission", "Quyết định kết nạp đảng viên"
    RECOGNITION = "recognition", "Quyết định công nhận đảng viên chính thức"
    STRIKING_OFF = "striking_off", "Quyết định xóa tên đảng viên dự bị"
    CANCELLATION = "cancellation", "Quyết định hủy bỏ quyết định kết nạp"
    LEAVING = "leaving", "Quyết định cho đảng viên dự bị ra khỏi Đảng"


class CourseKind(TextChoices):
    AWARENESS = "awareness", "Lớp bồi dưỡng nhận thức về Đảng"
    NEW_MEMBERS = "new_members", "Lớp bồi dưỡng đảng viên mới"


class ListKind(TextChoices):
    """The lists about what happens, beside those of `members.choices.ImportKind`."""

    NOMINATIONS = "nominations", "Danh sách đề nghị giới thiệu"
    CLASS_RESULTS = "class_results", "Kết quả lớp bồi dưỡng"


class Relation(TextChoices):
    """Whose political standard is verified (06-HD/TW §3.4a)."""

    SELF = "self", "Bản thân"
    FATHER = "father", "Cha đẻ"
    MOTHER = "mother", "Mẹ đẻ"
    GUARDIAN = "guardian", "Người trực tiếp nuôi dưỡng"
    SPOUSE = "spouse", "Vợ hoặc chồng"
    FATHER_IN_LAW = "father_in_law", "Cha vợ hoặc cha chồng"
    MOTHER_IN_LAW = "mother_in_law", "Mẹ vợ hoặc mẹ chồng"
    CHILD = "child", "Con đẻ có năng lực hành vi dân sự đầy đủ"


class VerificationWay(TextChoices):
    LETTER = "letter", "Gửi công văn trong nước"
    LETTER_ABROAD = "letter_abroad", "Gửi công văn ra nước ngoài"
    VISIT = "visit", "Cử đảng viên đi thẩm tra"
    KNOWN = "known", "Chi bộ biết rõ, kết luận tại chỗ"
    EXEMPT = "exempt", "Không phải thẩm tra"


class VerificationResult(TextChoices):
    CLEAR = "clear", "Không có vấn đề"
    NOTED = "noted", "Có điểm cần xem xét"


class OpinionKind(TextChoices):
    YOUTH_UNION = "youth_union", "Đoàn Thanh niên"
    TRADE_UNION = "trade_union", "Công đoàn"
    OTHER_UNION = "other_union", "Đoàn thể khác"
    RESIDENCE = "residence", "Chi ủy nơi cư trú"


class TargetGroup(TextChoices):
    """Groups a yearly plan counts (nguồn phát triển đảng viên)."""

    ALL = "all", "Tổng số"
    YOUTH = "youth", "Đoàn viên, thanh niên"
    WOMEN = "women", "Nữ"
    MINORITY = "minority", "Dân tộc thiểu số"
    RELIGIOUS = "religious", "Có tôn giáo"
    WORKERS = "workers", "Công nhân, người lao động"
    INTELLECTUALS = "intellectuals", "Trí thức"


class PlanFigure(TextChoices):
    """The two numbers of a target; the values are its columns."""

    LISTED = "listed", "Tạo nguồn"
    ADMITTED = "admitted", "Kết nạp"


class ReviewOutcome(TextChoices):
    ENTERS = "enters", "Đưa vào danh sách"
    STAYS = "stays", "Tiếp tục theo dõi"
    LEAVES = "leaves", "Đưa ra khỏi danh sách"


class CeremonyState(TextChoices):
    PLANNED = "planned", "Đang chuẩn bị"
    HELD = "held", "Đã tổ chức"
    CANCELLED = "cancelled", "Đã hủy"


class RemarkKind(TextChoices):
    PERIODIC = "periodic", "Nhận xét định kỳ"
    HANDOVER = "handover", "Nhận xét khi bàn giao"


class BatchState(TextChoices):
    WAITING = "waiting", "Chờ lập"
    MAKING = "making", "Đang lập"
    READY = "ready", "Đã xong"
    FAILED = "failed", "Không lập được"


class FilePart(TextChoices):
    """The parts of the page of a file, each with an address of its own (`?phan=`); WHOLE is there to be printed."""

    SUMMARY = "tong-quan", "Tổng quan"
    DOSSIER = "giay-to", "Giấy tờ"
    OPINIONS = "y-kien", "Ý kiến, biểu quyết"
    DOCUMENTS = "van-ban", "Văn bản"
    ROAD = "tien-trinh", "Tiến trình"
    WHOLE = "toan-bo", "Toàn bộ"


class CeremonyPart(TextChoices):
    """The parts of the page of a ceremony, as those of a file."""

    SUMMARY = "tong-quan", "Tổng quan"
    PREPARATION = "chuan-bi", "Chuẩn bị, đại biểu"
    PROGRAMME = "chuong-trinh", "Chương trình"
    TOLD = "giay-to", "Giấy tờ, báo cáo"
    WHOLE = "toan-bo", "Toàn bộ"


class Measure(TextChoices):
    """What reports count in a period."""

    NOMINATED = "nominated", "Được đoàn thể giới thiệu đến chi bộ"
    LISTED = "listed", "Được công nhận cảm tình Đảng"
    SENT_TO_CLASS = "sent_to_class", "Được cử học lớp bồi dưỡng nhận thức về Đảng"
    ADMITTED = "admitted", "Được kết nạp"
    RECOGNISED = "recognised", "Được công nhận đảng viên chính thức"

    @property
    def short(self) -> str:
        """For the head of a column."""
        return _SHORT_MEASURES[self]


_SHORT_MEASURES = {
    Measure.NOMINATED: "Giới thiệu",
    Measure.LISTED: "Cảm tình Đảng",
    Measure.SENT_TO_CLASS: "Cử học lớp",
    Measure.ADMITTED: "Kết nạp",
    Measure.RECOGNISED: "Công nhận chính thức",
}


class DueKind(TextChoices):
    DEADLINE = "deadline", "Thời hạn của hồ sơ"
    LETTER = "letter", "Trả lời công văn thẩm tra"
    REMARK = "remark", "Nhận xét của đảng viên giúp đỡ"
    TASK = "task", "Nhiệm vụ của đảng viên dự bị"


class NoticeKind(TextChoices):
    SOON = "soon", "Sắp đến hạn"
    LATE = "late", "Quá hạn"
    BELOW = "below", "Cấp dưới quá hạn"
    NEWS = "news", "Kết quả mới"


class MailWish(TextChoices):
    """On which days an account wants its digest by mail."""

    DAILY = "daily", "Mỗi ngày làm việc, khi có việc hoặc thông báo"
    LATE = "late", "Chỉ những ngày có việc quá hạn"
    NONE = "none", "Không gửi thư"


class MailNames(TextChoices):
    """How people are named in mails, which leave the office's own machine."""

    NONE = "none", "Không ghi tên, chỉ ghi số việc"
    INITIALS = "initials", "Ghi từng việc với chữ cái đầu của họ tên"
    FULL = "full", "Ghi từng việc với họ tên đầy đủ"
