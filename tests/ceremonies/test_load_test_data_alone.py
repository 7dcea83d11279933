"""The register for measuring: the same for the same seed, never beside real data."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from ceremonies.management.load_test_data import load_test_data
from ceremonies.models import Step
from members.models import Organisation, Person


def test_the_same_seed_the_same_data(db):
    assert _digest(seed=5) == _digest(seed=5) != _digest(seed=6)


def _digest(seed: int) -> list:
    with transaction.atomic():
        load_test_data(people=200, seed=seed, say=str)
        people = list(Person.objects.order_by("citizen_id").values_list("full_name", "birth_date"))
        steps = Step.objects.order_by("candidacy__person__citizen_id", "version")
        rows = list(steps.values_list("action", "actor_name", "at", "desk__code"))
        transaction.set_rollback(True)
    return [people, rows]


def test_never_beside_real_data(cast):
    with pytest.raises(CommandError, match="dữ liệu thật"):
        call_command("load_test_data", people=200)
    assert not Organisation.objects.filter(code="TM").exists()
