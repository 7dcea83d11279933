"""Numbers of reports, and the people behind them, as lists that go out."""

from collections.abc import Sequence

from ceremonies.choices import Measure
from ceremonies.selectors.reports import Row
from members.resources.outgoing import OutgoingResource, Told, day_of


class SectionResource(OutgoingResource):
    """Rows as `ceremonies.selectors.reports` gives them: a column for each measure and period."""

    def __init__(self, measures: Sequence[Measure], names: tuple[str, str]):
        super().__init__()
        periods = [name for name in names if name]
        self._titles = [f"{measure.label}: {name.lower()}" for measure in measures for name in periods]
        self._compares = len(periods) > 1

    def get_export_headers(self, selected_fields=None):
        return ["Nhóm", *self._titles]

    def export_resource(self, row: Row, selected_fields=None, **kwargs) -> list[str]:
        numbers = [(pair.now, pair.before) if self._compares else (pair.now,) for pair in row.counts]
        return [row.label, *(str(number) for each in numbers for number in each)]


class LearnerResource(OutgoingResource):
    person = Told("person__full_name", "Họ và tên")
    birth_date = Told("person__birth_date", "Ngày sinh")
    course = Told("course__title", "Lớp bồi dưỡng")
    starts_on = Told("course__starts_on", "Từ ngày")
    ends_on = Told("course__ends_on", "Đến ngày")
    proposed_by = Told("proposed_by", "Chi bộ đề nghị")
    certificate_number = Told("certificate_number", "Số giấy chứng nhận")
    certificate_on = Told("certificate_on", "Ngày cấp")

    related = ("person", "course", "proposed_by")


class StepResource(OutgoingResource):
    """Steps with `days`."""

    person = Told("candidacy__person__full_name", "Họ và tên")
    cell = Told("candidacy__cell", "Chi bộ")
    source = Told("get_source_display", "Bước")
    desk = Told("desk", "Nơi giữ hồ sơ")
    action = Told("get_action_display", "Việc đã làm")
    since = Told("waited_since", "Từ ngày", day_of)
    at = Told("at", "Đến ngày", day_of)
    days = Told("days", "Số ngày", str)

    related = ("candidacy__person", "candidacy__cell", "desk")


class DormantResource(OutgoingResource):
    """Organisations with `last_on`."""

    name = Told("name", "Tổ chức")
    code = Told("code", "Mã")
    kind = Told("get_kind_display", "Loại")
    serves = Told("serves", "Tổ chức đảng phụ trách")
    last_on = Told("last_on", "Lần gần nhất")

    related = ("serves",)


class ProbationResource(OutgoingResource):
    person = Told("person__full_name", "Họ và tên")
    birth_date = Told("person__birth_date", "Ngày sinh")
    cell = Told("cell", "Chi bộ")
    ceremony_on = Told("ceremony_on", "Ngày kết nạp")
    probation_ends_on = Told("probation_ends_on", "Ngày hết thời gian dự bị")
    state = Told("get_state_display", "Trạng thái")

    related = ("person", "nominator", "cell", "desk")
