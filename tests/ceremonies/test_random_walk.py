"""A file is pushed about by every office-holder at random; wherever that leads, somebody can go on to an end."""

from contextlib import suppress
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremonies.choices import Action, State
from ceremonies.models import Candidacy, Step
from ceremonies.permissions import may_take
from ceremonies.workflow import CLOSED, DESK_OF_STATE, TRANSITIONS, transitions_from
from members.clock import now
from members.selectors.consents import last_consent
from members.services.audit import broken_links
from members.services.consents import record_consent, withdraw_consent
from members.services.errors import Conflict, Refused
from tests.ceremonies.counted import assert_counted_right
from tests.lives import Life, delegate, enlarge
from tests.road import bring, put_section

ACCOUNTS = [
    *("doan_vien", "doan_bi_thu", "chi_bo", "chi_bo_khac", "bo_phan", "van_phong", "dang_uy"),
    *("ban_to_chuc", "cap_tren", "kiem_tra", "quan_tri", "giup_do", "ung_vien", "sieu_quyen"),
]
#: Ways of the office: a plain one, one with a section committee, one whose committee decides itself.
OFFICES = [lambda cast: None, put_section, delegate]


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_wherever_a_file_is_pushed_somebody_can_bring_it_to_an_end(cast, data):
    with transaction.atomic():
        organisations, users = dict(cast.organisations), dict(cast.users)
        data.draw(st.sampled_from(OFFICES))(cast)
        enlarge(cast, "CB2", 2)
        life = Life(cast, date(2025, 8, 4)).to(data.draw(st.sampled_from([State.DRAFT, State.LISTED])))
        for _ in range(data.draw(st.integers(5, 30))):
            _push(life, data)
            if data.draw(st.integers(0, 4)) == 0:
                _change_of_mind(life)
            _check(cast, life)
        if life.state not in CLOSED:
            _to_an_end(life)
        assert list(broken_links()) == []
        assert_counted_right()
        transaction.set_rollback(True)
    cast.organisations, cast.users = organisations, users


def _push(life: Life, data) -> None:
    """Some step by the hand whose it is, or whatever by whoever; only an orderly refusal may come of it."""
    rows = transitions_from(life.state)
    row = data.draw(st.sampled_from(rows or list(TRANSITIONS.values())))
    who = data.draw(st.sampled_from(["", "", "", *ACCOUNTS])) or (life.hand(row) if rows else "chi_bo")
    if who not in life.cast.users:
        return
    if row.action == Action.RECORD_CELL_VOTE and data.draw(st.booleans()):
        life.fill_papers()
    if life.state == State.PROBATION and data.draw(st.booleans()):
        life.day = max(life.day, life.candidacy.probation_ends_on)
    before = life.day
    try:
        with transaction.atomic():
            life.take(row.action, by=who, passing=data.draw(st.integers(0, 3)) > 0)
    except (PermissionDenied, Refused, Conflict):
        life.day = before
        life.candidacy.refresh_from_db()


def _change_of_mind(life: Life) -> None:
    """The person agrees to the processing of their data, or takes that back: the file has its desk either way."""
    person = life.candidacy.person
    known = {"actor": life.cast.chi_bo, "person": person, "paper_kept_at": "Tủ 2"}
    last = last_consent(person)
    with suppress(PermissionDenied):
        if last is None or last.withdraws:
            record_consent(**known, given_on=life.day)
        else:
            withdraw_consent(**known, withdrawn_on=life.day)


def _check(cast, life: Life) -> None:
    file, desk = Candidacy.objects.get(pk=life.candidacy.pk), DESK_OF_STATE[life.state]
    assert file.desk == (getattr(file, desk) if desk else None)
    assert (file.desk is None) == (file.closed_on is not None) == (life.state in CLOSED)
    taken = list(file.steps.order_by("version"))
    assert [step.source for step in taken[1:]] == [step.target for step in taken[:-1]]
    assert (taken[-1].target, taken[-1].version) == (file.state, file.version - 1)
    assert {(step.source, step.action) for step in taken[1:]} <= set(TRANSITIONS)
    assert cast.ung_vien.pk not in {step.actor_id for step in taken}
    if life.state not in CLOSED:
        ahead = [row for row in transitions_from(life.state) if not row.ends]
        assert any(may_take(user, file, row) for row in ahead for user in cast.users.values())


def _to_an_end(life: Life) -> None:
    for _ in range(90):
        if life.state in CLOSED:
            return
        if life.state == State.PROBATION:
            life.day = max(life.day, life.candidacy.probation_ends_on)
        life.ahead(reason="Tiếp tục theo thủ tục.")
    raise AssertionError(f"a dead end: {[step.target for step in life.candidacy.steps.all()][-12:]}")


# --- the database itself --------------------------------------------------------------------------


def test_no_step_outside_the_table_is_written_even_past_the_service(cast):
    """Every state and action of the table with every target that the table does not name."""
    candidacy = bring(cast, State.LISTED)
    known = {(row.source, row.action, row.target) for row in TRANSITIONS.values()}
    wrong = [
        (source, action, target)
        for source in State
        for action in Action
        for target in (State.OFFICIAL, State.DECIDED, State.LISTED)
        if (source, action, target) not in known
    ]
    accepted = []
    for number, (source, action, target) in enumerate(wrong, 100):
        with suppress(DatabaseError), transaction.atomic():
            _write_step(cast, candidacy, number, source, action, target)
            accepted.append((source, action, target))
    assert len(wrong) > 4000
    assert accepted == []


def test_every_step_of_the_table_is_accepted_by_the_database(cast):
    candidacy = bring(cast, State.LISTED)
    for number, row in enumerate(TRANSITIONS.values(), 100):
        _write_step(cast, candidacy, number, row.source, row.action, row.target)
    assert candidacy.steps.filter(version__gte=100).count() == len(TRANSITIONS)


def _write_step(cast, candidacy, version, source, action, target) -> None:
    Step.objects.create(
        candidacy=candidacy,
        version=version,
        action=action,
        source=source,
        target=target,
        desk=cast.CB1,
        actor=cast.chi_bo,
        actor_name="x",
        at=now(),
    )


@pytest.mark.parametrize("state", sorted(set(State) - {State.LISTED}))
def test_a_file_changes_its_state_by_a_step_only(cast, state):
    candidacy = bring(cast, State.LISTED)
    with pytest.raises(DatabaseError, match="by a step only"), transaction.atomic():
        Candidacy.objects.filter(pk=candidacy.pk).update(state=state, version=candidacy.version + 1)
    assert Candidacy.objects.get(pk=candidacy.pk).state == State.LISTED


def test_a_step_and_a_move_are_never_changed(cast):
    candidacy = bring(cast, State.MOVED_AWAY)
    for rows in (candidacy.steps.all(), candidacy.moves.all()):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            rows.update(reason="x")
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            rows.delete()
