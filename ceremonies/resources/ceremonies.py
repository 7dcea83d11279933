"""The list of ceremonies as it goes out: no names."""

from members.resources.outgoing import OutgoingResource, Told, moment


class CeremonyResource(OutgoingResource):
    """Rows with `people` and `guest_count`."""

    starts_at = Told("starts_at", "Thời gian", moment)
    cell = Told("cell", "Chi bộ")
    place = Told("place", "Địa điểm")
    state = Told("get_state_display", "Trạng thái")
    people = Told("people", "Số người được kết nạp")
    guest_count = Told("guest_count", "Số đại biểu")
    reported_on = Told("reported_on", "Ngày gửi báo cáo")

    related = ("cell",)
