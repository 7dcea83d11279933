import secrets

from django.db import transaction

from members.choices import Role
from members.clock import today
from members.models import Appointment, User
from members.permissions import may
from members.services.access import require
from members.services.appointments import write_appointment
from members.services.audit import record
from members.services.errors import Refused

_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
_FIELDS = ["username", "full_name", "email", "person"]


def one_time_password() -> str:
    """Twelve easily read characters (59 bits) in three groups."""
    return "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(3))


@transaction.atomic
def create_account(*, actor, user: User) -> str:
    """A new account; answers its one-time password, shown once and to be changed at the first sign-in."""
    require(may(actor, "account.manage"))
    return _with_new_password(actor=actor, user=user, action="account.create")


@transaction.atomic
def reset_password(*, actor, user: User) -> str:
    """A new one-time password; every session of the account ends with it."""
    require(may(actor, "account.manage"))
    return _with_new_password(actor=actor, user=user, action="account.reset_password")


@transaction.atomic
def change_account(*, actor, user: User) -> User:
    require(may(actor, "account.manage"))
    before = User.objects.filter(pk=user.pk).values(*_FIELDS).get()
    if actor == user and before["person"] != user.person_id:
        raise Refused("Không ai được tự gắn tài khoản của mình với một người trong sổ.")
    user.save(update_fields=_FIELDS)
    after = User.objects.filter(pk=user.pk).values(*_FIELDS).get()
    changed = {name: [before[name], after[name]] for name in _FIELDS if before[name] != after[name]}
    record(actor=actor, action="account.change", obj=user, changed=changed)
    return user


@transaction.atomic
def create_first_admin() -> tuple[str, str] | None:
    """(user name, one-time password) of a first administrator, or None when accounts exist already."""
    if User.objects.exists():
        return None
    user = User(username="quantri", full_name="Quản trị hệ thống")
    password = _with_new_password(actor=None, user=user, action="account.create")
    write_appointment(
        actor=None, appointment=Appointment(user=user, role=Role.SYSTEM_ADMIN, starts_on=today())
    )
    return user.username, password


def _with_new_password(*, actor, user: User, action: str) -> str:
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.save()
    record(actor=actor, action=action, obj=user)
    return password
