import tomllib
from datetime import date
from pathlib import Path

from django.db import transaction

from ceremonies.models import Policy
from members import clock
from members.services.audit import record

FOLDER = Path(__file__).resolve().parent.parent / "policies"


@transaction.atomic
def load_policies() -> list[str]:
    """Adds the shipped policy versions that the database lacks; one that is there is never changed."""
    added = []
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        head = {name: data.pop(name) for name in ("code", "title", "effective_from")}
        if not Policy.objects.filter(code=head["code"]).exists():
            published_at = clock.now() if data.pop("published", True) else None
            policy = Policy.objects.create(**head, data=data, published_at=published_at)
            record(actor=None, action="policy.load", obj=policy)
            added.append(policy.code)
    return added


def policy_in_force(on: date) -> Policy:
    """The newest version whose day has come; the earliest one before that."""
    published = Policy.objects.filter(published_at__isnull=False)
    return published.filter(effective_from__lte=on).first() or published.earliest("effective_from")
