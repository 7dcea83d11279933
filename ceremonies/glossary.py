"""The words of the offices: their meaning on the screen, and in the code (docs/domain.md is written from here)."""

from dataclasses import dataclass

from django.utils.text import slugify

from members.names import fold


@dataclass(frozen=True)
class Word:
    """`meaning` is for readers of the portal; `code` and `gloss` are for readers of the code."""

    name: str
    meaning: str
    code: str
    gloss: str

    @property
    def anchor(self) -> str:
        return slugify(fold(self.name))


WORDS = [
    Word(
        "hồ sơ phát triển đảng viên",
        "Hồ sơ của một người tại một chi bộ, từ lúc đoàn thể giới thiệu đến khi là đảng viên chính thức.",
        "`Candidacy`",
        "one person's file in one Party cell",
    ),
    Word(
        "quần chúng ưu tú",
        "Đoàn viên, công đoàn viên xuất sắc được đoàn thể giới thiệu để chi bộ xem xét.",
        "person of a nomination",
        "outstanding member whom a union proposes",
    ),
    Word(
        "cảm tình Đảng",
        "Người đã được chi bộ đưa vào danh sách để bồi dưỡng, giúp đỡ.",
        "state `listed`",
        "taken on the cell's list",
    ),
    Word(
        "người vào Đảng",
        "Người đang được lập hồ sơ xin vào Đảng.",
        "state `dossier`",
        "applies, with a dossier of papers",
    ),
    Word(
        "cho làm thủ tục",
        "Cấp ủy đồng ý để chi bộ bắt đầu lập hồ sơ, ở nơi quy định phải xin phép trước.",
        "state `procedure_allowed`",
        "the committee allows the cell to begin the procedure, where the policy asks for it",
    ),
    Word(
        "lễ kết nạp",
        "Buổi lễ kết nạp một hoặc nhiều người, từng người một; ngày làm lễ là ngày vào Đảng.",
        "`Ceremony`, `Admission`",
        "one session, one after the other; the day of the ceremony is the day of entering the Party",
    ),
    Word(
        "đảng viên dự bị, chính thức",
        "Từ lễ kết nạp là đảng viên dự bị; sau thời gian dự bị và quyết định công nhận là đảng viên chính thức.",
        "`Membership` without, with `official_on`",
        "probationary, official member",
    ),
    Word(
        "việc đang xem xét",
        "Điều mà chi bộ và cấp ủy biểu quyết: kết nạp, công nhận chính thức hoặc xóa tên.",
        "`Matter`",
        "admission, recognition, striking off: what the bodies vote on",
    ),
    Word(
        "xóa tên",
        "Đưa đảng viên dự bị ra khỏi danh sách đảng viên bằng biểu quyết và một quyết định riêng.",
        "matter `striking_off`",
        "a probationary member is taken off the list, by votes and a decision of its own",
    ),
    Word(
        "chi bộ",
        "Nơi theo dõi, giúp đỡ, lập hồ sơ và biểu quyết đầu tiên.",
        "organisation `party_cell`",
        "decides on the list, follows, votes first",
    ),
    Word(
        "đảng ủy bộ phận",
        "Nằm giữa chi bộ và đảng ủy cơ sở, nếu có; thẩm định nghị quyết của chi bộ, không biểu quyết.",
        "`section_committee`",
        "between cell and committee, where there is one: appraises the cell's resolution, does not vote",
    ),
    Word(
        "đảng ủy cơ sở",
        "Biểu quyết sau chi bộ và đề nghị lên trên; tự quyết định khi được ủy quyền.",
        "`grassroots_committee`",
        "votes second, proposes; decides itself when it is delegated",
    ),
    Word(
        "cấp có thẩm quyền",
        "Cấp ủy ra quyết định kết nạp, công nhận hoặc xóa tên.",
        "`authority` of a file",
        "the committee that decides",
    ),
    Word(
        "ban thường vụ, tập thể cấp ủy",
        "Ban thường vụ quyết định khi hơn một nửa tán thành; cấp ủy cơ sở được ủy quyền cần ít nhất hai phần ba.",
        "`DecisionMode` `standing`, `collective`",
        "more than half of the standing committee; two thirds of a delegated committee",
    ),
    Word(
        "Đoàn cơ sở, chi đoàn",
        "Hai cấp của Đoàn Thanh niên giới thiệu đoàn viên.",
        "`youth_base`, `youth_cell`",
        "Youth Union, two levels",
    ),
    Word(
        "công đoàn cơ sở, tổ công đoàn",
        "Hai cấp của công đoàn giới thiệu công đoàn viên.",
        "`union_base`, `union_group`",
        "Trade Union, two levels",
    ),
    Word(
        "đơn vị",
        "Nơi người ấy công tác; mỗi đơn vị do một chi bộ phụ trách.",
        "`department`",
        "where somebody works; looked after by a cell (`serves`)",
    ),
    Word(
        "nơi đang giữ hồ sơ",
        "Ở mỗi bước, đúng một tổ chức giữ hồ sơ và phải làm việc tiếp theo.",
        "`Desk`, `Candidacy.desk`",
        "exactly one organisation holds the file in each state",
    ),
    Word(
        "đảng viên giúp đỡ",
        "Đảng viên chính thức được chi bộ phân công theo dõi, giúp đỡ.",
        "`HelperAssignment`",
        "official member who follows and helps",
    ),
    Word(
        "phân công chức vụ",
        "Một tài khoản giữ một chức vụ ở một tổ chức, từ ngày đến ngày; quyền theo chức vụ.",
        "`Appointment`",
        "an account holds an office from a day to a day",
    ),
    Word(
        "nghị quyết, biểu quyết",
        "Điều mà tổ chức đã quyết nghị, kèm số phiếu khi có biểu quyết.",
        "`Resolution`",
        "what a body resolved, with the count when it voted",
    ),
    Word(
        "người không tính",
        "Đảng viên không tính vào tổng số khi biểu quyết, kèm lý do.",
        "`Exclusion`",
        "member of the body who does not count among those entitled, and why",
    ),
    Word(
        "danh mục giấy tờ",
        "Các giấy tờ mà hồ sơ phải có, còn thiếu hay đã đủ.",
        "`Paper`",
        "the checklist of the dossier",
    ),
    Word(
        "chuyển đơn vị",
        "Người ấy chuyển công tác thì hồ sơ đi theo; nơi cũ đọc được hồ sơ đã đến đâu.",
        "`Move`",
        "the person works elsewhere, the file goes along; the old place reads where to",
    ),
    Word(
        "quyết định",
        "Văn bản có số, lưu nguyên bản PDF, không bao giờ sửa; chỉ thay hoặc hủy bằng quyết định khác.",
        "`Decision`",
        "numbered, stored as PDF, never changed",
    ),
    Word(
        "sổ văn bản, hủy số",
        "Số văn bản liên tục của một tổ chức trong một nhiệm kỳ; số đã hủy vẫn giữ lại cùng lý do.",
        "`Register`, `IssuedNumber.void_at`",
        "numbers 1, 2, 3 … of an organisation in a term; a void one keeps its number and reason",
    ),
    Word(
        "nhiệm kỳ",
        "Sang nhiệm kỳ mới, số văn bản bắt đầu lại từ một.",
        "`Term`",
        "numbering starts again with it",
    ),
    Word(
        "còn thiếu gì",
        "Điều kiện chưa đủ để làm bước sau: thiếu gì, theo điều khoản nào, phải làm gì, sớm nhất khi nào.",
        "`Requirement`",
        "sentence, clause, what to do, until when",
    ),
    Word(
        "nhật ký",
        "Ghi lại ai đã làm hay đã đọc gì; mỗi dòng khóa vào dòng trước nên không sửa lén được.",
        "`AuditEntry`",
        "who did or read what, chained by hash",
    ),
]
