"""Exactly the staged rows, all or none; whoever was faster is told, and a second click does nothing."""

import gc

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.models import AuditEntry, Membership, Person
from members.resources.people import PersonResource
from members.services.audit import broken_links
from members.services.batches import answer_rows, apply_import, questions, restage
from members.services.batches.applying import spans
from members.services.batches.steps import uncollected
from members.services.errors import Conflict, Refused
from members.services.list_kinds import KINDS
from tests.members.batches import apply, many, outcomes, row_of, stage
from tests.members.sheets import TITLES, person

NUMBER = TITLES[3]


def numbers() -> set[str]:
    return set(Person.objects.filter(citizen_id__startswith="951").values_list("citizen_id", flat=True))


def test_the_staged_rows_are_written_and_told(cast):
    batch = stage(
        cast.doan_vien,
        person(1),
        row_of(cast.an, **{"Chức vụ": "Phó phòng"}),
        row_of(cast.chau),
        organisation=cast.CD1,
    )
    assert outcomes(batch)[:2] == [(2, "new"), (3, "changed")]
    batch = stage(
        cast.doan_vien, person(1), row_of(cast.an, **{"Chức vụ": "Phó phòng"}), organisation=cast.CD1
    )

    batch = apply(cast.doan_vien, batch)

    made = Person.objects.get(citizen_id=person(1)[NUMBER])
    cast.an.refresh_from_db()
    assert (batch.state, batch.version, batch.applied_at is None, cast.an.job_title) == (
        "applied",
        2,
        False,
        "Phó phòng",
    )
    membership = Membership.objects.get(person=made, organisation=cast.CD1)
    assert batch.rows.get(number=2).done["made"][0] == ["members.person", made.pk]
    assert batch.rows.get(number=2).done["made"][1][:2] == ["members.membership", membership.pk]
    assert batch.rows.get(number=3).done["changed"] == [
        ["members.person", cast.an.pk, {"job_title": "Chuyên viên"}, cast.an.version]
    ]
    entry = AuditEntry.objects.last()
    assert (entry.action, entry.actor, entry.object_id) == ("import.apply", cast.doan_vien, batch.pk)
    assert entry.data["written"] == {
        "members.person": spans([made.pk, cast.an.pk]),
        "members.membership": [[membership.pk, membership.pk]],
    }
    assert list(broken_links()) == []


def test_spans_name_every_number_once():
    assert spans([5, 3, 4, 9, 9, 1]) == [[1, 1], [3, 5], [9, 9]]


def test_nothing_is_written_while_something_is_asked_or_wrong(cast):
    batch = stage(cast.doan_vien, person(1), person(2, born="31/02/1990"), organisation=cast.CD1)
    with pytest.raises(Refused, match="1 dòng có lỗi"):
        apply(cast.doan_vien, batch)
    assert numbers() == set()

    batch = apply(cast.doan_vien, batch, skip_wrong=True)

    assert (batch.state, batch.options["skip_wrong"], numbers()) == ("applied", True, {person(1)[NUMBER]})


def test_skipping_what_is_wrong_does_not_skip_what_is_asked(cast):
    batch = stage(
        cast.doan_vien, person(1, name=cast.an.full_name, born=cast.an.birth_date), organisation=cast.CD1
    )
    with pytest.raises(Refused, match="có thể là người đã có trong sổ"):
        apply(cast.doan_vien, batch, skip_wrong=True)
    batch = answer_rows(actor=cast.doan_vien, batch=batch, version=1, answers={2: "skip"})
    assert (apply(cast.doan_vien, batch).state, numbers()) == ("applied", set())


def test_a_second_click_gets_the_result_of_the_first(cast):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    first = apply_import(actor=cast.doan_vien, batch=batch, version=1)
    entries = AuditEntry.objects.count()

    second = apply_import(actor=cast.doan_vien, batch=batch, version=1)

    assert (second.state, second.version, second.applied_at) == ("applied", first.version, first.applied_at)
    assert (Person.objects.filter(citizen_id=person(1)[NUMBER]).count(), AuditEntry.objects.count()) == (
        1,
        entries,
    )


def test_what_was_corrected_since_the_page_was_shown_is_not_applied(cast):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    restage(actor=cast.doan_vien, batch=batch, version=1, proper_case=True)
    with pytest.raises(Conflict, match="vừa được sửa"):
        apply_import(actor=cast.doan_vien, batch=batch, version=1)
    assert numbers() == set()


def test_rows_overtaken_by_the_register_are_shown_again_and_nothing_is_written(cast):
    batch = stage(
        cast.doan_vien,
        person(1),
        row_of(cast.an, **{"Chức vụ": "Phó phòng"}),
        person(2),
        organisation=cast.CD1,
    )
    Person.objects.filter(pk=cast.an.pk).update(job_title="Trưởng phòng", version=2)

    batch = apply(cast.doan_vien, batch)

    assert (batch.state, batch.version, batch.understood["changed_since"], numbers()) == (
        "staged",
        2,
        [3],
        set(),
    )
    assert batch.rows.get(number=3).data["before"] == {"Chức vụ": "Trưởng phòng"}
    assert [row.done for row in batch.rows.all()] == [{}, {}, {}]
    assert AuditEntry.objects.last().action == "import.overtaken"
    batch = apply(cast.doan_vien, batch)
    assert (batch.state, len(numbers())) == ("applied", 2)


def test_a_new_person_who_came_in_otherwise_meanwhile_is_asked_about(cast):
    batch = stage(cast.doan_vien, person(1, cccd=None), organisation=cast.CD1)
    other = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    apply(cast.doan_vien, other)

    batch = apply(cast.doan_vien, batch)

    assert (batch.state, batch.understood["changed_since"]) == ("staged", [2])
    assert batch.rows.get().outcome in ("same", "asked")


def test_namesakes_far_apart_in_one_list_are_not_taken_for_one_another(cast, monkeypatch):
    """The second is judged when the first has just been written."""
    monkeypatch.setattr(KINDS["people"], "chunk", 2)
    monkeypatch.setattr(PersonResource, "chunk", 2)
    people = many(1, 8)
    people[6]["Ngày sinh"] = people[0]["Ngày sinh"]
    batch = stage(cast.doan_vien, *people, organisation=cast.CD1)
    assert batch.counts["new"] == 7

    batch = apply(cast.doan_vien, batch)

    assert (batch.state, len(numbers())) == ("applied", 7)


def test_a_right_lost_since_the_preview_counts(cast):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    cast.doan_vien.appointments.update(ends_on="2025-06-30")
    with pytest.raises(PermissionDenied):
        apply(cast.doan_vien, batch)
    assert numbers() == set()


def test_somebody_else_with_the_right_applies_within_their_own_reach(cast):
    batch = stage(cast.doan_vien, person(1), organisation=cast.CD1)
    batch = apply(cast.doan_bi_thu, batch)
    assert (batch.state, AuditEntry.objects.last().actor) == ("applied", cast.doan_bi_thu)


def test_a_list_with_nothing_new_is_applied_too(cast):
    batch = stage(cast.doan_vien, row_of(cast.an), organisation=cast.CD1)
    assert (questions(batch), apply(cast.doan_vien, batch).state) == ([], "applied")


def test_the_number_of_queries_does_not_grow_with_the_rows(cast):
    def cost(first: int, last: int) -> int:
        batch = stage(cast.doan_vien, *many(first, last), organisation=cast.CD1)
        with CaptureQueriesContext(connection) as queries:
            apply(cast.doan_vien, batch)
        # SQLite takes a limited number of values in one statement; each row of ours is one statement to it.
        return len([q for q in queries if "INSERT" not in q["sql"] and "UPDATE" not in q["sql"]])

    assert cost(1, 4) == cost(4, 200)


@uncollected()
def _broken_off():
    assert not gc.isenabled()
    raise Refused("")


def test_the_collector_of_cycles_works_again_afterwards():
    with pytest.raises(Refused):
        _broken_off()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off():
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
