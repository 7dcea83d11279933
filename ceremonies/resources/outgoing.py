"""Lists about what happens that only go out."""

from ceremonies.models import Candidacy, IssuedNumber
from ceremonies.selectors.meetings import Meeting
from members.resources.outgoing import OutgoingResource, day_of, told


class FileResource(OutgoingResource):
    person = told("person__full_name", "Họ và tên")
    birth_date = told("person__birth_date", "Ngày sinh")
    route = told("get_route_display", "Đường giới thiệu")
    nominator = told("nominator", "Tổ chức giới thiệu")
    cell = told("cell", "Chi bộ")
    state = told("get_state_display", "Trạng thái")
    desk = told("desk", "Đang ở")
    desk_since = told("desk_since", "Từ ngày")
    opened_on = told("opened_on", "Ngày lập")
    closed_on = told("closed_on", "Ngày kết thúc")

    related = ("person", "nominator", "cell", "desk")

    def dehydrate_desk_since(self, file: Candidacy) -> str:
        """A file that is closed lies nowhere."""
        return day_of(file.desk_since) if file.desk else ""


class DecisionResource(OutgoingResource):
    """Names as they were printed, whatever the register of people says since."""

    number = told("number_text", "Số")
    issued_on = told("issued_on", "Ngày ban hành")
    person = told("person_name", "Họ và tên")
    cell = told("candidacy__cell", "Chi bộ")
    organisation = told("organisation", "Cấp ban hành")
    signer = told("signer_name", "Người ký")
    validity = told("is_void", "Tình trạng", lambda is_void: "Đã hủy" if is_void else "Có hiệu lực")

    related = ("candidacy__cell", "organisation", "number")


class NumberResource(OutgoingResource):
    """The numbers of one register."""

    number = told("value", "Số")
    issued_on = told("decision__issued_on", "Ngày văn bản")
    about = told("decision__person_name", "Về việc", "Kết nạp đảng viên {}".format)
    signer = told("decision__signer_name", "Người ký")
    validity = told("void_at", "Tình trạng")
    reason = told("void_reason", "Lý do hủy")

    related = ("register", "decision")

    def dehydrate_number(self, number: IssuedNumber) -> str:
        return str(number)

    def dehydrate_validity(self, number: IssuedNumber) -> str:
        return "Đã hủy" if number.void_at else "Có hiệu lực"


class RegisterResource(OutgoingResource):
    organisation = told("organisation", "Tổ chức")
    document_type = told("get_document_type_display", "Loại văn bản")
    term = told("term", "Nhiệm kỳ")
    starts_on = told("term__starts_on", "Từ ngày")
    last = told("last", "Số cuối")

    related = ("organisation", "term")


class MeetingResource(OutgoingResource):
    """Rows are (meeting, number of files), as `ceremonies.selectors.meetings` gives them."""

    held_on = told("", "Ngày họp")
    number = told("", "Số nghị quyết, biên bản")
    body = told("", "Cấp ban hành")
    files = told("", "Số hồ sơ")

    def export_resource(self, row: tuple[Meeting, int], selected_fields=None, **kwargs) -> list[str]:
        meeting, files = row
        return [f"{meeting.held_on:%d/%m/%Y}", meeting.number, str(meeting.body), str(files)]


class CourseResource(OutgoingResource):
    """Rows with `learners` and `passed`."""

    title = told("title", "Tên lớp")
    kind = told("get_kind_display", "Loại lớp")
    organiser = told("organiser", "Nơi mở lớp")
    organisation = told("organisation", "Tổ chức đảng theo dõi")
    starts_on = told("starts_on", "Từ ngày")
    ends_on = told("ends_on", "Đến ngày")
    learners = told("learners", "Số học viên")
    passed = told("passed", "Số học viên đạt")

    related = ("organisation",)
