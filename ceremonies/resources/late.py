from members.clock import today
from members.resources.outgoing import OutgoingResource, Told


class LateResource(OutgoingResource):
    """Rows of `ceremonies.selectors.late.late_below`."""

    person = Told("candidacy__person__full_name", "Họ và tên")
    what = Told("label", "Việc")
    desk = Told("desk", "Nơi phải làm")
    due = Told("due", "Hạn")
    days = Told("due", "Quá hạn (ngày)", lambda due: str((today() - due).days))
    clause = Told("clause", "Căn cứ")
    helper = Told("helper", "Đảng viên giúp đỡ")
    lies_at = Told("candidacy__desk", "Hồ sơ đang ở")

    related = ("candidacy__person", "candidacy__desk", "desk", "helper")
