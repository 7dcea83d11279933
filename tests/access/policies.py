"""Versions of the rules: the published one of 2025, the draft of 2026; days off."""

from uuid import uuid4

from ceremonies.forms.policies import LocalPolicyForm, PolicyForm
from ceremonies.models import Holiday, Policy


def published() -> Policy:
    return Policy.objects.get(code="294-2025")


def draft() -> Policy:
    return Policy.objects.select_related("base").get(code="208-2026")


def typed(form: PolicyForm) -> dict:
    """What a browser sends of a form that nobody touched."""
    values = {"title": "Bản mới", "effective_from": "01/01/2027"} | form.initial
    return {name: value for name, value in values.items() if value not in (False, None)}


def new_version() -> dict:
    form = PolicyForm(source=published(), base=published(), local=False)
    return typed(form) | {"form_key": uuid4(), "effective_from": "01/01/2027"}


def local_version(organisation: str = "Đảng ủy Cục Mẫu (DUC)") -> dict:
    form = LocalPolicyForm(source=published(), base=published())
    return typed(form) | {"form_key": uuid4(), "organisation": organisation}


def edited_version(policy: Policy | None = None) -> dict:
    policy = policy or draft()
    form = PolicyForm(source=policy, base=policy.base, local=policy.organisation_id is not None)
    return typed(form) | {"version": policy.version}


KEYS = {
    **{
        f"ceremonies:policy_{view}": lambda world: {"pk": published().pk}
        for view in ("detail", "export", "create", "create_local", "preview")
    },
    **{f"ceremonies:policy_{view}": lambda world: {"pk": draft().pk} for view in ("edit", "publish")},
    **{
        f"ceremonies:holiday_{view}": lambda world: {"pk": Holiday.objects.get(day="2027-02-10").pk}
        for view in ("confirm", "remove")
    },
}
BODIES = {
    "ceremonies:policy_create": lambda world: new_version(),
    "ceremonies:policy_create_local": lambda world: local_version(),
    "ceremonies:policy_edit": lambda world: edited_version(),
    "ceremonies:policy_publish": lambda world: {"version": draft().version},
    "ceremonies:candidacy_policy": lambda world: {
        "policy": Policy.objects.get(code="24-2021").pk,
        "reason": "Hồ sơ lập theo quy định trước.",
        "version": world.file.version,
    },
    "ceremonies:holiday_create": lambda world: {
        "form_key": uuid4(),
        "day": "02/06/2027",
        "name": "Nghỉ hoán đổi",
    },
}
