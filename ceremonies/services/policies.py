"""Versions of the rules: loaded, drafted, published; and a file moved from one to another."""

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from ceremonies.models import Candidacy, Policy
from ceremonies.rules.form_numbers import also_changed, contradictions
from ceremonies.rules.local_policies import not_allowed_locally
from ceremonies.rules.policies import differences, learned, merged
from ceremonies.rules.policy_values import problems
from ceremonies.selectors.policies_in_force import policy_in_force
from ceremonies.services.dues import refresh_dues, refresh_later
from ceremonies.services.holidays import load_holidays
from members import clock
from members.models import Organisation
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.versions import save_version

FOLDER = Path(__file__).resolve().parent.parent / "policies"
_HEAD = ("code", "title", "effective_from", "base", "published")


@transaction.atomic
def load_policies() -> list[str]:
    """Adds the shipped versions that the database lacks, and to those that are there the keys that they lack.

    A value that is there is never changed. Days off come along, for the years that have none.
    """
    added = []
    for head, changes in _shipped():
        base = Policy.objects.filter(code=head.pop("base", "")).first()
        data = merged(base.data, changes) if base else changes
        published_at = clock.now() if head.pop("published", True) else None
        policy, created = Policy.objects.get_or_create(
            code=head["code"],
            defaults=head
            | {"base": base, "changes": changes if base else {}, "data": data, "published_at": published_at},
        )
        if created:
            record(actor=None, action="policy.load", obj=policy)
            added.append(policy.code)
        else:
            _supplement(policy, data, published_at)
    for policy in Policy.objects.filter(base__isnull=False).select_related("base").order_by("pk"):
        _supplement(policy, policy.base.data, policy.published_at)
    load_holidays()
    return added


def _shipped() -> list[tuple[dict, dict]]:
    """(head, values) of each file; a version that adds to another one comes after it."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    split = [({name: data.pop(name) for name in _HEAD if name in data}, data) for data in files]
    return sorted(split, key=lambda one: "base" in one[0])


def _supplement(policy: Policy, shipped: dict, published_at) -> None:
    """Installations from before versions were published had none but published ones."""
    whole = learned(policy.data, shipped)
    published_at = policy.published_at or published_at
    if (whole, published_at) != (policy.data, policy.published_at):
        policy.data, policy.published_at = whole, published_at
        save_version(policy, policy.version, ["data", "published_at"])
        refresh_later()
        record(actor=None, action="policy.supplement", obj=policy)


@transaction.atomic
def draft_version(
    *,
    actor,
    based_on: Policy,
    title: str,
    effective_from: date,
    changes: dict[str, Any],
    organisation: Organisation | None = None,
) -> Policy:
    """A new version that nobody is judged by yet. With an organisation: for it and all below."""
    require(may(actor, "policy.manage", organisation))
    if organisation is not None and based_on.organisation_id is not None:
        raise Refused("Quy định riêng phải dựa trên một phiên bản quy định chung.")
    root = based_on.code.partition(".")[0]
    policy = Policy(
        code=f"{root}.{Policy.objects.filter(code__startswith=f'{root}.').count() + 1}",
        title=title,
        effective_from=effective_from,
        base=based_on,
        organisation=organisation,
    )
    _lay(policy, changes)
    policy.save(force_insert=True)
    record(
        actor=actor, action="policy.create", obj=policy, changes=changes, organisation=str(organisation or "")
    )
    return policy


@transaction.atomic
def edit_draft(
    *, actor, policy: Policy, title: str, effective_from: date, changes: dict[str, Any], version: int
) -> Policy:
    """`changes` are all that differs from the base, not only what is new."""
    require(may(actor, "policy.manage", policy.organisation))
    _refuse_published(policy)
    policy.title, policy.effective_from = title, effective_from
    _lay(policy, changes)
    save_version(policy, version, ["title", "effective_from", "changes", "data"])
    record(actor=actor, action="policy.change", obj=policy, changes=changes)
    return policy


def _lay(policy: Policy, changes: dict[str, Any]) -> None:
    """Refuses what the portal could not judge by, what a local body may not change, and a form with two numbers."""
    data = merged(policy.base.data, changes)
    found = problems(data)
    if not found:
        also = also_changed(policy.data if policy.pk else policy.base.data, data)
        changes, data = merged(changes, also), merged(data, also)
        found = contradictions(data)
    if policy.organisation_id and not found:
        found = not_allowed_locally(policy.base.data, changes)
    if found:
        raise Refused(" ".join(found))
    policy.changes, policy.data = changes, data


def local_versions(policy: Policy) -> list[Policy]:
    """Own rules of bodies below that would end with this general version: the newest published of each."""
    if policy.organisation_id:
        return []
    former = policy_in_force(policy.effective_from)
    rows = Policy.objects.filter(base=former, organisation__isnull=False, published_at__isnull=False)
    newest = rows.select_related("organisation").order_by("effective_from", "published_at", "pk")
    return list({row.organisation_id: row for row in newest}.values())


@transaction.atomic
def publish(*, actor, policy: Policy, version: int, carry: Iterable[Policy] = ()) -> Policy:
    """From its day on new files are opened under it; open files keep theirs until they are moved.

    `carry`: local versions that go on, laid over this one; all of them or nothing.
    """
    require(may(actor, "policy.manage", policy.organisation))
    _refuse_published(policy)
    if found := problems(policy.data):
        raise Refused(" ".join(found))
    policy.published_at = clock.now()
    save_version(policy, version, ["published_at"])
    record(actor=actor, action="policy.publish", obj=policy, effective_from=policy.effective_from)
    for local in carry:
        _carry(actor, policy, local)
    return policy


def _carry(actor, general: Policy, local: Policy) -> None:
    try:
        own = draft_version(
            actor=actor,
            based_on=general,
            title=local.title,
            effective_from=max(local.effective_from, general.effective_from),
            changes=local.changes,
            organisation=local.organisation,
        )
    except Refused as refused:
        raise Refused(
            f"Không mang theo được quy định riêng của {local.organisation}: {refused.message} "
            "Hãy bỏ chọn, rồi lập lại quy định riêng ấy dựa trên phiên bản mới."
        ) from refused
    publish(actor=actor, policy=own, version=own.version)


def _refuse_published(policy: Policy) -> None:
    if Policy.objects.filter(pk=policy.pk, published_at__isnull=False).exists():
        raise Refused("Phiên bản này đã công bố, không sửa được nữa. Hãy lập phiên bản mới dựa trên nó.")


@transaction.atomic
def move_candidacy_policy(
    *, actor, candidacy: Candidacy, policy: Policy, reason: str, version: int
) -> Candidacy:
    """The file is judged by another version from now on."""
    require(may(actor, "candidacy.move_policy", candidacy))
    old = candidacy.policy
    if policy == old:
        raise Refused("Hồ sơ đang theo đúng phiên bản này.")
    if policy.published_at is None:
        raise Refused("Phiên bản này chưa công bố.")
    if policy.organisation and not candidacy.cell.path.startswith(policy.organisation.path):
        raise Refused(f"Phiên bản này chỉ áp dụng cho {policy.organisation} và các tổ chức trực thuộc.")
    candidacy.policy = policy
    save_version(candidacy, version, ["policy"])
    refresh_dues(candidacy.pk)
    changed = [path for path, _, _ in differences(old.data, policy.data)]
    record(
        actor=actor,
        action="candidacy.policy.change",
        obj=candidacy,
        old=old.code,
        new=policy.code,
        reason=reason,
        changed=changed,
    )
    return candidacy
