"""What a list of memberships says of each."""

from functools import reduce

from members.models import Membership
from members.resources.base import SheetResource
from members.resources.columns import Column, PartialDate
from members.resources.known_people import who_column
from members.spreadsheets.cells import as_text, mending, values


class DayOfMembership(PartialDate):
    """Where the membership stands beside whom the row is about: «membership__joined_on»."""

    def get_value(self, instance):
        day, path = Column.get_value(self, instance), self._precision.split("__")
        return day and (day, reduce(getattr, path, instance))


def joined_column(attribute: str, precision: str, *, title: str = "Ngày vào", **options) -> PartialDate:
    return DayOfMembership(
        attribute,
        title,
        values.partial_date,
        values.show_partial_date,
        repair=mending.day,
        precision=precision,
        help="Ngày/tháng/năm; chỉ biết tháng hoặc năm thì ghi 3/2010 hoặc 2010.",
        **options,
    )


class MembershipColumns(SheetResource):
    full_name = who_column("full_name", "person__full_name", required=True)
    birth_date = who_column("birth_date", "person__birth_date")
    citizen_id = who_column("citizen_id", "person__citizen_id")
    organisation = Column(
        "organisation_id",
        "Tổ chức",
        values.code,
        aliases=(
            "Mã tổ chức",
            "Tên tổ chức",
            "Nơi sinh hoạt",
            "Tổ chức đang sinh hoạt",
            "Tổ chức Đảng đang sinh hoạt",
            "Chi đoàn",
            "Chi bộ",
            "Tổ công đoàn",
            "Đơn vị",
        ),
        help="Tên hoặc mã của tổ chức; để trống nếu là tổ chức được chọn khi nhập.",
    )
    joined_on = joined_column(
        "joined_on",
        "joined_precision",
        aliases=(
            "Ngày vào Đoàn",
            "Ngày vào Đảng",
            "Ngày vào công đoàn",
            "Ngày kết nạp",
            "Năm vào Đoàn",
            "Ngày vào tổ chức",
            "Ngày tham gia",
        ),
    )
    official_on = Column(
        "official_on",
        "Ngày chính thức",
        values.day,
        as_text,
        repair=mending.day,
        aliases=("Ngày vào Đảng chính thức", "Ngày công nhận chính thức", "Chính thức"),
        help="Chỉ ghi cho đảng viên chính thức.",
    )
    ended_on = Column(
        "ended_on",
        "Ngày thôi sinh hoạt",
        values.day,
        as_text,
        repair=mending.day,
        aliases=("Ngày thôi", "Ngày chuyển đi", "Ngày ra", "Ngày kết thúc", "Đến ngày"),
    )
    end_reason = Column(
        "end_reason",
        "Lý do thôi",
        lambda cell: values.text(cell, longest=200),
        aliases=("Lý do thôi sinh hoạt", "Lý do chuyển", "Lý do"),
    )

    class Meta:
        model = Membership
        import_id_fields = ["citizen_id"]
        fields = [
            "full_name",
            "birth_date",
            "citizen_id",
            "organisation",
            "joined_on",
            "official_on",
            "ended_on",
            "end_reason",
        ]
