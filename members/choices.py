"""Closed lists about organisations and people. No models here: anyone may import them."""

from django.db.models import TextChoices


class Tree(TextChoices):
    """The three organisations over one staff, and the staff itself."""

    PARTY = "party", "Đảng"
    YOUTH = "youth", "Đoàn Thanh niên"
    UNION = "union", "Công đoàn"
    STAFF = "staff", "Chính quyền"


class OrganisationKind(TextChoices):
    DECIDING_COMMITTEE = "deciding_committee", "Cấp ủy cấp trên"
    GRASSROOTS_COMMITTEE = "grassroots_committee", "Đảng ủy cơ sở"
    SECTION_COMMITTEE = "section_committee", "Đảng ủy bộ phận"
    PARTY_CELL = "party_cell", "Chi bộ"
    YOUTH_BASE = "youth_base", "Đoàn cơ sở"
    YOUTH_CELL = "youth_cell", "Chi đoàn"
    UNION_BASE = "union_base", "Công đoàn cơ sở"
    UNION_GROUP = "union_group", "Tổ công đoàn"
    DEPARTMENT = "department", "Đơn vị"


TREE_OF_KIND = {
    OrganisationKind.DECIDING_COMMITTEE: Tree.PARTY,
    OrganisationKind.GRASSROOTS_COMMITTEE: Tree.PARTY,
    OrganisationKind.SECTION_COMMITTEE: Tree.PARTY,
    OrganisationKind.PARTY_CELL: Tree.PARTY,
    OrganisationKind.YOUTH_BASE: Tree.YOUTH,
    OrganisationKind.YOUTH_CELL: Tree.YOUTH,
    OrganisationKind.UNION_BASE: Tree.UNION,
    OrganisationKind.UNION_GROUP: Tree.UNION,
    OrganisationKind.DEPARTMENT: Tree.STAFF,
}


def kinds_of(*trees: Tree) -> list[str]:
    """The organisation kinds that belong to these trees, in the order of the list."""
    return [kind.value for kind, tree in TREE_OF_KIND.items() if tree in trees]


#: Which Party bodies can be given the right to decide on admissions (294-QĐ/TW §4.5).
DECIDING_KINDS = (OrganisationKind.DECIDING_COMMITTEE, OrganisationKind.GRASSROOTS_COMMITTEE)


class DecisionMode(TextChoices):
    """How a committee decides on admissions (294-QĐ/TW §4.3.2)."""

    COLLECTIVE = "collective", "Tập thể cấp ủy được ủy quyền (từ 2/3 trở lên)"
    STANDING = "standing", "Ban thường vụ (trên một nửa)"
    STANDING_HEADS = "standing_heads", "Thường trực và trưởng ban đảng trong ban thường vụ (trên một nửa)"


class Role(TextChoices):
    """An office a user holds in an organisation. What it may do stands in `members.permissions.ROLE_RIGHTS`."""

    SECRETARY = "secretary", "Bí thư"
    DEPUTY_SECRETARY = "deputy_secretary", "Phó bí thư"
    COMMITTEE_MEMBER = "committee_member", "Cấp ủy viên"
    COMMITTEE_OFFICE = "committee_office", "Văn phòng cấp ủy"
    UNION_LEADER = "union_leader", "Bí thư Đoàn, Chủ tịch công đoàn"
    UNION_EXECUTIVE = "union_executive", "Ủy viên ban chấp hành"
    INSPECTOR = "inspector", "Cán bộ kiểm tra"
    SYSTEM_ADMIN = "system_admin", "Quản trị hệ thống"


class Right(TextChoices):
    """What an office-holder may do on an organisation; stored as django-guardian object permissions."""

    VIEW_PEOPLE = "view_people", "Xem danh sách người"
    MANAGE_PEOPLE = "manage_people", "Cập nhật thông tin người"
    IMPORT_PEOPLE = "import_people", "Nhập danh sách từ bảng tính"
    VIEW_NOMINATIONS = "view_nominations", "Theo dõi đề nghị giới thiệu"
    DRAFT_NOMINATION = "draft_nomination", "Soạn đề nghị giới thiệu"
    RESOLVE_NOMINATION = "resolve_nomination", "Thông qua nghị quyết giới thiệu"
    VIEW_CANDIDACIES = "view_candidacies", "Xem hồ sơ phát triển đảng viên"
    KEEP_CANDIDACY = "keep_candidacy", "Xử lý hồ sơ tại tổ chức đảng"
    RECORD_VOTE = "record_vote", "Ghi kết quả biểu quyết"
    ISSUE_DECISION = "issue_decision", "Ký ban hành quyết định"
    MANAGE_ORGANISATIONS = "manage_organisations", "Quản lý tổ chức"
    MANAGE_APPOINTMENTS = "manage_appointments", "Quản lý phân công chức vụ"
    MANAGE_ACCOUNTS = "manage_accounts", "Quản lý tài khoản"
    MANAGE_POLICIES = "manage_policies", "Quản lý quy định áp dụng"


class Sex(TextChoices):
    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class ImportKind(TextChoices):
    """The lists about who. What happens adds its own kinds: see `members.services.list_kinds`."""

    ORGANISATIONS = "organisations", "Danh sách tổ chức"
    PEOPLE = "people", "Danh sách người"
    MEMBERSHIPS = "memberships", "Danh sách đoàn viên, đảng viên theo tổ chức"
    PARTY_REGISTER = "party_register", "Sổ danh sách đảng viên"
    APPOINTMENTS = "appointments", "Danh sách chức vụ"


class ImportState(TextChoices):
    READING = "reading", "Đang đọc"
    STAGED = "staged", "Chờ xác nhận"
    APPLYING = "applying", "Đang ghi"
    APPLIED = "applied", "Đã ghi"
    UNDOING = "undoing", "Đang lấy lại"
    UNDONE = "undone", "Đã lấy lại"
    CANCELLED = "cancelled", "Đã hủy"


class Outcome(TextChoices):
    """What a row of a sheet would do to the register."""

    NEW = "new", "Mới"
    CHANGED = "changed", "Thay đổi"
    SAME = "same", "Không đổi"
    ASKED = "asked", "Cần trả lời"
    WRONG = "wrong", "Có lỗi"
    SKIPPED = "skipped", "Bỏ qua"


class MailState(TextChoices):
    WAITING = "waiting", "Chờ gửi"
    SENDING = "sending", "Đang gửi"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Không gửi được"


class Precision(TextChoices):
    """How much of a date is known; a year is stored as its 1 January, a month as its first day."""

    DAY = "day", "ngày"
    MONTH = "month", "tháng"
    YEAR = "year", "năm"


class OldCode(TextChoices):
    """Codes of Vietnamese letters from before Unicode, told by the font of a cell."""

    TCVN3 = "tcvn3", "TCVN3 (phông chữ .VnTime, .VnArial…)"
    VNI = "vni", "VNI (phông chữ VNI-Times, VNI-Helve…)"


#: Danh mục 54 dân tộc (Quyết định 121-TCTK/PPCĐ, 1979), theo thứ tự của danh mục.
# fmt: off
ETHNIC_GROUPS = (
    "Kinh", "Tày", "Thái", "Hoa", "Khmer", "Mường", "Nùng", "Mông", "Dao", "Gia Rai", "Ngái", "Ê-đê",
    "Ba Na", "Xơ Đăng", "Sán Chay", "Cơ Ho", "Chăm", "Sán Dìu", "Hrê", "Mnông", "Ra Glai", "Xtiêng",
    "Bru - Vân Kiều", "Thổ", "Giáy", "Cơ Tu", "Gié Triêng", "Mạ", "Khơ Mú", "Co", "Ta Ôi", "Chơ Ro",
    "Kháng", "Xinh Mun", "Hà Nhì", "Chu Ru", "Lào", "La Chí", "La Ha", "Phù Lá", "La Hủ", "Lự", "Lô Lô",
    "Chứt", "Mảng", "Pà Thẻn", "Cơ Lao", "Cống", "Bố Y", "Si La", "Pu Péo", "Brâu", "Ơ Đu", "Rơ Măm",
)
# fmt: on
#: Mười sáu tôn giáo được công nhận, theo tên thường dùng.
RELIGIONS = (
    "Không",
    "Phật giáo",
    "Công giáo",
    "Tin lành",
    "Cao Đài",
    "Phật giáo Hòa Hảo",
    "Hồi giáo",
    "Bà-la-môn",
    "Baha'i",
    "Cơ đốc Phục lâm",
    "Mặc Môn",
    "Bửu Sơn Kỳ Hương",
    "Tứ Ân Hiếu Nghĩa",
    "Tịnh độ Cư sĩ Phật hội",
    "Minh Sư đạo",
    "Minh Lý đạo",
    "Hiếu Nghĩa Tà Lơn",
    "Khác",
)


class ExportFormat(TextChoices):
    OFFICE = "office", "Theo mẫu văn phòng (.xlsx): có tiêu đề, chỗ ký, in khổ A4 ngang"
    SHEET = "sheet", "Bảng dữ liệu (.xlsx): để làm việc trong Excel, nhập lại được"
    CSV = "csv", "Tệp .csv: để chuyển sang phần mềm khác, nhập lại được"
