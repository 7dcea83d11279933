from members.choices import ImportKind, Right
from members.models import Appointment
from members.resources.appointments import AppointmentResource
from members.services.appointments import (
    end_appointment,
    give_appointment,
    sync_grants,
    write_appointment,
    write_end,
)
from members.services.list_kinds import ListKind, register_kind


class Appointments(ListKind):
    name = ImportKind.APPOINTMENTS
    label = ImportKind.APPOINTMENTS.label
    right = Right.MANAGE_APPOINTMENTS
    help = (
        "Ai giữ chức vụ gì ở tổ chức nào, từ ngày nào đến ngày nào. "
        "Người giữ chức vụ phải có tài khoản trước; danh sách không tự tạo tài khoản."
    )

    def resource(self, context):
        return AppointmentResource(context)

    def write(self, actor, judged, resource):
        """Through the services, one by one: the grants follow each."""
        return {row.number: self._write_one(actor, row) for row in judged}

    def _write_one(self, actor, row) -> dict:
        office: Appointment = row.instance
        label = Appointment._meta.label_lower
        if office.pk is not None:
            old, new = office.ends_on, row.cleaned["ends_on"]
            end = write_end if actor is None else end_appointment
            end(actor=actor, appointment=office, last_day=new)
            kept = {"ends_on": old and old.isoformat()}
            return {"changed": [[label, office.pk, kept, None, {"ends_on": new.isoformat()}]]}
        for name, value in row.cleaned.items():
            setattr(office, name, value)
        give = write_appointment if actor is None else give_appointment
        give(actor=actor, appointment=office)
        ends_on = office.ends_on and office.ends_on.isoformat()
        return {"made": [[label, office.pk, {"starts_on": office.starts_on.isoformat(), "ends_on": ends_on}]]}

    def after_undo(self, actor):
        sync_grants()


register_kind(Appointments())
