"""The values of a version of the rules, and the days off, as lists that only go out."""

from ceremonies.rules.policy_values import Section, Value
from members.resources.outgoing import OutgoingResource, Told


class PolicyResource(OutgoingResource):
    """Rows are (section, value), in the order of the page."""

    section = Told("", "Mục")
    name = Told("", "Nội dung")
    value = Told("", "Giá trị")
    compared = Told("", "Đối chiếu")

    def export_resource(self, row: tuple[Section, Value], selected_fields=None, **kwargs) -> list[str]:
        section, value = row
        compared = "Chưa đối chiếu văn bản gốc" if value.uncertain else "Đã đối chiếu"
        return [section.label, value.field.label, value.text, compared]


class HolidayResource(OutgoingResource):
    day = Told("day", "Ngày")
    name = Told("name", "Tên")
    kind = Told("is_worked", "Loại", lambda is_worked: "Ngày làm bù" if is_worked else "Ngày nghỉ")
