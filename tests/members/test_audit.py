"""The audit chain: complete, never changed, and whoever changes it all the same is found out and where."""

import json
from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremonies.choices import Action, State
from ceremonies.models import Decision, Step
from members import clock
from members.models import AuditEntry
from members.services.audit import GENESIS, broken_links, entry_hash, record
from members.services.errors import Refused
from tests.road import bring, steps, take, vote

WITHIN_TEST = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture],
}


@pytest.fixture
def road(cast):
    """The chain after a whole road, from the first nomination to a signed decision."""
    bring(cast, State.DECIDED)
    return AuditEntry.objects.count()


@pytest.fixture
def unguarded(road):
    """Somebody with the key to the database has taken the triggers away."""
    undo = import_module("members.migrations.0002_audit_is_append_only").UNDO[connection.vendor]
    with connection.cursor() as cursor:
        for statement in undo:
            cursor.execute(statement)
    return road


# --- what is written ----------------------------------------------------------------------------


def test_the_first_entry_begins_the_chain(db):
    first = record(actor=None, action="test.first")
    second = record(actor=None, action="test.second")
    assert (first.seq, first.previous_hash, first.actor_name) == (1, GENESIS, "hệ thống")
    assert (second.seq, second.previous_hash) == (2, first.hash)
    assert list(broken_links()) == []


def test_every_step_of_the_road_is_in_the_chain(cast, road):
    written = AuditEntry.objects.filter(object_type="ceremonies.candidacy").order_by("seq")
    assert [entry.action for entry in written] == ["candidacy.open"] + [
        f"candidacy.{action}" for action, _, _ in steps(cast)
    ]
    assert [entry.actor.username for entry in written] == ["doan_vien"] + [who for _, who, _ in steps(cast)]
    assert AuditEntry.objects.filter(action="decision.issue").get().label == "Số 01-QĐ/ĐU"
    assert AuditEntry.objects.filter(action="paper.change").count() == 7
    assert list(broken_links()) == []


def test_what_is_rolled_back_leaves_no_entry(cast):
    before = AuditEntry.objects.count()
    with transaction.atomic():
        record(actor=None, action="test.lost")
        transaction.set_rollback(True)
    assert record(actor=None, action="test.kept").seq == before + 1
    assert list(broken_links()) == []


def test_what_was_refused_leaves_no_entry(cast):
    candidacy = bring(cast, State.AT_AUTHORITY)
    before = AuditEntry.objects.count()
    with pytest.raises(Refused):
        take(cast, candidacy, Action.RECORD_AUTHORITY_VOTE, "ban_to_chuc", vote=vote(-1), number="8")
    with pytest.raises(PermissionDenied):
        take(cast, candidacy, Action.REJECT, "chi_bo", reason="Không phải việc của mình")
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 12, 31, 17, 0, 0, tzinfo=UTC),  # midnight of the new year in Hà Nội
        datetime(2028, 2, 29, 1, 2, 3, 456789, tzinfo=UTC),
        datetime(2020, 1, 1, tzinfo=UTC),  # a clock put back: the order is that of the numbers
    ],
)
def test_the_chain_holds_whatever_the_clock_says(db, moment):
    record(actor=None, action="test.before")
    with clock.at(moment):
        assert record(actor=None, action="test.then").at == moment
    record(actor=None, action="test.after")
    assert list(broken_links()) == []


written_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | written_text | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(written_text, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=80, **WITHIN_TEST)
@given(st.dictionaries(st.sampled_from(["before", "after", "lý_do"]), values), written_text)
def test_whatever_is_recorded_reads_back_with_its_own_hash(db, data, label):
    with transaction.atomic():
        seq = record(actor=None, action="test.data", label=label, **data).seq
        entry = AuditEntry.objects.get(seq=seq)
        assert entry_hash(entry) == entry.hash
        assert entry.data == json.loads(json.dumps(data, default=date.isoformat))
        transaction.set_rollback(True)


# --- nobody changes it --------------------------------------------------------------------------


def test_the_database_refuses_to_change_what_was_written(road):
    for model in (AuditEntry, Step, Decision):
        rows = model.objects.filter(pk=model.objects.last().pk)
        name = model._meta.pk.attname
        before = list(model.objects.values())
        for change in (
            lambda rows=rows, name=name: rows.update(**{name: F(name)}),
            lambda rows=rows: rows._raw_delete(rows.db),
            lambda model=model, name=name: model.objects.update(**{name: F(name)}),
            lambda model=model: model.objects.all()._raw_delete("default"),
        ):
            with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
                change()
        assert list(model.objects.values()) == before


# --- whoever changes it is found out ------------------------------------------------------------

CHANGES = {
    "at": lambda entry: entry.at + timedelta(microseconds=1),
    "actor_id": lambda entry: (entry.actor_id or 0) + 1,
    "actor_name": lambda entry: entry.actor_name + " ",
    "action": lambda entry: entry.action[:-1],
    "object_type": lambda entry: entry.object_type + "x",
    "object_id": lambda entry: None if entry.object_id else 1,
    "label": lambda entry: entry.label + ".",
    "data": lambda entry: entry.data | {"more": 1},
    "previous_hash": lambda entry: "f" * 64,
    "hash": lambda entry: "f" * 64,
}


def found() -> set[int]:
    return {seq for seq, _ in broken_links()}


def test_an_edited_entry_is_found(unguarded):
    for field, changed in CHANGES.items():
        for seq in (1, unguarded // 2, unguarded):
            with transaction.atomic():
                entry = AuditEntry.objects.get(seq=seq)
                AuditEntry.objects.filter(seq=seq).update(**{field: changed(entry)})
                assert seq in found(), field
                assert found() <= {seq, seq + 1}
                transaction.set_rollback(True)
    assert found() == set()


def test_an_edited_entry_with_a_new_hash_breaks_the_link_to_the_next(unguarded):
    entry = AuditEntry.objects.get(seq=unguarded // 2)
    entry.label = "Khác"
    AuditEntry.objects.filter(seq=entry.seq).update(label="Khác", hash=entry_hash(entry))
    assert list(broken_links()) == [(entry.seq + 1, "không nối với mục trước")]


@settings(max_examples=25, **WITHIN_TEST)
@given(data=st.data())
def test_deleted_entries_are_missed(unguarded, data):
    """Any of them but the last ones: those only an anchor outside the database can miss."""
    gone = data.draw(st.sets(st.integers(1, unguarded - 1), min_size=1, max_size=5))
    with transaction.atomic():
        AuditEntry.objects.filter(seq__in=gone).delete()
        runs = {seq for seq in gone if seq - 1 not in gone}
        assert {seq for seq, wrong in broken_links() if wrong == "thiếu mục"} == runs
        transaction.set_rollback(True)


@settings(max_examples=25, **WITHIN_TEST)
@given(data=st.data())
def test_swapped_entries_are_found(unguarded, data):
    """The contents of two entries change places, each keeping the number of the other."""
    numbers = st.lists(st.integers(1, unguarded), min_size=2, max_size=2, unique=True)
    first, second = sorted(data.draw(numbers))
    with transaction.atomic():
        rows = {seq: AuditEntry.objects.filter(seq=seq) for seq in (first, second)}
        texts = {seq: row.values().get() for seq, row in rows.items()}
        rows[first].update(hash="-", **_without_keys(texts[second]))
        rows[second].update(**_without_keys(texts[first]), hash=texts[first]["hash"])
        rows[first].update(hash=texts[second]["hash"])
        assert {first, second} <= found()
        transaction.set_rollback(True)


def _without_keys(text: dict) -> dict:
    return {name: value for name, value in text.items() if name not in ("seq", "hash")}


def test_an_inserted_entry_is_found(unguarded):
    """Before the first, between two (the later ones moved up), and after the last one."""
    for seq, noticed in ((0, 1), (3, 4), (unguarded + 1, unguarded + 1)):
        with transaction.atomic():
            for row in AuditEntry.objects.filter(seq__gte=max(seq, 1)).order_by("-seq"):
                AuditEntry.objects.filter(seq=row.seq).update(seq=row.seq + 1)
            forged = AuditEntry(seq=seq, at=clock.now(), actor_name="x", action="x")
            forged.previous_hash = AuditEntry.objects.get(seq=2).hash
            forged.hash = entry_hash(forged)
            forged.save(force_insert=True)
            assert noticed in found()
            transaction.set_rollback(True)
    assert found() == set()
