"""The one place for rights: role → rights, `may()` and `visible_to()`.

A right counts when the user's appointment is in force today, its role confers the right, and the
django-guardian grant on the organisation exists. `is_superuser` means nothing here.
"""

from members.permissions import (  # noqa: F401 — register their rules
    consents,
    outbox,
    saved_filters,
    substitutes,
)
from members.permissions.acts import RULES, may, people_changeable_by, rule
from members.permissions.grants import Grants, grants_of, organisations_with, scope, together
from members.permissions.roles import REACHES_BELOW, ROLE_RIGHTS, ROLE_TREES, SENDING_RIGHTS
from members.permissions.visibility import visibility, visible_to

__all__ = [
    "REACHES_BELOW",
    "ROLE_RIGHTS",
    "ROLE_TREES",
    "RULES",
    "SENDING_RIGHTS",
    "Grants",
    "grants_of",
    "may",
    "organisations_with",
    "people_changeable_by",
    "rule",
    "scope",
    "together",
    "visibility",
    "visible_to",
]
