"""Lists about what happens that only go out."""

from ceremonies.models import Candidacy, Decision, IssuedNumber, Move
from ceremonies.resources.class_results import ClassResultResource
from ceremonies.selectors.decisions import about_of
from ceremonies.selectors.meetings import Meeting
from members.resources.outgoing import MaskedIds, OutgoingResource, Told, day_of


class FileResource(OutgoingResource):
    person = Told("person__full_name", "Họ và tên")
    birth_date = Told("person__birth_date", "Ngày sinh")
    route = Told("get_route_display", "Đường giới thiệu")
    nominator = Told("nominator", "Tổ chức giới thiệu")
    cell = Told("cell", "Chi bộ")
    state = Told("get_state_display", "Trạng thái")
    desk = Told("desk", "Đang ở")
    desk_since = Told("desk_since", "Từ ngày")
    opened_on = Told("opened_on", "Ngày lập")
    closed_on = Told("closed_on", "Ngày kết thúc")

    related = ("person", "nominator", "cell", "desk")

    def dehydrate_desk_since(self, file: Candidacy) -> str:
        """A file that is closed lies nowhere."""
        return day_of(file.desk_since) if file.desk else ""


class HelpedResource(OutgoingResource):
    """Rows are `ceremonies.selectors.remarks.Helped`."""

    person = Told("candidacy__person__full_name", "Họ và tên")
    birth_date = Told("candidacy__person__birth_date", "Ngày sinh")
    cell = Told("candidacy__cell", "Chi bộ")
    state = Told("candidacy__get_state_display", "Trạng thái")
    since = Told("assignment__starts_on", "Giúp đỡ từ ngày")
    last_on = Told("last_on", "Nhận xét gần nhất")
    due = Told("due", "Nhận xét tiếp theo trước ngày")
    open_tasks = Told("assignment__open_tasks", "Nhiệm vụ chưa xong")


class DecisionResource(OutgoingResource):
    """Names as they were printed, whatever the register of people says since. Rows have their fate with them."""

    number = Told("number_text", "Số")
    issued_on = Told("issued_on", "Ngày ban hành")
    person = Told("person_name", "Họ và tên")
    cell = Told("candidacy__cell", "Chi bộ")
    organisation = Told("organisation", "Cấp ban hành")
    signer = Told("signer_name", "Người ký")
    kind = Told("get_kind_display", "Loại quyết định")
    validity = Told("is_void", "Tình trạng")

    related = ("candidacy__cell", "organisation", "number")

    def dehydrate_validity(self, decision: Decision) -> str:
        if decision.cancelled_by:
            return f"Đã bị hủy bỏ bằng quyết định {decision.cancelled_by.lower()}"
        return "Đã hủy số" if decision.is_void else "Có hiệu lực"


class DocumentResource(OutgoingResource):
    number = Told("bare_number", "Số")
    dated = Told("dated", "Ngày văn bản")
    title = Told("title", "Tên văn bản")
    form = Told("form", "Mẫu")
    person = Told("candidacy__person", "Người có liên quan")
    organisation = Told("organisation", "Nơi ban hành")
    made_at = Told("made_at", "Ngày lập", day_of)
    signed = Told("is_signed", "Bản đã ký", lambda is_signed: "Đã có" if is_signed else "Chưa có")

    related = ("candidacy__person", "organisation")


class NumberResource(OutgoingResource):
    """The numbers of one register."""

    number = Told("value", "Số")
    issued_on = Told("paper__issued_on", "Ngày văn bản")
    about = Told("", "Về việc")
    signer = Told("paper__signer_name", "Người ký")
    validity = Told("void_at", "Tình trạng")
    reason = Told("void_reason", "Lý do hủy")

    related = ("register", "decision", "document")

    def dehydrate_about(self, number: IssuedNumber) -> str:
        return about_of(number)

    def dehydrate_number(self, number: IssuedNumber) -> str:
        return str(number)

    def dehydrate_validity(self, number: IssuedNumber) -> str:
        return "Đã hủy" if number.void_at else "Có hiệu lực"


class MoveResource(OutgoingResource):
    person = Told("candidacy__person__full_name", "Họ và tên")
    from_cell = Told("from_cell", "Chi bộ cũ")
    to_cell = Told("to_cell", "Nơi chuyển đến")
    decided_on = Told("decided_on", "Ngày quyết định chuyển công tác")
    moved_on = Told("moved_on", "Ngày chuyển hồ sơ")

    related = ("candidacy__person", "from_cell", "to_cell")

    def dehydrate_to_cell(self, move: Move) -> str:
        return str(move.to_cell or move.destination)


class RegisterResource(OutgoingResource):
    organisation = Told("organisation", "Tổ chức")
    document_type = Told("get_document_type_display", "Loại văn bản")
    term = Told("term", "Nhiệm kỳ")
    starts_on = Told("term__starts_on", "Từ ngày")
    last = Told("last", "Số cuối")

    related = ("organisation", "term")


class ResolutionResource(OutgoingResource):
    number = Told("number", "Số")
    held_on = Told("held_on", "Ngày họp")
    body = Told("body", "Tổ chức")
    kind = Told("get_kind_display", "Loại")
    matter = Told("get_matter_display", "Về việc")
    person = Told("candidacy__person__full_name", "Họ và tên")
    cell = Told("candidacy__cell", "Chi bộ")
    share = Told("share", "Tán thành")
    standing = Told("standing", "Kết quả")


class MeetingResource(OutgoingResource):
    """Rows are (meeting, number of files), as `ceremonies.selectors.meetings` gives them."""

    held_on = Told("", "Ngày họp")
    number = Told("", "Số nghị quyết, biên bản")
    body = Told("", "Cấp ban hành")
    files = Told("", "Số hồ sơ")

    def export_resource(self, row: tuple[Meeting, int], selected_fields=None, **kwargs) -> list[str]:
        meeting, files = row
        return [f"{meeting.held_on:%d/%m/%Y}", meeting.number, str(meeting.body), str(files)]


class CourseResource(OutgoingResource):
    """Rows with `learners` and `passed`."""

    title = Told("title", "Tên lớp")
    kind = Told("get_kind_display", "Loại lớp")
    organiser = Told("organiser", "Nơi mở lớp")
    organisation = Told("organisation", "Tổ chức đảng theo dõi")
    starts_on = Told("starts_on", "Từ ngày")
    ends_on = Told("ends_on", "Đến ngày")
    learners = Told("learners", "Số học viên")
    passed = Told("passed", "Số học viên đạt")

    related = ("organisation",)


class MaskedResults(MaskedIds, ClassResultResource):
    """The learners of one class."""
