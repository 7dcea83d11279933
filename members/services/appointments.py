"""Giving and ending offices, and keeping the django-guardian grants equal to the offices of today."""

from datetime import date, timedelta

from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import Q

from members.choices import Role
from members.clock import today
from members.models import Appointment, Organisation, OrganisationUserObjectPermission, User
from members.permissions import ROLE_RIGHTS, ROLE_TREES, may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused
from members.services.sessions import end_sessions


@transaction.atomic
def give_appointment(*, actor, appointment: Appointment) -> Appointment:
    """Appoints a user; refused when the role does not belong to that kind of organisation, or to oneself."""
    require(may(actor, "appointment.manage"))
    if actor == appointment.user:
        raise Refused("Không ai được tự phân công chức vụ cho chính mình.")
    return write_appointment(actor=actor, appointment=appointment)


def write_appointment(*, actor, appointment: Appointment) -> Appointment:
    """The write itself, for callers that have asked for the right already (first administrator, demo)."""
    role, organisation = Role(appointment.role), appointment.organisation
    if organisation is not None and organisation.tree not in ROLE_TREES[role]:
        raise Refused(f"Chức vụ “{role.label}” không có ở loại tổ chức “{organisation.get_kind_display()}”.")
    overlapping = Appointment.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=appointment.starts_on),
        user=appointment.user,
        organisation=organisation,
        role=role,
    )
    if appointment.ends_on:
        overlapping = overlapping.filter(starts_on__lte=appointment.ends_on)
    if overlapping.exists():
        raise Refused("Người này đang giữ đúng chức vụ đó tại tổ chức đó trong thời gian đã chọn.")
    appointment.save(force_insert=True)
    sync_grants(users=[appointment.user_id])
    stands_in = {"substitutes": appointment.substitutes_id} if appointment.substitutes_id else {}
    record(
        actor=actor,
        action="appointment.give",
        obj=appointment,
        user=appointment.user_id,
        role=role,
        **stands_in,
    )
    return appointment


@transaction.atomic
def end_appointment(*, actor, appointment: Appointment, last_day: date) -> Appointment:
    """Ends an office on its last day; the rights are gone with the next request after that day."""
    require(may(actor, "appointment.manage"))
    return write_end(actor=actor, appointment=appointment, last_day=last_day)


def write_end(*, actor, appointment: Appointment, last_day: date) -> Appointment:
    """The write itself, for callers that have asked for the right already (a list from the command line)."""
    if last_day < appointment.starts_on:
        raise Refused("Ngày kết thúc không được trước ngày bắt đầu.")
    if appointment.role == Role.SYSTEM_ADMIN:
        _refuse_no_administrator(actor, appointment, last_day)
    changed = Appointment.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=last_day), pk=appointment.pk
    ).update(ends_on=last_day)
    if not changed:
        raise Conflict("Phân công này đã kết thúc trước đó.")
    appointment.refresh_from_db()
    users = [appointment.user_id, *_end_substitutions(actor, appointment, last_day)]
    sync_grants(users=users)
    record(actor=actor, action="appointment.end", obj=appointment, last_day=last_day)
    return appointment


def _end_substitutions(actor, office: Appointment, last_day: date) -> list[int]:
    """Whoever stands in goes with the office; the accounts whose grants may change."""
    found = list(office.substitutions.filter(ends_on__gt=last_day))
    for substitution in found:
        cut_short(actor=actor, substitution=substitution, last_day=last_day)
    return [substitution.user_id for substitution in found]


def cut_short(*, actor, substitution: Appointment, last_day: date) -> None:
    """It ends on this day, or never was where it begins later; the caller has asked for the right."""
    if substitution.starts_on > last_day:
        record(actor=actor, action="substitute.cancel", obj=substitution, user=substitution.user_id)
        substitution.delete()
    else:
        substitution.ends_on = last_day
        substitution.save(update_fields=["ends_on"])
        record(actor=actor, action="substitute.end", obj=substitution, last_day=last_day)


def _refuse_no_administrator(actor, appointment: Appointment, last_day: date) -> None:
    """Locks the administrators' offices, so that two of them cannot end each other's at once."""
    if actor == appointment.user:
        raise Refused("Không ai được tự kết thúc chức vụ quản trị hệ thống của chính mình.")
    offices = Appointment.objects.select_for_update(of=("self",)).filter(role=Role.SYSTEM_ADMIN)
    staying = offices.exclude(pk=appointment.pk).current(max(last_day, today()) + timedelta(days=1))
    if not [office for office in staying.select_related("user") if office.user.is_active]:
        raise Refused("Phải còn ít nhất một quản trị hệ thống.")


@transaction.atomic
def sync_grants(*, users: list[int] | None = None, on: date | None = None) -> tuple[int, int]:
    """Makes the grants equal to the appointments in force; all users unless named. Answers (added, removed)."""
    locked = Permission.objects.select_for_update(of=("self",))  # one run at a time
    of_organisations = locked.filter(
        content_type__app_label="members", content_type__model=Organisation._meta.model_name
    )
    permissions = {permission.codename: permission.pk for permission in of_organisations}
    on = on or today()
    appointments = Appointment.objects.current(on).filter(organisation__isnull=False, user__is_active=True)
    grants = OrganisationUserObjectPermission.objects.all()
    if users is not None:
        appointments, grants = appointments.filter(user__in=users), grants.filter(user__in=users)
    wanted = {
        (user, organisation, permissions[right])
        for user, organisation, role in appointments.values_list("user", "organisation", "role")
        for right in ROLE_RIGHTS[Role(role)]
    }
    present = {
        (u, o, p): pk for pk, u, o, p in grants.values_list("pk", "user", "content_object", "permission")
    }
    OrganisationUserObjectPermission.objects.filter(
        pk__in=[present[key] for key in present.keys() - wanted]
    ).delete()
    OrganisationUserObjectPermission.objects.bulk_create(
        OrganisationUserObjectPermission(user_id=u, content_object_id=o, permission_id=p)
        for u, o, p in sorted(wanted - present.keys())
    )
    return len(wanted - present.keys()), len(present.keys() - wanted)


@transaction.atomic
def close_account(*, actor, user: User) -> None:
    """The account can sign in no more and loses its sessions and grants; nothing it did is touched."""
    require(may(actor, "account.manage"))
    if actor == user:
        raise Refused("Không ai được tự khóa tài khoản của chính mình.")
    User.objects.filter(pk=user.pk).update(is_active=False)
    end_sessions(user)
    sync_grants(users=[user.pk])
    record(actor=actor, action="account.close", obj=user)


@transaction.atomic
def reopen_account(*, actor, user: User) -> None:
    require(may(actor, "account.manage"))
    User.objects.filter(pk=user.pk).update(is_active=True)
    sync_grants(users=[user.pk])
    record(actor=actor, action="account.reopen", obj=user)
