"""Reviews of the lists, what one said, and the cells that owe one, as lists that go out."""

from members.resources.outgoing import OutgoingResource, Told


def _month(day) -> str:
    return f"{day.month}/{day.year}" if day else "Chưa rà soát"


class ReviewResource(OutgoingResource):
    """Rows of `ceremonies.selectors.reviews.reviews`."""

    cell = Told("cell", "Chi bộ")
    month = Told("month", "Tháng", _month)
    held_on = Told("held_on", "Ngày họp")
    number = Told("number", "Số nghị quyết")
    enters = Told("enters", "Đưa vào", str)
    stays = Told("stays", "Tiếp tục", str)
    leaves = Told("leaves", "Đưa ra", str)

    related = ("cell",)


class EntryResource(OutgoingResource):
    person = Told("candidacy__person__full_name", "Họ và tên")
    birth_date = Told("candidacy__person__birth_date", "Ngày sinh")
    department = Told("candidacy__person__department", "Đơn vị")
    outcome = Told("get_outcome_display", "Kết luận")
    note = Told("note", "Ghi chú")

    related = ("candidacy__person__department",)


class OverdueCellResource(OutgoingResource):
    """Rows of `ceremonies.selectors.reviews.overdue_cells`."""

    name = Told("name", "Chi bộ")
    parent = Told("parent", "Cấp trên trực tiếp")
    last_month = Told("last_month", "Rà soát gần nhất")

    related = ("parent",)

    def dehydrate_last_month(self, cell) -> str:
        return _month(cell.last_month)
