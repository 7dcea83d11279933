"""Plans as a list that goes out."""

from members.resources.outgoing import OutgoingResource, Told


class PlanResource(OutgoingResource):
    """Rows of `ceremonies.selectors.plans.with_totals`."""

    organisation = Told("organisation", "Tổ chức đảng")
    year = Told("year", "Năm", str)
    number = Told("number", "Số kế hoạch")
    dated = Told("dated", "Ngày ban hành")
    listed_target = Told("listed_target", "Chỉ tiêu tạo nguồn", str)
    listed_reached = Told("listed_reached", "Đã tạo nguồn", str)
    admitted_target = Told("admitted_target", "Chỉ tiêu kết nạp", str)
    admitted_reached = Told("admitted_reached", "Đã kết nạp", str)

    related = ("organisation",)
