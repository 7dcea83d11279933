"""Lists that only go out: the same columns as those of the lists that also come in, without a way in."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db.models import Model
from django.utils import timezone
from import_export.fields import Field
from import_export.resources import Resource

from members.models import ImportBatch, Person
from members.resources.appointments import AppointmentResource
from members.resources.columns import Column
from members.resources.memberships import MembershipResource
from members.resources.people import PersonResource
from members.spreadsheets.cells import as_text
from members.spreadsheets.reading import Cell


def _never(cell: Cell) -> object:
    raise ValueError("Danh sách này chỉ được xuất, không được nhập.")


class OutgoingResource(Resource):
    related: tuple[str, ...] = ()
    """What an export of the queryset needs in `select_related`."""


class Told(Column):
    """Also what a method of the row answers, as `get_state_display`."""

    def __init__(self, attribute: str, title: str, show: Callable[[object], str] = as_text):
        super().__init__(attribute, title, _never, show)

    def get_value(self, instance):
        return Field.get_value(self, instance)


def moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"


def day_of(at: datetime) -> str:
    return f"{timezone.localtime(at):%d/%m/%Y}"


class MaskedIds:
    """Rows say by `is_changeable` whether the reader may see the whole citizen id."""

    def person_of(self, row: Model) -> Person:
        return row.person

    def dehydrate_citizen_id(self, row: Model) -> str:
        person = self.person_of(row)
        return (person.citizen_id or "") if row.is_changeable else person.masked_citizen_id


class MaskedPeople(MaskedIds, PersonResource):
    def person_of(self, row):
        return row


class MaskedMemberships(MaskedIds, MembershipResource):
    pass


class OfficesOfAccounts(AppointmentResource):
    """An account is known by its name: birth date and citizen id stay at home."""

    def get_export_fields(self, selected_fields=None):
        hidden = ("user__person__birth_date", "user__person__citizen_id")
        return [
            field for field in super().get_export_fields(selected_fields) if field.attribute not in hidden
        ]


class AccountResource(OutgoingResource):
    full_name = Told("full_name", "Họ và tên")
    username = Told("username", "Tên đăng nhập")
    email = Told("email", "Thư điện tử")
    state = Told("is_active", "Tình trạng", lambda active: "Đang dùng" if active else "Đã khóa")
    last_login = Told("last_login", "Đăng nhập lần cuối", moment)


class ImportBatchResource(OutgoingResource):
    uploaded_at = Told("uploaded_at", "Lúc gửi", moment)
    sender = Told("uploaded_by", "Người gửi", str)
    kind = Told("kind", "Loại danh sách")
    organisation = Told("organisation", "Tổ chức", str)
    file_name = Told("file_name", "Tên tệp")
    sha256 = Told("file__sha256", "SHA-256 của tệp")
    state = Told("get_state_display", "Tình trạng")
    rows = Told("counts__rows", "Số dòng", str)
    applied_at = Told("applied_at", "Lúc ghi", moment)

    related = ("uploaded_by", "organisation", "file")

    def __init__(self, kinds: Mapping[str, str]):
        """`kinds`: name of a kind of list → what it is called."""
        super().__init__()
        self._kinds = kinds

    def dehydrate_kind(self, batch: ImportBatch) -> str:
        return self._kinds.get(batch.kind, batch.kind)


class OutboxResource(OutgoingResource):
    created_at = Told("created_at", "Lúc lập", moment)
    recipient = Told("recipient", "Người nhận", str)
    address = Told("address", "Địa chỉ")
    subject = Told("subject", "Tiêu đề")
    state = Told("get_state_display", "Tình trạng")
    tries = Told("tries", "Số lần gửi", str)
    uncertain = Told("uncertain", "Có thể đã đến hai lần", lambda uncertain: "Có" if uncertain else "Không")
    error = Told("last_error", "Lỗi gần nhất")
    sent_at = Told("sent_at", "Lúc gửi", moment)

    related = ("recipient",)
