from ceremonies.selectors.board import Row
from members.resources.outgoing import OutgoingResource, Told


class BoardResource(OutgoingResource):
    """Rows as `ceremonies.selectors.board` gives them."""

    person = Told("", "Họ và tên")
    cell = Told("", "Chi bộ")
    phase = Told("", "Giai đoạn")
    state = Told("", "Trạng thái")
    step = Told("", "Việc tiếp theo")
    desk = Told("", "Nơi thực hiện")
    deadline = Told("", "Thời hạn gần nhất")
    due = Told("", "Hạn")
    left = Told("", "Còn (ngày làm việc)")
    planned = Told("", "Chi bộ dự kiến xét")
    lapsing = Told("", "Hết hạn trước ngày ấy")

    def export_resource(self, row: Row, selected_fields=None, **kwargs) -> list[str]:
        file, nearest = row.candidacy, row.nearest
        return [
            file.person.full_name,
            str(file.cell),
            row.phase.label,
            file.get_state_display(),
            row.step,
            row.desk,
            nearest.deadline.label if nearest else "",
            f"{nearest.deadline.due:%d/%m/%Y}" if nearest else "",
            str(nearest.left) if nearest else "",
            f"{row.planned:%d/%m/%Y}" if row.planned else "",
            "; ".join(row.lapsing),
        ]
